"""A sheet: a report as it was published, every character of it, with the claims and refusals that stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from frontwire.browsing.tables import Tables
from frontwire.model.correction import Act
from frontwire.model.gist import Gist
from frontwire.model.report import Refusal, Report, Role
from frontwire.model.span import Span
from frontwire.model.voice import VoiceType
from frontwire.publishing import telling
from frontwire.publishing.words import flat


class VoiceGroup(StrEnum):
    """Types of voice as they are coloured: eighteen colours could not be told apart."""

    STATE = "state"
    ARMED = "armed"
    CARE = "care"
    PRESS = "press"
    PEOPLE = "people"
    OUTLET = "outlet"


_GROUPS = {
    VoiceType.OFFICIAL: VoiceGroup.STATE,
    VoiceType.MILITARY: VoiceGroup.STATE,
    VoiceType.STATE_MEDIA: VoiceGroup.STATE,
    VoiceType.FOREIGN_GOVERNMENT: VoiceGroup.STATE,
    VoiceType.ARMED_GROUP: VoiceGroup.ARMED,
    VoiceType.OPPOSITION: VoiceGroup.ARMED,
    VoiceType.MEDICAL: VoiceGroup.CARE,
    VoiceType.RESCUE: VoiceGroup.CARE,
    VoiceType.UN: VoiceGroup.CARE,
    VoiceType.NGO: VoiceGroup.CARE,
    VoiceType.MONITOR: VoiceGroup.PRESS,
    VoiceType.MEDIA: VoiceGroup.PRESS,
    VoiceType.EXPERT: VoiceGroup.PRESS,
    VoiceType.SOCIAL_MEDIA: VoiceGroup.PRESS,
    VoiceType.WITNESS: VoiceGroup.PEOPLE,
    VoiceType.RESIDENT: VoiceGroup.PEOPLE,
    VoiceType.UNNAMED: VoiceGroup.PEOPLE,
    VoiceType.OUTLET: VoiceGroup.OUTLET,
}


#: Nobody looked at any claim yet.
_UNSEEN: Mapping[str, Act] = {}


@dataclass(frozen=True, slots=True)
class Piece:
    """An unbroken stretch of the report. `role` is None for words that stand in no block; `opens` a run of one role."""

    span: Span
    text: str
    role: Role | None
    language: str | None
    because: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim as it is marked in the text. `number` counts up in reading order, `piece` is where its words begin.

    `act` is what people last decided about it, None where nobody looked at it yet.
    """

    gist: Gist
    number: int
    label: str
    family: str
    voice: VoiceGroup
    said: str
    days: str
    place: str
    piece: int
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report's pieces, which hold every character that is no white space between them, its claims and refusals.

    `aside` are the claims that people rejected; `key` are all families of kinds and what they are called.
    """

    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    key: tuple[tuple[str, str], ...]
    refusals: tuple[Refusal, ...] = ()
    aside: tuple[Mark, ...] = ()

    def piece(self, offset: int) -> int:
        """Where the piece begins that holds the character at `offset`."""
        return piece_of(self.pieces, offset)

    @property
    def seen(self) -> int:
        """How many of its claims people looked at, rejected ones among them."""
        return sum(mark.act is not None for mark in self.everything)

    @property
    def everything(self) -> tuple[Mark, ...]:
        """All its claims, rejected ones last."""
        return self.marks + self.aside

    @property
    def families(self) -> tuple[tuple[str, str], ...]:
        """The families of its claims and what the key calls them, in the order of the key."""
        held = {mark.family for mark in self.marks}
        return tuple((family, label) for family, label in self.key if family in held)

    @property
    def voices(self) -> tuple[VoiceGroup, ...]:
        """The groups of voice that are heard in it."""
        heard = {mark.voice for mark in self.marks}
        return tuple(group for group in VoiceGroup if group in heard)


def sheet(  # noqa: PLR0913 - what stands in a report
    report: Report,
    gists: Iterable[Gist],
    refusals: Iterable[Refusal],
    tables: Tables,
    *,
    aside: Iterable[Gist] = (),
    acts: Mapping[str, Act] = _UNSEEN,
) -> Sheet:
    """The sheet of a report with the claims and refusals that stand in it, in reading order.

    `aside` are claims that people rejected; `acts` say what they last decided, by claim.
    """
    held = pieces(report)
    marks, rejected = (
        tuple(
            _mark(gist, number, held, tables, acts.get(gist.id)) for number, gist in enumerate(_ordered(some), start=1)
        )
        for some in (gists, aside)
    )
    key = tuple((entry.family, entry.label) for entry in tables.palette.families)
    return Sheet(held, marks, key, tuple(refusals), rejected)


def _ordered(gists: Iterable[Gist]) -> list[Gist]:
    return sorted(gists, key=lambda gist: (gist.span, gist.id))


def pieces(report: Report) -> tuple[Piece, ...]:
    """The report cut at the edges of its blocks; words between blocks are pieces without a role."""
    out: list[Piece] = []
    for span, role, language, because in _cuts(report):
        opens = not out or out[-1].role is not role
        out.append(Piece(span, span.of(report.text), role, language, because, opens))
    return tuple(out)


_Cut = tuple[Span, Role | None, str | None, str]


def _cuts(report: Report) -> Iterator[_Cut]:
    parts = sorted(((piece, block) for block in report.blocks for piece in block.pieces), key=lambda part: part[0])
    done = 0
    for span, block in parts:
        yield from _between(report.text, done, span.start)
        start = max(span.start, done)
        if start < span.end:
            yield Span(start, span.end), block.role, block.language or report.language, block.because
            done = span.end
    yield from _between(report.text, done, len(report.text))


def _between(text: str, start: int, end: int) -> Iterator[_Cut]:
    """What stands between two blocks, without the blanks around it."""
    gap = text[start:end]
    if gap.strip():
        first = start + len(gap) - len(gap.lstrip())
        yield Span(first, first + len(gap.strip())), None, None, ""


def piece_of(held: Sequence[Piece], at: int) -> int:
    """Where the piece begins that holds the character at `at`: the last one that begins before it."""
    before = [piece.span.start for piece in held if piece.span.start <= at]
    return before[-1] if before else 0


def voice_group(gist: Gist) -> VoiceGroup:
    """How the claim's innermost voice is coloured."""
    return VoiceGroup.OUTLET if gist.speaker is None else _GROUPS[gist.speaker.type]


def _mark(gist: Gist, number: int, held: Sequence[Piece], tables: Tables, act: Act | None) -> Mark:
    return Mark(
        gist=gist,
        number=number,
        label=tables.words.labels.kind(gist.kind).label,
        family=tables.palette.family(gist.kind),
        voice=voice_group(gist),
        said=flat(telling.saying(gist)),
        days=telling.days(gist.first, gist.last, gist.precision),
        place=telling.spot(gist.site, gist.place_text, gist.part),
        piece=piece_of(held, gist.span.start),
        act=act,
    )
