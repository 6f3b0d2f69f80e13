"""Completing: what a person gave of a claim, checked, and filled up with what the report and the lexicons know of it.

People give words, a number, the id of a place. What is recorded stands by itself: whom the words name, what class and
codes a kind has, where in the text the words are.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from frontwire.corpus.receiving import Receiver
from frontwire.errors import InputError
from frontwire.lexicon.actors import Known
from frontwire.lexicon.kinds import KindEntry
from frontwire.lexicon.load import read_file
from frontwire.model.actor import Actor
from frontwire.model.claim import Claim, Codes
from frontwire.model.correction import Field, Values
from frontwire.model.figure import Figure
from frontwire.model.folding import fold_name
from frontwire.model.span import Span
from frontwire.model.voice import Voice, VoiceType

_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the values are said: the report's text, the words of the claim, and the claims of the report.

    `claim` is the claim as it stands before the correction; None where it is being added.
    """

    text: str
    span: Span
    claim: Claim | None
    neighbours: Sequence[Claim]


class Completer:
    """Fills up and checks values; every error is an InputError of one sentence."""

    def __init__(self, receiver: Receiver) -> None:
        self._receiver = receiver

    def complete(self, values: Values, fields: Iterable[Field], setting: Setting) -> Values:
        """The values with all that `fields` name complete; what they do not name stays as it is."""
        for field in fields:
            step = _STEPS.get(field)
            if step is not None:
                values = step(self, values, setting)
        return values

    def kind(self, values: Values, _: Setting) -> Values:
        """The class and codes of the kind. Raises InputError for a kind that claims cannot have."""
        folder = Path(self._receiver.settings.lexicons) / "kinds"
        kinds = sorted(path.stem for path in folder.glob("*.yml"))
        if values.kind not in kinds:
            near = difflib.get_close_matches(values.kind, kinds, n=3)
            meant = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(kinds)}"
            raise InputError(f"{values.kind!r} is no kind of claim: {meant}")
        entry = read_file(folder / f"{values.kind}.yml", KindEntry).entry
        if not entry.is_claim:
            raise InputError(f"{values.kind} is what passes between actors, no kind of claim")
        codes = Codes(entry.codes.acled, entry.codes.plover, entry.codes.cameo)
        return replace(values, klass=entry.klass, codes=codes)

    def actors(self, values: Values, setting: Setting) -> Values:
        """Whom the words for actors name."""
        return replace(values, actors=tuple(self._actor(actor, setting) for actor in values.actors))

    def targets(self, values: Values, setting: Setting) -> Values:
        """Whom the words for targets name."""
        return replace(values, targets=tuple(self._actor(actor, setting) for actor in values.targets))

    def place(self, values: Values, setting: Setting) -> Values:
        """The words for the place: those of the claim, unless others are given, and where they stand."""
        note = None if setting.claim is None else setting.claim.where.note
        text, span = values.place_text, values.place_span
        if text is None and values.place is not None:
            text, span = (values.place.name, None) if note is None else (note.text, note.span)
        elif note is not None and text == note.text and span is None:
            span = note.span
        if text is not None and not text.strip():
            raise InputError("the words for a place are empty: give some, or no place at all")
        return replace(values, place_text=text, place_span=_checked(span, setting) or _nearest(text or "", setting))

    def when(self, values: Values, _: Setting) -> Values:
        """Days in their order."""
        if values.first is not None and values.last is not None and values.first > values.last:
            raise InputError(f"the first day, {values.first}, is after the last, {values.last}")
        return values

    def figures(self, values: Values, setting: Setting) -> Values:
        """Bounds in their order, and words for a number that was given without."""
        return replace(values, figures=tuple(_figure(figure, setting) for figure in values.figures))

    def voices(self, values: Values, setting: Setting) -> Values:
        """Whom the words for voices name."""
        return replace(values, voices=tuple(self._voice(voice, setting) for voice in values.voices))

    def _actor(self, actor: Actor, setting: Setting) -> Actor:
        words = _words(actor.text, "an actor or target")
        span = _checked(actor.span, setting) or _nearest(words, setting) or Span(0, 0)
        if actor.entity is not None:
            return replace(actor, text=words, span=span)
        same = (one for claim in setting.neighbours for one in _mentions(claim) if _is_same(one.text, words))
        known = max(same, key=lambda one: one.entity is not None, default=None)
        if known is None or known.entity is None:
            known = self._named(words) or known or actor
        return replace(known, text=words, span=span)

    def _named(self, words: str) -> Actor | None:
        """The actor of the lexicon that all the words are a name of; None where they name none, or several."""
        name = words.split()
        if name[0].lower() in _ARTICLES:
            del name[0]
        whole = [hit for hit in self._receiver.actors.find(name) if hit.end - hit.start == len(name)]
        named = [meaning for hit in whole for meaning in hit.meanings if isinstance(meaning, Known)]
        if len(named) != 1:
            return None
        entry = named[0].actor
        return Actor(
            text=words,
            span=Span(0, 0),
            entity=entry.id,
            name=entry.name,
            country=entry.country,
            sector=entry.sector,
            side=entry.side,
            rule=named[0].rule,
        )

    def _voice(self, voice: Voice, setting: Setting) -> Voice:
        words = _words(voice.text, "a voice")
        if voice.type is VoiceType.OUTLET:
            raise InputError("the outlet speaks where no voice is given: leave the voices empty")
        same = (one for claim in setting.neighbours for one in claim.said_by if _is_same(one.text, words))
        known = next(same, None)
        span = _checked(voice.span, setting) or _nearest(words, setting)
        actor = voice.actor or (known.actor if known is not None else self._named(words))
        party = voice.party if known is None or voice.party is not None else known.party
        return replace(voice, text=words, span=span, actor=actor, party=party)


_STEPS: Mapping[Field, Callable[[Completer, Values, Setting], Values]] = MappingProxyType(
    {
        Field.KIND: Completer.kind,
        Field.ACTORS: Completer.actors,
        Field.TARGETS: Completer.targets,
        Field.PLACE: Completer.place,
        Field.WHEN: Completer.when,
        Field.FIGURES: Completer.figures,
        Field.VOICES: Completer.voices,
    }
)


def _figure(figure: Figure, setting: Setting) -> Figure:
    low, high = figure.low, figure.high
    if low is None and high is None:
        raise InputError("a figure needs a number: the lowest, the highest, or both")
    if (low or 0) < 0 or (high or 0) < 0:
        raise InputError("a figure counts: its numbers are not below nought")
    if low is not None and high is not None and low > high:
        raise InputError(f"the lowest number, {low}, is above the highest, {high}")
    wording = figure.wording.strip() or _worded(low, high)
    return replace(figure, wording=wording, span=_checked(figure.span, setting) or _nearest(wording, setting))


def _worded(low: int | None, high: int | None) -> str:
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"up to {high}"
    return str(low) if low == high else f"{low} to {high}"


def _words(text: str, noun: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise InputError(f"{noun} needs words")
    return words


def _mentions(claim: Claim) -> tuple[Actor, ...]:
    return (*claim.actors, *claim.targets, *(voice.actor for voice in claim.said_by if voice.actor is not None))


def _is_same(text: str, words: str) -> bool:
    return fold_name(text) == fold_name(words)


def _checked(span: Span | None, setting: Setting) -> Span | None:
    """A span that was given, if it holds any words. Raises InputError where it leads out of the text."""
    if span is None or not len(span):
        return None
    if span.end > len(setting.text):
        raise InputError(f"characters {span.start} to {span.end} lie outside the report, which has {len(setting.text)}")
    return span


def _nearest(words: str, setting: Setting) -> Span | None:
    """Where `words` stand nearest to the claim's own; None where the report does not have them."""
    if not words:
        return None
    before = setting.text.rfind(words, 0, setting.span.end)
    behind = setting.text.find(words, setting.span.start)
    found = [at for at in (behind, before) if at >= 0]
    if not found:
        return None
    start = min(found, key=lambda at: abs(at - setting.span.start))
    return Span(start, start + len(words))
