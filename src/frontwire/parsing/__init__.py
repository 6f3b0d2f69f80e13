"""Parsing: a report becomes a document with sentences, tokens, mentions, quotations and coreference."""

from frontwire.parsing.parse import parse, parse_many
from frontwire.parsing.repair import Repairs

__all__ = ["Repairs", "parse", "parse_many"]
