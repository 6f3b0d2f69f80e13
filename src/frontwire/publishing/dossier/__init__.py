"""All that a store holds on one happening, rendered: page, JSON, rows, the path down to the words."""
