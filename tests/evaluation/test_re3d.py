"""re3d: which annotations count, our notes in its types, and the figures of hand-made cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.base import Outcome
from evaluation.sets.re3d import Article, Fight, Re3d, compare, sure_entities, sure_fights
from evaluation.sets.re3d_entities import Entity, entities_of
from evaluation.sets.re3d_mapping import baseline_entities
from frontwire.api import Reader
from frontwire.model.span import Span

_TEXT = "On Tuesday the rebels attacked government troops in Homs. Captain Adam Bell was there."


def line(kind: str, begin: int, end: int, confidence: float = 1.0) -> dict[str, object]:
    return {"type": kind, "begin": begin, "end": end, "confidence": confidence, "documentId": "A"}


def entity(kind: str, words: str) -> Entity:
    start = _TEXT.index(words)
    return Entity(Span(start, start + len(words)), kind)


_GOLD = Article(
    _TEXT,
    (entity("Organisation", "the rebels"), entity("Organisation", "government troops"), entity("Location", "Homs")),
    (Fight(Span(11, 21), Span(31, 48)),),
)


def figures(entities: tuple[Entity, ...], fights: tuple[Fight, ...]) -> dict[str, float]:
    outcome = Outcome("x", compare(_GOLD, entities, fights, "ours"))
    return {score.name: score.value for score in Re3d().total([outcome])}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "Some Source"
    source.mkdir()
    relation = {
        "documentId": "A",
        "type": "FightingAgainst",
        "sourceBegin": 11,
        "sourceEnd": 21,
        "targetBegin": 31,
        "targetEnd": 48,
        "confidence": 0.8,
    }
    entities = [line("Organisation", 11, 21), line("Organisation", 31, 48), line("Location", 52, 56)]
    _write(source / "documents.json", [{"_id": "A", "text": _TEXT}])
    _write(source / "entities.json", entities)
    _write(source / "relations.json", [relation, {**relation, "type": "Likes"}])
    return tmp_path


def told(text: str, reader: Reader) -> tuple[Entity, ...]:
    pipeline = reader.pipeline
    return entities_of(reader.read(text).document, lexicons=pipeline.lexicons, gazetteer=pipeline.gazetteer)


def _write(path: Path, lines: list[dict[str, object]]) -> None:
    path.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")


def test_documents_are_read_with_their_annotations(folder: Path) -> None:
    (case,) = Re3d().cases(folder)
    assert case.id == "Some Source/A"
    assert case.gold == _GOLD


def test_what_is_in_doubt_is_left_out_where_it_overlaps_what_is_sure() -> None:
    lines = [line("Organisation", 0, 10), line("Organisation", 4, 10, 0.0), line("Location", 4, 10, 0.3)]
    assert sure_entities(lines) == (Entity(Span(0, 10), "Organisation"),)


def test_what_is_in_doubt_is_kept_where_it_stands_alone() -> None:
    assert sure_entities([line("Location", 4, 10, 0.1)]) == (Entity(Span(4, 10), "Location"),)


def test_two_sure_ones_may_overlap() -> None:
    assert len(sure_entities([line("Location", 0, 10), line("Organisation", 4, 10, 0.9)])) == 2


def test_other_types_are_not_scored_but_are_surer() -> None:
    assert sure_entities([line("Vehicle", 0, 10), line("Weapon", 2, 10, 0.2)]) == ()


def test_a_pair_counts_once() -> None:
    relation = {"type": "FightingAgainst", "sourceBegin": 0, "sourceEnd": 2, "targetBegin": 5, "targetEnd": 9}
    assert sure_fights([relation, relation]) == (Fight(Span(0, 2), Span(5, 9)),)


def test_perfect() -> None:
    scores = figures(_GOLD.entities, _GOLD.fights)
    for name in ("entity F1", "entity relaxed F1", "Organisation F1", "Location F1", "FightingAgainst F1"):
        assert scores[name] == 100.0


def test_empty() -> None:
    assert set(figures((), ()).values()) == {0.0}


def test_half_right() -> None:
    found = (entity("Organisation", "rebels"), entity("Location", "Homs"), entity("Person", "Adam Bell"))
    scores = figures(found, (Fight(Span(15, 21), Span(31, 48)),))
    assert scores["entity F1"] == pytest.approx(100 / 3)  # Homs of three, on both sides
    assert scores["entity relaxed F1"] == pytest.approx(200 / 3)
    assert scores["Organisation F1"] == 0.0
    assert scores["Organisation relaxed F1"] == pytest.approx(200 / 3)  # precision 1, recall 1/2
    assert scores["FightingAgainst F1"] == 0.0
    assert scores["FightingAgainst relaxed F1"] == 100.0


def test_a_fight_the_other_way_round_is_wrong() -> None:
    assert figures((), (Fight(Span(31, 48), Span(11, 21)),))["FightingAgainst relaxed F1"] == 0.0


def test_a_type_that_is_wrong_is_wrong() -> None:
    assert figures((entity("Person", "the rebels"),), ())["entity relaxed F1"] == 0.0


def test_frontwire_in_the_types_of_the_corpus(folder: Path, reader: Reader) -> None:
    (case,) = Re3d().cases(folder)
    outcome = Re3d().score(case, reader)
    assert outcome.counts["ours FightingAgainst.recalled"] == 1
    assert outcome.counts["ours Location.recalled"] == 1
    assert outcome.counts["ours Organisation.recalled"] == 2


def test_time_and_person_are_told(reader: Reader) -> None:
    found = told(_TEXT, reader)
    kinds = {one.span.of(_TEXT): one.kind for one in found}
    assert kinds["Tuesday"] == "Temporal"
    assert kinds["Homs"] == "Location"
    assert "Person" in kinds.values()


def test_the_baseline_takes_the_recognisers_labels(reader: Reader) -> None:
    assert entity("Temporal", "Tuesday") in baseline_entities(reader.read(_TEXT).document)


def test_of_nested_ones_of_a_type_the_longest_counts(reader: Reader) -> None:
    text = "The fighters of the brigade left the town of Homs on Monday."
    found = told(text, reader)
    for one in found:
        assert not any(one != other and one.kind == other.kind and other.span.contains(one.span) for other in found)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("More than 300 villagers fled the burning depot near Homs.", "Organisation", "villagers"),
        ("More than 300 villagers fled the burning depot near Homs.", "Quantity", "300"),
        ("More than 300 villagers fled the burning depot near Homs.", "Location", "the burning depot"),
        ("The gunmen hid two mortars and a pistol in a well.", "Weapon", "mortars"),
        ("The gunmen hid two mortars and a pistol in a well.", "Weapon", "pistol"),
        ("The envoy met the people of Homs in northern Syria.", "Organisation", "the people of Homs"),
        ("The envoy met the people of Homs in northern Syria.", "Location", "northern Syria"),
        ('"We shall hold the bridge," the captain said.', "Organisation", "We"),
        ("The convoy drove 40 km on Tuesday.", "Quantity", "40 km"),
        ("France sent doctors to Iraq in March 2015.", "Organisation", "France"),
        ("France sent doctors to Iraq in March 2015.", "Location", "Iraq"),
        ("France sent doctors to Iraq in March 2015.", "Temporal", "March 2015"),
        ("The talks were held in Rome, Italy, last week.", "Location", "Rome, Italy"),
        ("The smuggler Adam Bell was arrested.", "Person", "Adam Bell"),
        ("Members of the Syrian National Council met our allies and partners.", "Organisation", "Members"),
        (
            "Members of the Syrian National Council met our allies and partners.",
            "Organisation",
            "our allies and partners",
        ),
        ("The Minister for Trade thanked Adam Bell for two years of work.", "Person", "Adam Bell"),
    ],
)
def test_types_and_extents(text: str, kind: str, words: str, reader: Reader) -> None:
    assert (words, kind) in {(one.span.of(text), one.kind) for one in told(text, reader)}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The mayor now spoke of the Syrian flag.", "Temporal", "now"),
        ("The mayor now spoke of the Syrian flag.", "Organisation", "Syrian"),
        ("One of them is the only one who took place.", "Quantity", "One"),
        ("Karim was a commander in the navy.", "Person", "a commander"),
        ("He kept his book and everyone laughed.", "Organisation", "everyone"),
    ],
)
def test_what_is_no_entity_of_the_corpus(text: str, kind: str, words: str, reader: Reader) -> None:
    assert (words, kind) not in {(one.span.of(text), one.kind) for one in told(text, reader)}


def test_a_crash_misses_everything(folder: Path) -> None:
    (case,) = Re3d().cases(folder)
    counts = Re3d().crashed(case).counts
    assert (counts["ours entity.gold"], counts["ours entity.found"]) == (3, 0)
    assert (counts["ours FightingAgainst.gold"], counts["ours FightingAgainst.found"]) == (1, 0)
