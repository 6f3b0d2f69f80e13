"""Actor 1 and actor 2 of a happening, and the type that they make it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from frontwire.drawing.citing import is_of_party
from frontwire.lexicon.acled import Acled, Typed
from frontwire.lexicon.events import EventWords
from frontwire.model.figure import What, Who
from frontwire.publishing.exports.acled.naming import CIVILIANS as CIVILIAN
from frontwire.publishing.exports.acled.naming import RIOTERS, Actor, Namer
from frontwire.publishing.exports.acled.sorting import BATTLES, CIVILIANS, PROTESTS, REMOTE, RIOTS, STRATEGIC
from frontwire.publishing.exports.events import Casting, Deed, Held, Omission, cast
from frontwire.publishing.exports.events.roles import together
from frontwire.publishing.exports.shipment import Entry

_CLASH = f"{BATTLES}/Armed clash"
_EXCESSIVE = "Excessive force against protesters"
_PEACEFUL, _ARRESTS = "Peaceful protest", "Arrests"
_NO_SIDE: Omission = "a battle in which no side is named"
_NO_VICTIM: Omission = "an attack of which nobody says on whom"
_NO_ACTOR: Omission = "a development of which nobody says by whom"
#: Those who are told of as hurt, and are civilians unless somebody says that they bore arms.
_UNARMED = frozenset(Who) - {Who.COMBATANT, Who.THING}
_HURT = frozenset({What.KILLED, What.WOUNDED, What.KIDNAPPED, What.DETAINED})


@dataclass(frozen=True, slots=True)
class Pair:
    """Who fought whom, by ACLED's codes; `one` is the doer where there is one.

    `besides` are the other actors of each side, `named_by` claims that name them, `rivals` those whom other claims
    name instead.
    """

    kind: Typed
    one: Actor
    other: Actor | None = None
    besides: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    named_by: tuple[Entry, ...] = ()
    rivals: tuple[Held[Actor], ...] = ()

    @property
    def interaction(self) -> int:
        """The two codes, the smaller first; one code and 0 where there is one actor."""
        if self.other is None:
            return self.one.inter * 10
        low, high = sorted((self.one.inter, self.other.inter))
        return low * 10 + high

    @property
    def targets_civilians(self) -> bool:
        """Are civilians, or protesters under excessive force, all that was hit?"""
        if self.kind.sub_event_type == _EXCESSIVE:
            return True
        violent = self.kind.event_type in {REMOTE, CIVILIANS, RIOTS}
        return violent and self.other is not None and self.other.inter == CIVILIAN


@dataclass(frozen=True, slots=True)
class _Table:
    """A deed on the table: its type, who is said to fill its roles, and who can be named."""

    deed: Deed
    kind: Typed
    namer: Namer
    tables: Acled
    casting: Casting[Actor]

    @property
    def armed(self) -> list[Held[Actor]]:
        """Those with arms who act, the best borne out first."""
        return self._telling(self.casting.doers)

    @property
    def hit(self) -> list[Held[Actor]]:
        """Those with arms who are acted on, the best borne out first."""
        return self._telling(self.casting.targets)

    def _telling(self, held: Iterable[Held[Actor]]) -> list[Held[Actor]]:
        """Those with arms. Who is unidentified gives way to one of his side of the war who is named ("warplanes" to
        "the army"), and a member of a coalition to that.
        """
        armed = [one for one in held if one.who.is_armed]
        named = {one.who.is_of_states for one in armed if not one.who.is_vague}
        found = [one for one in armed if not (one.who.is_vague and one.who.is_of_states in named)]
        names = {one.who.name for one in found}
        members = {
            self.namer.filled("Military Forces of {state}", country)
            for coalition in self.tables.coalitions
            if coalition.name in names
            for country in coalition.countries
        }
        return [one for one in found if one.who.name not in members]

    @property
    def chosen(self) -> tuple[Held[Actor] | None, tuple[Held[Actor], ...]]:
        """The doer, and those whom others name instead; no doer where as many name another."""
        armed = self.armed
        if not armed:
            return None, ()
        rivals = tuple(held for held in armed[1:] if not together(held, armed[0]))
        tied = any(held.weight == armed[0].weight for held in rivals)
        return (None, tuple(armed)) if tied else (armed[0], rivals)

    def allies(self, one: Held[Actor] | None) -> tuple[str, ...]:
        """Those whom a claim names beside the doer."""
        if one is None:
            return ()
        names = [held.who.name for held in self.armed if held is not one and together(held, one)]
        return _distinct((one.who.beside, *names), but=one.who.name)

    @property
    def nobody(self) -> Actor | None:
        """Who stands where nobody is named, if the type lets anybody."""
        return _somebody(self.kind, self)

    @property
    def victims(self) -> Actor | None:
        """The civilians who were hit: named as such, or people hurt of whom nobody says that they fought."""
        held = next((one.who for one in self.casting.targets if one.who.inter == CIVILIAN), None)
        if held is not None:
            return held
        hurt, armed = self._origins_of(_UNARMED), self._origins_of(frozenset({Who.COMBATANT}))
        return self.namer.civilians() if hurt > armed else None

    @property
    def harm(self) -> tuple[int, int]:
        """How well it is borne out that civilians were hit; people hurt are, unless somebody says otherwise."""
        named = (one.weight for one in self.casting.targets if one.who.inter == CIVILIAN)
        return max((*named, self._origins_of(_UNARMED)))

    @property
    def sufferers(self) -> tuple[Entry, ...]:
        """The claims that tell of civilians hit."""
        named = (entry for one in self.casting.targets if one.who.inter == CIVILIAN for entry in one.entries)
        return (*named, *(entry for entry in self.deed.anchored if _counts(entry, _UNARMED)))

    def _origins_of(self, whom: frozenset[Who]) -> tuple[int, int]:
        """How many independent origins, and how many in all, count people of some sort among the hurt."""
        told = [entry for entry in self.deed.anchored if _counts(entry, whom)]
        independent = {entry.origin for entry in told if not is_of_party(entry.gist)}
        return len(independent), len({entry.origin for entry in told})

    def who_else(self, victims: Actor) -> tuple[str, ...]:
        """What the victims are besides civilians: told by name, or by who is counted among them."""
        named = [one.who.beside for one in self.casting.targets if one.who.inter == CIVILIAN]
        counts = (f.who for entry in self.deed.anchored for f in entry.gist.figures if f.what in _HURT)
        counted = [self.tables.counted.get(who) for who in dict.fromkeys(counts)]
        fill = partial(self.namer.filled, country=self.deed.country)
        return _distinct((*named, *(fill(name) for name in counted if name)), but=victims.name)


def pair(deed: Deed, kind: Typed, tables: Acled, words: EventWords) -> Pair | Omission:
    """The actors of a deed of a type; the type becomes another where they ask for it. Else why it is no row."""
    namer = Namer(tables, words, deed.country, deed.middle, violent=kind.event_type != STRATEGIC)
    table = _Table(deed, kind, namer, tables, cast(deed, namer.doer, namer.target))
    return _PAIRING[kind.event_type](table)


def _battle(table: _Table) -> Pair | Omission:
    armed, hit = table.armed, table.hit
    if not armed and not hit:
        return _NO_SIDE
    kind = table.kind if table.kind.event_type == BATTLES else table.tables.types[_CLASH]
    first = armed[0] if armed else hit.pop(0)
    against = _opponent(first, hit, armed)
    other = against.who if against is not None else _somebody(kind, table)
    if other is None or other == first.who:
        return _NO_SIDE
    moved = table.tables.unopposed.get(_only_kind(table)) if against is None else None
    if moved is not None and not first.who.is_vague:
        return Pair(table.tables.types[moved], first.who, named_by=first.entries[:1])
    besides = tuple(name for name in table.allies(first) if name != other.name)
    return Pair(kind, first.who, other, (besides, () if against is None else _beside(against, hit)), first.entries[:1])


def _only_kind(table: _Table) -> str:
    """The kind of all claims of the event, empty where there are several."""
    kinds = {entry.gist.kind for entry in table.deed.told}
    return kinds.pop() if len(kinds) == 1 else ""


def _somebody(kind: Typed, table: _Table) -> Actor | None:
    return None if kind.nobody is None else table.namer.nobody(kind.nobody)


def _opponent(first: Held[Actor], hit: Iterable[Held[Actor]], armed: Iterable[Held[Actor]]) -> Held[Actor] | None:
    """Whom the first fights: the one most claims say it acts on, else one who acts on the other side of the war."""
    others = [held for held in hit if held.who != first.who]
    across = [held for held in others if _faces(held.who, first.who)]
    if others:
        return (across or others)[0]
    return next((held for held in armed if _faces(held.who, first.who)), None)


def _faces(one: Actor, other: Actor) -> bool:
    return one.is_of_states != other.is_of_states


def _beside(one: Held[Actor], held: Iterable[Held[Actor]]) -> tuple[str, ...]:
    names = (other.who.name for other in held if together(other, one))
    return _distinct((one.who.beside, *names), but=one.who.name)


def _remote(table: _Table) -> Pair | Omission:
    first, rivals = table.chosen
    one = first.who if first is not None else table.nobody
    if one is None:
        return _NO_ACTOR
    victims = table.victims
    hit = next(iter(table.hit), None)
    if hit is not None and hit.weight >= table.harm:
        also = () if victims is None else (victims.name,)
        besides = table.allies(first), (*_beside(hit, ()), *also)
        return Pair(table.kind, one, hit.who, besides, _told_by(table, first), rivals)
    second = () if victims is None else table.who_else(victims)
    return Pair(table.kind, one, victims, (table.allies(first), second), _told_by(table, first), rivals)


def _one_sided(table: _Table) -> Pair | Omission:
    victims = table.victims
    if victims is None:
        if table.hit:
            return _battle(table)
        return _NO_VICTIM
    first, rivals = table.chosen
    one = first.who if first is not None else table.nobody
    if one is None:
        return _NO_ACTOR
    besides = table.allies(first), table.who_else(victims)
    return Pair(table.kind, one, victims, besides, _told_by(table, first), rivals)


def _crowd(table: _Table) -> Pair | Omission:
    crowd = table.nobody
    if crowd is None:
        return _NO_ACTOR
    unarmed = (held.who for held in table.casting.doers if not held.who.is_armed)
    besides = _distinct((name for who in unarmed for name in (who.beside,)), but=crowd.name)
    force = next(iter(table.armed), None)
    if crowd.inter == RIOTERS and force is None:
        victims = table.victims
        return Pair(table.kind, crowd, victims, (besides, () if victims is None else table.who_else(victims)))
    stepped_in = crowd.inter == RIOTERS or table.kind.sub_event_type != _PEACEFUL
    other = force.who if force is not None and stepped_in else None
    return Pair(table.kind, crowd, other, (besides, () if other is None else table.allies(force)))


def _calm(table: _Table) -> Pair | Omission:
    doers = [held for held in table.armed if not held.who.is_vague]
    targets = [held for held in table.casting.targets if held.who.is_armed or table.kind.sub_event_type == _ARRESTS]
    one = doers[0].who if doers else table.nobody
    if one is None:
        return _NO_ACTOR
    other = next((held.who for held in (*doers[1:], *targets) if held.who != one and held.who.name != one.name), None)
    return Pair(table.kind, one, other, named_by=doers[0].entries[:1] if doers else ())


_PAIRING: dict[str, Callable[[_Table], Pair | Omission]] = {
    BATTLES: _battle,
    REMOTE: _remote,
    CIVILIANS: _one_sided,
    PROTESTS: _crowd,
    RIOTS: _crowd,
    STRATEGIC: _calm,
}


def _counts(entry: Entry, whom: frozenset[Who]) -> bool:
    return any(figure.what in _HURT and figure.who in whom for figure in entry.gist.figures)


def _told_by(table: _Table, doer: Held[Actor] | None) -> tuple[Entry, ...]:
    """A claim for each of what the pair rests on: who did it, and that civilians were hit."""
    return (*(() if doer is None else doer.entries[:1]), *table.sufferers[:1])


def _distinct(names: Iterable[str], *, but: str) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name and name != but)
