"""Filling: a real store with made-up claims, as if their reports had been read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from benchmarks.generating import Made
from frontwire.corpus import Corpus, open_store
from frontwire.model.actor import Actor
from frontwire.model.claim import Claim, Codes, Evidence
from frontwire.model.filing import Deposit
from frontwire.model.gist import Gist, Party, Site
from frontwire.model.place import Place, PlaceBasis, PlaceNote, Where
from frontwire.model.report import Block, Report, Role
from frontwire.model.span import Span, Stretch
from frontwire.model.time import Interval, When
from frontwire.model.voice import Stance, Voice

_NOWHERE = Where(None, PlaceBasis.NONE, "the report names no place")


def fill(path: Path, made: Made) -> Corpus:
    """A new store at `path` with all that was made up, open; it is not reconciled yet."""
    corpus = open_store(path)
    with corpus.store.writer() as writer:
        writer.add_many(deposits(made))
    return corpus


def deposits(made: Made) -> Iterator[Deposit]:
    """What a store keeps of each report."""
    filings = {filing.id: filing for filing in made.filings}
    for report, held in groupby(made.gists, key=lambda gist: gist.report):
        text, gists = made.texts[report], tuple(held)
        block = Block(Role.BODY, (Span(0, len(text)),))
        body = Report(text, (block,), title=report, outlet=filings[report].outlet, language="en")
        yield Deposit(filings[report], body, tuple(map(claim_of, gists)), gists, ())


def claim_of(gist: Gist) -> Claim:
    """A claim that such a gist could have been made of."""
    last = None if gist.first is None else Interval.days(gist.first, gist.last)
    return Claim(
        id=gist.id,
        kind=gist.kind,
        klass=gist.klass,
        codes=Codes(),
        evidence=Evidence(gist.quote, gist.span, gist.span, ()),
        actors=_actors(gist.actors, gist),
        targets=_actors(gist.targets, gist),
        instruments=(),
        items=(),
        facilities=(),
        figures=gist.figures,
        when=When(last, gist.precision, gist.time_basis),
        where=_NOWHERE if gist.site is None else _where(gist.site, gist),
        said_by=tuple(Voice(voice.text, voice.type, named=voice.named) for voice in gist.voices),
        cue=None,
        direct=gist.direct,
        said_when=None,
        stance=Stance(gist.polarity, gist.certainty),
        background=gist.background,
    )


def _actors(parties: Iterable[Party], gist: Gist) -> tuple[Actor, ...]:
    return tuple(Actor(party.text, gist.span, entity=party.key if party.known else None) for party in parties)


def _where(site: Site, gist: Gist) -> Where:
    place = Place(site.id, site.name, site.kind, site.country, site.admin1, site.lat, site.lon)
    return Where(PlaceNote(site.name, gist.span, Stretch(0, 1), 0, place, lat=site.lat, lon=site.lon), PlaceBasis.NAMED)
