"""UCDP GED's rows: deadly happenings with their sides, their deaths by side and their sources (docs/export-ucdp.md)."""
