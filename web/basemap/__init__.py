"""Makes the base map of the page out of Natural Earth's divisions: `python -m web.basemap` (part of `make setup`)."""
