"""Persons: which named actors of the lexicon are people, not bodies or groups."""

from __future__ import annotations

from pathlib import Path

from frontwire.lexicon.actors import ActorFile
from frontwire.lexicon.load import read_folder


def read_persons(folder: Path) -> frozenset[str]:
    """The ids of those that a gender is given for, which only people have; raises LexiconError naming file and key."""
    files = read_folder(folder, ActorFile)
    return frozenset(actor.id for file in files for actor in file.entry.actors if actor.gender is not None)
