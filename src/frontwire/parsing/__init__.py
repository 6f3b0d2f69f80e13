"""Parsing: a report becomes a document with sentences, tokens, mentions, quotations and coreference."""

from frontwire.parsing.parse import parse
from frontwire.parsing.repair import Repairs

__all__ = ["Repairs", "parse"]
