"""The command line: `python -m benchmarks reconcile`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from benchmarks import browsing
from benchmarks.jobs import JOBS
from benchmarks.measuring import Measure, measure
from benchmarks.shapes import Shape

_SIZES = "1000,3000,10000,30000,100000,300000"
_SEED = 20130605
_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"

#: Measures answers of the server instead of one job.
BROWSE = "browse"

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def main(
    job: Annotated[str, typer.Argument(help=f"What to measure: {', '.join((*JOBS, 'browse'))}.")],
    sizes: Annotated[str, typer.Option(help="Numbers of claims.", metavar="N,N,…")] = _SIZES,
    news: Annotated[int, typer.Option(help="Claims that a day brings in one country.", min=40)] = Shape().news,
    write: Annotated[bool, typer.Option(help="Put the table into docs/performance.md.")] = False,
    seed: Annotated[int, typer.Option(help="What the made-up claims grow from.")] = _SEED,
) -> None:
    """Time and peak memory of a job on made-up stores of growing size, as a table in Markdown."""
    if job != BROWSE and job not in JOBS:
        raise typer.BadParameter(f"{job!r}: there are {', '.join((*JOBS, BROWSE))}")
    shape, counts = replace(Shape(), news=news), [int(size) for size in sizes.split(",")]
    rows: list[str] = []
    if job == BROWSE:
        made = browsing.rows(browsing.measure(counts, shape=shape, seed=seed))
    else:
        made = _rows(measure(JOBS[job], counts, shape=shape, seed=seed))
    for row in made:
        rows.append(row)
        sys.stdout.write(row)
        sys.stdout.flush()
    if write:
        _write(job, "".join(rows))


def _rows(measures: Iterable[Measure]) -> Iterator[str]:
    """The lines of the table, each as soon as it is known."""
    yield "| claims | seconds | claims a second | time a claim, to the smallest | peak memory (MiB) |\n"
    yield "|---:|---:|---:|---:|---:|\n"
    first: Measure | None = None
    for one in measures:
        first = first or one
        ratio = first.rate / one.rate
        yield f"| {one.claims:,} | {one.seconds:.2f} | {one.rate:,.0f} | {ratio:.2f} | {one.peak_mib:,.0f} |\n"


def _write(job: str, table: str) -> None:
    """Puts the table into docs/performance.md."""
    opening, closing = f"<!-- benchmark: {job} -->\n", "<!-- /benchmark -->"
    before, found, rest = _PAGE.read_text(encoding="utf-8").partition(opening)
    if not found:
        raise typer.BadParameter(f"{_PAGE.name} has no place for {job!r}")
    _, _, after = rest.partition(closing)
    _PAGE.write_text("".join((before, opening, table, closing, after)), encoding="utf-8")


if __name__ == "__main__":
    app()
