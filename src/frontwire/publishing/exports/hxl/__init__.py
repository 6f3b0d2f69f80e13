"""HXL: a table with a row of hashtags under its header (https://hxlstandard.org, 1.1)."""
