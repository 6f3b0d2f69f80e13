"""Counting: what the figures of a claim come to, and which counts cannot both be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from frontwire.lexicon.deeds import Deeds
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.gist import Gist
from frontwire.model.happening import Difference, Dispute
from frontwire.model.time import Precision
from frontwire.model.voice import Polarity
from frontwire.reconciling.opposing import Stand, is_inside, oppose
from frontwire.reconciling.voicing import identified

#: What a figure counts: only figures of one key are held against each other.
Key = tuple[What, Who, Scope]
_ANYBODY = frozenset({Who.MIXED, Who.UNKNOWN})
#: Nobody could say what would be counted twice.
_UNSORTED = frozenset({What.OTHER})
#: Counts of things: three shops and one bridge are no dispute.
_THINGS = frozenset({What.DESTROYED, What.CAPTURED_EQUIPMENT, What.FACILITIES})
#: "Dozens" may be said of half as many as two dozen, and of twice as many as a hundred.
_LEEWAY = 2
_OTHER_MATTER = 100
_WHATS, _WHOS, _SCOPES = tuple(What), tuple(Who), tuple(Scope)


@dataclass(frozen=True, slots=True)
class Total:
    """A count: from `low` to `high`, None where open. A `vague` one ("dozens") has soft ends."""

    low: int | None
    high: int | None
    vague: bool = False

    @property
    def top(self) -> int:
        """The largest number given."""
        return max(self.low or 0, self.high or 0)

    def is_apart(self, other: Total) -> bool:
        """Can no number be what both count?"""
        return self.is_below(other) or other.is_below(self)

    def is_below(self, other: Total) -> bool:
        """Does the one end before the other begins?"""
        if self.high is None or other.low is None:
            return False
        return self.high * (_LEEWAY if self.vague else 1) < other.low / (_LEEWAY if other.vague else 1)


def totals(gist: Gist) -> dict[Key, Total]:
    """What the figures of a claim come to, for each thing counted.

    "12 dead" and "12 people dead" count the same. Several counts of one sort may be parts of a whole or one of
    them the whole: they come to anything from the largest to their sum. People of any sort who are fewer than
    those of one sort beside them ("31 civilians, ten of them in a bus") are a part of those.
    """
    held: dict[Key, dict[tuple[int | None, int | None], Figure]] = {}
    for figure in gist.figures:
        ends = (figure.low, figure.high)
        if figure.what not in _UNSORTED and ends != (None, None):
            who = Who.MIXED if figure.who in _ANYBODY else figure.who
            held.setdefault((figure.what, who, figure.scope), {}).setdefault(ends, figure)
    out = {key: _sum(figures.values()) for key, figures in held.items()}
    return {key: total for key, total in out.items() if not _is_part(key, total, out)}


def counts_apart(one: Gist, other: Gist) -> bool:
    """Do two claims count one thing differently, so that only one can be right?"""
    ours, theirs = totals(one), totals(other)
    return any(total.is_apart(theirs[key]) for key, total in ours.items() if key in theirs)


def counts_alike(one: Gist, other: Gist) -> bool:
    """Does the second count what the first counts, with numbers that can be the same? Anything does for no count."""
    ours, theirs = totals(one), totals(other)
    shared = [total.is_apart(theirs[key]) for key, total in ours.items() if key in theirs]
    return not any(shared) and (bool(shared) or not ours)


def figures(stands: Sequence[Stand], deeds: Deeds) -> Iterator[Dispute]:
    """Disputes over counts, one for each thing counted, in the order of `What`.

    Of each origin its largest count stands, and where a report quotes a voice on it, that voice's and not what the
    report tells by itself. Counts dispute each other where no number can be both, and both are as of one day or
    the later is the lower: a toll may grow from day to day, it does not shrink. What is counted at a place within
    the other's disputes it only where the part is more than the whole; "six more", what is counted on other days
    and who was brought in elsewhere dispute nothing.
    """
    by_key: dict[Key, list[Stand]] = {}
    for stand in stands:
        if stand.gist.polarity is Polarity.AFFIRMED and not _is_more(stand.gist, deeds):
            for key, total in totals(stand.gist).items():
                by_key.setdefault(key, []).append(replace(stand, value=total, holds=_worded(key, total)))
    for key in sorted((key for key in by_key if key[0] not in _THINGS), key=_order):
        dispute = oppose(_standing(by_key[key]), difference=Difference.FIGURE, conflict=_conflict)
        if dispute is not None:
            yield dispute


def _is_more(gist: Gist, deeds: Deeds) -> bool:
    """Does the claim count more of something counted elsewhere ("another six")?"""
    return any(deeds.is_more(gist.quote, figure.wording) for figure in gist.figures)


def _sum(figures: Iterable[Figure]) -> Total:
    held = list(figures)
    vague = any(_is_vague(figure) for figure in held)
    if len(held) == 1:
        return Total(held[0].low, held[0].high, vague)
    highs = [figure.high for figure in held]
    low = max((figure.low or 0 for figure in held), default=0)
    return Total(low, None if None in highs else sum(high for high in highs if high is not None), vague)


def _is_vague(figure: Figure) -> bool:
    """Is it a range that no number was given for ("dozens")?"""
    between = figure.low is not None and figure.high is not None and figure.low < figure.high
    return between and not any(letter.isdigit() for letter in figure.wording)


def _is_part(key: Key, total: Total, beside: dict[Key, Total]) -> bool:
    what, who, scope = key
    return who is Who.MIXED and any(
        (other_what, other_scope) == (what, scope) and other.top > total.top
        for (other_what, _, other_scope), other in beside.items()
    )


def _standing(stands: Iterable[Stand]) -> list[Stand]:
    """Of each origin the largest count, in the order in which they were known."""
    held = list(stands)
    quoting = {stand.gist.report for stand in held if identified(stand.gist) is not None}
    largest: dict[str, Stand] = {}
    for stand in held:
        if identified(stand.gist) is None and stand.gist.report in quoting:
            continue
        before = largest.get(stand.origin)
        if before is None or _total(before).top < _total(stand).top:
            largest[stand.origin] = stand
    return sorted(largest.values(), key=lambda stand: (stand.day, stand.gist.known, stand.gist.id))


def _total(stand: Stand) -> Total:
    if not isinstance(stand.value, Total):
        raise TypeError(f"no count: {stand.value!r}")
    return stand.value


def _conflict(one: Stand, other: Stand) -> str | None:
    if not _total(one).is_apart(_total(other)) or not _are_comparable(one, other) or _is_other_matter(one, other):
        return None
    first, second = (one, other) if one.day <= other.day else (other, one)
    if first.day == second.day:
        return f"{first.holds} and {second.holds}, both as of {first.day.isoformat()}, cannot both be right"
    if _total(second).is_below(_total(first)):
        return f"{second.holds}, as of {second.day.isoformat()}, is below {first.holds} of {first.day.isoformat()}"
    return None


def _is_other_matter(one: Stand, other: Stand) -> bool:
    """Is the one so much more that it must count something else: a war's dead beside a day's?"""
    low, high = sorted((_total(one).top, _total(other).top))
    return high >= _OTHER_MATTER * max(low, 1)


def _are_comparable(one: Stand, other: Stand) -> bool:
    """Do both count over the same ground, days and doors, or the one more over a part than the other over the whole?"""
    if _are_other_days(one.gist, other.gist) or _are_other_doors(one.gist, other.gist):
        return False
    here, there = one.gist.site, other.gist.site
    if here is None or there is None or here.id == there.id:
        return True
    if is_inside(here, there):
        return _total(other).is_below(_total(one))
    return is_inside(there, here) and _total(one).is_below(_total(other))


def _are_other_doors(one: Gist, other: Gist) -> bool:
    """Do they count who was brought in, and not to one and the same facility?"""
    if all(figure.scope is not Scope.ARRIVALS for figure in (*one.figures, *other.figures)):
        return False
    return {party.key for party in one.facilities}.isdisjoint(party.key for party in other.facilities)


def _are_other_days(one: Gist, other: Gist) -> bool:
    if Precision.DAY not in (one.precision, other.precision):
        return False
    begins, ends = (one.first, other.first), (one.last, other.last)
    if begins[0] is None or begins[1] is None or ends[0] is None or ends[1] is None:
        return False
    return ends[0] < begins[1] or ends[1] < begins[0]


def _worded(key: Key, total: Total) -> str:
    """A count in words: "at least 12 killed (civilian)"."""
    what, who, scope = key
    number = f"{total.low}" if total.low == total.high else f"{total.low} to {total.high}"
    if total.high is None:
        number = f"at least {total.low}"
    elif total.low is None:
        number = f"up to {total.high}"
    whom = "" if who in {Who.MIXED, Who.THING} else f" ({who.value.replace('_', ' ')})"
    over = "" if scope is Scope.INCIDENT else f", {scope.value}"
    return f"{number} {what.value.replace('_', ' ')}{whom}{over}"


def _order(key: Key) -> tuple[int, int, int]:
    what, who, scope = key
    return _WHATS.index(what), _WHOS.index(who), _SCOPES.index(scope)
