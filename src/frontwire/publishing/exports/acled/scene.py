"""Who stands where in a happening, as ACLED names them: who acts, who is acted on, who was hurt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from frontwire.drawing.citing import is_of_party
from frontwire.lexicon.acled import Acled, Typed
from frontwire.model.figure import What, Who
from frontwire.publishing.exports.acled.naming import CIVILIANS, Actor, Namer
from frontwire.publishing.exports.events import Casting, Deed, Held
from frontwire.publishing.exports.events.roles import together
from frontwire.publishing.exports.shipment import Entry

_DRONES = "drone_strike"
#: Those who are told of as hurt, and are civilians unless somebody says that they bore arms.
_UNARMED = frozenset(Who) - {Who.COMBATANT, Who.THING}
_HURT = frozenset({What.KILLED, What.WOUNDED, What.KIDNAPPED, What.DETAINED})


@dataclass(frozen=True, slots=True)
class Scene:
    """A deed as a scene: its type, who is said to fill its roles, and who can be named."""

    deed: Deed
    kind: Typed
    namer: Namer
    tables: Acled
    casting: Casting[Actor]

    @property
    def armed(self) -> list[Held[Actor]]:
        """Those with arms who act, the best borne out first, if the deed can be theirs."""
        held = self._telling(self.casting.doers)
        return [one for one in held if self._can(one)]

    def _can(self, one: Held[Actor]) -> bool:
        """Only states fly, but for drones; none of them sends suicide bombers."""
        if one.who.is_of_states:
            return not self.kind.groups_only
        return not self.kind.states_only or _flies_drones(one)

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
        others = (held for held in self.armed if held is not one and together(held, one))
        names = [held.who.name for held in others if not held.who.is_vague]
        return distinct((one.who.beside, *names), but=one.who.name)

    @property
    def nobody(self) -> Actor | None:
        """Who stands where nobody is named, if the type lets anybody."""
        return self.nobody_of(self.kind)

    def nobody_of(self, kind: Typed) -> Actor | None:
        """Who stands where nobody is named in an event of another type."""
        return None if kind.nobody is None else self.namer.nobody(kind.nobody)

    @property
    def victims(self) -> Actor | None:
        """The civilians who were hit: named as such, or people hurt of whom nobody says that they fought."""
        held = next((one.who for one in self.casting.targets if one.who.inter == CIVILIANS), None)
        if held is not None:
            return held
        return self.namer.civilians() if self._origins_of(_UNARMED) > self.fighters else None

    @property
    def harm(self) -> tuple[int, int]:
        """How well it is borne out that civilians were hit; people hurt are, unless somebody says otherwise."""
        named = (one.weight for one in self.casting.targets if one.who.inter == CIVILIANS)
        return max((*named, self._origins_of(_UNARMED)))

    @property
    def fighters(self) -> tuple[int, int]:
        """How well it is borne out that fighters were hurt."""
        return self._origins_of(frozenset({Who.COMBATANT}))

    @property
    def sufferers(self) -> tuple[Entry, ...]:
        """The claims that tell of civilians hit."""
        named = (entry for one in self.casting.targets if one.who.inter == CIVILIANS for entry in one.entries)
        return (*named, *(entry for entry in self.deed.anchored if _counts(entry, _UNARMED)))

    def _origins_of(self, whom: frozenset[Who]) -> tuple[int, int]:
        """How many independent origins, and how many in all, count people of some sort among the hurt."""
        told = [entry for entry in self.deed.anchored if _counts(entry, whom)]
        independent = {entry.origin for entry in told if not is_of_party(entry.gist)}
        return len(independent), len({entry.origin for entry in told})

    def who_else(self, victims: Actor) -> tuple[str, ...]:
        """What the victims are besides civilians: told by name, or by who is counted among them."""
        named = [one.who.beside for one in self.casting.targets if one.who.inter == CIVILIANS]
        counts = (f.who for entry in self.deed.anchored for f in entry.gist.figures if f.what in _HURT)
        counted = [self.tables.counted.get(who) for who in dict.fromkeys(counts)]
        fill = partial(self.namer.filled, country=self.deed.country)
        return distinct((*named, *(fill(name) for name in counted if name)), but=victims.name)


def distinct(names: Iterable[str], *, but: str) -> tuple[str, ...]:
    """Names, each once, without empty ones and one that stands elsewhere."""
    return tuple(name for name in dict.fromkeys(names) if name and name != but)


def _counts(entry: Entry, whom: frozenset[Who]) -> bool:
    return any(figure.what in _HURT and figure.who in whom for figure in entry.gist.figures)


def _flies_drones(held: Held[Actor]) -> bool:
    return any(entry.gist.kind == _DRONES for entry in held.entries)
