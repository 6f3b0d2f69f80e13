"""Frontwire's own tables, a column defined once: CSV, Parquet, map formats and the data dictionary come from it."""

from frontwire.publishing.exports.tables.column import Column, Kind
from frontwire.publishing.exports.tables.table import VERSION, Table, table_of, tables

__all__ = ["VERSION", "Column", "Kind", "Table", "table_of", "tables"]
