"""Sourcing: who is heard in the accounts of happenings, and how often others bear them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from frontwire.model.grade import Credibility
from frontwire.model.picture import Account, Citation
from frontwire.model.source import Source
from frontwire.model.voice import VoiceType

_CONFIRMED = frozenset({Credibility.CONFIRMED, Credibility.PROBABLE})
_CONTRADICTED = frozenset({Credibility.DOUBTFUL, Credibility.IMPROBABLE})

_T = TypeVar("_T", bound=str)
#: Whether an outlet, its key, its type.
_Id = tuple[bool, str, VoiceType]


def sources(accounts: Iterable[Account]) -> tuple[Source, ...]:
    """Voices and outlets, those with most claims first, then by name. Unnamed voices are one for each type."""
    held: dict[_Id, list[Citation]] = {}
    for account in accounts:
        for citation in account.citations:
            for id_ in _heard(citation):
                held.setdefault(id_, []).append(citation)
    found = (_source(id_, citations) for id_, citations in held.items())
    return tuple(sorted(found, key=lambda one: (-one.claims, one.name, one.is_outlet, one.type)))


def _heard(citation: Citation) -> Iterator[_Id]:
    gist = citation.gist
    speaker = gist.speaker
    if speaker is not None:
        # One voice is one row, whatever sort of voice some report takes it for.
        yield False, speaker.key, VoiceType.OUTLET if speaker.key else speaker.type
    if gist.outlet:
        yield True, gist.outlet, VoiceType.OUTLET


def _source(id_: _Id, citations: list[Citation]) -> Source:
    is_outlet, key, type_ = id_
    own = [citation for citation in citations if not is_outlet or citation.gist.speaker is None]
    graded = [citation.grade for citation in own if citation.grade is not None]
    digits = [citation.grade.credibility for citation in citations if citation.grade is not None]
    letters = tuple(sorted({grade.reliability for grade in graded}))
    speakers = [citation.gist.speaker for citation in citations if not is_outlet and citation.gist.speaker]
    return Source(
        key=key,
        name=key if is_outlet else _name(key, [speaker.text for speaker in speakers]),
        is_outlet=is_outlet,
        type=_most([speaker.type for speaker in speakers]) if speakers and key else type_,
        party=_party([speaker.party for speaker in speakers]),
        claims=len(citations),
        confirmed=sum(digit in _CONFIRMED for digit in digits),
        contradicted=sum(digit in _CONTRADICTED for digit in digits),
        letters=letters,
        because=next((grade.reliability_because for grade in graded if grade.reliability is letters[0]), ""),
    )


def _name(key: str, texts: list[str]) -> str:
    """The wording met most often; of voices that are not named, none."""
    return _most(texts) if key else ""


def _most(values: list[_T]) -> _T:
    """The value met most often; of several the first in order."""
    return min(set(values), key=lambda value: (-values.count(value), value))


def _party(said: list[bool | None]) -> bool | None:
    """A party where any report takes it for one; none where one says so and nobody else; else not known."""
    return True if True in said else False if False in said else None
