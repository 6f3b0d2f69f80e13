"""Floors, and the gate that holds sets to them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation import floors, gating
from evaluation.base import Score
from evaluation.crew import Crew
from evaluation.floors import Floor, FloorError
from evaluation.run import Job, Result, run
from evaluation_toy import Toy, no_reader

Corpus = Callable[[str], Path]
GOOD = (Score("right", 75.0), Score("km", 10.0, higher_is_better=False))
FLOOR = Floor("digest", None, {"right": 75.0, "km": 10.0})


def measure(job: Job) -> Result:
    return run(job, crew=Crew(make_reader=no_reader))


def gate_on(data: Path, path: Path, sample: int | None = None) -> gating.Gate:
    return gating.Gate(data, measure, sample, path)


@pytest.mark.parametrize(
    ("right", "km", "dropped"),
    [
        (75.0, 10.0, []),
        (80.0, 9.0, []),
        (74.96, 10.04, []),
        (74.9, 10.0, ["right"]),
        (75.0, 10.1, ["km"]),
    ],
)
def test_a_drop_is_a_figure_worse_than_its_floor(right: float, km: float, dropped: list[str]) -> None:
    scores = (Score("right", right), Score("km", km, higher_is_better=False), Score("new", 0.0))
    assert [drop.score for drop in floors.find_drops(FLOOR, scores)] == dropped


def test_of_large_figures_a_thousandth_is_nothing() -> None:
    floor = Floor("digest", None, {"km": 1000.0})
    assert floors.find_drops(floor, (Score("km", 1000.9, higher_is_better=False),)) == ()
    assert floors.find_drops(floor, (Score("km", 1001.1, higher_is_better=False),))


def test_a_figure_that_is_gone_has_dropped() -> None:
    assert [str(drop) for drop in floors.find_drops(FLOOR, GOOD[:1])] == ["km: gone, the floor is 10.00"]


def test_a_floor_is_raised_and_not_lowered() -> None:
    better = floors.make_floor((Score("right", 80.0), GOOD[1]), corpus="digest", sample=None)
    worse = floors.make_floor((Score("right", 70.0), GOOD[1]), corpus="digest", sample=None)
    assert floors.raise_floor(None, worse, (), lower=False) == worse
    assert floors.raise_floor(FLOOR, better, (Score("right", 80.0), GOOD[1]), lower=False) == better
    with pytest.raises(FloorError, match=r"right: 70\.00, the floor is 75\.00"):
        floors.raise_floor(FLOOR, worse, (Score("right", 70.0), GOOD[1]), lower=False)
    assert floors.raise_floor(FLOOR, worse, (Score("right", 70.0), GOOD[1]), lower=True) == worse


def test_floors_do_not_sink_by_less_than_counts() -> None:
    scores = (Score("right", 74.97), Score("km", 10.03, higher_is_better=False), Score("new", 3.0))
    new = floors.make_floor(scores, corpus="digest", sample=None)
    assert floors.raise_floor(FLOOR, new, scores, lower=False).scores == {"right": 75.0, "km": 10.0, "new": 3.0}


def test_floors_are_kept_by_corpus_and_sample(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert floors.load_floors(path) == {}
    part, other = Floor("digest", 3, {"right": 60.0}), Floor("elsewhere", None, {"right": 50.0})
    held: floors.Floors = {}
    for floor in (part, FLOOR, other):
        held = floors.put_floor(held, "b", floor)
    held = floors.put_floor(held, "a", other)
    floors.save_floors(held, path)
    loaded = floors.load_floors(path)
    assert loaded == {"a": (other,), "b": (FLOOR, other, part)}
    assert list(json.loads(path.read_text(encoding="utf-8"))) == ["a", "b"]
    assert floors.find_floor(loaded, "b", corpus="digest", sample=3) == part
    assert floors.find_floor(loaded, "b", corpus="digest", sample=4) is None
    assert floors.find_floor(loaded, "c", corpus="digest", sample=3) is None
    higher = Floor("digest", 3, {"right": 61.0})
    assert floors.put_floor(loaded, "b", higher)["b"] == (FLOOR, other, higher)


@pytest.mark.parametrize("text", ["", "[]", '{"toy": {"corpus": "x"}}', '{"toy": [{"corpus": "x"}]}'])
def test_a_broken_file_of_floors_is_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FloorError, match=r"floors\.json"):
        floors.load_floors(path)


# The gate


class Worse(Toy):
    """Scores less than the toy set."""

    def total(self, outcomes: object) -> tuple[Score, ...]:
        return Score("right", 40.0), Score("wrong", 2, higher_is_better=False)


def test_the_gate(corpus: Corpus, tmp_path: Path) -> None:
    gate = gate_on(corpus("good good bad bad"), tmp_path / "floors.json")
    assert gate.hold(Toy()).word == gating.UNKNOWN
    assert gate.write(Toy(), lower=False).word == gating.WRITTEN
    assert gate.hold(Toy()).word == gating.HELD
    dropped = gate.hold(Worse())
    assert (dropped.word, dropped.fails) == (gating.DROPPED, True)
    assert dropped.told == ("right: 40.00, the floor is 50.00",)
    assert gate.write(Worse(), lower=False).word == gating.REFUSED
    assert gate.hold(Toy()).word == gating.HELD
    assert gate.write(Worse(), lower=True).word == gating.WRITTEN
    (floor,) = floors.load_floors(tmp_path / "floors.json")["toy"]
    assert floor.scores["right"] == 40.0


def test_a_floor_for_the_whole_and_one_for_a_sample(corpus: Corpus, tmp_path: Path) -> None:
    data, path = corpus("good bad bad bad"), tmp_path / "floors.json"
    gate_on(data, path, 1).write(Toy(), lower=False)
    unsampled = gate_on(data, path).hold(Toy())
    assert (unsampled.word, unsampled.fails) == (gating.UNSAMPLED, False)
    gate_on(data, path).write(Toy(), lower=False)
    assert [floor.scores["right"] for floor in floors.load_floors(path)["toy"]] == [25.0, 100.0]
    assert gate_on(data, path, 1).hold(Toy()).word == gating.HELD
    assert gate_on(data, path).hold(Toy()).word == gating.HELD
    assert gate_on(data, path, 9).hold(Toy()).word == gating.HELD


def test_the_gate_without_its_corpus(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    gate_on(corpus("good"), path).write(Toy(), lower=False)
    absent = gate_on(tmp_path / "nowhere", path).hold(Toy())
    assert (absent.word, absent.fails) == (gating.ABSENT, False)
    assert gate_on(tmp_path / "nowhere", path).write(Toy(), lower=False).word == gating.ABSENT


@pytest.mark.parametrize("words", ["good good", "bad:twin bad:twin", ""])
def test_another_corpus_in_its_place_is_skipped_and_not_even_read(corpus: Corpus, tmp_path: Path, words: str) -> None:
    path = tmp_path / "floors.json"
    gate_on(corpus("good"), path).write(Toy(), lower=False)
    other = gate_on(corpus(words), path).hold(Toy())
    assert (other.word, other.fails) == (gating.OTHER, False)
    assert "nothing to compare with" in str(other)


def test_a_corpus_that_its_set_can_no_longer_read_fails(corpus: Corpus, tmp_path: Path) -> None:
    class Blind(Toy):
        def cases(self, folder: Path) -> object:  # type: ignore[override]
            raise KeyError("words")

    path = tmp_path / "floors.json"
    gate = gate_on(corpus("good"), path)
    gate.write(Toy(), lower=False)
    for verdict in (gate.hold(Blind()), gate.write(Blind(), lower=True)):  # type: ignore[arg-type]
        assert (verdict.word, verdict.fails) == (gating.UNREADABLE, True)
        assert "there is no 'words'" in str(verdict)
