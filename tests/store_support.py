"""Deposits made up for the tests of the store, and a store's whole content as bytes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from frontwire.claims.depositing import deposit
from frontwire.model.actor import Actor, Sector
from frontwire.model.claim import Claim, ClaimClass, Codes, Evidence
from frontwire.model.figure import Figure, What, Who
from frontwire.model.filing import Deposit, Edition, Filing
from frontwire.model.place import Place, PlaceBasis, PlaceClass, PlaceNote, Where
from frontwire.model.report import Block, Refusal, Report, Role
from frontwire.model.span import Span, Stretch
from frontwire.model.time import Basis, Interval, Precision, When
from frontwire.model.voice import Stance, Voice, VoiceType
from frontwire.store import Store, StoreView

DAY = date(2024, 3, 6)
FETCHED = datetime(2024, 3, 7, 9, 30, tzinfo=UTC)
EDITION = Edition("1.0", "abc", "toy")
TOWN = Place("gn:1", "Tel Hamra", PlaceClass.TOWN, "SY", "Homs", 34.5, 36.6, radius_km=3.0)
NOWHERE = Where(None, PlaceBasis.NONE, "the report names no place")


def make_claim(quote: str = "Soldiers shelled the mill", *, start: int = 0, **changes: Any) -> Claim:
    """A claim of shelling at Tel Hamra on 6 March 2024 by an official; `start` is where its quote stands."""
    span = Span(start, start + len(quote))
    values: dict[str, Any] = {
        "id": hashlib.blake2b(f"{quote}{start}".encode(), digest_size=8).hexdigest(),
        "kind": "shelling",
        "klass": ClaimClass.EVENT,
        "codes": Codes("Shelling", "ASSAULT", "194"),
        "evidence": Evidence(quote, span, span, ("lexicons/kinds/shelling.yml#verbs-1",)),
        "actors": (Actor("Soldiers", Span(start, start + 8), sector=Sector.MIL),),
        "targets": (Actor("the mill", Span(start, start + 1)),),
        "instruments": (),
        "items": (),
        "facilities": (),
        "figures": (Figure(What.KILLED, Who.CIVILIAN, 2, None, "at least two"),),
        "when": When(Interval.day(DAY), Precision.DAY, Basis.RELATIVE, "on Wednesday"),
        "where": make_where(TOWN),
        "said_by": (Voice("officials", VoiceType.OFFICIAL),),
        "cue": None,
        "direct": False,
        "said_when": None,
        "stance": Stance(),
        "background": False,
    }
    return Claim(**(values | changes))


def make_where(place: Place) -> Where:
    note = PlaceNote(place.name, Span(0, 1), Stretch(0, 1), 0, place, lat=place.lat, lon=place.lon)
    return Where(note, PlaceBasis.NAMED)


def make_deposit(
    name: str = "r1", *claims: Claim, refusals: tuple[Refusal, ...] = (), text: str | None = None, **changes: Any
) -> Deposit:
    """A report of one claim, unless others are given."""
    words = f"{name}: Soldiers shelled the mill of Tel Hamra on Wednesday." if text is None else text
    report = Report(words, (Block(Role.BODY, (Span(0, len(words)),)),), title=f"Title of {name}", outlet=name.title())
    values: dict[str, Any] = {
        "id": name,
        "source": f"{name}.txt",
        "title": report.title,
        "outlet": report.outlet,
        "language": "en",
        "published": DAY,
        "fetched": FETCHED,
        "edition": EDITION,
    }
    return deposit(Filing(**(values | changes)), report, claims or (make_claim(),), refusals)


def many(number: int) -> list[Deposit]:
    """So many reports on days that go round, of one to three claims and none or one refusal."""
    return [
        make_deposit(
            f"report-{i}",
            *(make_claim(f"Report {i} tells part {j}", start=40 * j) for j in range(1 + i % 3)),
            refusals=(Refusal("placing", f"place {i}", "not in the gazetteer"),) if i % 2 else (),
            published=None if i % 5 == 0 else DAY + timedelta(days=i % 7),
        )
        for i in range(number)
    ]


def refetched(made: Deposit, **later: float) -> Deposit:
    """The same report, fetched later (or earlier) by so much."""
    return replace(made, filing=replace(made.filing, fetched=made.filing.fetched + timedelta(**later)))


def content(view: StoreView) -> bytes:
    """All that a view gives, in its order, as bytes."""
    filings = list(view.filings())
    gists = list(view.gists())
    return msgspec.msgpack.encode(
        [
            filings,
            gists,
            [view.claim(gist.id) for gist in gists],
            [view.report(filing.id) for filing in filings],
            list(view.refusals()),
            view.judgements(),
            view.reconciled(),
        ]
    )


def snapshot(held: Store) -> bytes:
    with held.view() as view:
        return content(view)


def fill(held: Store, *made: Deposit) -> None:
    """Adds reports, each in a transaction of its own."""
    for one in made:
        with held.writer() as writer:
            writer.add(one)
