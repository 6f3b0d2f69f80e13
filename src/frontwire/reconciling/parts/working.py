"""Working: what comes of one part. Pure: the same bytes give the same bytes, wherever and however often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from frontwire.lexicon.deeds import Deeds
from frontwire.lexicon.families import Families
from frontwire.lexicon.linking import Sort
from frontwire.model.gist import Gist
from frontwire.model.happening import Copy, Happening, Link
from frontwire.reconciling import copying, originating
from frontwire.reconciling.attaching import attach, found_at, repeat, sought, statement_key
from frontwire.reconciling.following import day_of, thread_of
from frontwire.reconciling.joining import Begun, Joining
from frontwire.reconciling.judging import Decided
from frontwire.reconciling.meeting import Met, meet
from frontwire.reconciling.pairing import days_of, known_order
from frontwire.reconciling.parts import messages
from frontwire.reconciling.parts.messages import (
    BandPart,
    Claims,
    ComparePart,
    Joined,
    JoinPart,
    Lineage,
    MeetPart,
    Placed,
    RepeatPart,
    TellPart,
    Thing,
    Told,
    ZonePart,
    pack,
)
from frontwire.reconciling.spots import Spots
from frontwire.reconciling.tellings import Telling
from frontwire.reconciling.weighing import Scale
from frontwire.resting import resting_collector


@dataclass(frozen=True, slots=True)
class Work:
    """Works on parts by these lexicons: bytes -> bytes. Can be sent to other processes."""

    families: Families
    deeds: Deeds

    @classmethod
    def load(cls, lexicons: Path) -> Work:
        """Work by the lexicons in a folder. Raises LexiconError."""
        return cls(Families.load(lexicons / "linking"), Deeds.load(lexicons / "disputing"))

    @resting_collector()
    def __call__(self, part: bytes) -> bytes:
        """What comes of a part (`messages`)."""
        return pack(self._made(messages.unpack_part(part)))

    def _made(self, part: messages.Part) -> object:
        made: object
        match part:
            case ZonePart():
                made = self._zones(part)
            case TellPart():
                made = self._tell(part)
            case MeetPart():
                made = tuple(self._meet(part))
            case RepeatPart():
                made = tuple(self._repeat(part))
            case JoinPart():
                made = self._join(part)
            case BandPart():
                made = _share(part)
            case ComparePart():
                made = _compare(part)
        return made

    def _scale(self, roots: Mapping[str, str]) -> Scale:
        return Scale(self.families, Spots(), deeds=self.deeds, roots=roots)

    def _zones(self, part: ZonePart) -> Joined:
        made: list[tuple[str, bytes]] = []
        changed: list[tuple[str, str]] = []
        for name, claims, lineage in part.zones:
            gists = _gists(claims.gists)
            joining = Joining(gists, self._scale(lineage.roots), decided=_decided(claims))
            joined = _joined(joining.happenings(name), gists, lineage)
            made += joined.happenings
            changed += joined.origins
        return Joined(sum(len(claims.gists) for _, claims, _ in part.zones), tuple(made), tuple(changed))

    def _tell(self, part: TellPart) -> Told:
        gists, numbers = _gists(part.claims.gists), part.numbers
        scale = self._scale({})
        joining = Joining(gists, scale, decided=_decided(part.claims))
        tellings = joining.tell()
        things = _things(tellings, joining.links, gists, numbers, scale)
        return _told(tuple(things), gists, numbers, self.families)

    def _meet(self, part: MeetPart) -> Iterator[tuple[float, int, int]]:
        scale = self._scale(part.roots)
        tellings = known_order(_tellings(part.tellings, scale))
        for met in meet(tellings, scale, days=range(part.start, part.stop)):
            yield met.points, met.left.claims[0], met.right.claims[0]

    def _repeat(self, part: RepeatPart) -> Iterator[tuple[int, int]]:
        gists = _gists(part.gists)
        for statement, earlier in repeat(range(len(gists)), gists, self.families):
            yield part.numbers[statement], part.numbers[earlier]

    def _join(self, part: JoinPart) -> Joined:
        gists = _gists(part.claims.gists)
        scale = self._scale(part.lineage.roots)
        places = {number: place for place, number in enumerate(part.numbers)}
        tellings = tuple(
            known_order(
                replace(telling, claims=tuple(places[number] for number in telling.claims))
                for telling in _tellings(part.tellings, scale)
            )
        )
        of = {telling.claims[0]: telling for telling in tellings}
        begun = Begun(
            tellings=tellings,
            links=tuple(link for blob in part.links for link in messages.unpack_links(blob)),
            met=tuple(Met(points, of[places[left]], of[places[right]]) for points, left, right in part.met),
            repeats=tuple((places[statement], places[earlier]) for statement, earlier in part.repeats),
            alone=frozenset(places[number] for number in part.alone),
        )
        joining = Joining(gists, scale, decided=_decided(part.claims))
        return _joined(joining.join(begun, part.zone), gists, part.lineage)


def _gists(blobs: Sequence[bytes]) -> list[Gist]:
    return [messages.unpack_gist(blob) for blob in blobs]


def _decided(claims: Claims) -> Decided:
    return Decided(claims.joined, claims.parted)


def _tellings(blobs: Sequence[bytes], scale: Scale) -> Iterator[Telling]:
    """Tellings with the numbers that their spots have here."""
    for blob in blobs:
        placed = messages.unpack_placed(blob)
        spot = -1 if placed.site is None else scale.spots.number(placed.site)
        yield replace(placed.telling, spot=spot)


def _things(
    tellings: Sequence[Telling], links: Sequence[Link], gists: Sequence[Gist], numbers: Sequence[int], scale: Scale
) -> Iterator[Thing]:
    of = {gists[place].id: telling.claims[0] for telling in tellings for place in telling.claims}
    held: dict[int, list[Link]] = {}
    for link in links:
        held.setdefault(of[link.older], []).append(link)
    for telling in tellings:
        days, around = days_of(telling, scale.families)
        site = None if telling.spot < 0 else scale.spots.sites[telling.spot]
        claims = tuple(numbers[place] for place in telling.claims)
        yield Thing(
            claims=claims,
            start=min(days.start, around.start),
            stop=max(days.stop, around.stop),
            telling=pack(Placed(replace(telling, claims=claims), site)),
            links=pack(held.get(telling.claims[0], ())),
        )


def _told(things: tuple[Thing, ...], gists: Sequence[Gist], numbers: Sequence[int], families: Families) -> Told:
    """What reports tell, with all by which their claims may come to stand with others."""
    reports: dict[str, list[int]] = {}
    states, statements, found, looking = [], [], [], []
    for place, (number, gist) in enumerate(zip(numbers, gists, strict=True)):
        reports.setdefault(gist.report, []).append(place)
        family = families.family(gist.kind)
        if (thread := thread_of(gist, families)) is not None:
            states.append((thread, day_of(gist), number, family.days))
        if (key := statement_key(gist, families)) is not None:
            statements.append((*key, number))
        if family.sort is Sort.EVENT:
            if (spot := found_at(gist)) is not None:
                found.append((spot, number, gist.kind))
        elif spots := tuple(sought(gist, families)):
            looking.append((number, gist.kind, spots))
    beside = (one for places in reports.values() for one in attach(places, gists, families))
    return Told(
        things,
        tuple((numbers[one.statement], numbers[one.claim]) for one in beside),
        tuple(states),
        tuple(statements),
        tuple(found),
        tuple(looking),
    )


def _joined(happenings: Iterator[Happening], gists: Sequence[Gist], lineage: Lineage) -> Joined:
    """Happenings, with the origins that claims have for what stands with them."""
    held = {gist.id: gist for gist in gists}
    origins = {gist.id: origin for gist, origin in zip(gists, lineage.origins, strict=True)}
    made: list[tuple[str, bytes]] = []
    changed: list[tuple[str, str]] = []
    for happening in happenings:
        made.append((happening.id, pack(happening)))
        changed += originating.by_their_voices([held[claim] for claim in happening.claims], origins)
    return Joined(len(gists), tuple(made), tuple(changed))


def _share(part: BandPart) -> tuple[tuple[int, int], ...]:
    places = range(part.reports)
    found = {
        pair
        for band in part.bands
        for pair in copying.sharing(places, [np.frombuffer(column, "<u4").tolist() for column in band])
    }
    return tuple(sorted(found))


def _compare(part: ComparePart) -> tuple[tuple[int, Copy], ...]:
    texts = dict(zip((filing.id for filing in part.filings), part.texts, strict=True))
    return tuple(sorted(copying.proven(part.filings, part.pairs, texts.get).items()))
