"""Tolls: every figure beside its voice, and low, best and high after UCDP's manner, each a number that somebody gives.

The rules, of one thing counted (what, of whom, over what):

- Which figures stand, `counting` says.
- Only firm figures of voices that are no party to the fight and not graded D or E make low and best; where no such
  voice gives one, those of all voices do. A figure that is only possible never does as long as there is a firm one.
- low is the lowest number given, high the highest that anybody gives, a party too; "at least" makes it "or more".
- best is the number, not below low, that most independent origins give or allow: "at least 20" and "up to 20" speak for
  20 and no other number, "dozens" for any from 24 to 99. Of equals one given exactly goes before the end of a range,
  then the lower before the higher. Nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from frontwire.drawing.citing import is_of_party
from frontwire.drawing.counting import Key, Said, counted
from frontwire.model.figure import Scope, What, Who
from frontwire.model.grade import Reliability
from frontwire.model.picture import Bound, Citation, Count, Toll
from frontwire.model.voice import Certainty

_UNRELIABLE = frozenset({Reliability.D, Reliability.E})
_LOW = "the lowest that {voices} give"
_HIGH = "the highest that anybody gives"
_BEST = "what {origins} of {of} independent origins give or allow"
_INDEPENDENT = "voices that are no party to the fight"
_ALL = "voices, all of them parties to the fight or of low reliability,"
#: How the bounds of a toll are chosen, as each bound says it.
RULES: Mapping[str, str] = {
    "low": _LOW.format(voices=_INDEPENDENT),
    "best": _BEST.format(origins="most", of="all"),
    "high": _HIGH,
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """The figure that stands for one origin."""

    low: int | None
    high: int | None
    claim: str
    firm: bool
    independent: bool

    @property
    def exact(self) -> bool:
        return self.low is not None and self.low == self.high

    def allows(self, value: int) -> bool:
        """Does it speak for the number? Open ends ("at least", "up to") speak for the one they name."""
        if self.low is None or self.high is None:
            return value in {self.low, self.high}
        return self.low <= value <= self.high


def tolls(
    citations: Iterable[Citation], *, at: date = date.min, replaced: frozenset[Said] = frozenset()
) -> tuple[Toll, ...]:
    """The tolls that `citations` give as they stand on the day `at`, in the order of `What`, `Who` and `Scope`.

    `replaced` are the figures, each with its claim's id, that later claims corrected or brought up to date.
    """
    held = counted(citations, at=at, replaced=replaced)
    return tuple(_toll(key, held[key]) for key in sorted(held, key=_order))


def _order(key: Key) -> tuple[int, int, int]:
    what, who, scope = key
    return _WHATS[what], _WHOS[who], _SCOPES[scope]


_WHATS = {what: place for place, what in enumerate(What)}
_WHOS = {who: place for place, who in enumerate((Who.MIXED, *(who for who in Who if who is not Who.MIXED)))}
_SCOPES = {scope: place for place, scope in enumerate(Scope)}


def _toll(key: Key, counts: tuple[Count, ...]) -> Toll:
    entries = [_entry(count) for count in counts if count.stands]
    what, who, scope = key
    chosen, voices = _chosen(entries)
    return Toll(
        what,
        who,
        scope,
        counts,
        low=_low(chosen, voices),
        best=_best(chosen),
        high=_high([entry for entry in entries if entry.firm] or entries),
    )


def _entry(count: Count) -> _Entry:
    citation = count.citation
    party = is_of_party(citation.gist)
    reliable = citation.grade is None or citation.grade.reliability not in _UNRELIABLE
    firm = citation.gist.certainty is not Certainty.POSSIBLE
    return _Entry(count.figure.low, count.figure.high, citation.id, firm, reliable and not party)


def _chosen(entries: list[_Entry]) -> tuple[list[_Entry], str]:
    """The entries that low and best rest on, and who gives them."""
    firm = [entry for entry in entries if entry.firm] or entries
    independent = [entry for entry in firm if entry.independent]
    return (independent, _INDEPENDENT) if independent else (firm, _ALL)


def _low(entries: list[_Entry], voices: str) -> Bound | None:
    values = [entry.low for entry in entries if entry.low is not None]
    if not values:
        return None
    value = min(values)
    return Bound(value, tuple(e.claim for e in entries if e.low == value), _LOW.format(voices=voices))


def _high(entries: list[_Entry]) -> Bound | None:
    values = [value for entry in entries if (value := _top(entry)) is not None]
    if not values:
        return None
    value = max(values)
    claims = [entry for entry in entries if _top(entry) == value]
    more = any(entry.high is None for entry in claims)
    return Bound(value, tuple(entry.claim for entry in claims), _HIGH, more)


def _top(entry: _Entry) -> int | None:
    return entry.low if entry.high is None else entry.high


def _best(entries: list[_Entry]) -> Bound | None:
    """The candidate that most entries allow. Candidates are only numbers that stand in an entry."""
    candidates: dict[int, bool] = {}
    for entry in entries:
        value = entry.low if entry.low is not None else entry.high
        if value is not None:
            candidates[value] = candidates.get(value, False) or entry.exact
    if not candidates:
        return None
    floor = min((entry.low for entry in entries if entry.low is not None), default=0)
    support = {value: sum(entry.allows(value) for entry in entries) for value in candidates if value >= floor}
    value = min(support, key=lambda held: (-support[held], not candidates[held], held))
    claims = tuple(entry.claim for entry in entries if value in {entry.low, entry.high})
    more = not candidates[value] and all(entry.high is None for entry in entries if value in {entry.low, entry.high})
    return Bound(value, claims, _BEST.format(origins=support[value], of=len(entries)), more)
