"""English, parsed: the only importer of the NLP engine."""

from frontwire.language.engine import SpacyEngine

__all__ = ["SpacyEngine"]
