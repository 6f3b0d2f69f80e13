"""Gists made by hand, and a view of them: what tests of reconciling read instead of a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from frontwire.lexicon.deeds import Deeds
from frontwire.lexicon.families import Families
from frontwire.model.claim import Claim, ClaimClass
from frontwire.model.correction import Correction
from frontwire.model.figure import Figure, What, Who
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist, Party, Site, Speaker
from frontwire.model.happening import Happening, Link, Reconciled
from frontwire.model.judgement import Anchor, Judgement, Verdict
from frontwire.model.place import PlaceClass
from frontwire.model.query import EVERYTHING, Hit, Query
from frontwire.model.report import Refusal
from frontwire.model.span import Span
from frontwire.model.time import Basis, Precision
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.reconciling import reconcile
from tests_support import LEXICONS

FAMILIES = Families.load(LEXICONS / "linking")
DEEDS = Deeds.load(LEXICONS / "disputing")
DAY = date(2024, 3, 5)
_SPEECH = {"accusation", "appeal", "condemnation", "denial", "pledge", "responsibility_claim", "threat"}


def site(
    name: str,
    lat: float,
    lon: float,
    *,
    kind: PlaceClass = PlaceClass.TOWN,
    admin1: str | None = "Daraa",
    radius: float = 2.0,
    parent: str | None = None,
    country: str | None = "SY",
) -> Site:
    return Site(f"toy:{name}", name, kind, country, admin1, lat, lon, radius, parent)


NAWA = site("Nawa", 32.889, 36.043)
JASIM = site("Jasim", 32.994, 36.059)
DARAA = site("Daraa", 32.619, 36.106, radius=5.0)
PROVINCE = site("Daraa province", 32.8, 36.2, kind=PlaceClass.ADMIN1, radius=50.0)
SYRIA = site("Syria", 35.0, 38.0, kind=PlaceClass.COUNTRY, admin1=None, radius=300.0)
HAMA = site("Hama", 35.131, 36.757, admin1="Hama")
MARKET = site("Nawa market", 32.8895, 36.0435, kind=PlaceClass.NEIGHBOURHOOD, radius=0.5, parent="toy:Nawa")


def count(number: int, *, what: What = What.KILLED, who: Who = Who.UNKNOWN, wording: str = "") -> Figure:
    return Figure(what, who, number, number, wording or str(number))


def party(key: str, *, known: bool = True, side: str | None = None) -> Party:
    return Party(key, key, known=known, side=side)


def speaker(key: str, kind: VoiceType = VoiceType.MONITOR) -> Speaker:
    return Speaker(key, key, kind, named=True)


def gist(name: str, *, kind: str = "air_strike", report: str = "", day: date | None = DAY, **changes: object) -> Gist:
    """A claim called `name`, of a report of its own where none is given, on `day`, at Nawa, known that day."""
    held = Gist(
        id=name,
        report=report or f"report-{name}",
        outlet=None,
        known=day or DAY,
        kind=kind,
        klass=ClaimClass.SPEECH_ACT if kind in _SPEECH else ClaimClass.EVENT,
        quote=name * 12,
        span=Span(0, 10),
        first=day,
        last=day,
        precision=Precision.NONE if day is None else Precision.DAY,
        time_basis=Basis.NONE if day is None else Basis.STATED,
        site=NAWA,
        place_text="Nawa",
        part=None,
        actors=(),
        targets=(),
        instruments=(),
        items=(),
        facilities=(),
        figures=(),
        voices=(),
        cue=None,
        direct=False,
        said_when=None,
        polarity=Polarity.AFFIRMED,
        certainty=Certainty.STATED,
        hedges=(),
        background=False,
    )
    return replace(held, **changes)  # type: ignore[arg-type] - fields are given by name


def judge(
    number: int, left: Gist, right: Gist, verdict: Verdict, *, undone: int | None = None, by: str = "Rana"
) -> Judgement:
    made = datetime(2024, 4, 1, tzinfo=UTC) + timedelta(minutes=number)
    return Judgement(number, anchor(left), anchor(right), verdict, by, made, undone=undone)


def anchor(held: Gist) -> Anchor:
    return Anchor(held.id, held.report, held.kind, held.span)


@dataclass(frozen=True)
class ToyView:
    """A store that holds these claims and judgements and nothing else."""

    held: tuple[Gist, ...]
    decided: tuple[Judgement, ...] = ()
    headers: tuple[Filing, ...] = ()

    def filings(self, *, at: date | None = None) -> Iterator[Filing]:
        return (filing for filing in self.headers if at is None or filing.known <= at)

    def gists(self, *, at: date | None = None, kinds: frozenset[str] | None = None) -> Iterator[Gist]:
        return (g for g in self.held if (at is None or g.known <= at) and (kinds is None or g.kind in kinds))

    def select(self, query: Query) -> Iterator[Gist]:
        return iter(self.held)

    def search(self, words: str, *, limit: int = 20, query: Query = EVERYTHING) -> tuple[Hit, ...]:
        return ()

    def claim(self, claim_id: str) -> Claim | None:
        return None

    def text(self, report_id: str) -> str | None:
        return None

    def running_text(self, report_id: str) -> str | None:
        return None

    def refusals(self, *, at: date | None = None) -> Iterator[tuple[str, Refusal]]:
        return iter(())

    def corrections(self) -> tuple[Correction, ...]:
        return ()

    def corrections_adrift(self) -> tuple[Correction, ...]:
        return ()

    def judgements(self) -> tuple[Judgement, ...]:
        return self.decided

    def reconciled(self) -> Reconciled | None:
        return None


def reconciled(*gists: Gist, judgements: tuple[Judgement, ...] = ()) -> Reconciled:
    return reconcile(ToyView(gists, judgements), families=FAMILIES, deeds=DEEDS)


def groups(*gists: Gist, judgements: tuple[Judgement, ...] = ()) -> list[tuple[str, ...]]:
    """The claims of each happening."""
    return [happening.claims for happening in reconciled(*gists, judgements=judgements).happenings]


def together(*gists: Gist, judgements: tuple[Judgement, ...] = ()) -> bool:
    """Are all of them one happening?"""
    return len(groups(*gists, judgements=judgements)) == 1


def only(*gists: Gist, judgements: tuple[Judgement, ...] = ()) -> Happening:
    (happening,) = reconciled(*gists, judgements=judgements).happenings
    return happening


def link(happening: Happening, older: str, newer: str) -> Link:
    (held,) = [one for one in happening.links if (one.older, one.newer) == (older, newer)]
    return held
