"""Generating: a store's worth of claims, made up from a seed, with the spread that real reports have."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from benchmarks.shapes import ACTORS, BESIDE, KINDS, SPEECH, STATES, VOICES, Shape
from frontwire.model.claim import ClaimClass
from frontwire.model.figure import Figure, What, Who
from frontwire.model.filing import Edition, Filing
from frontwire.model.gist import Gist, Party, Site, Speaker
from frontwire.model.place import PlaceClass
from frontwire.model.span import Span
from frontwire.model.time import Basis, Precision
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.reconciling.copying import signature

_START = date(2024, 1, 1)
_READ = datetime(2030, 1, 1, tzinfo=UTC)
_EDITION = Edition("benchmark", "benchmark", "benchmark")
_OUTLETS = tuple(f"outlet-{number}" for number in range(60))
_SYLLABLES = ("al", "ba", "dar", "ein", "far", "hal", "jis", "kar", "mar", "naw", "qam", "ras", "sal", "tal", "zab")
_WORDS = tuple(first + second for first in _SYLLABLES for second in _SYLLABLES)
#: Things that a report tells besides the one it is about.
_ASIDES = 3


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that happens: what claims tell of, more or less exactly."""

    kind: str
    day: date
    site: Site
    actor: str
    killed: int
    wounded: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A corpus made up: what a view of a store would give."""

    gists: tuple[Gist, ...]
    filings: tuple[Filing, ...]
    texts: dict[str, str]


def make(claims: int, *, seed: int = 20130605, shape: Shape | None = None) -> Made:
    """So many claims (a few more, as reports are whole), in reports of many outlets over as many days as it takes."""
    gists: list[Gist] = []
    filings: list[Filing] = []
    texts: dict[str, str] = {}
    for held, filing, text in make_reports(claims, seed=seed, shape=shape):
        gists.extend(held)
        filings.append(filing)
        texts[filing.id] = text
    return Made(tuple(gists), tuple(filings), texts)


def make_reports(claims: int, *, seed: int, shape: Shape | None = None) -> Iterator[tuple[list[Gist], Filing, str]]:
    """The same report by report: claims, header, words. Two calls with one seed give the same."""
    maker = _Maker(random.Random(seed), shape or Shape())  # noqa: S311 - chance that can be repeated is what is wanted
    made = 0
    for report in maker.reports():
        yield report
        made += len(report[0])
        if made >= claims:
            return


class _Maker:
    """Makes countries, then day by day what happens in them and who tells of it."""

    def __init__(self, chance: random.Random, shape: Shape) -> None:
        self._chance = chance
        self._shape = shape
        self._countries = [self._country(number) for number in range(shape.countries)]
        self._reports = 0
        self._claims = 0

    def reports(self) -> Iterator[tuple[list[Gist], Filing, str]]:
        """Reports for ever, as they are published."""
        day = _START
        while True:
            for towns in self._countries:
                yield from self._day(day, towns)
            day += timedelta(days=1)

    def _day(self, day: date, towns: list[Site]) -> Iterator[tuple[list[Gist], Filing, str]]:
        things = [self._thing(day, towns) for _ in range(max(4, self._shape.news // 40))]
        told = 0
        while told < self._shape.news:
            # What is big is told by many: the first of the day's things most often.
            about = things[min(int(self._chance.expovariate(0.25)), len(things) - 1)]
            asides = self._chance.sample(things, k=min(_ASIDES, len(things)))
            held, filing, text = self._report(day, about, asides)
            told += len(held)
            yield held, filing, text
            if self._chance.random() < self._shape.reprinted:
                again = self._reprint(held, filing)
                told += len(again[0])
                yield (*again, text)

    def _country(self, number: int) -> list[Site]:
        chance, shape = self._chance, self._shape
        code = f"{chr(65 + number % 26)}{chr(65 + number // 26)}"
        south, west = chance.uniform(-30, 50), chance.uniform(-15, 60)
        out: list[Site] = []
        for division in range(shape.divisions):
            lat, lon = south + 1.5 * (division // 4), west + 1.5 * (division % 4)
            name = f"{code}-{division}"
            for town in range(shape.towns):
                where = (lat + chance.uniform(0, 1.4), lon + chance.uniform(0, 1.4))
                radius = 6.0 if town == 0 else 2.0
                out.append(
                    Site(f"gn:{name}-{town}", f"{name}-{town}", PlaceClass.TOWN, code, name, *where, radius, None)
                )
        return out

    def _thing(self, day: date, towns: list[Site]) -> Thing:
        chance = self._chance
        place = towns[min(int(chance.paretovariate(0.6)) - 1, len(towns) - 1)]
        killed = int(chance.lognormvariate(1.8, 1.1))
        return Thing(
            kind=self._one_of(KINDS),
            day=day - timedelta(days=chance.choice((0, 0, 1))),
            site=place,
            actor=chance.choice(ACTORS),
            killed=killed,
            wounded=int(killed * chance.uniform(0.5, 4)),
            words=tuple(chance.sample(_WORDS, k=12)),
        )

    def _report(self, day: date, about: Thing, asides: list[Thing]) -> tuple[list[Gist], Filing, str]:
        self._reports += 1
        name = f"report-{self._reports:08d}"
        outlet = self._chance.choice(_OUTLETS)
        size = max(2, int(self._chance.gauss(self._shape.claims_a_report, self._shape.claims_a_report / 3)))
        gists: list[Gist] = []
        offset = 0
        for number in range(size):
            thing = about if number < 3 or self._chance.random() < 0.6 else self._chance.choice(asides)
            gist = self._gist(name, outlet, day, thing, offset)
            offset = gist.span.end + 2
            gists.append(gist)
        text = ". ".join(gist.quote for gist in gists)
        return gists, self._filing(name, outlet, day, signature(text)), text

    def _reprint(self, held: list[Gist], filing: Filing) -> tuple[list[Gist], Filing]:
        self._reports += 1
        name = f"report-{self._reports:08d}"
        outlet = self._chance.choice(_OUTLETS)
        gists = [replace(gist, id=self._id(), report=name, outlet=outlet) for gist in held]
        return gists, self._filing(name, outlet, filing.known, filing.signature)

    def _filing(self, name: str, outlet: str, day: date, signed: tuple[int, ...]) -> Filing:
        return Filing(name, name, None, outlet, "en", day, _READ, _EDITION, publisher=outlet, signature=signed)

    def _gist(self, report: str, outlet: str, known: date, thing: Thing, offset: int) -> Gist:
        chance, shape = self._chance, self._shape
        kind = thing.kind if chance.random() < 0.5 else self._one_of(BESIDE)
        undated = chance.random() < shape.undated
        day = None if undated else thing.day
        site = self._site(thing.site)
        quote = f"{kind} {' '.join(chance.sample(thing.words, k=8))} {chance.choice(_WORDS)}"
        voiced = chance.choice(VOICES) if chance.random() < shape.voiced else None
        named = chance.random() < shape.named_actor
        return Gist(
            id=self._id(),
            report=report,
            outlet=outlet,
            known=known,
            kind=kind,
            klass=_class_of(kind),
            quote=quote,
            span=Span(offset, offset + len(quote)),
            first=day,
            last=day,
            precision=Precision.NONE if undated else Precision.DAY,
            time_basis=Basis.NONE if undated else Basis.RELATIVE,
            site=site,
            place_text=None if site is None else site.name,
            part=None,
            actors=(Party(thing.actor, thing.actor, known=True),) if named else (),
            targets=(Party(thing.words[0], thing.words[0]),) if chance.random() < 0.5 else (),
            instruments=(),
            items=(),
            facilities=(),
            figures=self._figures(kind, thing),
            voices=() if voiced is None else (Speaker(voiced, voiced, VoiceType.MONITOR, named=True),),
            cue=None,
            direct=False,
            said_when=None,
            polarity=Polarity.DENIED if chance.random() < shape.denied else Polarity.AFFIRMED,
            certainty=Certainty.STATED,
            hedges=(),
            background=chance.random() < shape.background,
        )

    def _site(self, town: Site) -> Site | None:
        chance, shape = self._chance, self._shape
        if chance.random() < shape.unplaced:
            return None
        if chance.random() >= shape.coarse:
            return town
        if chance.random() < 0.5:
            name = f"{town.admin1} province"
            return Site(f"gn:{name}", name, PlaceClass.ADMIN1, town.country, town.admin1, town.lat, town.lon, 80.0)
        return Site(f"iso:{town.country}", f"{town.country}", PlaceClass.COUNTRY, town.country, None, 0.0, 0.0, 400.0)

    def _figures(self, kind: str, thing: Thing) -> tuple[Figure, ...]:
        if kind != "casualties" or self._chance.random() < 0.2:
            return ()
        what, number = self._chance.choice(((What.KILLED, thing.killed), (What.WOUNDED, thing.wounded)))
        told = max(1, number + self._chance.choice((0, 0, 0, 1, 2, -1)))
        return (Figure(what, Who.UNKNOWN, told, told, str(told)),)

    def _one_of(self, counted: tuple[tuple[str, int], ...]) -> str:
        return self._chance.choices([kind for kind, _ in counted], weights=[often for _, often in counted])[0]

    def _id(self) -> str:
        self._claims += 1
        # Ids are digests: the order in which claims are made says nothing about theirs.
        return f"{self._claims * 0x9E3779B97F4A7C15 % 2**64:016x}"


def _class_of(kind: str) -> ClaimClass:
    if kind in SPEECH:
        return ClaimClass.SPEECH_ACT
    return ClaimClass.STATE if kind in STATES else ClaimClass.EVENT
