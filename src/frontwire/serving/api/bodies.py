"""Bodies: what is sent to be recorded -> the values that the corpus takes, checked by shape, then by the corpus."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Coroutine
from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import Request
from msgspec import UNSET, Meta, UnsetType

from frontwire.corpus import Corpus
from frontwire.model.actor import Actor
from frontwire.model.correction import Act, Field, Values
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.judgement import Verdict
from frontwire.model.place import Place
from frontwire.model.span import Span
from frontwire.model.voice import Certainty, Polarity, Voice, VoiceType
from frontwire.serving.failing import MisaskedError

Id = Annotated[str, Meta(min_length=1, max_length=64)]
Words = Annotated[str, Meta(min_length=1, max_length=500)]
Name = Annotated[str, Meta(max_length=100)]
Reason = Annotated[str, Meta(max_length=2_000)]
Offset = Annotated[int, Meta(ge=0, le=10_000_000)]
Count = Annotated[int, Meta(ge=0, le=100_000_000)]

_T = TypeVar("_T")


class Sent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is sent: a key that is not known is refused."""


class ActorValue(Sent, frozen=True):
    """One who acts or is acted on, by words; `start` and `end` where they stand in the report, in code points."""

    text: Words
    start: Offset | None = None
    end: Offset | None = None


class PlaceValue(Sent, frozen=True):
    """A place by its id in the gazetteer (null: none is known), the words for it, and the part of it meant."""

    id: Id | None = None
    text: Words | None = None
    part: Words | None = None


class WhenValue(Sent, frozen=True):
    """First and last day, both inclusive; null where that side is not told."""

    first: dt.date | None = None
    last: dt.date | None = None


class FigureValue(Sent, frozen=True):
    """A count as worded; `low` null for "up to", `high` null for "at least"."""

    what: What
    who: Who
    wording: Words
    low: Count | None = None
    high: Count | None = None
    scope: Scope = Scope.INCIDENT


class VoiceValue(Sent, frozen=True):
    """One who says it, by words."""

    text: Words
    type: VoiceType
    named: bool = False


Few = Meta(max_length=50)


class ClaimValues(Sent, frozen=True):
    """New values of a claim's fields; only those that are sent are changed. `voices` stand innermost first."""

    kind: Annotated[str, Meta(min_length=1, max_length=64)] | UnsetType = UNSET
    actors: Annotated[tuple[ActorValue, ...], Few] | UnsetType = UNSET
    targets: Annotated[tuple[ActorValue, ...], Few] | UnsetType = UNSET
    place: PlaceValue | UnsetType | None = UNSET
    when: WhenValue | UnsetType = UNSET
    figures: Annotated[tuple[FigureValue, ...], Few] | UnsetType = UNSET
    voices: Annotated[tuple[VoiceValue, ...], Few] | UnsetType = UNSET
    direct: bool | UnsetType = UNSET
    polarity: Polarity | UnsetType = UNSET
    certainty: Certainty | UnsetType = UNSET
    background: bool | UnsetType = UNSET


class CorrectionSent(Sent, frozen=True):
    """What a person decides about a claim: `accept`, `reject` or `change` one, or `add` what a report says.

    To add, give the `report` and the words by `start` and `end` (code points) instead of a `claim`.
    """

    act: Act
    claim: Id | None = None
    report: Id | None = None
    start: Offset | None = None
    end: Offset | None = None
    values: ClaimValues = ClaimValues()
    by: Name = ""
    because: Reason = ""


class JudgementSent(Sent, frozen=True):
    """What a person decides about two claims: the same happening, different ones, or `right` is the later word."""

    left: Id
    right: Id
    verdict: Verdict
    by: Name = ""
    because: Reason = ""


class UndoSent(Sent, frozen=True):
    """What to take back: an entry by its number; where null, the last decision that stands."""

    number: Annotated[int, Meta(ge=1, le=2**31)] | None = None
    by: Name = ""


def body_of(shape: type[_T]) -> Callable[[Request], Coroutine[Any, Any, _T]]:
    """A dependency that reads a request's body as JSON of a shape; raises MisaskedError."""

    async def read(request: Request) -> _T:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise MisaskedError("body: JSON is wanted (Content-Type: application/json)")
        blob = await request.body()
        try:
            return msgspec.json.decode(blob, type=shape)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise MisaskedError(f"body: {error}") from None

    return read


def fields_of(values: ClaimValues) -> tuple[Field, ...]:
    """The fields that are sent."""
    return tuple(field for field in Field if getattr(values, field.value) is not UNSET)


def values_of(sent: ClaimValues, corpus: Corpus) -> Values:
    """What is sent as values of the model. Raises MisaskedError, InputError for a place that is not there."""
    given: dict[str, Any] = {}
    for field in fields_of(sent):
        held = getattr(sent, field.value)
        given.update(_CONVERSIONS[field](held, corpus) if field in _CONVERSIONS else {field.value: held})
    return Values(**given)


def _actor(sent: ActorValue) -> Actor:
    return Actor(sent.text, span(sent.start, sent.end) or Span(0, 0))


def span(start: int | None, end: int | None) -> Span | None:
    """The characters from `start` to `end`; None where either is not given. Raises MisaskedError."""
    if start is None or end is None:
        return None
    if start > end:
        raise MisaskedError(f"body: start {start} lies behind end {end}")
    return Span(start, end)


def _place(sent: PlaceValue | None, corpus: Corpus) -> dict[str, Any]:
    if sent is None:
        return {"place": None, "place_text": None, "part": None}
    place: Place | None = None if sent.id is None else corpus.entry(sent.id)
    return {"place": place, "place_text": sent.text, "part": sent.part}


def _when(sent: WhenValue, _: Corpus) -> dict[str, Any]:
    if sent.first is not None and sent.last is not None and sent.first > sent.last:
        raise MisaskedError(f"body: {sent.first} is later than {sent.last}")
    return {"first": sent.first, "last": sent.last}


def _figure(sent: FigureValue) -> Figure:
    if sent.low is not None and sent.high is not None and sent.low > sent.high:
        raise MisaskedError(f"body: {sent.low} is more than {sent.high}")
    return Figure(sent.what, sent.who, sent.low, sent.high, sent.wording, sent.scope)


_CONVERSIONS: dict[Field, Callable[[Any, Corpus], dict[str, Any]]] = {
    Field.ACTORS: lambda sent, _: {"actors": tuple(map(_actor, sent))},
    Field.TARGETS: lambda sent, _: {"targets": tuple(map(_actor, sent))},
    Field.PLACE: _place,
    Field.WHEN: _when,
    Field.FIGURES: lambda sent, _: {"figures": tuple(map(_figure, sent))},
    Field.VOICES: lambda sent, _: {"voices": tuple(Voice(v.text, v.type, named=v.named) for v in sent)},
}
