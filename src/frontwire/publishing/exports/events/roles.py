"""Who is told to have done a deed, and who to have suffered it: counted by those who say so, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from frontwire.drawing.citing import COUNTING, is_of_party
from frontwire.lexicon.families import Families
from frontwire.model.gist import Gist, Party
from frontwire.publishing.exports.events.choosing import Deed
from frontwire.publishing.exports.shipment import Entry

N = TypeVar("N", bound=Hashable)
#: How a data set calls one who fills a role; None for whom it has no name for.
Naming = Callable[[Party], N | None]


@dataclass(frozen=True, slots=True)
class Held(Generic[N]):
    """One who is said to fill a role, with the claims that say so, and how many origins they go back to.

    `independent` counts the origins that are no party to the fight.
    """

    who: N
    entries: tuple[Entry, ...]
    independent: int
    origins: int

    @property
    def weight(self) -> tuple[int, int]:
        """How well it is borne out."""
        return self.independent, self.origins


@dataclass(frozen=True, slots=True)
class Casting(Generic[N]):
    """The doers and the targets of a deed, those first that most independent origins name."""

    doers: tuple[Held[N], ...]
    targets: tuple[Held[N], ...]


def cast(told: Iterable[Entry], doer: Naming[N], target: Naming[N]) -> Casting[N]:
    """Who fills the roles of what claims tell, as the namings call them; one who is both only acts."""
    held = tuple(told)
    doers = _held(held, lambda gist: gist.actors, doer)
    acting = {held.who for held in doers}
    targets = _held(held, lambda gist: gist.targets, target)
    return Casting(doers, tuple(held for held in targets if held.who not in acting))


def kin(deed: Deed, families: Families, *, of: Iterable[Entry] = ()) -> tuple[Entry, ...]:
    """The claims of the kinds that may tell of one deed with those `of` it, and those that only count what it did.

    Where none are given, of the family that says most of what is told (`lexicons/linking`).
    """
    kinds = tuple(dict.fromkeys(entry.gist.kind for entry in of))
    first = kinds or families.heads(tuple(dict.fromkeys(entry.gist.kind for entry in deed.anchored)))
    held = {families.family(kind).family for kind in first}
    told = ((entry, entry.gist.kind) for entry in deed.anchored)
    return tuple(entry for entry, kind in told if kind in COUNTING or families.family(kind).family in held)


def together(one: Held[N], other: Held[N]) -> bool:
    """Does one claim name both?"""
    return bool({entry.id for entry in one.entries} & {entry.id for entry in other.entries})


def _held(told: Iterable[Entry], role: Callable[[Gist], tuple[Party, ...]], naming: Naming[N]) -> tuple[Held[N], ...]:
    found: dict[N, list[Entry]] = {}
    for entry in told:
        for who in dict.fromkeys(naming(party) for party in role(entry.gist)):
            if who is not None:
                found.setdefault(who, []).append(entry)
    held = [_weighed(who, entries) for who, entries in found.items()]
    return tuple(sorted(held, key=lambda one: (-one.independent, -one.origins)))


def _weighed(who: N, entries: list[Entry]) -> Held[N]:
    independent = {entry.origin for entry in entries if not is_of_party(entry.gist)}
    return Held(who, tuple(entries), len(independent), len({entry.origin for entry in entries}))
