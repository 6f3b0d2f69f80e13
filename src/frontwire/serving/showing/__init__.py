"""Showing: what the templates of the picture are filled with. Frozen values: templates only go through them."""
