"""The schema of lexicons/origins/spokespeople.yml: people whose word is that of a body."""

from __future__ import annotations

from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_file


class Body(Entry, frozen=True):
    """A body and those who speak for it, by their ids in lexicons/actors."""

    body: str
    people: tuple[str, ...]


class BodyFile(Entry, frozen=True):
    """The whole file."""

    means: str
    bodies: tuple[Body, ...]


def load_spokespeople(path: Path) -> dict[str, str]:
    """By the key of a person, that of the body spoken for; raises LexiconError where one speaks for two."""
    loaded = read_file(path, BodyFile)
    out: dict[str, str] = {}
    for entry in loaded.entry.bodies:
        for person in entry.people:
            if out.setdefault(person, entry.body) != entry.body:
                raise LexiconError(f"{loaded.path}: {person} speaks for {out[person]} and for {entry.body}")
    return out
