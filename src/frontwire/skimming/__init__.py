"""Skimming: a cheap first look at a report decides what of it is worth parsing."""

from frontwire.skimming.look import Look, skim

__all__ = ["Look", "skim"]
