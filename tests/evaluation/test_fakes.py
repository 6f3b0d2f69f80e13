"""FA-KES: the toll of a report, the corpus' terms, and the scorer on invented reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evaluation.base import Case, Outcome
from evaluation.crew import WatchedReader
from evaluation.sets.fakes import Fakes, Gold, count, parse_day, tell
from evaluation.sets.fakes_answer import NOTHING, Answer
from evaluation.sets.fakes_dumb import guess
from evaluation.sets.fakes_terms import UNKNOWN, first_named, terms
from evaluation.sets.fakes_toll import find_toll, number, split
from frontwire.claims.join import join
from frontwire.model.actor import Actor
from frontwire.model.claim import Claim
from frontwire.model.document import Document
from frontwire.model.figure import Figure, What, Who
from frontwire.model.span import Span
from frontwire.pipeline import Pipeline
from frontwire.settings import Settings

ISIS = "the organization of the islamic state in iraq and the levant - isis"
CIVILIAN, COMBATANT, ANY, CHILD = Who.CIVILIAN, Who.COMBATANT, Who.UNKNOWN, Who.CHILD

Claims = Callable[[str], tuple[Claim, ...]]


@pytest.fixture
def claims(document: Callable[..., Document]) -> Claims:
    return lambda text: join(document(text, published="2016-05-04")).claims


@pytest.mark.parametrize(
    ("low", "high", "meant"), [(6, 6, 6), (20, None, 20), (None, 30, 30), (24, 99, None), (None, None, None)]
)
def test_the_number_of_a_figure(low: int | None, high: int | None, meant: int | None) -> None:
    assert number(Figure(What.KILLED, ANY, low, high, "")) == meant


@pytest.mark.parametrize(
    ("told", "civilians", "combatants"),
    [
        ([], 0, 0),
        ([(ANY, 6)], 6, 0),
        ([(CIVILIAN, 6), (CIVILIAN, 9)], 6, 0),
        ([(COMBATANT, 9)], 0, 9),
        ([(CIVILIAN, 2), (COMBATANT, 3)], 2, 3),
        ([(ANY, 22), (CIVILIAN, 6)], 6, 16),
        ([(ANY, 22), (COMBATANT, 6)], 16, 6),
        ([(ANY, 3), (COMBATANT, 6)], 0, 6),
        ([(ANY, 11), (CHILD, 4)], 11, 0),
        ([(CHILD, 4), (Who.WOMAN, 2)], 6, 0),
    ],
)
def test_a_toll_is_split(told: list[tuple[Who, int]], civilians: int, combatants: int) -> None:
    assert split(told) == (civilians, combatants)


def test_the_first_actual_toll_leads(claims: Claims) -> None:
    toll = find_toll(
        claims(
            "Rebels could kill 90 soldiers if they attack Homs, an official said. "
            "Four people were killed by shelling in Homs on Tuesday. Later 12 civilians were killed in Hama."
        )
    )
    assert (toll.civilians, toll.combatants) == (4, 0)
    assert toll.lead is not None
    assert "Four people" in toll.lead.evidence.quote


@pytest.mark.parametrize(
    ("text", "civilians", "combatants"),
    [
        ("Nine people died in a raid on Homs. The nine dead were soldiers, an officer said.", 9, 0),
        ("Nine people died in a raid on Homs. Nine soldiers were killed near the mill, an officer said.", 0, 9),
        ("A raid killed nine in Homs. Four civilians and five rebels were killed in the raid, a doctor said.", 4, 5),
        ("A raid killed nine in Homs. Seven civilians and five rebels were killed in Hama, a doctor said.", 9, 0),
        ("A raid killed four children in Homs. The raid killed 11 people including four children.", 11, 0),
        ("A raid killed four children in Homs. Three people were killed in Hama.", 4, 0),
    ],
)
def test_what_follows_tells_more_exactly_who_died(claims: Claims, text: str, civilians: int, combatants: int) -> None:
    toll = find_toll(claims(text))
    assert (toll.civilians, toll.combatants) == (civilians, combatants)


def test_old_dead_are_the_toll_where_there_are_no_new_ones(claims: Claims) -> None:
    old = "On April 2 a raid killed nine people in Homs."
    assert find_toll(claims(old)).civilians == 9
    assert find_toll(claims(f"{old} On Tuesday shelling killed two people in Hama.")).civilians == 2


def test_a_report_without_dead_has_no_toll(claims: Claims) -> None:
    assert find_toll(claims("Rebels shelled the airport in Aleppo on Monday.")).lead is None


@pytest.mark.parametrize(("text", "day"), [("2/12/15", date(2015, 2, 12)), ("11/3/17", date(2017, 11, 3))])
def test_dates_are_month_first(text: str, day: date) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize("text", ["2015-02-12", "13/1/15", ""])
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month"):
        parse_day(text)


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        (
            {"entity": "isis", "side": "islamic state"},
            "the organization of the islamic state in iraq and the levant - isis",
        ),
        ({"entity": "nusra_front", "side": "opposition", "country": "SY"}, "al-nusra front"),
        ({"side": "opposition"}, "armed opposition groups"),
        ({"entity": "SYR.MIL", "side": "government", "country": "SY"}, "syrian government or russian troops"),
        ({"entity": "RUS.MIL", "country": "RU"}, "syrian government or russian troops"),
        ({"entity": "john_doe", "side": "government", "country": "TR"}, UNKNOWN),
        ({"entity": "USA.MIL", "country": "US"}, "international coalition forces"),
        ({"entity": "sdf", "side": "kurdish-led", "country": "SY"}, "self administration forces"),
        ({"entity": "sohr", "country": "SY", "side": "neutral"}, UNKNOWN),
        ({}, UNKNOWN),
    ],
)
def test_actors_in_the_corpus_terms(fields: dict[str, Any], label: str) -> None:
    assert terms().actor_of(Actor("someone", Span(0, 1), **fields)) == label


@pytest.mark.parametrize(
    ("kinds", "label"),
    [
        (["air_strike"], "shelling"),
        (["air_strike", "chemical_attack"], "chemical and toxic gases"),
        (["attack", "suicide_bombing"], "explosion"),
        (["armed_clash"], "shooting"),
        (["talks"], UNKNOWN),
    ],
)
def test_causes_in_the_corpus_terms(kinds: list[str], label: str) -> None:
    assert terms().cause_of(kinds) == label


def test_an_attack_does_not_tell_the_means() -> None:
    assert terms().cause_of(["attack"], vague=False) == UNKNOWN
    assert terms().cause_of(["attack", "shelling"], vague=False) == "shelling"


@pytest.mark.parametrize(
    ("text", "means"),
    [("Gunmen attacked a bus near Homs.", "armed_clash"), ("Rebels attacked a village near Homs.", "attack")],
)
def test_an_attack_with_guns_is_told_so(claims: Claims, text: str, means: str) -> None:
    assert terms().means_of(claims(text)[0]) == means


def test_the_countryside_of_damascus_is_damascus() -> None:
    assert terms().governorate_of("Rif Dimashq") == terms().governorate_of("Damascus") == "damascus"
    assert terms().governorate_of("Utah") == terms().governorate_of(None) == UNKNOWN


def test_the_first_word_names() -> None:
    assert first_named(terms().governorates, "From Homs to Aleppo") == "homs"
    assert first_named(terms().governorates, "Hamas said nothing of Homestead") == UNKNOWN


@pytest.mark.parametrize(
    ("title", "civilians", "combatants"),
    [
        ("Raid on market kills 12", 12, 0),
        ("Eleven rebels killed near Homs", 0, 11),
        ("12 parties meet", None, None),
        ("Dozens dead in raid", None, None),
        ("Blast leaves 1,200 dead", 1200, 0),
    ],
)
def test_the_baseline_reads_titles(title: str, civilians: int | None, combatants: int | None) -> None:
    guessed = guess(title, "Posted on May 4 2016. Shells fell on Homs. Regime jets struck.")
    assert (guessed.civilians, guessed.combatants) == (civilians, combatants)
    assert guessed.day == date(2016, 5, 4)


GOLD = Gold("Raid", "Text", date(2016, 5, 4), "homs", "al-nusra front", "shelling", 6, 2, 3, 0)
RIGHT = Answer(frozenset({8}), 6, 2, "homs", "shelling", "al-nusra front", GOLD.day)


def scores(*outcomes: dict[str, float]) -> dict[str, float]:
    held = [Outcome(str(index), counts) for index, counts in enumerate(outcomes)]
    return {score.name: score.value for score in Fakes().total(held)}


def test_all_right_nothing_and_half() -> None:
    right, nothing = count(GOLD, RIGHT), count(GOLD, NOTHING)
    assert set(scores(right).values()) == {100.0}
    assert set(scores(nothing).values()) == {0.0}
    halves = scores(right, nothing)
    assert {name: value for name, value in halves.items() if "F1" not in name} == dict.fromkeys(
        (name for name in halves if "F1" not in name), 50.0
    )
    assert halves["cause macro-F1"] == halves["actor macro-F1"] == pytest.approx(200 / 3)
    assert list(tell(GOLD, RIGHT)) == []
    assert len(list(tell(GOLD, NOTHING))) == 7


def test_a_part_of_the_toll_counts_and_another_number_does_not() -> None:
    assert GOLD.counts == {6, 2, 8, 3}
    part = count(GOLD, Answer(frozenset({3, 40}), 6, 0, "homs", "shelling", UNKNOWN, None))
    assert (part["count"], part["civilians"], part["combatants"], part["toll"]) == (1, 1, 0, 0)
    assert count(GOLD, Answer(frozenset({0, 40}), 0, 0, "", "", "", None))["count"] == 0


def test_reports_are_read(tmp_path: Path, pipeline: Pipeline, settings: Settings) -> None:
    row = {
        "id": "7",
        "title": "Six civilians killed in shelling of Homs",
        "text": "4 May 2016 Government troops shelled Homs on Tuesday killing six civilians a monitor said.",
        "date": "5/4/16",
        "governorate": "homs",
        "actor": "syrian government or russian troops",
        "cause": "shelling",
        "nb_civilians": 6,
        "nb_noncivilians": 0,
        "nb_children": 0,
        "nb_women": None,
    }
    (tmp_path / "fakes.jsonl").write_text(f"{json.dumps(row)}\n{json.dumps(row)}\n", encoding="utf-8")
    cases = list(Fakes().cases(tmp_path))
    assert [case.id for case in cases] == ["7", "7-2"]
    reader = WatchedReader.__new__(WatchedReader)
    reader.settings, reader.pipeline, reader.failures = settings, pipeline, []
    outcome = Fakes().score(cases[0], reader)
    held = scores(dict(outcome.counts))
    assert {name: held[name] for name in ("count", "toll", "governorate", "cause macro-F1", "actor macro-F1")} == {
        "count": 100.0,
        "toll": 100.0,
        "governorate": 100.0,
        "cause macro-F1": 100.0,
        "actor macro-F1": 100.0,
    }
    crashed = Fakes().crashed(Case("7", cases[0].gold))
    assert set(scores(dict(crashed.counts)).values()) == {0.0}
    assert all(outcome.counts[name] == value for name, value in crashed.counts.items() if name.startswith("dumb"))
