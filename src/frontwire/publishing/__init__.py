"""Publishing: one reading as JSON, as a brief for the terminal, or as the path from words to value."""
