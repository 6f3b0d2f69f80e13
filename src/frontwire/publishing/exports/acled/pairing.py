"""Actor 1 and actor 2 of a happening, and the type that they make it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from frontwire.lexicon.acled import Acled, Typed
from frontwire.lexicon.events import EventWords
from frontwire.publishing.exports.acled.naming import CIVILIANS as CIVILIAN
from frontwire.publishing.exports.acled.naming import RIOTERS, Actor, Namer
from frontwire.publishing.exports.acled.scene import Scene, distinct
from frontwire.publishing.exports.acled.sorting import BATTLES, CIVILIANS, GROUND, PROTESTS, REMOTE, RIOTS, STRATEGIC
from frontwire.publishing.exports.events import Deed, Held, Omission, cast
from frontwire.publishing.exports.events.roles import together
from frontwire.publishing.exports.shipment import Entry

_CLASH = f"{BATTLES}/Armed clash"
_EXCESSIVE = "Excessive force against protesters"
_PEACEFUL, _ARRESTS = "Peaceful protest", "Arrests"
_NO_SIDE: Omission = "a battle in which no side is named"
_NO_VICTIM: Omission = "an attack of which nobody says on whom"
_NO_CROWD: Omission = "a protest of a state or an armed group"
_NO_ACTOR: Omission = "a development of which nobody says by whom"


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


def pair(deed: Deed, kind: Typed, told: Iterable[Entry], tables: Acled, words: EventWords) -> Pair | Omission:
    """The actors of a deed of a type, as the claims `told` of it have them.

    The type becomes another where the actors ask for it. Else why it is no row.
    """
    namer = Namer(tables, words, deed.country, deed.middle, violent=kind.event_type != STRATEGIC)
    scene = Scene(deed, kind, namer, tables, cast(told, namer.doer, namer.target))
    return _PAIRING[kind.event_type](scene)


def _battle(scene: Scene) -> Pair | Omission:
    armed, hit = scene.armed, scene.hit
    if not armed and not hit:
        return _NO_SIDE
    kind = scene.kind if scene.kind.event_type == BATTLES else scene.tables.types[_CLASH]
    first = armed[0] if armed else hit.pop(0)
    against = _opponent(first, hit, armed)
    other = against.who if against is not None else scene.nobody_of(kind)
    if other is None or other == first.who:
        return _NO_SIDE
    moved = scene.tables.unopposed.get(_only_kind(scene)) if against is None else None
    if moved is not None and not first.who.is_vague:
        return Pair(scene.tables.types[moved], first.who, named_by=first.entries[:1])
    kind = _by_winner(kind, first.who, scene)
    besides = tuple(name for name in scene.allies(first) if name != other.name)
    return Pair(kind, first.who, other, (besides, () if against is None else _beside(against, hit)), first.entries[:1])


def _by_winner(kind: Typed, winner: Actor, scene: Scene) -> Typed:
    """Ground is regained by a government and those on its side, and overtaken by anybody else."""
    if kind.sub_event_type not in GROUND:
        return kind
    return scene.tables.types[f"{BATTLES}/{GROUND[0] if winner.is_of_states else GROUND[1]}"]


def _only_kind(scene: Scene) -> str:
    """The kind of all claims of the event, empty where there are several."""
    kinds = {entry.gist.kind for entry in scene.deed.told}
    return kinds.pop() if len(kinds) == 1 else ""


def _opponent(first: Held[Actor], hit: Iterable[Held[Actor]], armed: Iterable[Held[Actor]]) -> Held[Actor] | None:
    """Whom the first fights: the one most claims say it acts on, else one who acts on the other side of the war."""
    others = [held for held in hit if held.who != first.who and not _are_allies(held.who, first.who)]
    across = [held for held in others if _faces(held.who, first.who)]
    if others:
        return (across or others)[0]
    return next((held for held in armed if _faces(held.who, first.who)), None)


def _are_allies(one: Actor, other: Actor) -> bool:
    return one.camp != "" and one.camp == other.camp


def _faces(one: Actor, other: Actor) -> bool:
    return one.is_of_states != other.is_of_states


def _beside(one: Held[Actor], held: Iterable[Held[Actor]]) -> tuple[str, ...]:
    names = (other.who.name for other in held if together(other, one))
    return distinct((one.who.beside, *names), but=one.who.name)


def _remote(scene: Scene) -> Pair | Omission:
    first, rivals = scene.chosen
    one = first.who if first is not None else scene.nobody
    if one is None:
        return _NO_ACTOR
    victims = scene.victims
    also = () if victims is None else (victims.name,)
    hit = next(iter(scene.hit), None)
    if hit is not None and hit.weight >= scene.harm:
        besides = scene.allies(first), (*_beside(hit, ()), *also)
        return Pair(scene.kind, one, hit.who, besides, _told_by(scene, first), rivals)
    if hit is None and scene.fighters >= max(scene.harm, (0, 1)):
        unnamed = scene.nobody_of(scene.tables.types[_CLASH])
        unnamed = None if unnamed == one else unnamed
        return Pair(scene.kind, one, unnamed, (scene.allies(first), also), _told_by(scene, first), rivals)
    second = () if victims is None else scene.who_else(victims)
    return Pair(scene.kind, one, victims, (scene.allies(first), second), _told_by(scene, first), rivals)


def _one_sided(scene: Scene) -> Pair | Omission:
    victims = scene.victims
    if victims is None:
        if scene.hit:
            return _battle(scene)
        return _NO_VICTIM
    first, rivals = scene.chosen
    one = first.who if first is not None else scene.nobody
    if one is None:
        return _NO_ACTOR
    besides = scene.allies(first), scene.who_else(victims)
    return Pair(scene.kind, one, victims, besides, _told_by(scene, first), rivals)


def _crowd(scene: Scene) -> Pair | Omission:
    crowd = scene.nobody
    if crowd is None:
        return _NO_ACTOR
    unarmed = (held.who for held in scene.casting.doers if not held.who.is_armed)
    besides = distinct((name for who in unarmed for name in (who.beside,)), but=crowd.name)
    force = next(iter(scene.armed), None)
    if scene.kind.sub_event_type == _PEACEFUL and force is not None and len(scene.armed) == len(scene.casting.doers):
        return _NO_CROWD
    if crowd.inter == RIOTERS and force is None:
        victims = scene.victims
        return Pair(scene.kind, crowd, victims, (besides, () if victims is None else scene.who_else(victims)))
    stepped_in = crowd.inter == RIOTERS or scene.kind.sub_event_type != _PEACEFUL
    other = force.who if force is not None and stepped_in else None
    return Pair(scene.kind, crowd, other, (besides, () if other is None else scene.allies(force)))


def _calm(scene: Scene) -> Pair | Omission:
    doers = [held for held in scene.armed if not held.who.is_vague]
    targets = [held for held in scene.casting.targets if held.who.is_armed or scene.kind.sub_event_type == _ARRESTS]
    one = doers[0].who if doers else scene.nobody
    if one is None:
        return _NO_ACTOR
    other = next((held.who for held in (*doers[1:], *targets) if held.who != one and held.who.name != one.name), None)
    kind = scene.kind
    if other is not None and _faces(one, other):
        kind = scene.tables.types.get(scene.tables.opposed.get(_only_kind(scene), ""), kind)
    return Pair(kind, one, other, named_by=doers[0].entries[:1] if doers else ())


_PAIRING: dict[str, Callable[[Scene], Pair | Omission]] = {
    BATTLES: _battle,
    REMOTE: _remote,
    CIVILIANS: _one_sided,
    PROTESTS: _crowd,
    RIOTS: _crowd,
    STRATEGIC: _calm,
}


def _told_by(scene: Scene, doer: Held[Actor] | None) -> tuple[Entry, ...]:
    """A claim for each of what the pair rests on: who did it, and that civilians were hit."""
    return (*(() if doer is None else doer.entries[:1]), *scene.sufferers[:1])
