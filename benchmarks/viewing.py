"""Viewing: a made-up corpus as a view, so that what is measured is the work and not the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from benchmarks.generating import Made
from frontwire.model.claim import Claim
from frontwire.model.correction import Correction
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.model.happening import Reconciled
from frontwire.model.judgement import Judgement
from frontwire.model.query import EVERYTHING, Hit, Query
from frontwire.model.report import Refusal


class MadeView:
    """`frontwire.model.ports.View` of a made-up corpus that nobody judged."""

    __slots__ = ("_made", "_reconciled")

    def __init__(self, made: Made, *, reconciled: Reconciled | None = None) -> None:
        self._made = made
        self._reconciled = reconciled

    def filings(self, *, at: date | None = None) -> Iterator[Filing]:
        """The reports known by `at`."""
        return (filing for filing in self._made.filings if at is None or filing.known <= at)

    def gists(self, *, at: date | None = None, kinds: frozenset[str] | None = None) -> Iterator[Gist]:
        """The claims known by `at`, of those kinds."""
        for gist in self._made.gists:
            if (at is None or gist.known <= at) and (kinds is None or gist.kind in kinds):
                yield gist

    def select(self, query: Query) -> Iterator[Gist]:
        """The claims that a query asks for."""
        return (gist for gist in self._made.gists if query.admits(gist))

    def search(self, words: str, *, limit: int = 20, query: Query = EVERYTHING) -> tuple[Hit, ...]:
        """The first claims whose quote holds the words as they stand."""
        found = (Hit(gist, 1.0) for gist in self.select(query) if words in gist.quote)
        return tuple(islice(found, limit))

    def claim(self, claim_id: str) -> Claim | None:
        """Nothing: only the gists of claims are made up."""
        return None

    def text(self, report_id: str) -> str | None:
        """A report's words."""
        return self._made.texts.get(report_id)

    def running_text(self, report_id: str) -> str | None:
        """A report's words."""
        return self._made.texts.get(report_id)

    def refusals(self, *, at: date | None = None) -> Iterator[tuple[str, Refusal]]:
        """Nothing was refused."""
        return iter(())

    def corrections(self) -> tuple[Correction, ...]:
        """Nobody corrected."""
        return ()

    def corrections_adrift(self) -> tuple[Correction, ...]:
        """Nobody corrected."""
        return ()

    def judgements(self) -> tuple[Judgement, ...]:
        """Nobody judged."""
        return ()

    def reconciled(self) -> Reconciled | None:
        """What was given."""
        return self._reconciled
