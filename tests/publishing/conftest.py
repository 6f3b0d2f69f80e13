"""A reading made by hand: an invented report, and claims with every sort of value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from frontwire.model.actor import Actor, Sector
from frontwire.model.claim import Claim, ClaimClass, Codes, Evidence
from frontwire.model.document import Document
from frontwire.model.figure import Figure, What, Who
from frontwire.model.place import Place, PlaceBasis, PlaceClass, PlaceNote, Where
from frontwire.model.report import Block, Refusal, Report, Role
from frontwire.model.span import Span, Stretch
from frontwire.model.time import Basis, Interval, Precision, Publication, When
from frontwire.model.voice import Certainty, Cue, Polarity, Stance, Voice, VoiceType
from frontwire.publishing.reading import Reading
from frontwire.settings import load

TITLE = "Mortars hit Tal Rifaat as sides trade blame"
BODY = (
    "Army gunners shelled the northern quarter of Tal Rifaat on Monday, rebels claimed.\n\n"
    "At least 12 villagers were killed, a nurse said; the ministry denied that anyone had died.\n\n"
    "The town's only clinic has run out of plasma, the nurse\nadded. Militiamen hold the eastern suburbs."
)
TEXT = f"{TITLE}\n\n{BODY}"
TOWN = Place("gn:1", "Tall Rif'at", PlaceClass.TOWN, "SY", "Aleppo", 36.47, 37.1, population=20_000)
OTHER = Place("gn:2", "Tell Rifat", PlaceClass.TOWN, "TR", "Hatay", 36.2, 36.2)
MONDAY = When(Interval.day(date(2024, 3, 4)), Precision.DAY, Basis.RELATIVE, "on Monday", "the Monday before")
NO_DAY = When(None, Precision.NONE, Basis.NONE, None, "no time words")
NOT_PLACED = Where(None, PlaceBasis.NONE, "no place is named")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def actor(words: str, **more: object) -> Actor:
    return replace(Actor(words, span(words)), **more)  # type: ignore[arg-type]


def voice(words: str, kind: VoiceType, *, party: bool | None = None) -> Voice:
    return Voice(words, kind, span(words), named=False, party=party)


def town(part: str | None = None) -> Where:
    note = PlaceNote(
        "Tal Rifaat",
        span("Tal Rifaat"),
        Stretch(0, 2),
        1,
        TOWN,
        part=part,
        lat=TOWN.lat,
        lon=TOWN.lon,
        radius_km=2.0,
        acled_precision=1,
        ucdp_precision=1,
        candidates=(TOWN, OTHER),
        because="the only one in the country the report is about",
    )
    return Where(note, PlaceBasis.NAMED)


SHELLING = Claim(
    id="a1b2c3d4e5f60718",
    kind="shelling",
    klass=ClaimClass.EVENT,
    codes=Codes("Explosions/Remote violence/Shelling", "ASSAULT", "194"),
    evidence=Evidence(
        "Army gunners shelled the northern quarter of Tal Rifaat on Monday",
        span("Army gunners shelled the northern quarter of Tal Rifaat on Monday"),
        span("Army gunners shelled the northern quarter of Tal Rifaat on Monday, rebels claimed."),
        ("lexicons/publishing/labels.yml#kinds-1",),
    ),
    actors=(actor("Army gunners", entity="SYR.MIL", sector=Sector.MIL, country="SY", side="government"),),
    targets=(actor("the northern quarter"),),
    instruments=(),
    items=(),
    facilities=(),
    figures=(),
    when=MONDAY,
    where=town("north"),
    said_by=(voice("rebels", VoiceType.ARMED_GROUP, party=True),),
    cue=Cue("claimed", span("claimed"), 0, "lexicons/cues/claiming.yml#cues-1", Certainty.CLAIMED),
    direct=False,
    said_when=None,
    stance=Stance(Polarity.AFFIRMED, Certainty.CLAIMED),
    background=False,
)


def claim(quote: str, kind: str, id_: str, **more: object) -> Claim:
    """The shelling with other words, kind and values, stated by the outlet on no day at no place."""
    bare = replace(
        SHELLING,
        id=id_,
        kind=kind,
        codes=Codes(),
        evidence=Evidence(quote, span(quote), span(quote), ("grammar",)),
        actors=(),
        targets=(),
        when=NO_DAY,
        where=NOT_PLACED,
        said_by=(),
        cue=None,
        stance=Stance(),
    )
    return replace(bare, **more)  # type: ignore[arg-type]


NURSE = voice("a nurse", VoiceType.MEDICAL, party=False)
MINISTRY = voice("the ministry", VoiceType.OFFICIAL, party=True)
KILLED = Figure(What.KILLED, Who.CIVILIAN, 12, None, "At least 12", span=span("At least 12"))
NOBODY = Figure(What.KILLED, Who.CIVILIAN, 0, 0, "nobody")
CLAIMS = (
    SHELLING,
    claim(
        "At least 12 villagers were killed",
        "casualties",
        "a1b2ffffffffffff",
        figures=(KILLED,),
        where=town(),
        when=MONDAY,
        said_by=(NURSE,),
    ),
    claim(
        "anyone had died",
        "casualties",
        "b000000000000001",
        where=town(),
        when=MONDAY,
        said_by=(MINISTRY,),
        stance=Stance(Polarity.DENIED),
    ),
    claim(
        "The town's only clinic has run out of plasma",
        "supply_status",
        "b000000000000002",
        said_by=(NURSE, MINISTRY),
        stance=Stance(Polarity.AFFIRMED, Certainty.POSSIBLE, ("reportedly",)),
    ),
    claim(
        "Militiamen hold the eastern suburbs",
        "control",
        "b000000000000003",
        klass=ClaimClass.STATE,
        actors=(actor("Militiamen"),),
        where=town("east"),
    ),
    claim("sides trade blame", "accusation", "b000000000000004", background=True),
)


@pytest.fixture
def claims() -> tuple[Claim, ...]:
    return CLAIMS


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    return claim


@pytest.fixture
def make_reading() -> Callable[..., Reading]:
    def make(claims: tuple[Claim, ...] = CLAIMS) -> Reading:
        report = Report(
            text=TEXT,
            blocks=(
                Block(Role.TITLE, (Span(0, len(TITLE)),)),
                Block(Role.BODY, (Span(len(TITLE) + 2, len(TEXT)),), because="running text"),
            ),
            title=TITLE,
            outlet="The Northern Post",
            language="en",
            source="post.txt",
        )
        publication = Publication(date(2024, 3, 5), "the visible line", (date(2024, 5, 3),))
        refusal = Refusal("placing", "the northern quarter", "no entry in the gazetteer", span("the northern quarter"))
        return Reading(Document(report, publication=publication), claims, (refusal,), load())

    return make


@pytest.fixture
def reading(make_reading: Callable[..., Reading]) -> Reading:
    return make_reading()
