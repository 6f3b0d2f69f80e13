"""What a run prints: tables for people, JSON for programs, errors line by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evaluation.base import Outcome
from evaluation.floors import Floors, find_floor
from evaluation.run import Result

#: Figures are shown and kept to so many places.
PLACES = 2
_MOST_COLUMNS = 120
_NONE = "–"


def to_json(results: Iterable[Result]) -> str:
    """The results as JSON text, the same byte for byte for the same results."""
    return json.dumps({"sets": [shape(result) for result in results]}, indent=1, ensure_ascii=False) + "\n"


def shape(result: Result) -> dict[str, object]:
    """One result as it stands in JSON."""
    return {
        "name": result.name,
        "definition": result.definition,
        "corpus": result.corpus,
        "sample": result.sample,
        "cases": len(result.outcomes),
        "crashed": {outcome.case: outcome.crashed for outcome in result.crashed},
        "scores": [
            {
                "name": score.name,
                "value": round(score.value, PLACES),
                "baseline": None if score.baseline is None else round(score.baseline, PLACES),
                "published": score.published,
                "unit": score.unit,
                "higher_is_better": score.higher_is_better,
            }
            for score in result.scores
        ],
    }


def show(console: Console, result: Result, floors: Floors) -> None:
    """One set: its figures beside what to compare them with, its definition, its crashes."""
    table = _table(title=_title(result))
    _add_rows(table, result, floors)
    console.print(table)
    width = min(console.width, _MOST_COLUMNS)
    console.print(result.definition, style="dim", markup=False, highlight=False, width=width)
    _show_crashes(console, result)


def show_all(console: Console, results: Sequence[Result], floors: Floors) -> None:
    """Several sets in one table, then how many cases each had, and its crashes."""
    table = _table("set")
    for result in results:
        _add_rows(table, result, floors, escape(result.name))
        table.add_section()
    console.print(table)
    for result in results:
        console.print(_title(result), style="dim", markup=False, highlight=False)
        _show_crashes(console, result)


def _table(*before: str, title: str | None = None) -> Table:
    table = Table(title=title, title_justify="left")
    for name in (*before, "measure"):
        table.add_column(name)
    for name in ("score", "floor", "dumb baseline"):
        table.add_column(name, justify="right")
    table.add_column("published best")
    return table


def _add_rows(table: Table, result: Result, floors: Floors, *before: str) -> None:
    floor = find_floor(floors, result.name, corpus=result.corpus, sample=result.sample)
    for score in result.scores:
        least = None if floor is None else floor.scores.get(score.name)
        unit = f" ({score.unit})" if score.unit not in ("", "%") else ""
        less = "" if score.higher_is_better else ", less is better"
        figures = (_figure(value) for value in (score.value, least, score.baseline))
        table.add_row(*before, escape(f"{score.name}{unit}{less}"), *figures, escape(score.published) or _NONE)


def _title(result: Result) -> str:
    sample = "" if result.sample is None else ", a sample"
    crashed = f", {len(result.crashed)} crashed" if result.crashed else ""
    return f"{result.name}: {len(result.outcomes)} cases{sample}{crashed}"


def _figure(value: float | None) -> str:
    return _NONE if value is None else f"{value:.1f}"


def _show_crashes(console: Console, result: Result) -> None:
    for outcome in result.crashed:
        console.print(f"crashed: {result.name} {outcome.case}: {outcome.crashed}", markup=False, highlight=False)


def show_errors(console: Console, result: Result, *, most: int) -> None:
    """The first `most` cases with errors, each with its lines."""
    for outcome in _wrong(result.outcomes)[:most]:
        console.print(f"{result.name} {outcome.case}", style="bold", markup=False, highlight=False)
        for line in outcome.errors:
            console.print(f"    {line}", markup=False, highlight=False, soft_wrap=True)


def _wrong(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.errors]
