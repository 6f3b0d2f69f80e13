"""What formats for maps share: rows that have a place, their points and circles."""
