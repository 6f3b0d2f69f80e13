"""Coding: what happened or holds, by the lexicon of kinds; who stands against whom."""

from frontwire.coding.code import code
from frontwire.coding.dyads import relate

__all__ = ["code", "relate"]
