"""What went wrong with happenings, line by line: what is joined and should not be, and what is not and should."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evaluation.sets.happenings_gold import Annotation
from evaluation.sets.happenings_linked import MOST_DAYS, Linked, days_apart, governorates, reasons
from evaluation.sets.happenings_pairs import WRONG, Pair, Told, joined, judge, to_join
from frontwire.model.figure import Figure
from frontwire.model.gist import Gist
from frontwire.model.happening import Happening, Link

_QUOTED = 60


def tell(linked: Linked, told: Sequence[Told], gold: Annotation) -> Iterator[str]:
    """Wrong joins with the links that made them, missed ones with their closest claims, then bounds crossed."""
    yield from _wrong(linked, told, gold)
    yield from _missed(linked, told)
    for happening in linked.happenings:
        members = linked.members(happening)
        if linked.is_shared(happening):
            if len(where := governorates(members)) > 1:
                yield f"joins governorates: {happening.id}: {', '.join(where)}"
            if (days := days_apart(members)) > MOST_DAYS:
                yield f"joins days apart: {happening.id}: {days}"


def describe(gist: Gist, name: str) -> str:
    """A claim on one line: its report, kind, days, place, figures and words."""
    day = "undated" if gist.first is None else str(gist.first)
    if gist.last is not None and gist.last != gist.first:
        day += f"..{gist.last}"
    site = gist.site.name if gist.site is not None else "unplaced"
    figures = " ".join(map(_figure, gist.figures))
    return " ".join(filter(None, (name, gist.kind, day, site, figures, f"'{gist.quote[:_QUOTED]}'")))


def _wrong(linked: Linked, told: Iterable[Told], gold: Annotation) -> Iterator[str]:
    happenings = {happening.id: happening for happening in linked.happenings}
    for (incident, other), pairs in _by_incidents(pair for pair in joined(told) if judge(pair, gold) == WRONG).items():
        yield f"joined: {incident} and {other}, {len(pairs)} pairs"
        chains = [(_chain(happenings, pair), pair) for pair in pairs]
        chain, pair = min(chains, key=lambda one: (len(one[0]), one[1][0].claim, one[1][1].claim))
        for one in pair:
            yield f"    {describe(linked.gists[one.claim], one.report)}"
        for link in chain:
            yield f"    {link.score:.2f} {'; '.join(link.because)}"


def _missed(linked: Linked, told: Sequence[Told]) -> Iterator[str]:
    met = {_memberships(pair) for pair in joined(told)}
    missed: dict[tuple[str, str, str], list[Pair]] = {}
    for one, other in to_join(told):
        if _memberships((one, other)) not in met:
            reports = sorted((one.report, other.report))
            missed.setdefault((one.incident, reports[0], reports[1]), []).append((one, other))
    for (incident, report, other_report), pairs in sorted(missed.items()):
        yield f"missed: {incident}: {report} and {other_report}"
        closest = max(pairs, key=lambda pair: (_closeness(linked, pair), pair[0].claim, pair[1].claim))
        for told_one in closest:
            yield f"    {describe(linked.gists[told_one.claim], told_one.report)}"


def _closeness(linked: Linked, pair: Pair) -> int:
    """How much two claims have in common that a reader would join them for."""
    one, other = (linked.gists[told.claim] for told in pair)
    return sum(
        (
            one.kind == other.kind,
            one.first is not None and one.first == other.first,
            one.site is not None and other.site is not None and one.site.id == other.site.id,
            bool({(figure.what, figure.low) for figure in one.figures} & {(f.what, f.low) for f in other.figures}),
        )
    )


def _chain(happenings: dict[str, Happening], pair: Pair) -> tuple[Link, ...]:
    one, other = pair
    return reasons(happenings[str(one.happening)], one.claim, other.claim)


def _by_incidents(pairs: Iterable[Pair]) -> dict[tuple[str, str], list[Pair]]:
    held: dict[tuple[str, str], list[Pair]] = {}
    for one, other in pairs:
        incidents = sorted((one.incident, other.incident))
        held.setdefault((incidents[0], incidents[1]), []).append((one, other))
    return dict(sorted(held.items()))


def _memberships(pair: Pair) -> frozenset[tuple[str, str]]:
    return frozenset((one.report, one.incident) for one in pair)


def _figure(figure: Figure) -> str:
    low, high = ("?" if bound is None else bound for bound in (figure.low, figure.high))
    return f"{figure.what.value} {low}-{high}"
