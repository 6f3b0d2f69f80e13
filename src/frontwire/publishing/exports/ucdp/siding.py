"""The two sides of an event and its type of violence, as UCDP defines them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from frontwire.drawing.citing import is_of_party
from frontwire.lexicon.events import EventWords
from frontwire.lexicon.ucdp import Ucdp
from frontwire.model.actor import ARMED
from frontwire.model.figure import What, Who
from frontwire.model.gist import Party
from frontwire.publishing.exports.events import Casting, Deed, Held, Omission, cast
from frontwire.publishing.exports.events.roles import together
from frontwire.publishing.exports.shipment import Entry

_NOBODY: Omission = "nobody whom UCDP could name is said to have done it"
_CONTESTED: Omission = "as many say that one side did it as say another"
_ALONE: Omission = "only one side is named, and no civilians were hit"
_MILITARY = "MIL"
#: The family of happenings in which both sides act.
_FIGHTING = "fighting"
_UNARMED = frozenset(Who) - {Who.COMBATANT, Who.MIXED, Who.UNKNOWN, Who.THING}
_ARMED = frozenset(sector.value for sector in ARMED)


class Violence(IntEnum):
    """UCDP's types of violence."""

    STATE_BASED = 1
    NON_STATE = 2
    ONE_SIDED = 3


class Sort(StrEnum):
    """What a side is."""

    STATE = "state"
    GROUP = "group"
    CIVILIANS = "civilians"
    UNNAMED = "unnamed"


_ORGANISED = frozenset({Sort.STATE, Sort.GROUP})


@dataclass(frozen=True, slots=True)
class Side:
    """One side as UCDP writes it; `gw` is a state's number."""

    name: str
    sort: Sort
    gw: int | None = None


CIVILIANS = Side("Civilians", Sort.CIVILIANS)
#: "armed groups": no side of a dyad, but somebody else than a state.
_UNNAMED = Side("", Sort.UNNAMED)


@dataclass(frozen=True, slots=True)
class Dyad:
    """Who fought or struck whom. `named_by` are claims that name the sides."""

    violence: Violence
    a: Side
    b: Side
    named_by: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """Both sides, as UCDP joins them."""
        return f"{self.a.name} - {self.b.name}"


@dataclass(frozen=True, slots=True)
class Sider:
    """Tells to which side one belongs who fills a role of an event in `country` (ISO 3166-1 alpha-2)."""

    tables: Ucdp
    words: EventWords
    country: str

    def side(self, party: Party) -> Side | None:
        """The side; None for whom nothing tells it, and for the country where it happened, bare."""
        if party.sector is None or self.words.is_home(party.text, self.country):
            return None
        if party.known and party.key in self.tables.actors:
            return Side(self.tables.actors[party.key], Sort.GROUP)
        if party.sector in self.tables.civilians:
            return CIVILIANS
        if party.sector in self.tables.states:
            return self._state(party)
        return self._group(party)

    def _state(self, party: Party) -> Side | None:
        grouped = self._grouped(party)
        if grouped is not None:
            return grouped
        country = party.country or (self.country if self._is_own(party) else None)
        if country is None:
            named = party.known and party.name
            return Side(party.name or "", Sort.STATE) if named else None
        held = self.tables.countries.get(country)
        if held is None or held.gw is None:
            return None
        return Side(f"Government of {held.name}", Sort.STATE, held.gw)

    def _is_own(self, party: Party) -> bool:
        return party.side == "government" or party.sector != _MILITARY or self.words.is_own_army(party.text)

    def _group(self, party: Party) -> Side | None:
        grouped = self._grouped(party)
        if grouped is not None:
            return grouped
        if party.known and party.name and party.sector in self.tables.organised:
            return Side(party.name, Sort.GROUP)
        return _UNNAMED if party.sector in _ARMED else None

    def _grouped(self, party: Party) -> Side | None:
        if party.side is None or party.side == "government":
            return None
        for group in self.tables.groups:
            at_home = group.country in {None, party.country or self.country}
            if group.side == party.side and at_home:
                return Side(group.name, Sort.GROUP)
        return None


def dyad(deed: Deed, sider: Sider, told: Iterable[Entry]) -> Dyad | Omission:
    """The two sides of a deed: state-based where a state and an organised group or two states fight, non-state where
    two groups do, one-sided where civilians are all that anybody says was hit. Else why UCDP has no row for it.

    `told` are the claims that may say who did it to whom.
    """
    casting = cast(told, sider.side, sider.side)
    doers = [held for held in casting.doers if held.who.sort in _ORGANISED]
    if not doers:
        return _NOBODY
    one = doers[0]
    other = _other(deed, one, casting)
    if other is not None:
        return _fought(one, other)
    if any(_contests(held, one) for held in casting.doers):
        return _CONTESTED
    if not _hit_civilians(deed, casting):
        return _ALONE
    return Dyad(Violence.ONE_SIDED, one.who, CIVILIANS, one.entries[:1])


def _contests(rival: Held[Side], one: Held[Side]) -> bool:
    """Do as many say that another did it? An unnamed group is another than a state, and may be any named group."""
    if rival.who == one.who or rival.weight < one.weight or together(rival, one):
        return False
    return rival.who.sort in _ORGANISED or (rival.who.sort is Sort.UNNAMED and one.who.sort is Sort.STATE)


def _fought(one: Held[Side], other: Held[Side]) -> Dyad:
    a, b = (other, one) if one.who.sort is Sort.GROUP and other.who.sort is Sort.STATE else (one, other)
    states = Sort.STATE in {a.who.sort, b.who.sort}
    named_by = (one.entries[0], *(entry for entry in other.entries[:1] if entry.id != one.entries[0].id))
    return Dyad(Violence.STATE_BASED if states else Violence.NON_STATE, a.who, b.who, named_by)


def _other(deed: Deed, one: Held[Side], casting: Casting[Side]) -> Held[Side] | None:
    """Who was acted on with arms; in fighting, whoever else acts. None where civilians are better borne out."""
    armed = [held for held in casting.targets if held.who.sort in _ORGANISED]
    if deed.account.family == _FIGHTING:
        armed += [held for held in casting.doers if held.who.sort in _ORGANISED - {one.who.sort}]
    other = next(iter(armed), None)
    civilians = max((held.weight for held in casting.targets if held.who.sort is Sort.CIVILIANS), default=(0, 0))
    return None if other is None or other.weight < civilians else other


def _hit_civilians(deed: Deed, casting: Casting[Side]) -> bool:
    """Are civilians named as hit, or counted dead by more origins than fighters are? Not where only fighters died."""
    fighters = _origins(deed.anchored, frozenset({Who.COMBATANT}))
    people = _origins(deed.anchored, frozenset(Who) - {Who.COMBATANT, Who.THING})
    if fighters > (0, 0) and people == (0, 0):
        return False
    named = any(held.who.sort is Sort.CIVILIANS for held in casting.targets)
    return named or _origins(deed.anchored, _UNARMED) > fighters


def _origins(told: Iterable[Entry], whom: frozenset[Who]) -> tuple[int, int]:
    held = [entry for entry in told if any(f.what is What.KILLED and f.who in whom for f in entry.gist.figures)]
    independent = {entry.origin for entry in held if not is_of_party(entry.gist)}
    return len(independent), len({entry.origin for entry in held})
