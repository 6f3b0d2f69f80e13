"""Happenings: the gold that is kept with the code, what is counted, and what is told of it, on invented incidents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.sets.happenings import count, told
from evaluation.sets.happenings_gold import GOLD, Annotation, Incident, Mark, Marked, load, passages
from evaluation.sets.happenings_linked import Linked, days_apart, dumb, governorates, reasons
from evaluation.sets.happenings_pairs import Told, count_apart, count_cubed, count_pairs, count_reports
from evaluation.sets.happenings_telling import tell
from frontwire.model.claim import ClaimClass
from frontwire.model.figure import Figure, What, Who
from frontwire.model.gist import Gist, Site
from frontwire.model.happening import Happening, Link, Relation
from frontwire.model.place import PlaceClass
from frontwire.model.span import Span
from frontwire.model.time import Basis, Precision
from frontwire.model.voice import Certainty, Polarity

MARKET, BRIDGE, NIGHT = "market", "bridge", "night"


def incident(name: str, reports: dict[str, str], mentions: dict[str, str] | None = None) -> Incident:
    return Incident(
        id=name,
        what="strike",
        first="2021-03-04",
        last="2021-03-04",
        place=None,
        governorate=None,
        reports=reports,
        mentions=mentions or {},
    )


@pytest.fixture
def gold() -> Annotation:
    """Three papers on a market, two of them on a bridge besides; the bridge was one raid of the night."""
    return Annotation(
        Marked(
            about="invented",
            incidents=(
                incident(MARKET, {"north": "0-40 90-120", "south": "0-50"}, {"east": "60-80"}),
                incident(BRIDGE, {"north": "40-90", "south": "50-99"}),
                incident(NIGHT, {"east": "0-60"}),
            ),
            parts=((BRIDGE, NIGHT),),
            different=((MARKET, BRIDGE), (MARKET, NIGHT)),
        )
    )


def one(claim: str, report: str, name: str, happening: str, *, is_news: bool = True) -> Told:
    return Told(claim, report, name, is_news, happening)


def gist(
    name: str, report: str, span: Span, *, kind: str = "shelling", day: int | None = 4, admin1: str = "Homs"
) -> Gist:
    when = None if day is None else date(2021, 3, day)
    site = Site("fw:1", "Talbiseh", PlaceClass.TOWN, "SY", admin1, 34.8, 36.7, 2.0)
    return Gist(
        id=name,
        report=report,
        outlet=None,
        known=date(2021, 3, 5),
        kind=kind,
        klass=ClaimClass.EVENT,
        quote="Guns fired on the market",
        span=span,
        first=when,
        last=when,
        precision=Precision.DAY,
        time_basis=Basis.STATED,
        site=site,
        place_text="Talbiseh",
        part=None,
        actors=(),
        targets=(),
        instruments=(),
        items=(),
        facilities=(),
        figures=(Figure(What.KILLED, Who.CIVILIAN, 3, None, "at least three"),),
        voices=(),
        cue=None,
        direct=False,
        said_when=None,
        polarity=Polarity.AFFIRMED,
        certainty=Certainty.STATED,
        hedges=(),
        background=False,
    )


def same(older: str, newer: str) -> Link:
    return Link(older, newer, Relation.SAME, 0.8, ("same day",))


def test_the_gold_that_is_kept_can_be_read() -> None:
    held = load()
    assert len(held.reports) > 200
    assert held.incidents["khan-sheikhun-2017-04-04"].what == "gas"


def test_the_gold_holds_no_words_of_the_reports() -> None:
    told_words = [
        words
        for held in msgspec.json.decode(GOLD.read_bytes(), type=Marked).incidents
        for words in (held.id, held.place or "", *(toll.voice for toll in held.figures))
    ]
    assert max(len(words.split()) for words in told_words) <= 6


def test_a_passage_is_a_span() -> None:
    assert passages("3-8 10-12") == (Span(3, 8), Span(10, 12))
    with pytest.raises(ValueError, match="invalid literal"):
        passages("3-8;")


@pytest.mark.parametrize(
    ("report", "span", "expected"),
    [
        ("north", Span(0, 20), Mark(MARKET, True)),
        ("north", Span(30, 60), Mark(BRIDGE, True)),
        ("north", Span(95, 99), Mark(MARKET, True)),
        ("east", Span(61, 70), Mark(MARKET, False)),
        ("east", Span(80, 90), None),
        ("west", Span(0, 20), None),
    ],
)
def test_a_claim_tells_of_the_passage_it_shares_most_with(
    gold: Annotation, report: str, span: Span, expected: Mark | None
) -> None:
    assert gold.mark(report, span) == expected


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        (
            Marked(
                about="", incidents=(incident("a", {"n": "0-9"}), incident("b", {"n": "8-12"})), parts=(), different=()
            ),
            "report n: passages of a and b overlap",
        ),
        (Marked(about="", incidents=(), parts=(("a", "b"),), different=()), "no incident is called a"),
    ],
)
def test_gold_that_contradicts_itself_is_refused(marked: Marked, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Annotation(marked)


def test_a_broken_file_of_gold_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.json: .*about"):
        load(tmp_path / "bad.json")


def test_pairs_of_claims_are_counted_across_reports_only(gold: Annotation) -> None:
    marked = [
        one("1", "north", MARKET, "h"),
        one("2", "north", MARKET, "h"),
        one("3", "south", MARKET, "h"),
        one("4", "south", BRIDGE, "h"),
        one("5", "east", MARKET, "i", is_news=False),
    ]
    counts = count_pairs(marked, gold)
    assert (counts["claims right"], counts["claims wrong"]) == (2, 2)
    assert (counts["claims gold"], counts["claims found"]) == (2, 2)


def test_a_part_joined_with_its_whole_is_neither_right_nor_wrong(gold: Annotation) -> None:
    counts = count_pairs([one("1", "north", BRIDGE, "h"), one("2", "east", NIGHT, "h")], gold)
    assert (counts["claims kin"], counts["claims right"], counts["claims wrong"]) == (1, 0, 0)


def test_reports_are_joined_by_any_of_their_claims(gold: Annotation) -> None:
    marked = [
        one("1", "north", MARKET, "h"),
        one("2", "north", MARKET, "alone"),
        one("3", "south", MARKET, "h"),
        one("4", "south", BRIDGE, "i"),
        one("5", "north", BRIDGE, "j"),
    ]
    counts = count_reports(marked, gold)
    assert (counts["reports gold"], counts["reports found"], counts["reports right"]) == (2, 1, 1)
    assert counts["reports wrong"] == 0


def test_b_cubed_of_a_perfect_and_of_a_lazy_answer(gold: Annotation) -> None:
    perfect = [one("1", "north", MARKET, "h"), one("2", "south", MARKET, "h"), one("3", "south", BRIDGE, "i")]
    lazy = [replace(told_one, happening="h") for told_one in perfect]
    assert count_cubed(perfect, gold) == {"b3 precision": 3, "b3 recall": 3, "b3 claims": 3}
    assert count_cubed(lazy, gold) == {"b3 precision": pytest.approx(5 / 3), "b3 recall": 3, "b3 claims": 3}


def test_incidents_kept_apart_are_those_that_no_happening_joins(gold: Annotation) -> None:
    marked = [one("1", "north", MARKET, "h"), one("2", "north", BRIDGE, "h"), one("3", "east", NIGHT, "i")]
    assert count_apart(marked, gold) == {"apart": 1, "apart asked": 2}


@given(
    st.lists(
        st.tuples(st.sampled_from(["north", "south", "east"]), st.sampled_from([MARKET, BRIDGE]), st.integers(0, 3)),
        max_size=12,
    )
)
def test_what_is_found_is_right_and_never_more_than_there_is(answers: list[tuple[str, str, int]]) -> None:
    marked = [Told(str(n), report, name, True, happening) for n, (report, name, happening) in enumerate(answers)]
    bare = Annotation(Marked(about="", incidents=(), parts=(), different=()))
    for counts, prefix in ((count_pairs(marked, bare), "claims"), (count_reports(marked, bare), "reports")):
        assert counts[f"{prefix} found"] == counts[f"{prefix} right"] <= counts[f"{prefix} gold"]


def test_the_baseline_joins_violence_of_one_governorate_and_day() -> None:
    first, second = gist("1", "n", Span(0, 9)), gist("2", "s", Span(0, 9), kind="air_strike")
    assert dumb(first) == dumb(second)
    assert dumb(first) != dumb(replace(first, first=date(2021, 3, 5)))
    assert dumb(gist("3", "s", Span(0, 9), day=None)) == "3"


def test_bounds_of_a_happening() -> None:
    members = [gist("1", "n", Span(0, 9), day=1), gist("2", "s", Span(0, 9), day=4, admin1="Rif Dimashq")]
    assert days_apart(members) == 3
    assert governorates(members) == ("damascus", "homs")
    assert days_apart([replace(members[0], last=date(2021, 3, 9)), members[1]]) == 0
    assert days_apart([gist("3", "n", Span(0, 9), day=None), members[0]]) == 0
    assert days_apart([replace(one, kind="siege") for one in members]) == 0


def test_the_fewest_links_that_lead_from_claim_to_claim() -> None:
    happening = Happening("1", "strike", ("1", "2", "3", "4"), (same("1", "2"), same("2", "3"), same("1", "3")))
    assert reasons(happening, "3", "1") == (same("1", "3"),)
    assert reasons(happening, "2", "2") == ()
    assert reasons(happening, "1", "4") == ()


@pytest.fixture
def linked() -> Linked:
    gists = [
        gist("1", "a", Span(0, 20)),
        gist("2", "b", Span(0, 20)),
        gist("3", "b", Span(60, 70)),
        gist("4", "a", Span(50, 60)),
        gist("5", "a", Span(0, 9), kind="control"),
    ]
    return Linked(
        {one_gist.id: one_gist for one_gist in gists},
        {"a": "north", "b": "south"},
        (
            Happening("1", "strike", ("1", "3"), (same("1", "3"),)),
            Happening("2", "strike", ("2",)),
            Happening("4", "strike", ("4",)),
            Happening("5", "control", ("5",)),
        ),
    )


def test_only_claims_of_violence_are_asked_for_their_happening(linked: Linked, gold: Annotation) -> None:
    assert [(told_one.claim, told_one.incident, told_one.happening) for told_one in told(linked, gold)] == [
        ("1", MARKET, "1"),
        ("2", MARKET, "2"),
        ("3", BRIDGE, "1"),
        ("4", BRIDGE, "4"),
    ]


def test_the_corpus_is_counted_with_its_baseline(linked: Linked, gold: Annotation) -> None:
    counts = count(linked, gold)
    assert (counts["claims right"], counts["claims wrong"], counts["claims gold"]) == (0, 1, 2)
    assert (counts["dumb claims right"], counts["dumb claims wrong"]) == (2, 2)
    assert (counts["happenings"], counts["happenings of several reports"]) == (4, 1)


def test_errors_tell_why_claims_were_joined_and_which_were_not(linked: Linked, gold: Annotation) -> None:
    lines = list(tell(linked, told(linked, gold), gold))
    assert lines[0] == "joined: bridge and market, 1 pairs"
    assert "    0.80 same day" in lines
    assert "missed: market: north and south" in lines
    assert "    north shelling 2021-03-04 Talbiseh killed 3-? 'Guns fired on the market'" in lines


def test_happenings_that_cross_bounds_are_told(linked: Linked, gold: Annotation) -> None:
    far = replace(linked.gists["3"], first=date(2021, 3, 9), last=date(2021, 3, 9))
    crossing = Linked({**linked.gists, "3": far}, linked.names, linked.happenings)
    assert count(crossing, gold)["joins days apart"] == 1
    assert "joins days apart: 1: 5" in list(tell(crossing, told(crossing, gold), gold))
