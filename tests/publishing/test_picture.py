"""The brief of a picture and its JSON, from claims made by hand."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import jsonschema
import pytest

from drawing.builders import (
    ARMY,
    DOCTOR,
    GENERAL,
    MONITOR,
    REBELS,
    SPOKESMAN,
    TABLES,
    UNITED,
    FakeView,
    day,
    gist,
    killed,
    reconciled,
    same,
    site,
)
from frontwire.drawing import draw
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.gist import Gist, Party
from frontwire.model.happening import Relation
from frontwire.model.picture import Picture
from frontwire.model.place import Place
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing.picture import brief as picture_brief
from frontwire.publishing.picture import contract as picture_contract
from frontwire.publishing.picture import diff as picture_diff
from frontwire.publishing.picture.words import Vocabulary, figure
from tests_support import LEXICONS

NAWA, TAFAS = site("Nawa"), site("Tafas")
MARKET = Party("market", "the vegetable market")
#: Grades behind who gives a line: the tables that they come from may be edited.
_GRADES = re.compile(r", [A-F][1-6](?= \[|\n)")
WORDS = Vocabulary.load(LEXICONS, at=day(9))

SHELLED = gist(
    "aaaaaaaa01", known=day(5), when=day(4), by=DOCTOR, place=NAWA, actors=(ARMY,), targets=(MARKET,), part="east",
    figures=(killed(11, exact=False),),
)  # fmt: skip
COUNTED = gist("bbbbbbbb02", known=day(6), when=day(4), by=MONITOR, outlet="Gazette", place=NAWA, figures=(killed(17),))
REPRINTED = gist(
    "cccccccc03", known=day(6), when=day(4), by=MONITOR, outlet="Courier", place=NAWA, figures=(killed(17),)
)
RAID = gist("dddddddd04", kind="air_strike", known=day(6), when=day(5), by=MONITOR, actors=(ARMY,), place=TAFAS)
NO_RAID = gist(
    "eeeeeeee05", kind="air_strike", known=day(7), when=day(5), by=GENERAL, actors=(ARMY,), place=TAFAS,
    polarity=Polarity.DENIED,
)  # fmt: skip
OTHERS = (
    gist("ffffffff06", kind="control", known=day(6), actors=(REBELS,), by=SPOKESMAN, place=TAFAS),
    gist("gggggggg07", kind="control", known=day(7), actors=(ARMY,), by=GENERAL, place=TAFAS),
    gist("hhhhhhhh08", kind="withdrawal", known=day(8), actors=(REBELS,), by=UNITED, place=NAWA, part="east"),
    gist("iiiiiiii09", kind="siege", known=day(8), place=NAWA, quote="the army lifted the siege"),
    gist(
        "jjjjjjjj10", kind="displacement", known=day(8), by=UNITED, place=NAWA,
        figures=(killed(12_000, what=What.DISPLACED, scope=Scope.CUMULATIVE),), quote="12,000 people have left",
    ),
    gist("kkkkkkkk11", kind="threat", known=day(8), actors=(ARMY,), by=GENERAL, quote="we will be back"),
    gist("llllllll12", kind="assessment", known=day(8), by=SPOKESMAN, quote="they are spent"),
    gist("mmmmmmmm13", kind="offensive", known=day(8), by=GENERAL, actors=(ARMY,), certainty=Certainty.PLANNED),
    gist("nnnnnnnn14", known=day(8), undated=True, place_text="Um Hazan"),
)  # fmt: skip


def _drawn(*groups: tuple[Gist, ...] | Gist, place: Place | None = None) -> Picture:
    held = tuple(one for group in groups for one in (group if isinstance(group, tuple) else (group,)))
    links = (same(RAID.id, NO_RAID.id, Relation.DENIES),)
    linked = reconciled(*groups, links=links)
    return draw(FakeView(held), linked, at=day(9), since=day(5), tables=TABLES, place=place)


@pytest.fixture(scope="module")
def picture() -> Picture:
    return _drawn((SHELLED, COUNTED, REPRINTED), (RAID, NO_RAID), *OTHERS)


@pytest.fixture(scope="module")
def brief(picture: Picture) -> str:
    return picture_brief.write(picture, WORDS, width=200)


@pytest.fixture(scope="module")
def published(picture: Picture) -> Any:
    return json.loads(picture_contract.to_json(picture_contract.publish(picture, WORDS)))


@pytest.mark.parametrize(
    "line",
    [
        "Everywhere, as of Saturday 9 March 2024",
        "Rests on 14 claims, 14 reports, 3 outlets and 5 origins",
        "  Nawa, Daraa, Syria",
        "    Monday 4 March 2024",
        "    • The army shelled the vegetable market (east) — a doctor, in Meridian Wire, 5 March [aaaaaaaa]",
        "      Killed (people): 11 to 17, best 17",
        (
            "        at least 11 — a doctor, in Meridian Wire, 5 March [aaaaaaaa]; 17 — the Hauran Observatory, in "
            "Courier, 6 March [cccccccc]; 1 other figure: frontwire happening aaaaaaaa"
        ),
        "  • Tafas, Daraa, Syria: contested: the army / the rebels (last word 3 days old)",
        (
            "    • 7 March · withdrawal by the rebels · Nawa, Daraa, Syria, east — the United Nations, in Meridian "
            "Wire, 8 March [hhhhhhhh]"
        ),
        "    • Siege, Nawa, Daraa, Syria: lifted (last word 2 days old)",
        "      “the army lifted the siege” — Meridian Wire, 8 March [iiiiiiii]",
        "    • Nawa, Daraa, Syria: 12000 — the United Nations, in Meridian Wire, 8 March [jjjjjjjj]",
        "    • government: “we will be back” — the army, in Meridian Wire, 8 March [kkkkkkkk]",
        "    • opposition: “they are spent” — Abu Yazan, in Meridian Wire, 8 March [llllllll]",
        "    • “Um Hazan” is not on the map [nnnnnnnn]",
        "    • No claim gives the day [nnnnnnnn]",
    ],
)
def test_the_brief_says(brief: str, line: str) -> None:
    assert line in _GRADES.sub("", brief).splitlines()


def test_who_gives_a_line_is_graded(brief: str) -> None:
    assert len(_GRADES.findall(brief)) > 10


def test_sections_stand_in_their_order(brief: str) -> None:
    titles = [line for line in brief.splitlines() if line.isupper() and not line.startswith(" ")]
    assert titles == [
        "WHAT HAPPENED",
        "WHO HOLDS WHAT",
        "HEALTH AND AID",
        "DISPUTED",
        "SAID TO BE COMING",
        "HOW IT IS SEEN, WHAT IS ASKED",
        "NOT KNOWN",
        "CHANGED SINCE 5 MARCH",
    ]


def test_how_accounts_stand_is_told_in_words(brief: str) -> None:
    assert "agreed · 2 origins · 3 outlets · 1 repeated" in brief
    assert "disputed: whether it happened · 2 origins" in brief


def test_who_did_it_is_left_out_of_a_headline_where_it_is_disputed() -> None:
    one = gist("a", known=day(7), by=GENERAL, place=NAWA, actors=(REBELS,), targets=(MARKET,), kind="bombing")
    other = gist(
        "b", known=day(8), when=day(6), by=SPOKESMAN, place=NAWA, actors=(ARMY,), targets=(MARKET,), kind="bombing"
    )
    text = picture_brief.write(_drawn((one, other)), WORDS, width=200)
    assert "• Bombing of the vegetable market: who did it is disputed — " in text


def test_a_doer_that_only_the_other_side_names_is_left_out_and_one_that_boasts_is_not() -> None:
    blamed = gist("a", known=day(7), by=GENERAL, place=NAWA, actors=(REBELS,), targets=(MARKET,), kind="bombing")
    boasted = gist("b", known=day(7), by=SPOKESMAN, place=TAFAS, actors=(REBELS,), targets=(MARKET,), kind="bombing")
    text = picture_brief.write(_drawn(blamed, boasted), WORDS, width=200)
    assert "• Bombing of the vegetable market: only a party names who did it — " in text
    assert "• The rebels bombed the vegetable market — " in text


def test_for_talks_nobody_is_blamed() -> None:
    met = gist("a", known=day(7), by=GENERAL, place=NAWA, actors=(REBELS,), targets=(ARMY,), kind="talks")
    text = picture_brief.write(_drawn(met), WORDS, width=200)
    assert "only a party names" not in text
    assert "talk" in text.lower()


def test_what_is_denied_names_no_doer(brief: str) -> None:
    assert "• Air strike: some deny it — the Hauran Observatory, in Meridian Wire, 6 March" in brief


def test_states_of_long_ago_are_counted_and_not_listed() -> None:
    old = gist("a", kind="control", known=day(2, month=1), actors=(REBELS,), by=SPOKESMAN, place=TAFAS)
    older = gist("b", kind="control", known=date(2023, 3, 1), actors=(REBELS,), by=SPOKESMAN, place=NAWA)
    text = picture_brief.write(_drawn(old, older), WORDS)
    assert "Tafas, Daraa, Syria: the rebels" in text
    assert "Nawa, Daraa" not in text.partition("WHO HOLDS WHAT")[2].partition("NOT KNOWN")[0]
    assert "1 place with a last word more than 90 days old" in text


def test_totals_stand_side_by_side_without_a_range() -> None:
    total = gist("a", known=day(8), place=NAWA, figures=(killed(4000, scope=Scope.CUMULATIVE),))
    assert "      Killed, in all (people), side by side\n" in picture_brief.write(_drawn(total), WORDS)


def test_what_is_only_denied_says_so() -> None:
    text = picture_brief.write(_drawn(NO_RAID), WORDS, width=200)
    assert "• Denied: Air strike by the army — the army, in Meridian Wire, 7 March" in text
    assert "      said not to be so · 1 origin" in text


def test_who_moves_is_no_matter_of_blame() -> None:
    text = picture_brief.write(_drawn(gist("a", kind="advance", known=day(7), by=SPOKESMAN, actors=(ARMY,))), WORDS)
    assert "• The army advanced — Abu Yazan" in text


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (Figure(What.KILLED, Who.MIXED, 3, 9, "several"), "3 to 9 (“several”)"),
        (Figure(What.KILLED, Who.MIXED, 1, 1, "A"), "1 (“A”)"),
        (Figure(What.KILLED, Who.MIXED, 20, None, "at least twenty"), "at least 20 (“at least twenty”)"),
        (Figure(What.KILLED, Who.MIXED, None, 20, "up to twenty"), "up to 20 (“up to twenty”)"),
        (Figure(What.KILLED, Who.MIXED, 1200, 1200, "some 1,200"), "some 1,200"),
    ],
)
def test_a_figure_in_words_is_told_with_its_number(held: Figure, words: str) -> None:
    assert figure(held) == words


def test_a_brief_keeps_to_its_width_and_colours_change_no_words(picture: Picture) -> None:
    narrow = picture_brief.write(picture, WORDS, width=60)
    assert max(map(len, narrow.splitlines())) <= 60
    colored = picture_brief.write(picture, WORDS, width=60, color=True)
    assert colored != narrow

    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == narrow


def test_a_long_section_is_capped_and_says_so() -> None:
    many = tuple(gist(f"c{n:03}", known=day(8), place=NAWA) for n in range(40))
    text = picture_brief.write(_drawn(*many), WORDS)
    assert "… and 16 more (--format json for all)" in text


def test_an_empty_picture_says_so() -> None:
    place = Place(NAWA.id, NAWA.name, NAWA.kind, NAWA.country, NAWA.admin1, NAWA.lat, NAWA.lon)
    text = picture_brief.write(_drawn(RAID, place=place), WORDS)
    assert "Nawa, Daraa, Syria, as of Saturday 9 March 2024" in text
    assert "No claim was known by then." in text
    assert "No report known by 9 March 2024 tells anything of Nawa" in text
    assert "Low is the lowest" not in text


def test_the_diff_lists_what_the_brief_counts(picture: Picture) -> None:
    text = picture_diff.write(picture, WORDS, width=200)
    assert text.startswith("From 5 March 2024 to 9 March 2024\n")
    assert "at least 11 → 11 to 17, best 17 · how many killed" in text


def test_the_json_keeps_to_its_schema(published: Any) -> None:
    jsonschema.validate(published, picture_contract.schema())


def test_the_json_is_the_same_byte_for_byte(picture: Picture) -> None:
    again = _drawn(*OTHERS, (RAID, NO_RAID), (SHELLED, COUNTED, REPRINTED))
    first, second = (picture_contract.to_json(picture_contract.publish(held, WORDS)) for held in (picture, again))
    assert first == second


def test_every_figure_stands_beside_its_voice_and_claim(published: Any) -> None:
    (happening,) = [one for one in published["happenings"] if one["id"] == "aaaaaaaa01"]
    (toll,) = happening["tolls"]
    assert [(f["low"], f["voice"], f["outlet"], f["claim"], f["stands"]) for f in toll["figures"]] == [
        (11, "a doctor", "Meridian Wire", "aaaaaaaa01", True),
        (17, "the Hauran Observatory", "Gazette", "bbbbbbbb02", False),
        (17, "the Hauran Observatory", "Courier", "cccccccc03", True),
    ]
    assert (toll["low"]["value"], toll["best"]["value"], toll["high"]["value"]) == (11, 17, 17)
    assert toll["best"]["because"] == "what 1 of 2 independent origins give or allow"


def test_every_id_cited_is_that_of_a_claim_in_it(published: Any) -> None:
    known = {claim["id"] for claim in published["claims"]}
    assert known == {one.id for one in (SHELLED, COUNTED, REPRINTED, RAID, NO_RAID, *OTHERS)}
    for part in ("happenings", "situations", "moves", "utterances", "gaps", "changes"):
        for held in published[part]:
            assert set(held["claims"]) <= known
    for holding in published["holdings"]:
        assert {claim for holder in holding["holders"] for claim in holder["claims"]} <= known


def test_changes_come_one_a_line(picture: Picture) -> None:
    lines = picture_contract.changes_jsonl(picture).splitlines()
    assert len(lines) == len(picture.changes) > 0
    assert {"kind", "subject", "about", "because", "claims"} <= set(json.loads(lines[0]))
