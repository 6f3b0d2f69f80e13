"""Measures Frontwire against public gold: `python -m evaluation --help`. Imports frontwire, never the reverse."""
