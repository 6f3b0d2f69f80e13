"""Happenings: are the reports of one incident joined, and those of others kept apart?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluation.base import Case, Outcome, Score
from evaluation.corpora import find_files, naming, read_json_lines
from evaluation.measures import Prf, share, sum_counts
from evaluation.sets.fakes import parse_day
from evaluation.sets.happenings_gold import Annotation, load
from evaluation.sets.happenings_linked import MOST_DAYS, Linked, days_apart, dumb, governorates
from evaluation.sets.happenings_linking import link
from evaluation.sets.happenings_pairs import (
    CLAIMS,
    CUBED,
    FOUND,
    GOLD,
    REPORTS,
    RIGHT,
    WRONG,
    Told,
    count_apart,
    count_cubed,
    count_pairs,
    count_reports,
)
from evaluation.sets.happenings_telling import tell
from evaluation.sets.happenings_terms import terms
from frontwire.api import Reader
from frontwire.publishing.reading import Reading

_DUMB = "dumb "
_WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Source:
    """One report of the corpus."""

    name: str
    title: str
    text: str
    outlet: str
    day: date

    def read(self, reader: Reader) -> Reading:
        """Read with its outlet, and as of the corpus' day where it prints none: an archive knows when it was got."""
        whole = f"{self.title}\n\n{self.text}"
        reading = reader.read(whole, outlet=self.outlet)
        publication = reading.document.publication
        if publication is not None and publication.day is not None:
            return reading
        return reader.read(whole, outlet=self.outlet, published=self.day)


class Happenings:
    """The corpus as a whole: what a report's claims are joined with depends on all the others."""

    name = "happenings"
    folder = "fakes"
    files = "*.jsonl (one report a line)"
    source = "The reports of FA-KES (Abu Salem and others, ICWSM 2019); incidents marked for Frontwire"
    definition = (
        "All reports of FA-KES are read (title, a blank line, text, with the outlet; the corpus' date only where the "
        "report prints none), added to a store and reconciled. Gold: 178 incidents marked by hand in 210 of the "
        "reports of the development half, as passages; a claim of violence or of its dead belongs to the incident "
        "whose passage shares most characters with it. Claim pairs: of different reports; precision over the pairs "
        "that a happening joins and both of which are marked (a part and its whole count neither way), recall over "
        "the pairs told as news by both. Report pairs: the same over (report, incident), joined where any happening "
        "holds claims of both. B3: Bagga and Baldwin's B-cubed over the marked claims. Kept apart: pairs of incidents "
        "that were judged different and that no happening joins. Joins governorates, joins days apart: happenings of "
        "several reports whose claims are placed in different governorates, or tell of events more than two days "
        "apart. Of reports without marks only these two are counted. Baseline: all violence of one governorate on one "
        "day is one happening."
    )

    def cases(self, folder: Path) -> Iterator[Case]:
        """One case: every report; an id that the corpus gives twice gets a number."""
        seen: Counter[str] = Counter()
        sources: list[Source] = []
        for path in find_files(folder, "*.jsonl"):
            for line, row in read_json_lines(path):
                with naming(path, line):
                    name = str(row["id"])
                    seen[name] += 1
                    called = name if seen[name] == 1 else f"{name}-{seen[name]}"
                    day = parse_day(str(row["date"]))
                    sources.append(Source(called, str(row["title"]), str(row["text"]), str(row["outlet"]), day))
        yield Case(_WHOLE, tuple(sources))

    def score(self, case: Case, reader: Reader) -> Outcome:
        """Everything read, joined and compared."""
        linked = link((source.name, source.read(reader)) for source in _of(case))
        return Outcome(case.id, count(linked, load()), errors=tuple(tell(linked, told(linked, load()), load())))

    def crashed(self, case: Case) -> Outcome:
        """Nothing joined."""
        return Outcome(case.id)

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """Precision and recall of what is joined, where any of it is marked, and what no happening may do."""
        sums = sum_counts(outcomes)
        found, base = _figures(sums, ""), _figures(sums, _DUMB)
        unmarked = sums.get("happenings", 0) > 0 and not sums.get(f"{CUBED} claims")
        scores = [] if unmarked else [Score(name, value, base[name]) for name, value in found.items()]
        crossing = (
            Score(name, sums.get(name, 0), unit="happenings", higher_is_better=False)
            for name in (ACROSS, APART_IN_TIME)
        )
        return (*scores, *crossing)


#: Counts of happenings that nobody should find.
ACROSS, APART_IN_TIME = "joins governorates", "joins days apart"


def told(linked: Linked, gold: Annotation) -> tuple[Told, ...]:
    """The claims of violence in marked passages, with the happening that each was put in."""
    return tuple(_told(linked, gold, {claim: one.id for one in linked.happenings for claim in one.claims}))


def count(linked: Linked, gold: Annotation) -> dict[str, float]:
    """All counts of the set, the baseline's among them."""
    found = told(linked, gold)
    base = tuple(_told(linked, gold, {gist.id: dumb(gist) for gist in linked.gists.values()}))
    shared = [linked.members(one) for one in linked.happenings if linked.is_shared(one)]
    counts = {
        "happenings": float(len(linked.happenings)),
        "happenings of several reports": float(len(shared)),
        ACROSS: float(sum(len(governorates(members)) > 1 for members in shared)),
        APART_IN_TIME: float(sum(days_apart(members) > MOST_DAYS for members in shared)),
    }
    for prefix, marked in (("", found), (_DUMB, base)):
        for counted in (count_pairs, count_reports, count_cubed, count_apart):
            counts |= counted(marked, gold, prefix)
    return counts


def _told(linked: Linked, gold: Annotation, happening_of: dict[str, object]) -> Iterator[Told]:
    for gist in linked.gists.values():
        report = linked.names[gist.report]
        mark = gold.mark(report, gist.span) if gist.kind in terms().deeds else None
        if mark is not None:
            yield Told(gist.id, report, mark.incident, mark.is_news, happening_of[gist.id])


def _figures(sums: dict[str, float], prefix: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, shown in ((CLAIMS, "claim pairs"), (REPORTS, "report pairs")):
        right, wrong = sums.get(f"{prefix}{name} {RIGHT}", 0), sums.get(f"{prefix}{name} {WRONG}", 0)
        figures[f"{shown} precision"] = share(right, right + wrong)
        belong, met = sums.get(f"{prefix}{name} {GOLD}", 0), sums.get(f"{prefix}{name} {FOUND}", 0)
        figures[f"{shown} recall"] = share(met, belong)
    claims = sums.get(f"{prefix}{CUBED} claims", 0)
    precision, recall = (sums.get(f"{prefix}{CUBED} {name}", 0) for name in ("precision", "recall"))
    cubed = Prf(share(precision, claims), share(recall, claims), 0)
    both = cubed.precision + cubed.recall
    figures |= {
        "B3 precision": cubed.precision,
        "B3 recall": cubed.recall,
        "B3 F1": 2 * cubed.precision * cubed.recall / both if both else 0.0,
        "kept apart": share(sums.get(f"{prefix}apart", 0), sums.get(f"{prefix}apart asked", 0)),
    }
    return figures


def _of(case: Case) -> tuple[Source, ...]:
    assert isinstance(case.gold, tuple)
    return case.gold
