"""Attributing: who says each clause, through whom, with which cue, how firmly, denied or not."""

from frontwire.attributing.attribute import attribute
from frontwire.attributing.saying import saying_of

__all__ = ["attribute", "saying_of"]
