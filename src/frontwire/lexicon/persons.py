"""Persons: who of the lexicon's actors goes by which name, and which of them are people, not bodies or groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from frontwire.lexicon.actors import ActorFile
from frontwire.lexicon.load import read_folder


@dataclass(frozen=True, slots=True)
class Persons:
    """The names of named actors by id, and the ids of those that a gender is given for, which only people have."""

    names: Mapping[str, str]
    people: frozenset[str]

    @classmethod
    def load(cls, folder: Path) -> Persons:
        """Reads lexicons/actors without what it takes to find names in a text; raises LexiconError."""
        actors = [actor for file in read_folder(folder, ActorFile) for actor in file.entry.actors]
        people = frozenset(actor.id for actor in actors if actor.gender is not None)
        return cls({actor.id: actor.name for actor in actors}, people)
