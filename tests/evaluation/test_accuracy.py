"""docs/accuracy.md: figures from the results that are kept, wrong readings made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from evaluation import accuracy, limits, results
from evaluation.accuracy import About
from evaluation.base import Outcome, Score
from evaluation.floors import Floor
from evaluation.limits import FIELDS, Limit, Shown
from evaluation.results import Results, ResultsError
from evaluation.run import Result
from evaluation.sets import SETS
from frontwire.api import Reader

Measured = Callable[..., Result]
DAY = date(2024, 3, 5)
LIMIT = Limit(
    about="Weather is war.",
    text="Hail | bombed the fields.",
    published=DAY,
    right="Nothing.",
    reads={"kind": "bombing"},
)
ROW = dict.fromkeys(FIELDS, "") | {"kind": "bombing", "target": "the fields"}


@pytest.fixture
def kept(measured: Measured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Results:
    """Results of the toy set, as read from a file."""
    monkeypatch.setattr(accuracy, "about", lambda: {"toy": About(asks="Good words?", shows=("right", "no more"))})
    scores = (Score("right", 74.96, 50.0, "best | 99"), Score("off", 12.5, unit="km", higher_is_better=False))
    result = replace(measured("good bad crash"), scores=scores)
    results.save_results([result], day=DAY, path=tmp_path / "results.json")
    return results.load_results(tmp_path / "results.json")


def test_results_come_back(kept: Results) -> None:
    assert kept.day == DAY
    assert set(kept.versions) == {"Frontwire", "Python", "spaCy", "en_core_web_sm"}
    (one,) = kept.sets
    assert (one.name, one.cases, one.sample, list(one.crashed)) == ("toy", 3, None, ["02"])
    assert [(figure.name, figure.value, figure.baseline) for figure in one.scores] == [
        ("right", 74.96, 50.0),
        ("off", 12.5, None),
    ]


def test_results_that_are_absent_or_broken_are_told(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match="report --data DIR"):
        results.load_results(tmp_path / "results.json")
    (tmp_path / "results.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ResultsError, match="not a file of results"):
        results.load_results(tmp_path / "results.json")


def test_the_page_shows_figures_and_readings(kept: Results) -> None:
    floor = Floor(kept.sets[0].corpus, None, {"right": 70.0})
    page = accuracy.render(kept, {"toy": (floor,)}, [Shown(LIMIT, (ROW,)), Shown(LIMIT, ())])
    lines = page.splitlines()
    assert "| [toy](#toy) | right | 75.0 ███████░░░ | 50.0 | best \\| 99 |" in lines
    assert "| right | 75.0 | 70.0 | 50.0 | best \\| 99 |" in lines
    assert "| off | 12.5 km (less is better) | – | – | – |" in lines
    assert f"| toy | 3 | 1 | `{kept.sets[0].corpus[:12]}` |" in lines
    assert "Crashed: `02`: KeyError: 'a bug'" in lines
    assert lines.count("> Hail | bombed the fields.") == 2
    assert "| kind | target |" in lines
    assert "| bombing | the fields |" in lines
    assert "Frontwire reads no claim." in lines
    assert "$" not in page
    other = accuracy.render(kept, {"toy": (Floor("other", None, {"right": 70.0}),)}, ())
    assert "| right | 75.0 | – | 50.0 | best \\| 99 |" in other.splitlines()


@pytest.mark.parametrize(
    ("reads", "lacks", "holds"),
    [
        ({"kind": "bombing"}, None, True),
        ({"kind": "bombing", "target": "the town"}, None, False),
        (None, {"kind": "weather"}, True),
        (None, {"kind": "bombing"}, False),
        ({"kind": "bombing"}, {"target": "the fields"}, False),
    ],
)
def test_a_limit_holds_while_the_reading_is_wrong(
    reads: dict[str, str] | None, lacks: dict[str, str] | None, holds: bool
) -> None:
    assert msgspec.structs.replace(LIMIT, reads=reads, lacks=lacks).holds((ROW,)) is holds


def test_limits_are_read_anew(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    said = Limit(
        about="",
        text="Shells killed four people in Homs on Monday, a doctor said.",
        published=DAY,
        right="",
        lacks={"kind": "none such"},
    )
    gone = msgspec.structs.replace(said, lacks={"kind": "casualties", "figures": "killed 4"})
    monkeypatch.setattr(limits, "load_limits", lambda: (said, gone))
    (shown,), left = limits.read_limits(reader)
    assert left == (gone,)
    row = next(row for row in shown.rows if row["kind"] == "casualties")
    assert (row["said_by"], row["place"], row["when"]) == ("a doctor", "Homs, SY", "2024-03-04")
    assert set(row) == set(FIELDS)


# What is committed


def test_limits_and_sets_are_described() -> None:
    assert set(accuracy.about()) == {one.name for one in SETS}
    for limit in limits.load_limits():
        wrong = (limit.reads or {}) | (limit.lacks or {})
        assert wrong
        assert set(wrong) <= set(FIELDS)


def test_headline_figures_are_figures() -> None:
    parts = [Outcome("dev/x"), Outcome("TST1-x")]
    empty = {one.name: one.total(parts) for one in SETS if one.name not in {"geo", "plover", "claims"}}
    for name, scores in empty.items():
        assert set(accuracy.about()[name].shows) <= {score.name for score in scores}, name
