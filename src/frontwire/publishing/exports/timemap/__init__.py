"""The three sheets that TimeMap is fed with: events, their sources, and the associations they are filtered by."""
