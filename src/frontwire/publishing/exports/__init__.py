"""Exports: claims and happenings of a store in the formats that people's tools read."""

from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.registry import format_for, format_of, formats
from frontwire.publishing.exports.shipment import Bundle, Entry, Shipment

__all__ = ["Bundle", "Entry", "Format", "Shipment", "Tally", "Unit", "format_for", "format_of", "formats"]
