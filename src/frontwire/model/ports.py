"""What the stages ask of the outside, as protocols: tests and other back-ends fill them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, Protocol

from frontwire.model.claim import Claim
from frontwire.model.correction import Correction
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.model.happening import Reconciled
from frontwire.model.judgement import Judgement
from frontwire.model.place import Place
from frontwire.model.query import EVERYTHING, Hit, Query
from frontwire.model.report import Refusal


class RawToken(NamedTuple):
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

    def forms(self, lemma: str) -> frozenset[str]:
        """All words (lower case) that may be given `lemma`; raises EngineError where that cannot be told."""
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


class View(Protocol):
    """A store as it stands at one moment, read only. What it gives comes in a fixed order: known day, then id.

    Claims come as people corrected them, rejected ones left out and those that people added among them.
    """

    def filings(self, *, at: date | None = None) -> Iterator[Filing]:
        """The reports known by `at` (all where None)."""
        ...

    def gists(self, *, at: date | None = None, kinds: frozenset[str] | None = None) -> Iterator[Gist]:
        """The gists of claims known by `at`, of those kinds where given."""
        ...

    def select(self, query: Query) -> Iterator[Gist]:
        """The gists of claims that a query asks for."""
        ...

    def search(self, words: str, *, limit: int = 20, query: Query = EVERYTHING) -> tuple[Hit, ...]:
        """Claims whose words hold all of `words`, best first: also "a phrase" and the beginning of a word*."""
        ...

    def claim(self, claim_id: str) -> Claim | None:
        """A claim with all its parts; None where there is none of that id."""
        ...

    def text(self, report_id: str) -> str | None:
        """The original text of a report, into which all its spans point."""
        ...

    def running_text(self, report_id: str) -> str | None:
        """`Report.running_text` of a report: its words without the furniture of its page."""
        ...

    def refusals(self, *, at: date | None = None) -> Iterator[tuple[str, Refusal]]:
        """What was refused, each with the id of the report it stands in."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order of deciding, those undone included."""
        ...

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections of single claims in the order of deciding, those undone included."""
        ...

    def corrections_adrift(self) -> tuple[Correction, ...]:
        """Those that stand and are about a claim that is no longer there: kept, and without effect."""
        ...

    def reconciled(self) -> Reconciled | None:
        """What reconciling made of the store; None where claims or judgements came in since."""
        ...
