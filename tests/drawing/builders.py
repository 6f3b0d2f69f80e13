"""Claims made by hand, and a store in memory that gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

from frontwire.drawing import Tables
from frontwire.model.claim import Claim, ClaimClass
from frontwire.model.correction import Correction
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.filing import Edition, Filing
from frontwire.model.gist import Gist, Party, Site, Speaker
from frontwire.model.happening import Happening, Link, Reconciled, Relation
from frontwire.model.judgement import Judgement
from frontwire.model.place import PlaceClass
from frontwire.model.report import Refusal
from frontwire.model.span import Span
from frontwire.model.time import Basis, Precision
from frontwire.model.voice import Certainty, Polarity, VoiceType

LEXICONS = Path(__file__).parents[2] / "lexicons"
TABLES = Tables.load(LEXICONS)

MARCH = 3
_STATES = frozenset({"control", "assessment", "intent", "facility_status", "supply_status", "aid_access", "needs"})
_SPEECH = frozenset({"appeal", "pledge", "threat", "denial", "accusation", "condemnation", "responsibility_claim"})


def day(number: int, month: int = MARCH) -> date:
    """A day of March 2024, or of another month."""
    return date(2024, month, number)


def site(name: str = "Nawa", *, kind: PlaceClass = PlaceClass.TOWN, admin1: str = "Daraa", **more: object) -> Site:
    """A place in Syria; its point follows from its name, so that two names never meet."""
    offset = sum(map(ord, name)) / 500
    held = {"country": "SY", "lat": 30 + offset, "lon": 36.0, "radius_km": 2.0, "ucdp_precision": 1, **more}
    return Site(id=f"gn:{name}", name=name, kind=kind, admin1=admin1, **held)  # type: ignore[arg-type]


REBELS = Party("rebels", "the rebels", side="opposition")
ARMY = Party("SYR.MIL", "the army", known=True, name="Syrian army", side="government")

SPOKESMAN = Speaker("abu yazan", "Abu Yazan", VoiceType.ARMED_GROUP, named=True, party=True, side="opposition")
GENERAL = Speaker("SYR.MIL", "the army", VoiceType.MILITARY, party=True, side="government")
MONITOR = Speaker("hauran observatory", "the Hauran Observatory", VoiceType.MONITOR, named=True, party=False)
DOCTOR = Speaker("", "a doctor", VoiceType.MEDICAL, party=False)
UNITED = Speaker("un", "the United Nations", VoiceType.UN, named=True, party=False)


def killed(low: int | None, high: int | None = None, *, exact: bool = True, **more: object) -> Figure:
    """`killed(5)` is five dead, `killed(5, exact=False)` at least five, `killed(None, 9)` up to nine."""
    top = low if exact and high is None else high
    held = {"what": What.KILLED, "who": Who.MIXED, "scope": Scope.INCIDENT, **more}
    return Figure(low=low, high=top, wording=_worded(low, top), **held)  # type: ignore[arg-type]


def _worded(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"up to {high}" if low is None else f"{low} to {high}"


def gist(  # one for each part that a test may set
    id: str,  # noqa: A002 - the field's name
    *,
    kind: str = "shelling",
    known: date = date(2024, 3, 5),
    when: date | tuple[date | None, date | None] | None = None,
    undated: bool = False,
    place: Site | None = None,
    by: Speaker | None = None,
    outlet: str | None = "Meridian Wire",
    report: str | None = None,
    actors: tuple[Party, ...] = (),
    targets: tuple[Party, ...] = (),
    figures: tuple[Figure, ...] = (),
    quote: str = "shells hit the market",
    part: str | None = None,
    place_text: str | None = None,
    polarity: Polarity = Polarity.AFFIRMED,
    certainty: Certainty = Certainty.STATED,
    background: bool = False,
) -> Gist:
    """A claim's gist; of the day before it was known where no day is given."""
    first, last = when if isinstance(when, tuple) else (when, when)
    if when is None and not undated:
        first = last = date.fromordinal(known.toordinal() - 1)
    klass = ClaimClass.STATE if kind in _STATES else ClaimClass.SPEECH_ACT if kind in _SPEECH else ClaimClass.EVENT
    return Gist(
        id=id,
        report=report or f"report-of-{id}",
        outlet=outlet,
        known=known,
        kind=kind,
        klass=klass,
        quote=quote,
        span=Span(0, len(quote)),
        first=first,
        last=last,
        precision=Precision.NONE if first is None and last is None else Precision.DAY,
        time_basis=Basis.STATED,
        site=place,
        place_text=place_text or (place.name if place else None),
        part=part,
        actors=actors,
        targets=targets,
        instruments=(),
        items=(),
        facilities=(),
        figures=figures,
        voices=(by,) if by else (),
        cue=None,
        direct=False,
        said_when=None,
        polarity=polarity,
        certainty=certainty,
        hedges=(),
        background=background,
    )


def same(older: str, newer: str, relation: Relation = Relation.SAME, *, by: str = "rule") -> Link:
    """A link between two claims."""
    return Link(older, newer, relation, 0.9, ("same place and day",), by)


@dataclass(frozen=True)
class FakeView:
    """A store in memory: `model.ports.View` over what it is given."""

    held: tuple[Gist, ...] = ()
    refused: tuple[tuple[str, Refusal], ...] = ()
    judged: tuple[Judgement, ...] = ()
    corrected: tuple[Correction, ...] = ()
    adrift: tuple[Correction, ...] = ()
    made: Reconciled | None = None
    filed: tuple[Filing, ...] = field(default=())

    def filings(self, *, at: date | None = None) -> Iterator[Filing]:
        reports = {gist.report: gist for gist in self.held}
        made = [filing(name, gist.known, outlet=gist.outlet) for name, gist in reports.items()]
        held = sorted((*made, *self.filed), key=lambda one: (one.known, one.id))
        return (one for one in held if at is None or one.known <= at)

    def gists(self, *, at: date | None = None, kinds: frozenset[str] | None = None) -> Iterator[Gist]:
        held = sorted(self.held, key=lambda gist: (gist.known, gist.id))
        wanted = (gist for gist in held if kinds is None or gist.kind in kinds)
        return (gist for gist in wanted if at is None or gist.known <= at)

    def claim(self, claim_id: str) -> Claim | None:
        return None

    def text(self, report_id: str) -> str | None:
        return None

    def refusals(self, *, at: date | None = None) -> Iterator[tuple[str, Refusal]]:
        return iter(self.refused)

    def corrections(self) -> tuple[Correction, ...]:
        return self.corrected

    def corrections_adrift(self) -> tuple[Correction, ...]:
        return self.adrift

    def judgements(self) -> tuple[Judgement, ...]:
        return self.judged

    def reconciled(self) -> Reconciled | None:
        return self.made


def filing(name: str, known: date, *, outlet: str | None = "Meridian Wire") -> Filing:
    """A report's header."""
    fetched = datetime(known.year, known.month, known.day, 12, tzinfo=UTC)
    edition = Edition("frontwire 0", "lexicons 0", "test")
    return Filing(name, f"{name}.txt", name, outlet, "en", known, fetched, edition)


def reconciled(
    *groups: tuple[Gist, ...] | Gist, links: tuple[Link, ...] = (), origins: dict[str, str] | None = None
) -> Reconciled:
    """Happenings as grouped; the claims of a group are linked in a chain unless `links` are given for them."""
    happenings = []
    for group in groups:
        held = sorted(group if isinstance(group, tuple) else (group,), key=lambda one: (one.known, one.id))
        ids = tuple(one.id for one in held)
        own = tuple(link for link in links if link.older in ids and link.newer in ids)
        chain = own or tuple(same(a, b) for a, b in pairwise(ids))
        happenings.append(Happening(ids[0], "violence", ids, chain))
    everything = [one for group in groups for one in (group if isinstance(group, tuple) else (group,))]
    found = {one.id: _origin(one) for one in everything}
    return Reconciled(tuple(sorted(happenings, key=lambda h: h.id)), (), {**found, **(origins or {})})


def _origin(held: Gist) -> str:
    speaker = held.speaker
    return f"voice:{speaker.key}" if speaker is not None and speaker.key else f"outlet:{held.outlet}"


def world(*groups: tuple[Gist, ...] | Gist, **more: object) -> tuple[FakeView, Reconciled]:
    """A view and what reconciling made of it."""
    held = tuple(one for group in groups for one in (group if isinstance(group, tuple) else (group,)))
    return FakeView(held), reconciled(*groups, **more)  # type: ignore[arg-type]
