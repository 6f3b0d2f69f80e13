"""Reconciling a store: every claim into one happening, with the links that say why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from frontwire.lexicon.deeds import Deeds
from frontwire.lexicon.families import Families
from frontwire.model.gist import Gist
from frontwire.model.happening import Happening, Reconciled
from frontwire.model.ports import View
from frontwire.reconciling import copying, originating
from frontwire.reconciling.joining import Joining
from frontwire.reconciling.judging import decide
from frontwire.reconciling.originating import NOBODY
from frontwire.reconciling.spots import Spots
from frontwire.reconciling.weighing import Scale
from frontwire.reconciling.zoning import Digests, rules, zone
from frontwire.resting import resting_collector

#: Told how many claims of how many are done.
Progress = Callable[[int, int], None]


@resting_collector()
def reconcile(  # noqa: PLR0913 - what it goes by, and how it is followed
    view: View,
    *,
    families: Families,
    deeds: Deeds,
    speaking_for: Mapping[str, str] = NOBODY,
    progress: Progress | None = None,
    earlier: Reconciled | None = None,
) -> Reconciled:
    """Which claims of a store tell of the same happening.

    A pure function of the set of claims and judgements: the order in which they came in makes no difference.
    `speaking_for` gives by the key of a person the body whose word that is (lexicons/origins/spokespeople.yml).
    `progress`, where given, is called with the number of claims done and of all. `earlier` is what reconciling made of
    the store before: zones in which nothing changed since are taken from it, which changes nothing but the time.
    """
    gists = in_order(view.gists())
    filings = tuple(view.filings())
    copies = copying.copies(filings, view.running_text)
    roots = copying.families(copies)
    decided = decide(view.judgements(), gists, corrections=view.corrections())
    digests = Digests(gists, filings, roots, decided, rules(families, deeds))
    kept = _by_zone(earlier)
    happenings: list[Happening] = []
    zones: dict[str, str] = {}
    done = 0
    for name, numbers in zone(gists, (*decided.joined, *decided.parted)).items():
        zones[name] = digests.digest(numbers)
        if earlier is not None and earlier.zones.get(name) == zones[name]:
            happenings += kept[name]
        else:
            scale = Scale(families, Spots(), deeds=deeds, roots=roots)
            held = [gists[number] for number in numbers]
            happenings += Joining(held, scale, decided=decided.within(numbers)).happenings(name)
        done += len(numbers)
        if progress is not None:
            progress(done, len(gists))
    origins = originating.origins(gists, filings, copies, happenings, speaking_for=speaking_for)
    return Reconciled(tuple(_sorted(happenings, gists)), copies, origins, zones)


def in_order(gists: Iterable[Gist]) -> list[Gist]:
    """Claims as they were known, of one day by id; one that stands in two reports counts in the first of them."""
    out: dict[str, Gist] = {}
    for gist in sorted(gists, key=lambda gist: (gist.known, gist.id, gist.report)):
        out.setdefault(gist.id, gist)
    return list(out.values())


def _by_zone(earlier: Reconciled | None) -> Mapping[str, list[Happening]]:
    out: dict[str, list[Happening]] = {}
    for happening in () if earlier is None else earlier.happenings:
        out.setdefault(happening.zone, []).append(happening)
    return out


def _sorted(happenings: Iterable[Happening], gists: Sequence[Gist]) -> list[Happening]:
    rank = {gist.id: number for number, gist in enumerate(gists)}
    return sorted(happenings, key=lambda happening: rank[happening.id])
