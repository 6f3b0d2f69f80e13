"""The command line: `python -m benchmarks reconcile`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from benchmarks import browsing, newsmaking, speeding, starting
from benchmarks.jobs import JOBS
from benchmarks.measuring import Measure, measure
from benchmarks.shapes import Shape
from frontwire.settings import load

_SIZES = "1000,3000,10000,30000,100000,300000"
_SEED = 20130605
_NEWS = Shape().news
_GOLD = Path(__file__).parents[2] / "shared" / "gold"
_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


Sizes = Annotated[str, typer.Option("--sizes", help="Numbers of claims.", metavar="N,N,…")]
News = Annotated[int, typer.Option("--news", help="Claims that a day brings in one country.", min=40)]
Write = Annotated[bool, typer.Option("--write", help="Put the table into docs/performance.md.")]
Data = Annotated[Path, typer.Option("--data", help="The folder of public corpora.")]
Most = Annotated[int, typer.Option("--most", help="So many reports of conflict news.", min=3)]
Seed = Annotated[int, typer.Option("--seed", help="What the made-up claims or reports grow from.")]


@app.command()
def reconcile(sizes: Sizes = _SIZES, news: News = _NEWS, write: Write = False, seed: Seed = _SEED) -> None:
    """Reconciling made-up stores of growing size that were never reconciled: time and peak memory."""
    _job("reconcile", sizes, news=news, write=write, seed=seed)


@app.command()
def picture(sizes: Sizes = _SIZES, news: News = _NEWS, write: Write = False, seed: Seed = _SEED) -> None:
    """Drawing the picture of the last day of made-up stores of growing size: time and peak memory."""
    _job("picture", sizes, news=news, write=write, seed=seed)


@app.command()
def browse(sizes: Sizes = _SIZES, news: News = _NEWS, write: Write = False, seed: Seed = _SEED) -> None:
    """Answers of the server over made-up stores of growing size: median and what 95 of 100 stay below."""
    shape = replace(Shape(), news=news)
    _print("browse", browsing.rows(browsing.measure(_counts(sizes), shape=shape, seed=seed)), write=write)


@app.command()
def speed(data: Data = _GOLD, most: Most = 60, write: Write = False, seed: Seed = _SEED) -> None:
    """Frontwire end to end beside the bare language pipeline on the same text, as ratios of CPU time in one run."""
    settings, conflict = load(), speeding.conflict_news(data, most=most)
    texts = (conflict, speeding.mixed_news(conflict, seed=seed))
    speeds: list[speeding.Speed] = []
    _print("speed", speeding.rows(_kept(speeding.measure(texts, settings), speeds)), write=write)
    _print("stages", speeding.stage_rows(speeding.by_stage(conflict, settings), speeds[0].bare), write=write)


@app.command()
def startup(write: Write = False) -> None:
    """Commands from nothing to their end: seconds, CPU seconds, peak memory."""
    _print("startup", starting.rows(starting.measure()), write=write)


@app.command()
def corpus(
    number: Annotated[int, typer.Option("-n", help="How many reports.", min=1)] = 200_000,
    out: Annotated[Path, typer.Option("-o", help="The file to write: JSON Lines.")] = Path("corpus.jsonl"),
    conflict: Annotated[float, typer.Option(help="The share of reports on armed conflict.", min=0, max=1)] = 0.1,
    seed: Seed = _SEED,
) -> None:
    """Made-up news reports, of conflict and of other things, as a dump for `frontwire run`."""
    with out.open("wb") as lines:
        for report in newsmaking.news(number, seed=seed, mix=newsmaking.Mix(conflict=conflict)):
            lines.write(msgspec.json.encode(report) + b"\n")


def _kept(speeds: Iterable[speeding.Speed], into: list[speeding.Speed]) -> Iterator[speeding.Speed]:
    for one in speeds:
        into.append(one)
        yield one


def _job(name: str, sizes: str, *, news: int, write: bool, seed: int) -> None:
    shape = replace(Shape(), news=news)
    _print(name, _rows(measure(JOBS[name], _counts(sizes), shape=shape, seed=seed)), write=write)


def _counts(sizes: str) -> list[int]:
    return [int(size) for size in sizes.split(",")]


def _print(name: str, made: Iterable[str], *, write: bool) -> None:
    """Shows the lines of a table as they are known, and puts them into docs/performance.md where that is asked for."""
    rows: list[str] = []
    for row in made:
        rows.append(row)
        sys.stdout.write(row)
        sys.stdout.flush()
    if write:
        _write(name, "".join(rows))


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
