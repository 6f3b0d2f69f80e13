"""PLOVER's records in the manual's form, invented: reading, events by hand, the whole set."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from evaluation.sets import tally
from evaluation.sets.plover import NOBODY, Event, Plover, Record, compare, events_of, read_records
from frontwire.api import Reader

TEXT = "Syrian soldiers shelled the market in Aleppo on Monday, a doctor said."
ATTACK = {
    "id": "INV-20160725-0001",
    "date": "2016-07-25",
    "actor": [{"code": "SYR", "sector": "MIL", "entity_text": "Syrian soldiers"}],
    "recipient": [{"code": "SYR"}],
    "event": ["ASSAULT"],
    "mode": ["heavy-weapons"],
    "quad_code": 4,
    "text": TEXT,
}
NOTHING = {"id": "INV-2", "has_event": False, "date": "2016-07-25", "actor": [], "event": [], "text": "It rained."}


def test_reads_records_however_they_are_strung_together() -> None:
    whole = [ATTACK, NOTHING]
    lines = "\n".join(json.dumps(record) for record in whole)
    assert list(read_records(lines)) == whole
    assert list(read_records(json.dumps(whole))) == whole
    assert list(read_records("# a comment\n" + json.dumps(ATTACK, indent=2) + "\n\n" + json.dumps(NOTHING))) == whole
    assert list(read_records("")) == []


def test_refuses_what_is_no_json() -> None:
    with pytest.raises(json.JSONDecodeError):
        list(read_records("{} rubbish"))


def test_records_of_one_text_are_one_case(tmp_path: Path) -> None:
    second = {**ATTACK, "id": "INV-3", "event": ["ACCUSE"], "mode": [], "actor": [{"code": "USA"}, {"code": "FRA"}]}
    text = "\n".join(json.dumps(record) for record in (ATTACK, NOTHING, second))
    (tmp_path / "gold.jsonl").write_text(text, encoding="utf-8")
    first, nothing = Plover().cases(tmp_path)
    assert isinstance(first.gold, Record)
    assert isinstance(nothing.gold, Record)
    assert first.gold.day == date(2016, 7, 25)
    assert [(event.type, event.actor[0]) for event in first.gold.events] == [
        ("ASSAULT", "SYR"),
        ("ACCUSE", "USA"),
        ("ACCUSE", "FRA"),
    ]
    assert first.gold.events[0].mode == "heavy-weapons"
    assert nothing.gold.events == ()


def test_records_of_before_version_2_are_read_too(tmp_path: Path) -> None:
    old = {
        "date": "2000-01-01",
        "source": {"code": "KEN", "sector": ["GOV"]},
        "target": [{"code": "UGA"}],
        "event": "DEMAND",
        "text": "Kenya's government demanded an answer from Uganda.",
    }
    (tmp_path / "gold.json").write_text(json.dumps([old]), encoding="utf-8")
    (case,) = Plover().cases(tmp_path)
    assert isinstance(case.gold, Record)
    assert case.gold.events == (Event("REQUEST", "", ("KEN", "GOV"), ("UGA", "")),)


def test_what_was_one_type_is_compared_as_one() -> None:
    gold = (Event("YIELD", "", ("KEN", ""), ("UGA", "")),)
    assert tally.prf(compare(gold, (Event("RETREAT", "", ("KEN", ""), ("UGA", "")),)), "event").f1 == 100.0
    assert tally.prf(compare(gold, (Event("AID", "", ("KEN", ""), ("UGA", "")),)), "type").f1 == 0.0


def test_events_by_hand() -> None:
    gold = (Event("ASSAULT", "aerial", ("SYR", "MIL"), ("SYR", "CVL")), Event("ACCUSE", "", ("USA", "GOV"), NOBODY))
    perfect = compare(gold, gold)
    assert {tally.prf(perfect, name).f1 for name in ("event", "type", "mode", "quad", "actor", "recipient")} == {100.0}
    half = compare(gold, (Event("ASSAULT", "firearms", ("SYR", "MIL"), NOBODY),))
    assert tally.prf(half, "event").f1 == 0.0
    assert tally.prf(half, "mode").f1 == 0.0
    assert (tally.prf(half, "type").precision, tally.prf(half, "type").recall) == (100.0, 50.0)
    assert tally.prf(compare(gold, ()), "type").f1 == 0.0


def test_sectors_count_only_where_the_gold_has_them() -> None:
    gold = (Event("ASSAULT", "", ("SYR", ""), NOBODY),)
    assert tally.prf(compare(gold, (Event("ASSAULT", "", ("SYR", "MIL"), NOBODY),)), "event").f1 == 100.0


def test_claims_become_events(reader: Reader) -> None:
    (found,) = events_of(reader.read(TEXT))
    assert (found.type, found.mode, found.actor) == ("ASSAULT", "heavy-weapons", ("SYR", "MIL"))
    assert events_of(reader.read("Syrian soldiers did not shell the market in Aleppo.")) == ()


def test_the_set_runs_and_counts_a_crash(tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(ATTACK) + "\n" + json.dumps(NOTHING), encoding="utf-8")
    held = Plover()
    cases = list(held.cases(tmp_path))
    scores = {score.name: score.value for score in held.total([held.score(case, reader) for case in cases])}
    assert scores["type and mode F1"] == 100.0
    assert scores["actor F1"] == 100.0
    crashed = held.crashed(cases[0]).counts
    assert (crashed["event.fn"], crashed["baseline.event.fn"]) == (1, 1)


def test_the_baseline_has_the_first_two_parties_fight(tmp_path: Path, reader: Reader) -> None:
    text = "Turkish officials met Russian diplomats in Ankara. Russian soldiers then shelled a market in Aleppo."
    met = {"id": "1", "date": "2016-07-25", "actor": [{"code": "TUR"}], "recipient": [{"code": "RUS"}], "text": text}
    (tmp_path / "gold.json").write_text(json.dumps([{**met, "event": ["ASSAULT"]}]), encoding="utf-8")
    held = Plover()
    (case,) = held.cases(tmp_path)
    scores = {score.name: score.baseline for score in held.total([held.score(case, reader)])}
    assert {scores[name] for name in ("event F1", "type F1", "quad F1", "actor F1", "recipient F1")} == {100.0}
    (tmp_path / "gold.json").write_text(json.dumps([{**met, "event": ["CONSULT"]}]), encoding="utf-8")
    (case,) = held.cases(tmp_path)
    scores = {score.name: score.baseline for score in held.total([held.score(case, reader)])}
    assert (scores["event F1"], scores["type F1"], scores["actor F1"]) == (0.0, 0.0, 100.0)
