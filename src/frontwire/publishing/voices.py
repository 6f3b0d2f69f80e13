"""Voices on a page: who is heard, and of one of them every claim with how others bear it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontwire.drawing.citing import is_denied
from frontwire.drawing.sourcing import Spoken
from frontwire.lexicon.palette import Palette
from frontwire.model.picture import Account, Count, Status, Toll
from frontwire.model.source import Carrier, Fared, Source, Topic
from frontwire.publishing import telling, wording
from frontwire.publishing.picture.words import Vocabulary, figure
from frontwire.publishing.words import flat

#: Happenings on one page of a voice.
PAGE = 25


class Standing(StrEnum):
    """How a claim stands to what others say; it may be confirmed by one and contradicted by another."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class TopicRow:
    """How claims of one family have fared, the family in words."""

    family: str
    label: str
    fared: Fared


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One voice or outlet; `name` is empty where nobody names it, `sort` what it is."""

    id: str
    name: str
    sort: str
    is_outlet: bool
    party: bool | None
    fared: Fared
    first: date
    last: date
    letters: tuple[str, ...]
    because: str
    topics: tuple[TopicRow, ...]
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure as worded, whose it is, and the claim that gives it."""

    text: str
    voice: str
    claim: str
    report: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """One count of a happening: the voice's own figures, and those of others."""

    counted: str
    own: tuple[Beside, ...]
    others: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One claim: its words, its kind, who carried it, and how many independent origins say the same or otherwise."""

    claim: str
    report: str
    quote: str
    kind: str
    voice: str
    outlet: str
    known: date
    denied: bool
    others: int
    against: int


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A happening that the voice tells of, with its claims and figures."""

    id: str
    headline: str
    days: str
    place: str
    status: Status
    standings: tuple[Standing, ...]
    claims: tuple[SaidRow, ...]
    figures: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class VoiceWriter:
    """Puts voices into words: `words` are those of claims and kinds, `palette` has the families that kinds are of."""

    words: Vocabulary
    palette: Palette

    def row(self, source: Source) -> VoiceRow:
        """A voice as a list has it."""
        return VoiceRow(
            id=source.id,
            name=flat(source.name),
            sort=self.words.labels.voices[source.type],
            is_outlet=source.is_outlet,
            party=source.party,
            fared=Fared(source.claims, source.confirmed, source.contradicted, source.alone),
            first=source.first,
            last=source.last,
            letters=tuple(letter.value for letter in source.letters),
            because=source.because,
            topics=self._topics(source.topics),
            carriers=source.carriers,
        )

    def _topics(self, topics: Iterable[Topic]) -> tuple[TopicRow, ...]:
        """How claims of each family of kinds have fared, those with most claims first."""
        held: dict[str, Fared] = {}
        for topic in topics:
            family = self.palette.family(topic.kind)
            held[family] = _added(held.get(family, Fared(0, 0, 0, 0)), topic.fared)
        labels = {entry.family: entry.label for entry in self.palette.families}
        rows = (TopicRow(family, labels[family], fared) for family, fared in held.items())
        return tuple(sorted(rows, key=lambda row: (-row.fared.claims, row.family)))

    def told(self, spoken: Iterable[Spoken]) -> tuple[ToldRow, ...]:
        """The happenings that claims of one voice stand in, in their order."""
        held: dict[str, list[Spoken]] = {}
        for one in spoken:
            held.setdefault(one.account.id, []).append(one)
        return tuple(self._told(claims) for claims in held.values())

    def _told(self, claims: Sequence[Spoken]) -> ToldRow:
        account = claims[0].account
        return ToldRow(
            id=account.id,
            headline=self.words.headline(account),
            days=telling.days(account.first, account.last, account.precision),
            place=self.words.place(account.site, account.place_text, account.part),
            status=account.status,
            standings=tuple(standing for standing in Standing if any(is_so(one, standing) for one in claims)),
            claims=tuple(self._said(one) for one in claims),
            figures=tuple(self._compared(account, claims)),
        )

    def _said(self, one: Spoken) -> SaidRow:
        gist, grade = one.citation.gist, one.citation.grade
        return SaidRow(
            claim=gist.id,
            report=gist.report,
            quote=wording.quoted(gist.quote)[1:-1],
            kind=self.words.labels.kind(gist.kind).label,
            voice=telling.voices(gist),
            outlet=flat(gist.outlet or ""),
            known=gist.known,
            denied=is_denied(gist),
            others=0 if grade is None else grade.others,
            against=0 if grade is None else grade.against,
        )

    def _compared(self, account: Account, claims: Sequence[Spoken]) -> Iterator[Compared]:
        """Each count that the voice gives a figure for, beside the figures of other origins."""
        own = {one.citation.id for one in claims}
        origins = {one.citation.origin for one in claims}
        for toll in account.tolls:
            mine = _once(self._beside(count) for count in toll.counts if count.citation.id in own)
            if mine:
                others = (count for count in toll.counts if count.citation.origin not in origins)
                yield Compared(self._counted(toll), mine, _once(self._beside(count) for count in others))

    def _counted(self, toll: Toll) -> str:
        return wording.capital(self.words.counted(toll))

    def _beside(self, count: Count) -> Beside:
        gist = count.citation.gist
        return Beside(figure(count.figure), telling.voices(gist), gist.id, gist.report, count.stands)


def is_so(one: Spoken, standing: Standing) -> bool:
    """Does the claim stand so to what others say?"""
    match standing:
        case Standing.CONFIRMED:
            return one.is_confirmed
        case Standing.CONTRADICTED:
            return one.is_contradicted
        case Standing.ALONE:
            return one.is_alone


def _added(left: Fared, right: Fared) -> Fared:
    return Fared(
        left.claims + right.claims,
        left.confirmed + right.confirmed,
        left.contradicted + right.contradicted,
        left.alone + right.alone,
    )


def _once(figures: Iterable[Beside]) -> tuple[Beside, ...]:
    """Figures, those of one voice in the same words once."""
    held: dict[tuple[str, str], Beside] = {}
    for one in figures:
        held.setdefault((one.text, one.voice), one)
    return tuple(held.values())
