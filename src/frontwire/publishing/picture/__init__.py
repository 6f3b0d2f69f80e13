"""The picture rendered: brief, JSON, changes."""
