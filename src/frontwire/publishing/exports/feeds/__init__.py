"""Feeds: what changed between two days, as entries that feed readers and calendars follow."""
