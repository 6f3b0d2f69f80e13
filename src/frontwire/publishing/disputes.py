"""Where voices of one report contradict one another, or weigh the same thing differently."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from frontwire.model.claim import Claim
from frontwire.model.figure import Figure, What
from frontwire.model.voice import VoiceType

_ASSESSMENT = "assessment"
_CONTROL = "control"
#: The two camps whose assessments are worth setting side by side.
_GOVERNMENT = frozenset({VoiceType.OFFICIAL, VoiceType.MILITARY, VoiceType.STATE_MEDIA})
_OPPOSITION = frozenset({VoiceType.OPPOSITION, VoiceType.ARMED_GROUP})


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that stand against one another, in reading order, and what they differ in."""

    about: str
    claims: tuple[Claim, ...]


def disputes(claims: Iterable[Claim]) -> tuple[Dispute, ...]:
    """What different voices tell differently: same kind, place and day, but polarity, figures or holder differ.

    Assessments of a government's side are set beside those of others at the same place. Claims that are
    linked by such pairs make one dispute. Nothing is decided: who is right is not the question here.
    """
    held = list(claims)
    found: list[Dispute] = []
    for about, differ in _TESTS:
        linked: list[set[int]] = []
        for i, j in combinations(range(len(held)), 2):
            if _alike(held[i], held[j]) and differ(held[i], held[j]):
                _link(linked, i, j)
        found.extend(Dispute(about, tuple(held[i] for i in sorted(group))) for group in linked)
    return tuple(found)


def _link(groups: list[set[int]], first: int, second: int) -> None:
    """Puts both into one group, joining the groups they were in."""
    touched = [group for group in groups if first in group or second in group]
    for group in touched:
        groups.remove(group)
    groups.append(set().union({first, second}, *touched))


def _alike(a: Claim, b: Claim) -> bool:
    return a.kind == b.kind and _voice(a) != _voice(b) and _place(a) == _place(b) and _same_days(a, b)


def _voice(claim: Claim) -> str:
    if not claim.said_by:
        return ""
    first = claim.said_by[0]
    return (first.actor.entity if first.actor and first.actor.entity else first.text).lower()


def _place(claim: Claim) -> str | None:
    note = claim.where.note
    if note is None:
        return None
    return note.place.id if note.place is not None else note.text.lower()


def _same_days(a: Claim, b: Claim) -> bool:
    """Do their days overlap? A claim without days overlaps only another without."""
    first, second = a.when.interval, b.when.interval
    if first is None or second is None:
        return first is second
    return (first.start or date.min) < (second.end or date.max) and (second.start or date.min) < (first.end or date.max)


def _polarity(a: Claim, b: Claim) -> bool:
    return a.stance.polarity is not b.stance.polarity


def _figures(a: Claim, b: Claim) -> bool:
    """Do their largest counts of the same thing arrive at ranges that do not meet?"""
    ours, theirs = _totals(a), _totals(b)
    return any(
        _apart(ours[what], theirs[what]) for what in ours if what in theirs and _same_who(ours[what], theirs[what])
    )


def _totals(claim: Claim) -> dict[What, Figure]:
    """The largest count of each sort: smaller ones beside it are parts of it ("22 people, two of them nurses")."""
    out: dict[What, Figure] = {}
    for figure in claim.figures:
        if figure.what not in out or _size(out[figure.what]) < _size(figure):
            out[figure.what] = figure
    return out


def _size(figure: Figure) -> int:
    return max(figure.low or 0, figure.high or 0)


def _same_who(a: Figure, b: Figure) -> bool:
    return a.who is b.who and a.scope is b.scope


def _apart(a: Figure, b: Figure) -> bool:
    return _below(a.high, b.low) or _below(b.high, a.low)


def _below(high: int | None, low: int | None) -> bool:
    return high is not None and low is not None and high < low


def _holders(a: Claim, b: Claim) -> bool:
    """Does each say that another side holds the same part?"""
    if a.kind != _CONTROL or _part(a) != _part(b):
        return False
    ours, theirs = _sides(a), _sides(b)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _part(claim: Claim) -> str | None:
    return None if claim.where.note is None else claim.where.note.part


def _sides(claim: Claim) -> frozenset[str]:
    """The camps of the holders; empty where one of them is of no known camp."""
    sides = [actor.side for actor in claim.actors]
    return frozenset() if None in sides else frozenset(side for side in sides if side)


def _assessments(a: Claim, b: Claim) -> bool:
    """Is one camp's assessment beside the other's, or a party's beside that of someone who is none?"""
    return a.kind == _ASSESSMENT and _camp(a) != _camp(b) and "" not in (_voice(a), _voice(b))


def _camp(claim: Claim) -> str:
    kind = claim.said_by[0].type if claim.said_by else VoiceType.OUTLET
    return "government" if kind in _GOVERNMENT else "opposition" if kind in _OPPOSITION else "other"


_TESTS: tuple[tuple[str, Callable[[Claim, Claim], bool]], ...] = (
    ("one says it is so, another that it is not", _polarity),
    ("the figures do not meet", _figures),
    ("each names another holder", _holders),
    ("different sides see it differently", _assessments),
)
