"""Filing: the page in one file, made of the very pages that the server gives. `exporting.export` makes it."""
