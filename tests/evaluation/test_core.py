"""The harness: runs, figures, floors, frozen outcomes, the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import evaluation.__main__ as command_line
from evaluation import floors, freezing, gating
from evaluation.base import Case, EvaluationSet, Outcome, Score
from evaluation.corpora import corpus_digest, corpus_folder
from evaluation.floors import Floor, FloorError
from evaluation.measures import Prf, label_counts, label_scores, sum_counts
from evaluation.run import Means, Result, WatchedReader, attempt, pick, run
from evaluation.sets import SETS
from evaluation_toy import Toy, broken_reader, no_reader
from frontwire.model.document import Document
from frontwire.pipeline import Pipeline, Stage
from frontwire.settings import Settings

ALONE = Means(make_reader=no_reader)

Corpus = Callable[[str], Path]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Writes a corpus of the toy set; gives the data folder."""

    def write(words: str) -> Path:
        folder = tmp_path / "gold" / Toy.folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "words.txt").write_text(words, encoding="utf-8")
        return tmp_path / "gold"

    return write


def measure(toy: EvaluationSet, folder: Path, sample: int | None) -> Result:
    return run(toy, folder, sample=sample, means=ALONE)


# Runs


def test_a_run_keeps_the_order_and_adds_up(corpus: Corpus) -> None:
    result = run(Toy(), corpus("good bad good good") / "toys", means=ALONE)
    assert [outcome.case for outcome in result.outcomes] == ["00", "01", "02", "03"]
    assert [score.value for score in result.scores] == [75.0, 1]
    assert result.crashed == ()


def test_a_crash_is_a_named_miss(corpus: Corpus) -> None:
    result = run(Toy(), corpus("good crash") / "toys", means=ALONE)
    assert result.scores[0].value == 50.0
    assert [(outcome.case, outcome.crashed) for outcome in result.crashed] == [("01", "KeyError: 'a bug'")]


def test_two_cases_of_one_name_are_refused(corpus: Corpus) -> None:
    with pytest.raises(ValueError, match="toy: two cases are called twin"):
        run(Toy(), corpus("good:twin bad:twin") / "toys", means=ALONE)


@pytest.mark.parametrize(("sample", "picked"), [(None, "abcdef"), (9, "abcdef"), (3, "ace"), (2, "ad"), (1, "a")])
def test_a_sample_is_spread_evenly(sample: int | None, picked: str) -> None:
    assert "".join(case.id for case in pick([Case(name, None) for name in "abcdef"], sample)) == picked


def test_progress_is_told(corpus: Corpus) -> None:
    told: list[tuple[int, int]] = []
    means = Means(make_reader=no_reader, done=lambda done, whole: told.append((done, whole)))
    run(Toy(), corpus("good bad") / "toys", means=means)
    assert told == [(1, 2), (2, 2)]


def test_processes_change_nothing_and_one_that_dies_is_blamed(corpus: Corpus) -> None:
    data = corpus("good bad die crash good") / "toys"
    spread = run(Toy(), data, means=Means(workers=2, make_reader=no_reader))
    assert [outcome.case for outcome in spread.outcomes] == ["00", "01", "02", "03", "04"]
    assert {outcome.case: outcome.crashed for outcome in spread.crashed} == {
        "02": "the process died",
        "03": "KeyError: 'a bug'",
    }
    corpus("good bad crash crash good")
    assert spread.scores == run(Toy(), data, means=ALONE).scores


@pytest.mark.filterwarnings("ignore")
def test_processes_that_cannot_start_are_no_misses(corpus: Corpus) -> None:
    with pytest.raises(RuntimeError, match="no process could read"):
        run(Toy(), corpus("good bad") / "toys", means=Means(workers=2, make_reader=broken_reader))


class Reads(Toy):
    """Really reads."""

    def score(self, case: Case, reader: object) -> Outcome:
        assert isinstance(reader, WatchedReader)
        reader.read(str(case.gold))
        return Outcome(case.id, {"gold": 1})


def test_a_stage_that_fails_is_named_though_the_pipeline_goes_on(pipeline: Pipeline, settings: Settings) -> None:
    def fail(document: Document) -> Document:
        raise LookupError("no such rule")

    reader = WatchedReader.__new__(WatchedReader)
    reader.settings, reader.failures = settings, []
    broken = Stage("coding", fail, frozenset(), frozenset({"codings"}))
    reader.pipeline = replace(pipeline, stages=(*pipeline.stages[:-1], broken))
    outcome = attempt(Reads(), Case("a", "Gunmen shot at a bus in Mosul."), reader)
    assert outcome.crashed is not None
    assert "coding" in outcome.crashed
    assert "no such rule" in outcome.crashed
    reader.pipeline = pipeline
    assert attempt(Reads(), Case("b", "Gunmen shot at a bus in Mosul."), reader).crashed is None


# Figures


def test_precision_recall_f1() -> None:
    assert Prf.of(right=2, found=4, gold=8) == Prf(50.0, 25.0, pytest.approx(100 / 3))
    assert Prf.of(right=0, found=0, gold=3) == Prf(0.0, 0.0, 0.0)


def test_labels_are_scored_by_hand() -> None:
    asked = [("a", "a"), ("a", "b"), ("b", "b"), ("c", "z")]
    sums = sum_counts(Outcome("", label_counts("x", gold=gold, found=found)) for gold, found in asked)
    scores = label_scores("x", sums | {"y:tp:a": 7})
    # a: one of two found, none false: 2/3. b: found, one false: 2/3. c: missed. z is in no gold.
    assert scores.macro == pytest.approx(100 * (2 / 3 + 2 / 3 + 0) / 3)
    assert scores.weighted == pytest.approx(100 * (2 * 2 / 3 + 2 / 3 + 0) / 4)
    assert scores.accuracy == 50.0


def test_no_labels_score_nothing() -> None:
    scores = label_scores("x", {})
    assert (scores.macro, scores.weighted, scores.accuracy) == (0.0, 0.0, 0.0)


# Corpora


def test_a_digest_knows_names_and_bytes(corpus: Corpus) -> None:
    folder = corpus("good") / "toys"
    first = corpus_digest(folder)
    assert first == corpus_digest(folder)
    corpus("good bad")
    second = corpus_digest(folder)
    (folder / "words.txt").rename(folder / "other.txt")
    assert len({first, second, corpus_digest(folder)}) == 3


def test_an_absent_or_empty_folder_is_no_corpus(tmp_path: Path) -> None:
    assert corpus_folder(tmp_path, Toy()) is None
    (tmp_path / "toys").mkdir()
    assert corpus_folder(tmp_path, Toy()) is None
    (tmp_path / "toys" / "words.txt").touch()
    assert corpus_folder(tmp_path, Toy()) == tmp_path / "toys"


# Floors

GOOD = (Score("right", 75.0), Score("km", 10.0, higher_is_better=False))
FLOOR = Floor("digest", None, {"right": 75.0, "km": 10.0})


@pytest.mark.parametrize(
    ("right", "km", "dropped"),
    [(75.0, 10.0, []), (80.0, 9.0, []), (74.996, 10.004, []), (74.9, 10.0, ["right"]), (75.0, 10.1, ["km"])],
)
def test_a_drop_is_a_figure_worse_than_its_floor(right: float, km: float, dropped: list[str]) -> None:
    scores = (Score("right", right), Score("km", km, higher_is_better=False), Score("new", 0.0))
    assert [drop.score for drop in floors.find_drops(FLOOR, scores)] == dropped


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


@pytest.mark.parametrize(("corpus", "sample"), [("other", None), ("digest", 5)])
def test_floors_on_other_cases_cannot_be_compared(corpus: str, sample: int | None) -> None:
    new = floors.make_floor(GOOD, corpus=corpus, sample=sample)
    with pytest.raises(FloorError, match="another corpus or sample"):
        floors.raise_floor(FLOOR, new, GOOD, lower=False)
    assert floors.raise_floor(FLOOR, new, GOOD, lower=True) == new


def test_floors_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert floors.load_floors(path) == {}
    floors.save_floors({"b": FLOOR, "a": Floor("x", 3, {})}, path)
    assert floors.load_floors(path) == {"a": Floor("x", 3, {}), "b": FLOOR}
    assert list(json.loads(path.read_text(encoding="utf-8"))) == ["a", "b"]


@pytest.mark.parametrize("text", ["", "[]", '{"toy": {"corpus": "x"}}'])
def test_a_broken_file_of_floors_is_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FloorError, match=r"floors\.json"):
        floors.load_floors(path)


def test_the_gate(corpus: Corpus, tmp_path: Path) -> None:
    data, path = corpus("good good bad bad"), tmp_path / "floors.json"
    gate = gating.Gate(data, measure, path)
    assert gate.hold(Toy()).word == gating.UNKNOWN
    assert gate.write(Toy(), sample=None, lower=False).word == gating.WRITTEN
    assert gate.hold(Toy()).word == gating.HELD

    class Worse(Toy):
        def total(self, outcomes: object) -> tuple[Score, ...]:
            return Score("right", 40.0), Score("wrong", 2, higher_is_better=False)

    dropped = gate.hold(Worse())
    assert (dropped.word, dropped.fails) == (gating.DROPPED, True)
    assert dropped.told == ("right: 40.00, the floor is 50.00",)
    assert gate.write(Worse(), sample=None, lower=False).word == gating.REFUSED
    assert gate.hold(Toy()).word == gating.HELD
    assert gate.write(Worse(), sample=None, lower=True).word == gating.WRITTEN
    assert floors.load_floors(path)["toy"].scores["right"] == 40.0


def test_the_gate_measures_the_sample_of_the_floor(corpus: Corpus, tmp_path: Path) -> None:
    gate = gating.Gate(corpus("good bad bad bad"), measure, tmp_path / "floors.json")
    gate.write(Toy(), sample=1, lower=False)
    assert gate.hold(Toy()).word == gating.HELD
    assert gate.write(Toy(), sample=None, lower=False).word == gating.REFUSED


def test_the_gate_without_its_corpus(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    gating.Gate(corpus("good"), measure, path).write(Toy(), sample=None, lower=False)
    absent = gating.Gate(tmp_path / "nowhere", measure, path).hold(Toy())
    assert (absent.word, absent.fails) == (gating.ABSENT, False)
    other = gating.Gate(corpus("good good"), measure, path).hold(Toy())
    assert (other.word, other.fails) == (gating.OTHER, True)


# Frozen outcomes


def test_what_was_frozen_comes_back(tmp_path: Path) -> None:
    outcomes = [
        Outcome("x y", {"right": 1, "half": 0.5, "none": 0}),
        Outcome('odd "name"', {"wrong": 2}, values={"km": (1.5,)}, errors=("words of the corpus",), crashed="words"),
        Outcome("nothing"),
    ]
    path = freezing.freeze("toy", outcomes, folder=tmp_path / "frozen")
    assert freezing.thaw("toy", folder=tmp_path / "frozen") == freezing.counts_of(outcomes)
    assert "words" not in path.read_text(encoding="utf-8")
    assert freezing.thaw("other", folder=tmp_path) is None
    assert freezing.compare(freezing.counts_of(outcomes), outcomes) == ()


def test_changes_are_told_case_by_case() -> None:
    before = {"a": {"right": 1.0}, "b": {"wrong": 2.0}, "gone": {"right": 1.0}}
    now = [Outcome("a", {"right": 1}), Outcome("b", {"wrong": 1, "right": 1}), Outcome("new", {"right": 1})]
    changes = freezing.compare(before, now)
    assert [str(change) for change in changes] == [
        "b  right 0 → 1",
        "b  wrong 2 → 1",
        "new  right 0 → 1",
        "gone  right 1 → 0",
    ]
    assert freezing.sum_changes(changes) == {"right": (2, 1), "wrong": (0, 1)}
    assert "gone" not in {change.case for change in freezing.compare(before, now, partly=True)}


# The command line


@pytest.fixture
def told(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Runs the command line on the toy set, with files of its own; gives exit code, output, errors."""
    monkeypatch.setattr(command_line, "SETS", (Toy(),))
    monkeypatch.setattr(command_line, "Means", lambda **means: Means(make_reader=no_reader, **means))
    gate, freeze, thaw = gating.Gate, freezing.freeze, freezing.thaw
    monkeypatch.setattr(gating, "Gate", lambda data, measure: gate(data, measure, tmp_path / "floors.json"))
    monkeypatch.setattr(freezing, "freeze", lambda name, outcomes: freeze(name, outcomes, folder=tmp_path / "kept"))
    monkeypatch.setattr(freezing, "thaw", lambda name: thaw(name, folder=tmp_path / "kept"))
    corpus("good bad crash good")

    def call(*arguments: str) -> tuple[int, str, str]:
        given = command_line.with_command([*arguments, "--data", str(tmp_path / "gold")])
        result = CliRunner().invoke(command_line.app, given)
        return result.exit_code, result.stdout, result.stderr

    return call


Told = Callable[..., tuple[int, str, str]]


def test_a_table(told: Told) -> None:
    code, out, _ = told("toy")
    assert code == 0
    assert "toy: 4 cases, 1 crashed" in out
    assert "50.0 %" in out
    assert "2.0 words (less is better)" in out
    assert Toy.definition in out
    assert "crashed: 02: KeyError" in out
    assert "is not good" not in out


def test_errors_are_shown_when_asked_for(told: Told) -> None:
    assert "toy 01\n    bad is not good\n" in told("toy", "--errors", "1")[1]


def test_json(told: Told) -> None:
    code, out, err = told("all", "--json", "--errors", "1")
    assert code == 0
    (shown,) = json.loads(out)["sets"]
    assert (shown["name"], shown["cases"], list(shown["crashed"])) == ("toy", 4, ["02"])
    assert shown["scores"][0] == {
        "name": "right",
        "value": 50.0,
        "baseline": 50.0,
        "published": "none",
        "unit": "%",
        "higher_is_better": True,
    }
    assert "bad is not good" in err
    assert told("all", "--json", "--errors", "1")[1] == out


def test_a_sample_on_the_command_line(told: Told) -> None:
    assert "toy: 2 cases" in told("toy", "--sample", "2")[1]


def test_an_unknown_set_is_named(told: Told) -> None:
    code, _, err = told("toys")
    assert code == 2
    assert "toys" in err


def test_an_absent_corpus(told: Told, tmp_path: Path) -> None:
    (tmp_path / "gold").rename(tmp_path / "elsewhere")
    assert told("toy")[0] == 1
    code, _, err = told("all")
    assert code == 0
    assert gating.ABSENT in err
    code, out, _ = told("gate")
    assert (code, gating.ABSENT in out) == (0, True)


def test_gate_on_the_command_line(told: Told, corpus: Corpus) -> None:
    assert gating.UNKNOWN in told("gate")[1]
    assert told("gate", "--write")[:2] == (0, "toy: written\n    crashed: 02: KeyError: 'a bug'\n")
    assert told("gate")[0] == 0
    corpus("good bad crash bad")
    assert told("gate")[0] == 1
    assert told("gate", "--write")[0] == 1
    assert told("gate", "--write", "--lower")[0] == 0
    assert told("gate")[0] == 0
    assert told("gate", "--lower")[0] == 2
    assert told("gate", "--sample", "2")[0] == 2


def test_freeze_and_diff(told: Told, corpus: Corpus) -> None:
    assert "nothing was frozen" in told("diff")[1]
    assert "4 cases kept" in told("freeze")[1]
    assert told("diff")[1] == "toy: 0 of 4 cases changed\n"
    corpus("good good crash bad")
    assert told("diff")[1].splitlines() == [
        "toy  01  right 0 → 1",
        "toy  03  right 1 → 0",
        "toy: 2 of 4 cases changed",
        "toy: right +1 -1",
    ]


def test_complaints_are_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("broken\nmapping")

    monkeypatch.setattr(command_line, "app", fail)
    monkeypatch.setattr(command_line, "with_command", list)
    with pytest.raises(SystemExit) as stopped:
        command_line.main([])
    assert stopped.value.code == 1
    assert capsys.readouterr().err == "evaluation: broken mapping\n"


# What is committed


def test_every_set_is_named_once_and_defined() -> None:
    names = [one.name for one in SETS]
    assert len(set(names)) == len(names)
    assert command_line.ALL not in names
    assert all(len(one.definition) > 100 and one.folder for one in SETS)


def test_floors_belong_to_sets() -> None:
    assert set(floors.load_floors()) <= {one.name for one in SETS}


def test_frozen_files_hold_numbers_only() -> None:
    for path in sorted(freezing.FROZEN.glob("*.tsv")):
        assert path.stem in {one.name for one in SETS}
        assert freezing.thaw(path.stem)
