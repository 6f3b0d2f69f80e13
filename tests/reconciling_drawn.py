"""Claims and judgements drawn by hypothesis: what laws of reconciling are tried on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from frontwire.model.filing import Edition, Filing
from frontwire.model.gist import Gist, Site
from frontwire.model.judgement import Judgement, Verdict
from frontwire.model.place import PlaceClass
from frontwire.model.span import Span
from reconciling_toy import (
    DARAA,
    DAY,
    HAMA,
    JASIM,
    MARKET,
    NAWA,
    PROVINCE,
    SYRIA,
    count,
    gist,
    judge,
    party,
    site,
    speaker,
)

BEIRUT = site("Beirut", 33.9, 35.5, admin1="Beirut", country="LB", radius=5.0)
LEBANON = site("Lebanon", 33.9, 35.9, kind=PlaceClass.COUNTRY, admin1=None, country="LB", radius=90.0)
SITES: Sequence[Site | None] = (NAWA, JASIM, DARAA, MARKET, PROVINCE, SYRIA, HAMA, BEIRUT, LEBANON, None)
KINDS = ("air_strike", "shelling", "casualties", "armed_clash", "control", "accusation", "denial", "protest", "needs")
EDITION = Edition("1", "a", "b")


@st.composite
def claims(draw: st.DrawFn, *, most: int = 12) -> list[Gist]:
    made: list[Gist] = []
    for number in range(draw(st.integers(2, most))):
        told = draw(st.integers(-4, 3))
        figures = draw(st.sampled_from([(), (count(3),), (count(18),), (count(40),)]))
        made.append(
            gist(
                f"{draw(st.integers(0, 99)):02d}{number}",
                kind=draw(st.sampled_from(KINDS)),
                report=f"r{draw(st.integers(0, 4))}",
                day=draw(st.sampled_from([None, DAY + timedelta(days=told)])),
                known=DAY + timedelta(days=told + draw(st.integers(0, 1))),
                site=draw(st.sampled_from(SITES)),
                span=Span(number * 10, number * 10 + 8),
                figures=figures,
                actors=draw(st.sampled_from([(), (party("army"),), (party("rebels"),)])),
                voices=draw(st.sampled_from([(), (speaker("monitor"),)])),
                background=draw(st.booleans()),
            )
        )
    return made


@st.composite
def judged(draw: st.DrawFn) -> tuple[list[Gist], tuple[Judgement, ...]]:
    held = draw(claims())
    pairs = st.tuples(st.sampled_from(held), st.sampled_from(held), st.sampled_from(list(Verdict)))
    made = draw(st.lists(pairs, max_size=5))
    decided = (judge(number, left, right, verdict) for number, (left, right, verdict) in enumerate(made))
    return held, tuple(decided)


def headers(held: Iterable[Gist]) -> tuple[Filing, ...]:
    read = datetime(2024, 4, 1, tzinfo=UTC)
    reports = sorted({one.report for one in held})
    return tuple(Filing(report, report, None, None, None, None, read, EDITION) for report in reports)
