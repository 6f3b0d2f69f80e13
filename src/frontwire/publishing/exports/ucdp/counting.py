"""Deaths as GED counts them: low, best and high of the event, and the best estimate by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from frontwire.model.figure import Who
from frontwire.model.picture import Bound, Toll
from frontwire.publishing.exports.shipment import Entry
from frontwire.publishing.exports.ucdp.siding import Dyad, Side, Sider, Violence

_ALL = frozenset({Who.MIXED, Who.UNKNOWN})
#: Counts of people who are civilians, the whole of them first: the others may be of the same people.
_UNARMED = (Who.CIVILIAN, Who.HEALTH_WORKER, Who.AID_WORKER, Who.JOURNALIST, Who.CHILD, Who.WOMAN)


@dataclass(frozen=True, slots=True)
class Deaths:
    """The estimates of one event; a, b, civilians and unknown add up to best. `claims` give the numbers."""

    a: int
    b: int
    civilians: int
    unknown: int
    low: int
    high: int
    claims: tuple[str, ...]

    @property
    def best(self) -> int:
        """The best estimate of all deaths."""
        return self.a + self.b + self.civilians + self.unknown


@dataclass(frozen=True, slots=True)
class _Estimate:
    """Low, best and high of one toll, each a number that a claim gives."""

    low: int
    best: int
    high: int
    claims: tuple[str, ...]


_NONE = _Estimate(0, 0, 0, ())


def deaths(tolls: Iterable[Toll], dyad: Dyad, entries: Mapping[str, Entry], sider: Sider) -> Deaths:
    """The deaths that the tolls of an event give.

    best is that of the count of all the dead; civilians, then fighters are taken out of it as far as they fit, and the
    rest is of unknown side. Where nobody counts all the dead, each bound is the sum of civilians and fighters.
    """
    held = {toll.who: estimate for toll in tolls if (estimate := _estimate(toll)) is not None}
    whole = next((held[who] for who in held if who in _ALL), None)
    civilians = next((held[who] for who in _UNARMED if who in held), _NONE)
    fighters = held.get(Who.COMBATANT, _NONE)
    if whole is not None and whole.best < max(civilians.best, fighters.best):
        whole = None  # a count of fewer than its part is of another part
    claims = tuple(dict.fromkeys(c for one in (whole or _NONE, civilians, fighters) for c in one.claims))
    if whole is None:
        parts = _by_side(fighters.best, fighters, dyad, entries, sider)
        low, high = civilians.low + fighters.low, civilians.high + fighters.high
        return Deaths(**parts, civilians=civilians.best, low=low, high=high, claims=claims)
    unarmed = _unarmed(whole, civilians, fighters, dyad)
    armed = fighters.best if unarmed + fighters.best <= whole.best else 0
    parts = _by_side(armed, fighters, dyad, entries, sider)
    parts["unknown"] += whole.best - unarmed - armed
    high = max(whole.high, civilians.high, fighters.high)
    return Deaths(**parts, civilians=unarmed, low=whole.low, high=high, claims=claims)


def _unarmed(whole: _Estimate, civilians: _Estimate, fighters: _Estimate, dyad: Dyad) -> int:
    """How many of the whole are civilians: all where only civilians were hit and nobody counts fighters."""
    if dyad.violence is Violence.ONE_SIDED and not fighters.best:
        return whole.best
    return civilians.best if civilians.best <= whole.best else 0


def _estimate(toll: Toll) -> _Estimate | None:
    best = toll.best or toll.low or toll.high
    if best is None:
        return None
    low = min(best.value, toll.low.value) if toll.low is not None else best.value
    high = max(best.value, toll.high.value) if toll.high is not None else best.value
    bounds: tuple[Bound | None, ...] = (best, toll.low, toll.high)
    claims = (claim for bound in bounds if bound is not None for claim in bound.claims)
    return _Estimate(low, best.value, high, tuple(dict.fromkeys(claims)))


def _by_side(
    number: int, fighters: _Estimate, dyad: Dyad, entries: Mapping[str, Entry], sider: Sider
) -> dict[str, int]:
    """Fighters killed, by the side that the claims which count them name as hit; else of unknown side."""
    parts = {"a": 0, "b": 0, "unknown": 0}
    if dyad.violence is Violence.ONE_SIDED:
        return {**parts, "unknown": number}
    hit = {side for claim in fighters.claims if claim in entries for side in _hit(entries[claim], dyad, sider)}
    match [side is dyad.a for side in (dyad.a, dyad.b) if side in hit]:
        case [True]:
            parts["a"] = number
        case [False]:
            parts["b"] = number
        case _:
            parts["unknown"] = number
    return parts


def _hit(entry: Entry, dyad: Dyad, sider: Sider) -> set[Side]:
    """The sides a claim names as hit; where it names none, the other one than it says did it."""
    named = {side for party in entry.gist.targets if (side := sider.side(party)) is not None}
    if named & {dyad.a, dyad.b}:
        return named
    doers = {sider.side(party) for party in entry.gist.actors}
    across = {dyad.a: dyad.b, dyad.b: dyad.a}
    return {across[side] for side in across if side in doers}
