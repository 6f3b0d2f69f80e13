"""Claiming: what the rules of a form make of a row that is written out."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from frontwire.filling.writing import Line, Option, Sheet
from frontwire.lexicon.forms import LABEL, Counting, Form, Rule, folded
from frontwire.model.actor import Actor, Sector
from frontwire.model.claim import Claim, ClaimClass, Codes, Evidence
from frontwire.model.figure import Figure
from frontwire.model.place import Where
from frontwire.model.report import Refusal
from frontwire.model.span import Span
from frontwire.model.time import When
from frontwire.model.voice import Certainty, Polarity, Stance, Voice, VoiceType

STAGE = "filling"
_ID_BYTES = 8
_WHOLE = re.compile(r"\d{1,3}(?:[, ]\d{3})+|\d+(?:\.0*)?")
_Value = TypeVar("_Value", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Sort:
    """What the lexicon says of a kind: its class and codes."""

    klass: ClaimClass
    codes: Codes


@dataclass(frozen=True, slots=True)
class Frame:
    """What all claims of a row share: who says it, when and where it is."""

    voice: Voice | None
    when: When
    where: Where


@dataclass(slots=True)
class Claiming:
    """Makes claims of one row; collects what it refuses."""

    sheet: Sheet
    form: Form
    frame: Frame
    kinds: Mapping[str, Sort]
    refusals: list[Refusal] = field(default_factory=list)

    def claims(self) -> tuple[Claim, ...]:
        """The claims, in the order of the text, each once."""
        held: dict[str, Claim] = {}
        for rule in self.form.claims:
            for line in self.sheet.lines:
                if line.cell.column == rule.column and self.sheet.line(rule.without, line.cell.turn) is None:
                    for option in self._fitting(rule, line):
                        claim = self._claim(rule, line, option)
                        if claim is not None:
                            held.setdefault(claim.id, claim)
        self._refuse_unknown()
        return tuple(sorted(held.values(), key=lambda claim: (claim.evidence.span, claim.id)))

    def _refuse_unknown(self) -> None:
        """Refuses options that neither the list of choices nor a rule knows, in columns of which rules ask for some."""
        asked: dict[str, set[str]] = {}
        for rule in self.form.claims:
            if rule.values:
                known = asked.setdefault(rule.column, set())
                known.update(map(folded, (*rule.values, *rule.unless)))
        for line in self.sheet.lines:
            if line.cell.column in asked:
                choices = self.form.columns[line.cell.column].choices
                known = asked[line.cell.column] | {folded(word) for pair in choices.items() for word in pair}
                for option in line.options:
                    if not {folded(option.raw), folded(option.text)} & known:
                        self._refuse(line, f"{option.raw!r} is no option of {line.label} that the form knows")

    def _fitting(self, rule: Rule, line: Line) -> Iterator[Option]:
        """The options that a rule fires on: the cell as a whole where it asks for none in particular."""
        if not rule.values and rule.least is None and rule.most is None:
            said = {folded(text) for option in line.options for text in (option.raw, option.text)}
            if not said & {folded(text) for text in rule.unless}:
                yield Option(line.cell.value, line.value, line.value_span)
            return
        for option in line.options:
            if _is_meant(rule, option):
                yield option

    def _claim(self, rule: Rule, line: Line, option: Option) -> Claim | None:
        span = line.span if option.span == line.value_span else option.span
        kind = self._kind(rule, line)
        if kind is None or span is None or self.sheet.text == "":
            return None
        turn = line.cell.turn
        roles = {role: self._actors(names, line, turn) for role, names in rule.roles.items()}
        sort = self.kinds[kind]
        claim = Claim(
            id="",
            kind=kind,
            klass=sort.klass,
            codes=sort.codes,
            evidence=Evidence(
                quote=span.of(self.sheet.text),
                span=span,
                sentence=self._sentence(rule, line),
                rules=(f"lexicons/forms/{self.form.form}#{rule.rule}",),
            ),
            actors=roles.get("actor", ()),
            targets=roles.get("target", ()),
            instruments=roles.get("instrument", ()),
            items=roles.get("item", ()),
            facilities=roles.get("facility", ()),
            figures=tuple(self._figures(rule, turn)),
            when=self.frame.when,
            where=self.frame.where,
            said_by=() if self.frame.voice is None else (self.frame.voice,),
            cue=None,
            direct=False,
            said_when=None,
            stance=Stance(
                polarity=self._told(Polarity, rule.polarity_column, turn, rule.polarity),
                certainty=self._told(Certainty, rule.certainty_column, turn, rule.certainty),
            ),
            background=rule.background,
        )
        return replace(claim, id=_digest(self.sheet.text, claim))

    def _kind(self, rule: Rule, line: Line) -> str | None:
        if rule.kind is not None:
            return rule.kind
        told = self.sheet.value(rule.kind_column, line.cell.turn) or ""
        name = folded(told).replace(" ", "_")
        if name in self.kinds:
            return name
        self._refuse(line, f"{told!r} is no kind of claim" if told else "no kind of claim is given")
        return None

    def _sentence(self, rule: Rule, line: Line) -> Span:
        """The lines that the claim rests on, from the first to the last; who reports it is not among them."""
        if line.span is None:
            raise ValueError(f"the rule {rule.rule} rests on a column that is not written out")
        names = [name for role, held in rule.roles.items() if role == "item" for name in held if name != LABEL]
        lines = (self.sheet.line(name, line.cell.turn) for name in (*names, *rule.beside))
        return Span.cover([line.span, *(one.span for one in lines if one is not None and one.span is not None)])

    def _actors(self, names: tuple[str, ...], line: Line, turn: int) -> tuple[Actor, ...]:
        held: list[Actor] = []
        for name in names:
            if name == LABEL and line.label_span is not None:
                held.append(Actor(line.label, line.label_span))
            told = self.sheet.line(name, turn)
            if told is not None:
                held += [self._actor(option) for option in told.options if option.span is not None]
        return tuple(held)

    def _actor(self, option: Option) -> Actor:
        voice, span = self.frame.voice, option.span or Span(0, 0)
        if voice is not None and voice.span == option.span:
            medical = voice.type is VoiceType.MEDICAL
            return Actor(voice.text, span, sector=Sector.MED if medical else None)
        return Actor(option.text, span)

    def _figures(self, rule: Rule, turn: int) -> Iterator[Figure]:
        for count in rule.figures:
            if count.number is not None:
                line = self.sheet.line(count.number, turn)
                value = self._whole(line)
                if line is not None and value is not None:
                    yield _figure(count, value, value, line)
            else:
                yield from self._range(count, turn)

    def _range(self, count: Counting, turn: int) -> Iterator[Figure]:
        low, high = self.sheet.line(count.low, turn), self.sheet.line(count.high, turn)
        least, most = self._whole(low), self._whole(high)
        if least is not None and most is not None and least > most and high is not None:
            self._refuse(high, f"at most {most} is less than at least {least}")
            return
        line = high if least is None else low
        if line is not None and (least is not None or most is not None):
            yield _figure(count, least, most, line)

    def _whole(self, line: Line | None) -> int | None:
        """A whole number; what is none is refused."""
        if line is None:
            return None
        if _WHOLE.fullmatch(line.cell.value) is None:
            self._refuse(line, f"{line.cell.value!r} is no whole number")
            return None
        return int(line.cell.value.split(".")[0].replace(",", "").replace(" ", ""))

    def _told(self, values: type[_Value], column: str | None, turn: int, usual: _Value) -> _Value:
        line = self.sheet.line(column, turn)
        if line is None:
            return usual
        for value in values:
            if folded(value.value) == folded(line.value):
                return value
        self._refuse(line, f"{line.value!r} is none of {', '.join(value.value for value in values)}")
        return usual

    def _refuse(self, line: Line, because: str) -> None:
        self.refusals.append(Refusal(STAGE, f"{line.label}: {line.value}", because, line.span))


def _is_meant(rule: Rule, option: Option) -> bool:
    said = {folded(option.raw), folded(option.text)}
    if said & {folded(text) for text in rule.unless}:
        return False
    if rule.values and not said & {folded(text) for text in rule.values}:
        return False
    if rule.least is None and rule.most is None:
        return True
    try:
        number = float(option.raw.replace(",", ""))
    except ValueError:
        return False
    return (-math.inf if rule.least is None else rule.least) <= number <= (math.inf if rule.most is None else rule.most)


def _figure(count: Counting, low: int | None, high: int | None, line: Line) -> Figure:
    return Figure(count.what, count.who, low, high, line.cell.value, count.scope, line.value_span)


def _digest(text: str, claim: Claim) -> str:
    """The same answers claim the same on every machine."""
    span = claim.evidence.span
    parts = (
        hashlib.blake2b(text.encode("utf-8", "surrogatepass")).hexdigest(),
        claim.kind,
        f"{span.start}-{span.end}",
        "|".join(claim.evidence.rules),
        "|".join(actor.text for actor in (*claim.actors, *claim.targets)),
        "|".join(voice.text for voice in claim.said_by),
    )
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=_ID_BYTES).hexdigest()
