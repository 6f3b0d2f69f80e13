"""The command line, and what is committed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

import evaluation.__main__ as command_line
from evaluation import accuracy, floors, freezing, gating, limits, results
from evaluation.crew import Crew
from evaluation.sets import SETS
from evaluation_toy import Toy, no_reader

Corpus = Callable[[str], Path]
Told = Callable[..., tuple[int, str, str]]


GONE = limits.Limit(
    about="None is left.",
    text="Rain fell on the fields.",
    published=date(2024, 3, 5),
    right="Nothing.",
    reads={"kind": "shelling"},
)


class Other(Toy):
    """The toy set once more, by another name and elsewhere."""

    name = "other"
    folder = "others"


@pytest.fixture
def told(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Runs the command line on the toy set, with files of its own; gives exit code, output, errors."""
    monkeypatch.setattr(command_line, "SETS", (Toy(),))
    monkeypatch.setattr(command_line, "Crew", partial(Crew, make_reader=no_reader))
    load = floors.load_floors
    monkeypatch.setattr(floors, "load_floors", lambda: load(tmp_path / "floors.json"))
    monkeypatch.setattr(gating, "Gate", partial(gating.Gate, path=tmp_path / "floors.json"))
    monkeypatch.setattr(freezing, "freeze", partial(freezing.freeze, folder=tmp_path / "kept"))
    monkeypatch.setattr(freezing, "thaw", partial(freezing.thaw, folder=tmp_path / "kept"))
    corpus("good bad crash good")

    def call(*arguments: str) -> tuple[int, str, str]:
        given = command_line.with_command([*arguments, "--data", str(tmp_path / "gold")])
        result = CliRunner().invoke(command_line.app, given)
        return result.exit_code, result.stdout, result.stderr

    return call


def rows(out: str) -> list[str]:
    return [line for line in out.splitlines() if line.startswith("│")]


def test_a_table(told: Told) -> None:
    code, out, _ = told("toy")
    assert code == 0
    assert "toy: 4 cases, 1 crashed" in out
    assert [cell.strip() for cell in rows(out)[0].split("│")[1:-1]] == ["right", "50.0", "–", "50.0", "none"]
    assert rows(out)[1].split("│")[1].strip() == "wrong (words), less is better"
    assert Toy.definition in out
    assert "crashed: toy 02: KeyError" in out
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
    assert "toy: 2 cases, a sample" in told("toy", "--sample", "2")[1]


def test_an_unknown_set_is_named(told: Told) -> None:
    code, _, err = told("toys")
    assert code == 2
    assert "toys" in err


def test_an_absent_corpus(told: Told, tmp_path: Path) -> None:
    (tmp_path / "gold" / "toys").rename(tmp_path / "elsewhere")
    assert told("toy")[0] == 1
    code, _, err = told("all")
    assert code == 0
    assert gating.ABSENT in err
    code, out, _ = told("gate")
    assert (code, gating.ABSENT in out) == (0, True)


def test_several_sets_stand_in_one_table(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "SETS", (Other(), Toy()))
    (tmp_path / "gold" / "others").mkdir()
    (tmp_path / "gold" / "others" / "words.txt").write_text("good", encoding="utf-8")
    told("gate", "toy", "--write")
    code, out, _ = told("all", "--workers", "2")
    assert code == 0
    assert out.count("┏") == 1
    assert [[cell.strip() for cell in row.split("│")[1:5]] for row in rows(out)] == [
        ["other", "right", "100.0", "–"],
        ["other", "wrong (words), less is better", "0.0", "–"],
        ["toy", "right", "50.0", "50.0"],
        ["toy", "wrong (words), less is better", "2.0", "2.0"],
    ]
    assert "crashed: toy 02: KeyError" in out
    assert Toy.definition not in out


def test_a_set_that_cannot_be_read_does_not_keep_others_from_it(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_line, "SETS", (Other(), Toy()))
    (tmp_path / "gold" / "others").mkdir()
    (tmp_path / "gold" / "others" / "nothing.pdf").touch()
    code, out, err = told("all")
    assert code == 1
    assert err.startswith("evaluation: other: gold/others: [Errno 2] No such file")
    assert "toy: 4 cases" in out


def test_a_wrong_folder_is_told(tmp_path: Path, corpus: Corpus) -> None:
    data = corpus("good")
    with pytest.raises(command_line.CorpusError, match="is no folder"):
        command_line._check_data(tmp_path / "nowhere")
    one = tmp_path / "claims"
    one.mkdir()
    with pytest.raises(command_line.CorpusError, match="names the folder above it"):
        command_line._check_data(one)
    command_line._check_data(data)


def test_gate_on_the_command_line(told: Told, corpus: Corpus, tmp_path: Path) -> None:
    assert gating.UNKNOWN in told("gate")[1]
    written = "toy: written\n    crashed: 02: KeyError: 'a bug'\n1 written, 0 failed, 0 skipped\n"
    assert told("gate", "--write")[:2] == (0, written)
    assert told("gate")[0] == 0
    path = tmp_path / "floors.json"
    path.write_text(path.read_text(encoding="utf-8").replace("50.0", "60.0"), encoding="utf-8")
    assert told("gate")[0] == 1
    assert told("gate", "--write")[0] == 1
    assert told("gate", "--write", "--lower")[0] == 0
    assert told("gate")[0] == 0
    assert told("gate", "--lower")[0] == 2
    assert gating.UNSAMPLED in told("gate", "--sample", "2")[1]
    corpus("good bad crash bad")
    code, out, _ = told("gate")
    assert code == 0
    assert gating.OTHER in out
    assert out.endswith("0 held, 0 failed, 1 skipped\n")


def test_freeze_and_diff(told: Told, corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nothing was frozen" in told("diff")[1]
    assert "4 cases kept" in told("freeze")[1]
    assert told("diff")[1] == "toy: 0 of 4 cases changed\n"
    monkeypatch.setattr(Toy, "good", "bad")
    assert told("diff")[1].splitlines() == [
        "toy  00  right 1 → 0",
        "toy  01  right 0 → 1",
        "toy  03  right 1 → 0",
        "toy: 3 of 4 cases changed",
        "toy: right +1 -2",
    ]
    assert "2 cases kept" in told("freeze", "--sample", "2")[1]
    assert told("diff")[1] == "toy: 0 of 2 cases changed\n"
    corpus("good good crash bad")
    assert told("diff")[:2] == (0, "toy: skipped: other files were frozen, whose cases cannot be compared\n")


def test_a_report_is_measured_and_written(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "results.json"
    monkeypatch.setattr(results, "save_results", partial(results.save_results, path=path))
    monkeypatch.setattr(results, "load_results", partial(results.load_results, path=path))
    monkeypatch.setattr(accuracy, "PAGE", tmp_path / "accuracy.md")
    monkeypatch.setattr(accuracy, "about", lambda: {"toy": accuracy.About(asks="Good words?", shows=("right",))})
    monkeypatch.setattr(limits, "load_limits", lambda: (GONE,))
    code, out, err = told("report")
    assert (code, out) == (0, f"{tmp_path.name}/accuracy.md is written\n")
    assert err == f"evaluation: no limit any more, take it out of limits.yml: {GONE.text}\n"
    page = (tmp_path / "accuracy.md").read_text(encoding="utf-8")
    assert "| [toy](#toy) | right | 50.0 █████░░░░░ | 50.0 | none |" in page
    assert GONE.text not in page
    (tmp_path / "accuracy.md").unlink()
    assert CliRunner().invoke(command_line.app, ["render"]).exit_code == 0
    assert (tmp_path / "accuracy.md").read_text(encoding="utf-8") == page


def test_a_report_without_corpora_writes_nothing(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "save_results", partial(results.save_results, path=tmp_path / "results.json"))
    (tmp_path / "gold" / "toys").rename(tmp_path / "elsewhere")
    assert told("report")[0] == 1
    assert not (tmp_path / "results.json").exists()


def test_complaints_are_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("broken\nmapping")

    monkeypatch.setattr(command_line, "app", fail)
    monkeypatch.setattr(command_line, "with_command", list)
    with pytest.raises(SystemExit) as stopped:
        command_line.main([])
    assert stopped.value.code == 1
    assert capsys.readouterr().err == "evaluation: broken mapping\n"


def test_every_set_is_named_once_and_defined() -> None:
    names = [one.name for one in SETS]
    assert len(set(names)) == len(names)
    assert command_line.ALL not in names
    assert all(len(one.definition) > 100 and one.folder and one.files and one.source for one in SETS)


def test_floors_belong_to_sets() -> None:
    assert set(floors.load_floors()) <= {one.name for one in SETS}


def test_frozen_files_hold_numbers_only() -> None:
    for path in sorted(freezing.FROZEN.glob("*")):
        assert path.stem in {one.name for one in SETS}
        assert freezing.thaw(path.stem)
