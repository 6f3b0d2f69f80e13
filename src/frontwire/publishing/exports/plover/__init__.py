"""PLOVER: claims and happenings as event records, which its JSON Lines and POLECAT's table write out."""

from frontwire.publishing.exports.plover.records import Recorder, encode
from frontwire.publishing.exports.plover.shapes import Entity, Event, Location

__all__ = ["Entity", "Event", "Location", "Recorder", "encode"]
