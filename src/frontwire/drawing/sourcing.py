"""Sourcing: who is heard in the accounts of happenings, and how often others bear them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from frontwire.model.gist import Gist
from frontwire.model.grade import Grade
from frontwire.model.picture import Account, Citation
from frontwire.model.source import OUTLET, Carrier, Fared, Source, Topic, source_id
from frontwire.model.voice import VoiceType

_T = TypeVar("_T", bound=str)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim with the account that it stands in, which may hold others' claims too."""

    account: Account
    citation: Citation

    @property
    def is_confirmed(self) -> bool:
        """Does another independent origin tell the same?"""
        return self.citation.grade is not None and self.citation.grade.others > 0

    @property
    def is_contradicted(self) -> bool:
        """Does another independent origin stand on another side of a dispute?"""
        return self.citation.grade is not None and self.citation.grade.against > 0

    @property
    def is_alone(self) -> bool:
        """Does nobody else tell of the happening at all?"""
        return len(self.account.origins) <= 1


def heard(accounts: Iterable[Account]) -> dict[str, tuple[Spoken, ...]]:
    """The claims of every voice and outlet, by its id, in the order of the accounts.

    Unnamed voices are one for each type.
    """
    held: dict[str, list[Spoken]] = {}
    for account in accounts:
        for citation in account.citations:
            spoken = Spoken(account, citation)
            for id_ in _ids(citation.gist):
                held.setdefault(id_, []).append(spoken)
    return {id_: tuple(spoken) for id_, spoken in held.items()}


def sources(accounts: Iterable[Account]) -> tuple[Source, ...]:
    """Voices and outlets, those with most claims first, then by name."""
    found = (source_of(id_, spoken) for id_, spoken in heard(accounts).items())
    return tuple(sorted(found, key=lambda one: (-one.claims, one.name, one.is_outlet, one.type)))


def source_of(id_: str, spoken: Sequence[Spoken]) -> Source:
    """One source, of its id and all its claims."""
    return _outlet(id_, spoken) if id_.startswith(OUTLET) else _voice(id_, spoken)


def fared(spoken: Sequence[Spoken]) -> Fared:
    """How claims have fared."""
    return Fared(
        claims=len(spoken),
        confirmed=sum(one.is_confirmed for one in spoken),
        contradicted=sum(one.is_contradicted for one in spoken),
        alone=sum(one.is_alone for one in spoken),
    )


def _ids(gist: Gist) -> Iterator[str]:
    """Whose claim it is: a voice's, an outlet's, or both. One voice is one, whatever sort some report takes it for."""
    speaker = gist.speaker
    if speaker is not None:
        yield source_id(speaker.key, speaker.type, is_outlet=False)
    if gist.outlet:
        yield source_id(gist.outlet, VoiceType.OUTLET, is_outlet=True)


def _outlet(id_: str, spoken: Sequence[Spoken]) -> Source:
    """An outlet: graded by what it says itself."""
    name = id_.removeprefix(OUTLET)
    own = [one.citation.grade for one in spoken if one.citation.gist.speaker is None]
    about = _About(id_, name, name, is_outlet=True, type=VoiceType.OUTLET, party=None)
    return _source(about, spoken, [grade for grade in own if grade is not None])


def _voice(id_: str, spoken: Sequence[Spoken]) -> Source:
    speakers = [one.citation.gist.speaker for one in spoken]
    held = [speaker for speaker in speakers if speaker is not None]
    key = held[0].key
    about = _About(
        id=id_,
        key=key,
        name=_most([speaker.text for speaker in held]) if key else "",
        is_outlet=False,
        type=_most([speaker.type for speaker in held]),
        party=_party({speaker.party for speaker in held}),
    )
    grades = [one.citation.grade for one in spoken if one.citation.grade is not None]
    return _source(about, spoken, grades)


@dataclass(frozen=True, slots=True)
class _About:
    """Who a source is."""

    id: str
    key: str
    name: str
    is_outlet: bool
    type: VoiceType
    party: bool | None


def _source(about: _About, spoken: Sequence[Spoken], graded: Sequence[Grade]) -> Source:
    letters = tuple(sorted({grade.reliability for grade in graded}))
    told = fared(spoken)
    days = [one.citation.gist.known for one in spoken]
    return Source(
        id=about.id,
        key=about.key,
        name=about.name,
        is_outlet=about.is_outlet,
        type=about.type,
        party=about.party,
        claims=told.claims,
        confirmed=told.confirmed,
        contradicted=told.contradicted,
        alone=told.alone,
        first=min(days),
        last=max(days),
        letters=letters,
        because=next((grade.reliability_because for grade in graded if grade.reliability is letters[0]), ""),
        topics=_topics(spoken),
        carriers=() if about.is_outlet else _carriers(spoken),
    )


def _topics(spoken: Iterable[Spoken]) -> tuple[Topic, ...]:
    held: dict[str, list[Spoken]] = {}
    for one in spoken:
        held.setdefault(one.citation.gist.kind, []).append(one)
    made = (Topic(kind, fared(claims)) for kind, claims in held.items())
    return tuple(sorted(made, key=lambda topic: (-topic.fared.claims, topic.kind)))


def _carriers(spoken: Iterable[Spoken]) -> tuple[Carrier, ...]:
    counts = Counter(one.citation.gist.outlet or "" for one in spoken)
    return tuple(Carrier(*one) for one in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _most(values: list[_T]) -> _T:
    """The value met most often; of several the first in order."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _party(said: set[bool | None]) -> bool | None:
    """A party where any report takes it for one; none where one says so and nobody else; else not known."""
    return True if True in said else False if False in said else None
