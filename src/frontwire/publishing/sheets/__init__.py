"""Sheets: what a page says, in words and in order, before a template lays it out. No markup, no web server."""
