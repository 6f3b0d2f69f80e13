"""What lasts and what was said, on a sheet: who holds what, sieges and ceasefires, words, the displaced, the gaps."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from frontwire.model.gist import Party, Site
from frontwire.model.picture import (
    Citation,
    Displacement,
    Gap,
    GapKind,
    Holder,
    Holding,
    Motion,
    Move,
    Picture,
    Situation,
    Utterance,
)
from frontwire.publishing import telling, wording
from frontwire.publishing.picture.words import Vocabulary, figure, party, plain
from frontwire.publishing.sheets.tolls import Given
from frontwire.publishing.sheets.words import Say
from frontwire.publishing.words import flat

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

#: Who says it: so many are named, the others counted.
NAMED = 4


@dataclass(frozen=True, slots=True)
class Sources:
    """Those who say a thing, each origin once, the newest first; `more` are not named."""

    says: tuple[Say, ...]
    more: int

    @classmethod
    def of(cls, citations: Iterable[Citation], *, limit: int = NAMED) -> Sources:
        """The first of each origin."""
        newest = sorted(citations, key=lambda citation: citation.gist.known, reverse=True)
        first: dict[str, Citation] = {}
        for citation in newest:
            first.setdefault(citation.origin, citation)
        held = tuple(map(Say.of, first.values()))
        return cls(held[:limit], max(0, len(held) - limit))


@dataclass(frozen=True, slots=True)
class Held:
    """One who is said to hold a place; not `standing` where later words on it passed his by."""

    name: str | None
    side: str | None
    standing: bool
    first: date
    last: date
    said: Sources
    denied: Sources


@dataclass(frozen=True, slots=True)
class Ground:
    """Who is said to hold a place or a part of it; `age` is of the last word, in days."""

    place: str
    where: str
    contested: bool
    stands: bool
    holders: tuple[Held, ...]
    last: date
    age: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the front as it is told."""

    happening: str
    day: date | None
    motion: Motion
    party: str | None
    where: str
    said: Sources


@dataclass(frozen=True, slots=True)
class Lasting:
    """A siege or ceasefire: the last word on how it stands; `state` is empty where the words tell none."""

    label: str
    where: str
    place: str | None
    state: str
    contested: bool
    last: date
    age: int
    said: Sources


@dataclass(frozen=True, slots=True)
class Uttered:
    """Something said rather than done; `side` is the speaker's, None where not known."""

    id: str
    firmness: str
    words: str
    side: str | None
    say: Say
    repeats: int


@dataclass(frozen=True, slots=True)
class Displaced:
    """How many are said to have left a place: figures side by side, the newest first."""

    where: str
    place: str | None
    figures: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something not known, in words, and claims that show it."""

    because: str
    where: str
    count: int
    since: date | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """Things under one heading: `key` is a kind's name or a value of a closed list, `label` its words where it has."""

    key: str
    label: str
    items: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """All of a picture that is not a happening or a change."""

    ground: tuple[Ground, ...]
    steps: tuple[Step, ...]
    lasting: tuple[Lasting, ...]
    uttered: tuple[Group[Uttered], ...]
    displaced: tuple[Displaced, ...]
    unknown: tuple[Group[Unknown], ...]


def standing_sheet(picture: Picture, words: Vocabulary) -> Standing:
    """The sheet of a picture's states, words and gaps. Ground that nobody's word stands on comes last."""
    ground = sorted(picture.holdings, key=lambda held: not any(holder.standing for holder in held.holders))
    return Standing(
        ground=tuple(_ground(held, words) for held in ground),
        steps=tuple(_step(move, words) for move in picture.moves),
        lasting=tuple(_lasting(held, words) for held in picture.situations),
        uttered=tuple(_uttered(picture.utterances, words)),
        displaced=tuple(_displaced(held, words) for held in picture.displacement),
        unknown=tuple(_unknown(picture.gaps, words)),
    )


def _ground(held: Holding, words: Vocabulary) -> Ground:
    return Ground(
        place=held.site.id,
        where=words.place(held.site, None, held.part),
        contested=held.contested,
        stands=any(holder.standing for holder in held.holders),
        holders=tuple(map(_held, held.holders)),
        last=held.last.gist.known,
        age=held.age,
    )


def _held(holder: Holder) -> Held:
    return Held(
        name=_name(holder.party),
        side=None if holder.party is None else holder.party.side,
        standing=holder.standing,
        first=holder.first,
        last=holder.last,
        said=Sources.of(holder.citations),
        denied=Sources.of(holder.denied),
    )


def _name(held: Party | None) -> str | None:
    return None if held is None else party(held)


def _step(move: Move, words: Vocabulary) -> Step:
    where = words.place(move.site, move.place_text, move.part)
    said = Sources.of(move.citations, limit=2)
    return Step(move.happening, move.day, move.motion, _name(move.party), where, said)


def _lasting(held: Situation, words: Vocabulary) -> Lasting:
    return Lasting(
        label=words.labels.kind(held.kind).label,
        where=words.place(held.site, held.place_text),
        place=_id(held.site),
        state=plain(held.state or ""),
        contested=held.contested,
        last=held.last.gist.known,
        age=held.age,
        said=Sources.of(held.citations),
    )


def _id(site: Site | None) -> str | None:
    return None if site is None else site.id


def _grouped(held: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    out: dict[K, list[T]] = {}
    for one in held:
        out.setdefault(key(one), []).append(one)
    return out


def _uttered(held: Iterable[Utterance], words: Vocabulary) -> Iterator[Group[Uttered]]:
    """By kind, in the order in which they first come; deeds only announced are a kind of their own."""
    kinds = _grouped(held, lambda said: "announced" if said.announced else said.kind)
    for kind, those in kinds.items():
        label = "" if kind == "announced" else wording.capital(words.labels.kind(kind).label)
        yield Group(kind, label, tuple(_utterance(said, words) for said in those))


def _utterance(said: Utterance, words: Vocabulary) -> Uttered:
    gist = said.lead.gist
    return Uttered(
        id=said.id,
        firmness=telling.firmness(gist),
        words=telling.statement(gist, words.labels),
        side=said.side,
        say=Say.of(said.lead),
        repeats=len(said.citations) - 1,
    )


def _displaced(held: Displacement, words: Vocabulary) -> Displaced:
    figures = (
        Given(figure(count.figure), Say.of(count.citation), count.stands, flat(count.because)) for count in held.counts
    )
    return Displaced(words.place(held.site, held.place_text), _id(held.site), tuple(figures))


def _unknown(gaps: Iterable[Gap], words: Vocabulary) -> Iterator[Group[Unknown]]:
    """By kind of gap, in the order of the kinds."""
    kinds = _grouped(gaps, lambda gap: gap.kind)
    for kind in GapKind:
        if kind in kinds:
            yield Group(kind.value, "", tuple(_gap(gap, words) for gap in kinds[kind]))


def _gap(gap: Gap, words: Vocabulary) -> Unknown:
    where = "" if gap.site is None else words.place(gap.site, None)
    return Unknown(wording.capital(flat(gap.because)), where, gap.count, gap.since, gap.claims)
