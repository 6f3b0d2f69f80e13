"""Which kinds of claim the set of happenings asks of a reading."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from evaluation.mapping import Mapped, read_mapping

_MAPPING = Path(__file__).with_name("happenings.yml")


class Terms(Mapped, frozen=True):
    """The mapping file."""

    deeds: frozenset[str]
    words: frozenset[str]


@cache
def terms() -> Terms:
    """The mapping, read once."""
    return read_mapping(_MAPPING, Terms)
