"""Coding: what happened or holds, by the lexicon of kinds."""

from frontwire.coding.code import code

__all__ = ["code"]
