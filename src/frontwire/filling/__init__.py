"""Filling: a row of a form becomes claims by its mapping, without the language pipeline.

The row is written out as a text, a line an answer, so that a claim of it points at words like any other.
"""

from frontwire.filling.filler import Filler
from frontwire.filling.filling import Filled, fill
from frontwire.filling.speaking import Source, source_of

__all__ = ["Filled", "Filler", "Source", "fill", "source_of"]
