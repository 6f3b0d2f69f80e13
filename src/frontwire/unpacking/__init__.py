"""Containers in: whatever a source is, the reports in it, one after another.

A folder, an archive, a dump or a feed is opened as a stream: what `unpack` gives is made as it is asked for, so that
memory does not grow with what is read. A document that is no container comes out as the one parcel it is, unread:
what it says is `frontwire.reading`'s.
"""

from frontwire.unpacking.layout import ANY, Chat, Columns, DayOrder, Layout
from frontwire.unpacking.metering import Meter, measure
from frontwire.unpacking.sources import STDIN, unpack
from frontwire.unpacking.unpacker import Piece

__all__ = ["ANY", "STDIN", "Chat", "Columns", "DayOrder", "Layout", "Meter", "Piece", "measure", "unpack"]
