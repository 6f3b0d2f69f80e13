"""One module a version, named after it. What a store once was is never edited."""
