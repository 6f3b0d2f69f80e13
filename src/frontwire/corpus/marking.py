"""Marking: the reports of a store with the claims that people checked, as test data for readers of news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from frontwire.corpus.correcting import Corrected
from frontwire.errors import AbsentError
from frontwire.model.claim import Claim
from frontwire.model.query import Query
from frontwire.publishing.gold import Marked, mark
from frontwire.publishing.words import country_names
from frontwire.store import StoreView


class Markable(Corrected):
    """A store whose checked claims are given out as gold."""

    def gold(self, *, reports: Iterable[str] = (), everything: bool = False) -> Iterator[Marked]:
        """Reports with the claims in them that a person accepted, changed or added; those without any are left out.

        With `everything` all claims that nobody rejected, of every report. `reports` are ids, all where none is given;
        raises AbsentError where there is none of an id, LexiconError.
        """
        wanted = tuple(dict.fromkeys(reports))
        countries = country_names(Path(self.settings.lexicons))
        with self.view() as view:
            for report in wanted:
                if view.filing(report) is None:
                    raise AbsentError(f"there is no report {report}")
            for filing in view.filings():
                if wanted and filing.id not in wanted:
                    continue
                claims = tuple(_claims(view, filing.id, everything=everything))
                text = view.text(filing.id)
                if text is not None and (claims or everything):
                    yield mark(filing, text, claims, countries=countries)


def _claims(view: StoreView, report_id: str, *, everything: bool) -> Iterator[Claim]:
    """The claims of a report as people left them: those that they decided about, or all."""
    for gist in view.select(Query(reports=frozenset({report_id}))):
        decided = any(one.undone is None for one in view.history(gist.id))
        if (decided or everything) and (claim := view.claim(gist.id)) is not None:
            yield claim
