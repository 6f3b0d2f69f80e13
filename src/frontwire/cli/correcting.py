"""What the options of `frontwire correct` say, as values of a claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from frontwire.errors import InputError
from frontwire.model.actor import Actor
from frontwire.model.correction import Field, Values
from frontwire.model.figure import Figure, What, Who
from frontwire.model.span import Span
from frontwire.model.voice import Certainty, Polarity, Voice, VoiceType

if TYPE_CHECKING:
    from frontwire.corpus import Corpus
    from frontwire.model.claim import Claim

_FIGURE = re.compile(r"(?P<what>\w+)(?: +(?P<who>[a-z_]+))? +(?P<low>\d+)?(?P<to>\.\.)?(?P<high>\d+)?")
_NO_WORDS = Span(0, 0)

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Given:
    """What was given; None where nothing was, and the claim's own value stays."""

    kind: str | None = None
    actors: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None
    place: str | None = None
    place_words: str | None = None
    part: str | None = None
    unplaced: bool = False
    first: date | None = None
    last: date | None = None
    undated: bool = False
    figures: tuple[str, ...] | None = None
    voices: tuple[str, ...] | None = None
    direct: bool | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    background: bool | None = None


def complete(given: Given, claim_id: str, corpus: Corpus) -> tuple[Values, tuple[Field, ...]]:
    """The values that a claim is to have, and which fields they are. Raises InputError."""
    with corpus.view() as view:
        claim = view.claim(claim_id) or view.original(claim_id)
    if claim is None:
        raise InputError(f"there is no claim {claim_id}")
    named = tuple(_named(given))
    note = claim.where.note
    place, text = (None, None) if note is None or given.unplaced else (note.place, note.text)
    part = None if note is None or given.unplaced or given.place else note.part
    if given.place is not None:
        place = corpus.entry(given.place)
    first, last = _days(given, claim)
    values = Values(
        kind=given.kind or claim.kind,
        actors=tuple(Actor(words, _NO_WORDS) for words in given.actors or ()),
        targets=tuple(Actor(words, _NO_WORDS) for words in given.targets or ()),
        place=place,
        place_text=given.place_words or text,
        part=given.part or part,
        first=first,
        last=last,
        figures=tuple(map(figure, given.figures or ())),
        voices=tuple(map(voice, given.voices or ())),
        direct=bool(given.direct),
        polarity=given.polarity or Polarity.AFFIRMED,
        certainty=given.certainty or Certainty.STATED,
        background=bool(given.background),
    )
    return values, named


#: Which field each option is for.
_FIELDS = {
    **{name: Field(name) for name in ("kind", "actors", "targets", "figures", "voices", "direct")},
    **{name: Field(name) for name in ("polarity", "certainty", "background", "place")},
    **dict.fromkeys(("place_words", "part", "unplaced"), Field.PLACE),
    **dict.fromkeys(("first", "last", "undated"), Field.WHEN),
}


def _named(given: Given) -> Iterator[Field]:
    """The fields that are given. Raises InputError where none is, or two options exclude each other."""
    if given.unplaced and (given.place or given.place_words or given.part):
        raise InputError("--unplaced says that no place is told: leave out what tells one")
    if given.undated and (given.first or given.last):
        raise InputError("--undated says that no day is told: leave out what tells one")
    wanted = {_FIELDS[option.name] for option in fields(given) if getattr(given, option.name) != option.default}
    if not wanted:
        raise InputError("nothing is changed: give a value, such as --place or --kind")
    yield from (field for field in Field if field in wanted)


def _days(given: Given, claim: Claim) -> tuple[date | None, date | None]:
    """The days the claim is to have: one that is not given stays, and one day is its own last."""
    if given.undated:
        return None, None
    if given.last is None:
        return given.first, given.first
    interval = claim.when.interval
    start = None if interval is None else interval.start
    return given.first or start, given.last


def figure(text: str) -> Figure:
    """A figure as the command line takes it: "killed civilian 12..15". Raises InputError."""
    found = _FIGURE.fullmatch(text.strip().lower())
    if found is None or (found["low"] is None and found["high"] is None):
        raise InputError(f"{text!r} is no figure: write what, of whom and a number, as in killed civilian 12..15")
    low = None if found["low"] is None else int(found["low"])
    high = low if found["to"] is None else None if found["high"] is None else int(found["high"])
    who = Who.UNKNOWN if found["who"] is None else _one(found["who"], Who, "sort of people counted")
    return Figure(_one(found["what"], What, "thing that is counted"), who, low, high, "")


def voice(text: str) -> Voice:
    """A voice as the command line takes it: "medical: Dr Rana Khoury". One with a name in its words is named.

    Raises InputError.
    """
    kind, colon, words = text.partition(":")
    if not colon:
        raise InputError(f"{text!r} is no voice: write its type and its words, as in medical: Dr Rana Khoury")
    named = any(word[:1].isupper() for word in words.split())
    return Voice(words.strip(), _one(kind.strip().lower(), VoiceType, "sort of voice"), named=named)


def _one(word: str, words: type[Word], noun: str) -> Word:
    try:
        return words(word)
    except ValueError as error:
        raise InputError(f"{word!r} is no {noun}: there are {', '.join(words)}") from error
