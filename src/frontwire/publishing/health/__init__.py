"""The health and aid picture rendered: page, JSON, CSV."""
