"""Browsing: a store as people look at it: what an address asks for in, what a page draws out. Knows no web server."""
