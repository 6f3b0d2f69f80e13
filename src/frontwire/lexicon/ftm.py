"""FollowTheMoney's tables: which schema and topics an actor has, and how languages are written there."""

from __future__ import annotations

from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_file
from frontwire.model.actor import Sector


class Schema(Entry, frozen=True):
    """The schema of an actor of one sector, and its topics."""

    schema: str
    topics: tuple[str, ...] = ()


class FtmFile(Entry, frozen=True):
    """`lexicons/exports/ftm.yml`; the fields are explained at its head."""

    means: str
    dataset: str
    person: str
    parties: dict[Sector, Schema]
    properties: dict[str, str]
    speechless: tuple[str, ...]
    languages: dict[str, str]

    @classmethod
    def load(cls, path: Path) -> FtmFile:
        """Reads the file; raises LexiconError naming file and key."""
        held = read_file(path, FtmFile)
        missing = [sector.value for sector in Sector if sector not in held.entry.parties]
        if missing:
            raise LexiconError(f"{held.path}: parties: none for {', '.join(missing)}")
        return held.entry
