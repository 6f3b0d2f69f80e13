"""The claim gold's arithmetic, on an invented report, against figures by hand and against the gold's own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from evaluation.base import Case
from evaluation.crew import WatchedReader
from evaluation.sets.claim_matching import Pair, is_same_phrase, judge_fields, match
from evaluation.sets.claims import ALONE, DATED, Claims, Report, count, guess, tell
from frontwire.pipeline import Pipeline
from frontwire.settings import Settings
from tests_support import ROOT

#: The scorer that came with the gold; not part of this project.
SCORER = ROOT.parent / "shared" / "tools" / "score_claims.py"

TEXT = (
    "Gunmen from the Red Valley Brigade shelled the port of Marsa on Monday. Colonel Idris said nine sailors died. "
    "The harbour clinic has no oxygen. Envoys will meet in Lorna next week. A mine wrecked a bus near the quay."
)


def gold_claim(quote: str, kind: str, **fields: Any) -> dict[str, Any]:
    usual = {
        "actor": [],
        "target": [],
        "place": None,
        "place_resolved": None,
        "start": None,
        "end": None,
        "said_by": [],
        "said_by_type": "outlet",
        "direct": False,
        "polarity": "affirmed",
        "certainty": "stated",
        "figures": [],
        "background": False,
    }
    return {"quote": quote, "kind": kind, **usual, **fields}


def read_claim(quote: str, kind: str, **fields: Any) -> dict[str, Any]:
    usual = {
        "actor": [],
        "target": [],
        "place": None,
        "when": {"start": None, "end": None},
        "said_by": [],
        "direct": False,
        "polarity": "affirmed",
        "certainty": "stated",
        "figures": [],
        "background": False,
    }
    return {"quote": quote, "kind": kind, **usual, **fields}


GOLD = [
    gold_claim(
        "Gunmen from the Red Valley Brigade shelled the port of Marsa",
        "shelling",
        actor=["Gunmen from the Red Valley Brigade"],
        target=["the port of Marsa"],
        place="Marsa",
        place_resolved="Marsa Port, Coast, Lorn",
        start="2031-03-03",
        end="2031-03-03",
    ),
    gold_claim(
        "nine sailors died",
        "casualties",
        target=["nine sailors"],
        said_by=["Colonel Idris"],
        said_by_type="military",
        figures=[{"what": "killed", "who": "civilian", "low": 9, "high": 9}],
    ),
    gold_claim("The harbour clinic has no oxygen", "supply_status", start="2031-03-04", end="2031-03-04"),
    gold_claim("Envoys will meet in Lorna next week", "talks", certainty="planned", place="Lorna"),
    gold_claim("A mine wrecked a bus", "bombing", target=["a bus"]),
]
READ = [
    read_claim(
        "shelled the port of Marsa on Monday",
        "shelling",
        actor=[{"text": "Gunmen"}, {"text": "the town"}],
        target=[{"text": "port"}],
        place={"name": "Marsa", "text": "Marsa"},
        when={"start": "2031-03-03", "end": None},
    ),
    read_claim(
        "nine sailors died",
        "casualties",
        said_by=[{"text": "Idris", "type": "official"}],
        figures=[{"what": "killed", "who": "unknown", "low": 9, "high": None}],
    ),
    read_claim("clinic has no oxygen", "facility_status", when={"start": "2031-03-04", "end": "2031-03-04"}),
    read_claim("Envoys will meet in Lorna", "agreement", polarity="denied", place={"name": None, "text": "Lorna"}),
    read_claim("A mine wrecked a bus near the quay", "attack", background=True),
    read_claim("wrecked a bus", "property_damage"),
    read_claim("words that stand nowhere", "threat"),
]


def figures(gold: list[dict[str, Any]], read: list[dict[str, Any]]) -> dict[str, float]:
    from evaluation.base import Outcome

    outcome = Outcome("x", count(ALONE, match(gold, read, TEXT)))
    return {score.name: score.value for score in Claims().total([outcome]) if "(dated)" not in score.name}


def test_figures_by_hand() -> None:
    held = figures(GOLD, READ)
    # Five of five found among seven read: two of one kind, both of them core, and two more of a close kind.
    assert held["found F1"] == pytest.approx(200 * 5 / (5 + 7))
    assert held["typed F1"] == pytest.approx(200 * 2 / (5 + 7))
    assert held["typed_close F1"] == pytest.approx(200 * 4 / (5 + 7))
    assert held["core F1"] == pytest.approx(200 * 2 / (5 + 7))
    assert (held["found P"], held["found R"]) == (pytest.approx(500 / 7), 100.0)
    assert (held["said_by"], held["said_by_type"], held["direct"]) == (100.0, 80.0, 100.0)
    assert (held["polarity"], held["certainty"], held["background"]) == (80.0, 80.0, 80.0)
    assert (held["start"], held["end"], held["place"], held["figures"]) == (100.0, 50.0, 100.0, 0.0)
    assert (held["actor P"], held["actor R"]) == (50.0, 100.0)
    assert (held["target P"], held["target R"]) == (100.0, pytest.approx(100 / 3))


def test_all_right_and_nothing_read() -> None:
    right = [read_claim(**{**claim, "when": {"start": claim["start"], "end": claim["end"]}}) for claim in GOLD]
    held = figures(GOLD, right)
    assert {held[f"{level} F1"] for level in ("found", "typed", "typed_close", "core")} == {100.0}
    assert all(value == 100.0 for value in held.values())
    assert not any(figures(GOLD, []).values())


@pytest.mark.skipif(not SCORER.is_file(), reason="the gold's scorer is not at hand")
@pytest.mark.parametrize("read", [READ, READ[:2], READ[2:], [], [*READ, *READ]])
def test_the_same_figures_as_the_scorer_of_the_gold(tmp_path: Path, read: list[dict[str, Any]]) -> None:
    gold, predicted = tmp_path / "gold", tmp_path / "predicted"
    for folder, claims in ((gold, GOLD), (predicted, read)):
        folder.mkdir()
        (folder / "a.json").write_text(json.dumps({"claims": claims}), encoding="utf-8")
    (gold / "a.txt").write_text(TEXT, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, SCORER, gold, predicted, "--json"], capture_output=True, text=True, check=True
    )
    theirs = json.loads(ran.stdout)
    ours = {name: round(value, 1) for name, value in figures(GOLD, read).items()}
    assert {level: theirs[level]["f1"] for level in ("found", "typed", "typed_close", "core")} == {
        level: ours[f"{level} F1"] for level in ("found", "typed", "typed_close", "core")
    }
    assert (theirs["found"]["p"], theirs["found"]["r"]) == (ours["found P"], ours["found R"])
    assert {field: value or 0.0 for field, value in theirs["fields"].items()} == {
        field: ours[field] for field in theirs["fields"]
    }
    for role in ("actor", "target"):
        held = theirs["roles"][role]
        assert (held["p"] or 0.0, held["r"] or 0.0) == (ours[f"{role} P"], ours[f"{role} R"])


def test_pairs_prefer_one_kind_and_are_one_to_one() -> None:
    gold = [gold_claim("a bus near the quay", "bombing")]
    read = [read_claim("A mine wrecked a bus near the quay", "attack"), read_claim("near the quay", "bombing")]
    matching = match(gold, read, TEXT)
    assert [pair.read["kind"] for pair in matching.pairs] == ["bombing"]
    assert [claim["kind"] for claim in matching.extra] == ["attack"]
    assert match(gold, [read_claim("the quay and the sea", "bombing")], TEXT).pairs == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Red Valley Brigade", "Brigade", True),
        ("Colonel Idris", "Colonel Haddad of Marsa", True),
        ("the port of Marsa", "the coast of Lorn", False),
        ("the", "the", False),
        ("a b c d e", "a x y z w", False),
    ],
)
def test_phrases(one: str, other: str, same: bool) -> None:
    assert is_same_phrase(one, other) is same


def test_an_outlet_is_not_a_voice_and_a_field_that_nobody_fills_is_not_judged() -> None:
    right = judge_fields(Pair(gold_claim("x", "talks"), read_claim("x", "talks")))
    assert right["said_by"]
    assert {"start", "end", "place", "figures"}.isdisjoint(right)
    named = judge_fields(Pair(gold_claim("x", "talks"), read_claim("x", "talks", said_by=[{"text": "Idris"}])))
    assert not named["said_by"]


def test_what_went_wrong_is_told() -> None:
    lines = list(tell(match(GOLD, READ[1:], TEXT)))
    assert lines[0].startswith("missed  shelling ")
    assert any(line.startswith("extra   threat ") for line in lines)
    assert any("kind (supply_status, read as facility_status)" in line for line in lines)


def test_the_baseline_takes_every_sentence() -> None:
    guessed = guess("One. Two?\n\nThree", "2031-03-05")
    assert [claim["quote"] for claim in guessed] == ["One.", "Two?", "Three"]
    assert {claim["start"] for claim in guessed} == {"2031-03-05"}


def test_reports_are_read_with_and_without_their_day(tmp_path: Path, pipeline: Pipeline, settings: Settings) -> None:
    text = "Rebels shelled the airport in Aleppo on Monday.\n"
    claim = gold_claim("Rebels shelled the airport", "shelling", start="2013-06-03", end="2013-06-03")
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps({"published": "2013-06-05", "claims": [claim]}), encoding="utf-8")
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    reader = WatchedReader.__new__(WatchedReader)
    reader.settings, reader.pipeline, reader.failures = settings, pipeline, []
    (case,) = Claims().cases(tmp_path)
    assert case == Case("one", Report(text, "2013-06-05", (claim,)))
    outcome = Claims().score(case, reader)
    scores = {score.name: score.value for score in Claims().total([outcome])}
    assert (scores["typed F1"], scores["typed F1 (dated)"]) == (100.0, 100.0)
    assert (scores["start"], scores["start (dated)"]) == (0.0, 100.0)
    missed = {score.name: score.value for score in Claims().total([Claims().crashed(case)])}
    assert (missed["typed F1"], missed["found R (dated)"]) == (0.0, 0.0)
    baselines = {score.name: score.baseline for score in Claims().total([Claims().crashed(case)])}
    assert baselines == {score.name: score.baseline for score in Claims().total([outcome])}
    assert {name.split(":")[0] for name in outcome.counts} == {ALONE, DATED, "dumb alone", "dumb dated"}
