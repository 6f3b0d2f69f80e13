"""What a brief says, before it is laid out: sections of groups of lines, each line with its claims' numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from frontwire.lexicon.labels import Section
from frontwire.model.claim import Claim, ClaimClass
from frontwire.model.figure import What
from frontwire.publishing import wording
from frontwire.publishing.disputes import Dispute, disputes
from frontwire.publishing.words import Words, flat

if TYPE_CHECKING:
    from frontwire.publishing.reading import Reading

#: How many lines a section shows before it points at the full export.
SECTION_LINES = 14
#: What happened is what most readers came for: it may take more.
HAPPENED_LINES = 24
_HYPHENS = frozenset("-‐‑–")
#: How many claims are named for each reason why something is not known.
GAP_NUMBERS = 10
#: Counts of people and of things lost; the others are told beside what they belong to.
_TOLLS = frozenset(What) - {What.OTHER, What.FACILITIES, What.BEDS_THEATRES}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how firmly, what, who says so, and the numbers of the claims it rests on."""

    text: str
    firmness: str
    saying: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading (empty for none) and a smaller one within."""

    heading: str
    lines: tuple[Line, ...]
    under: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the brief; `more` lines were left out."""

    title: str
    groups: tuple[Group, ...]
    more: int = 0

    @property
    def numbers(self) -> frozenset[int]:
        """The claims it cites."""
        return frozenset(n for group in self.groups for line in group.lines for n in line.numbers)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with the number the brief gives it."""

    number: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Writer:
    """Turns claims into lines, worded with `words`."""

    words: Words

    def parts(self, reading: Reading) -> tuple[Part, ...]:
        """All sections of the brief that have something to say, in their order."""
        everything = [Numbered(i, claim) for i, claim in enumerate(reading.claims, start=1)]
        news = [held for held in everything if not held.claim.background]
        parts = (
            self._happened(self._of(news, Section.HAPPENED)),
            self._tolls(news),
            self._control(self._of(news, Section.CONTROL)),
            self._relief(self._of(news, Section.RELIEF)),
            self._said(self._of(news, Section.SAID)),
            self._disputed(everything),
            self._background([held for held in everything if held.claim.background]),
            self._unknown(everything, reading),
        )
        return tuple(part for part in parts if part.groups)

    def _of(self, claims: Iterable[Numbered], section: Section) -> list[Numbered]:
        return [held for held in claims if self.words.labels.kind(held.claim.kind).section is section]

    def _happened(self, claims: list[Numbered]) -> Part:
        groups = [
            Group(heading, self._lines(inner), under=under)
            for heading, held in self._by_place(claims)
            for under, inner in _by_day(held)
        ]
        return _cap("What happened", groups, limit=HAPPENED_LINES)

    def _tolls(self, news: list[Numbered]) -> Part:
        lines = []
        for held in news:
            counted = [figure for figure in held.claim.figures if figure.what in _TOLLS]
            if counted:
                text = wording.figures(counted, self.words)
            elif self.words.labels.kind(held.claim.kind).section is Section.TOLL:
                text = wording.statement(held.claim, self.words)
            else:
                continue
            place = wording.short_place(held.claim.where)
            tail = wording.joined((text, place, wording.days(held.claim.when)))
            lines.append(self._line(held, tail))
        return _cap("Tolls, as worded by those who give them", [Group("", _merged(lines))])

    def _control(self, claims: list[Numbered]) -> Part:
        groups = []
        for heading, held in self._by_place(claims):
            lines = [self._line(one, self._holder(one.claim)) for one in held]
            groups.append(Group(heading, _merged(lines)))
        return _cap("Who holds what", groups)

    def _holder(self, claim: Claim) -> str:
        who, where = wording.names(claim.actors, self.words), wording.spot(claim.where)
        if not who or self._is_compound(claim):
            return wording.quoted(claim.evidence.quote)
        return wording.joined((f"{where}: {who}" if where else who, wording.days(claim.when)))

    def _is_compound(self, claim: Claim) -> bool:
        """Is the holder the first half of a word ("rebel-held"), which says nothing alone?"""
        text = self.words.document.report.text
        return any(text[actor.span.end : actor.span.end + 1] in _HYPHENS for actor in claim.actors)

    def _relief(self, claims: list[Numbered]) -> Part:
        return _cap("Hospitals, supplies, aid access", self._by_label(claims))

    def _said(self, claims: list[Numbered]) -> Part:
        return _cap("What is said and wanted", self._by_label(claims))

    def _by_label(self, claims: list[Numbered]) -> list[Group]:
        def label(held: Numbered) -> str:
            return wording.capital(self.words.labels.kind(held.claim.kind).label)

        order = {label(held): -i for i, held in enumerate(reversed(claims))}
        ranked = sorted(claims, key=lambda held: (order[label(held)], held.number))
        return [Group(heading, self._lines(held)) for heading, held in groupby(ranked, key=label)]

    def _disputed(self, claims: list[Numbered]) -> Part:
        by_id = {id(held.claim): held for held in claims}
        groups = [
            Group(self._dispute_heading(dispute), self._lines([by_id[id(claim)] for claim in dispute.claims]))
            for dispute in disputes([held.claim for held in claims])
        ]
        return _cap("Disputed, side by side", groups)

    def _dispute_heading(self, dispute: Dispute) -> str:
        label = wording.capital(self.words.labels.kind(dispute.claims[0].kind).label)
        place = wording.short_place(dispute.claims[0].where)
        return wording.joined((f"{label}: {dispute.about}", place))

    def _background(self, claims: list[Numbered]) -> Part:
        return _cap("Background", [Group("", self._lines(claims, with_place=True))] if claims else [])

    def _unknown(self, claims: list[Numbered], reading: Reading) -> Part:
        groups = [
            self._gap("No day", claims, lambda c: None if _dated(c) else c.when.because or "the words give none"),
            self._gap("No place on the map", claims, _unplaced),
        ]
        refused = [
            Line(f"{wording.quoted(refusal.quote, 90)}: {flat(refusal.because)}", refusal.stage, "", ())
            for refusal in reading.refusals
        ]
        if refused:
            groups.append(Group("Seen and not coded", tuple(refused)))
        return _cap("Not known", [group for group in groups if group.lines])

    def _gap(self, title: str, claims: list[Numbered], because: Callable[[Claim], str | None]) -> Group:
        """The numbers of the claims that lack something, gathered by the reason why."""
        reasons: dict[str, list[int]] = {}
        for held in claims:
            reason = because(held.claim)
            if reason is not None:
                reasons.setdefault(flat(reason), []).append(held.number)
        return Group(title, tuple(_gathered(reason, numbers) for reason, numbers in reasons.items()))

    def _by_place(self, claims: list[Numbered]) -> list[tuple[str, list[Numbered]]]:
        """Claims by place: the places with most claims first, those with none last."""
        held: dict[str, list[Numbered]] = {}
        for one in claims:
            held.setdefault(wording.place(one.claim.where, self.words) or wording.NOWHERE, []).append(one)
        return sorted(held.items(), key=lambda pair: (pair[0] == wording.NOWHERE, -len(pair[1]), pair[1][0].number))

    def _lines(self, claims: Iterable[Numbered], *, with_place: bool = False) -> tuple[Line, ...]:
        lines = []
        for held in claims:
            text = wording.statement(held.claim, self.words)
            if with_place:
                note = held.claim.where.note
                place = "" if note is None or flat(note.text) in text else wording.short_place(held.claim.where)
                text = wording.joined((text, place, wording.days(held.claim.when)))
            lines.append(self._line(held, text))
        return _merged(lines)

    def _line(self, held: Numbered, text: str) -> Line:
        return Line(text, wording.firmness(held.claim), wording.saying(held.claim, self.words), (held.number,))


def _gathered(reason: str, numbers: list[int]) -> Line:
    """A reason with the first claims it holds for, and how many more there are."""
    more = len(numbers) - GAP_NUMBERS
    text = f"{reason} ({len(numbers)} claims, among them)" if more > 0 else reason
    return Line(text, "", "", tuple(numbers[:GAP_NUMBERS]))


def _dated(claim: Claim) -> bool:
    interval = claim.when.interval
    return interval is not None and (interval.start is not None or interval.end is not None)


def _unplaced(claim: Claim) -> str | None:
    """Why a claim has no point, None where it has one or, as something merely said, needs none."""
    note = claim.where.note
    if claim.klass is ClaimClass.SPEECH_ACT or (note is not None and note.place is not None):
        return None
    because = claim.where.because or (note.because if note is not None else "")
    if note is None:
        return because or "no place is named"
    return f"{wording.quoted(note.text, 60)}: {because or 'no entry in the gazetteer'}"


def _by_day(claims: Iterable[Numbered]) -> list[tuple[str, list[Numbered]]]:
    """Claims by day, the newest first, the undated last."""
    held: dict[str, list[Numbered]] = {}
    for one in sorted(claims, key=lambda one: one.number):
        held.setdefault(wording.days(one.claim.when), []).append(one)
    return sorted(held.items(), key=lambda pair: _newness(pair[1][0].claim), reverse=True)


def _newness(claim: Claim) -> tuple[date, date]:
    """Last and first day of a claim, for ordering: what goes on is newest, what has no day oldest."""
    interval = claim.when.interval
    if interval is None or (interval.start is None and interval.last is None):
        return date.min, date.min
    return interval.last or date.max, interval.start or date.min


def _merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines that read the same become one with all their numbers."""
    held: dict[tuple[str, str, str], tuple[int, ...]] = {}
    for line in lines:
        key = (line.text, line.firmness, line.saying)
        held[key] = (*held.get(key, ()), *line.numbers)
    return tuple(Line(*key, numbers) for key, numbers in held.items())


def _cap(title: str, groups: Iterable[Group], *, limit: int = SECTION_LINES) -> Part:
    """The section with at most `limit` lines, dealt out to the groups in turn so that each keeps its first ones."""
    held = [group for group in groups if group.lines]
    room = [0] * len(held)
    for _ in range(min(limit, sum(len(group.lines) for group in held))):
        open_groups = [i for i, group in enumerate(held) if room[i] < len(group.lines)]
        room[min(open_groups, key=lambda i: (room[i], i))] += 1
    kept = tuple(Group(g.heading, g.lines[:n], under=g.under) for g, n in zip(held, room, strict=True) if n)
    return Part(title, kept, sum(len(group.lines) for group in held) - sum(room))
