"""What the stages ask of the outside, as protocols: tests and other back-ends fill them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from frontwire.model.place import Place


@dataclass(frozen=True, slots=True)
class RawToken:
    """A token as an engine gives it: offsets into the passage it was given, head and sentence start."""

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    opens_sentence: bool


class Engine(Protocol):
    """Parses passages of running English."""

    @property
    def name(self) -> str:
        """Which pipeline this is."""
        ...

    def parse(self, passages: tuple[str, ...]) -> tuple[tuple[RawToken, ...], ...]:
        """Tokens of each passage, in order; never raises on odd text."""
        ...

    def is_common(self, word: str) -> bool:
        """Is `word` (lower case) an ordinary word of the language, in any of its forms?"""
        ...


class Gazetteer(Protocol):
    """Finds places by name, offline."""

    def find(self, name: str) -> tuple[Place, ...]:
        """All places that bear `name` in any spelling, best first; empty where none does."""
        ...

    def admin1(self, name: str) -> tuple[Place, ...]:
        """First-order divisions of that name ("Homs", "Homs province")."""
        ...

    def country(self, name: str) -> Place | None:
        """The country of that name, adjective or demonym ("Syria", "Syrian")."""
        ...

    def capital(self, country: str) -> Place | None:
        """The capital of a country given by ISO 3166-1 alpha-2 code."""
        ...
