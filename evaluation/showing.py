"""What a run prints: a table a set for people, JSON for programs, errors line by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evaluation.base import Outcome, Score
from evaluation.run import Result

#: Figures are shown and kept to so many places.
PLACES = 2
_MOST_COLUMNS = 120


def to_json(results: Iterable[Result]) -> str:
    """The results as JSON text, the same byte for byte for the same results."""
    return json.dumps({"sets": [_shape(result) for result in results]}, indent=1, ensure_ascii=False) + "\n"


def _shape(result: Result) -> dict[str, object]:
    return {
        "name": result.name,
        "definition": result.definition,
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


def show(console: Console, result: Result) -> None:
    """One set: its figures beside what to compare them with, its definition, its crashes."""
    crashed = f", {len(result.crashed)} crashed" if result.crashed else ""
    table = Table(title=f"{result.name}: {len(result.outcomes)} cases{crashed}", title_justify="left")
    table.add_column("figure")
    for name in ("value", "baseline"):
        table.add_column(name, justify="right")
    table.add_column("published")
    for score in result.scores:
        table.add_row(escape(score.name), _figure(score, score.value), _figure(score, score.baseline), score.published)
    console.print(table)
    width = min(console.width, _MOST_COLUMNS)
    console.print(result.definition, style="dim", markup=False, highlight=False, width=width)
    for outcome in result.crashed:
        console.print(f"crashed: {outcome.case}: {outcome.crashed}", markup=False, highlight=False)


def _figure(score: Score, value: float | None) -> str:
    if value is None:
        return "–"
    unit = f" {score.unit}" if score.unit else ""
    return f"{value:.1f}{unit}" if score.higher_is_better else f"{value:.1f}{unit} (less is better)"


def show_errors(console: Console, result: Result, *, most: int) -> None:
    """The first `most` cases with errors, each with its lines."""
    for outcome in _wrong(result.outcomes)[:most]:
        console.print(f"{result.name} {outcome.case}", style="bold", markup=False, highlight=False)
        for line in outcome.errors:
            console.print(f"    {line}", markup=False, highlight=False, soft_wrap=True)


def _wrong(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.errors]
