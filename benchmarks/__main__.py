"""The command line: `python -m benchmarks reconcile`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from benchmarks import (
    browsing,
    estimating,
    machines,
    newsmaking,
    paging,
    peering,
    piecing,
    running,
    soaking,
    speeding,
    starting,
    storing,
)
from benchmarks.jobs import JOBS
from benchmarks.measuring import Measure, measure
from benchmarks.shapes import Shape
from frontwire.settings import load

_SIZES = "1000,3000,10000,30000,100000,300000,1000000"
_BROWSED = "1000,10000,100000"
_PIECED = "100000,300000,1000000"
_STORED = "10000,100000,1000000"
_SEED = 20130605
_NEWS = Shape().news
_GOLD = Path(__file__).parents[2] / "shared" / "gold"
#: What an hour of a processor costs in clouds, in dollars, give or take the half.
_PRICE = 0.04

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


Sizes = Annotated[str, typer.Option("--sizes", help="Numbers of claims.", metavar="N,N,…")]
News = Annotated[int, typer.Option("--news", help="Claims that a day brings in one country.", min=40)]
Write = Annotated[bool, typer.Option("--write", help="Put the table into docs/performance.md.")]
Data = Annotated[Path, typer.Option("--data", help="The folder of public corpora.")]
Most = Annotated[int, typer.Option("--most", help="So many reports of conflict news.", min=3)]
Number = Annotated[int, typer.Option("-n", help="How many reports.", min=1)]
_SERVER = "A server, for a database of its own: postgresql://user@host/name."
Postgres = Annotated[str | None, typer.Option(envvar="FRONTWIRE_BENCHMARK_POSTGRES", help=_SERVER)]
Peer = Annotated[Path | None, typer.Option(envvar="FRONTWIRE_PETRARCH", help="A checkout of UniversalPETRARCH.")]
Long = Annotated[int, typer.Option("-n", help="How many reports.", min=1_000)]
Conflict = Annotated[float, typer.Option(help="The share of reports on armed conflict.", min=0, max=1)]
Seed = Annotated[int, typer.Option("--seed", help="What the made-up claims or reports grow from.")]


@app.command()
def reconcile(sizes: Sizes = _SIZES, news: News = _NEWS, write: Write = False, seed: Seed = _SEED) -> None:
    """Reconciling made-up stores of growing size that were never reconciled: time and peak memory."""
    _job("reconcile", sizes, news=news, write=write, seed=seed)


@app.command()
def pieces(
    sizes: Sizes = _PIECED,
    workers: Annotated[str, typer.Option(help="Numbers of workers.", metavar="N,N,…")] = "1,2",
    news: News = _NEWS,
    write: Write = False,
    seed: Seed = _SEED,
) -> None:
    """Reconciling in parts, by some workers, beside one piece: time, memory, and that both give the same."""
    shape = replace(Shape(), news=news)
    _print(
        "pieces", piecing.rows(piecing.measure(_counts(sizes), _counts(workers), shape=shape, seed=seed)), write=write
    )


@app.command()
def picture(sizes: Sizes = _SIZES, news: News = _NEWS, write: Write = False, seed: Seed = _SEED) -> None:
    """Drawing the picture of the last day of made-up stores of growing size: time and peak memory."""
    _job("picture", sizes, news=news, write=write, seed=seed)


@app.command()
def browse(sizes: Sizes = _BROWSED, news: News = _NEWS, write: Write = False, seed: Seed = _SEED) -> None:
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
def store(
    sizes: Sizes = _STORED,
    news: News = _NEWS,
    postgres: Postgres = None,
    write: Write = False,
    seed: Seed = _SEED,
) -> None:
    """Adding made-up claims to empty stores, SQLite and where there is a server PostgreSQL: rate and size."""
    shape = replace(Shape(), news=news)
    measures = storing.measure(_counts(sizes), server=postgres, shape=shape, seed=seed)
    _print("store", storing.rows(measures), write=write)


@app.command()
def soak(number: Long = 20_000, conflict: Conflict = 0.1, write: Write = False, seed: Seed = _SEED) -> None:
    """One coder over many made-up reports in one process: memory over time, and how it grows once it is warm."""
    soaked = soaking.soak(number, seed=seed, mix=newsmaking.Mix(conflict=conflict))
    _print("soak", soaking.rows(soaked), write=write)


@app.command()
def cores(
    number: Number = 2_000,
    workers: Annotated[str, typer.Option(help="Numbers of workers.", metavar="N,N,…")] = "1,2",
    dask: Annotated[bool, typer.Option(help="On a Dask cluster of this machine as well.")] = True,
    write: Write = False,
    seed: Seed = _SEED,
) -> None:
    """`frontwire run` with some numbers of workers, local and Dask: reports a second, and that all give the same."""
    ways = [running.How(engine, one) for engine in ("local", *(("dask",) * dask)) for one in _counts(workers)]
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        source = newsmaking.write(number, folder / "news.jsonl", seed=seed)
        _print("cores", running.rows_of_ways(running.compare(source, folder, ways)), write=write)


@app.command()
def million(  # noqa: PLR0913, PLR0917 - one for each option
    number: Number = 200_000,
    conflict: Conflict = 0.1,
    workers: Annotated[int, typer.Option(help="How many workers.", min=1)] = os.cpu_count() or 1,
    engine: Annotated[str, typer.Option(help="local or dask.")] = "local",
    thorough: Annotated[bool, typer.Option("--thorough", help="Without the first look.")] = False,
    price: Annotated[float, typer.Option(help="Of an hour of one processor, in dollars.", min=0)] = _PRICE,
    write: Write = False,
    seed: Seed = _SEED,
) -> None:
    """`frontwire run` over a large made-up corpus: rate, refusals, memory over time, size; and what others take."""
    how = running.How(engine, workers, thorough)
    with tempfile.TemporaryDirectory() as held:
        folder, mix = Path(held), newsmaking.Mix(conflict=conflict)
        source = newsmaking.write(number, folder / "news.jsonl", seed=seed, mix=mix)
        ran = running.run(source, folder / "out", how)
    _print("million", running.rows_of_run(ran), write=write)
    _show(estimating.rows(ran, price=price, conflict=conflict), paging.ESTIMATE if write else None)


@app.command()
def petrarch(
    peer: Peer = None,
    sentences: Annotated[Path | None, typer.Option(help="Sentences with parses, in its XML.")] = None,
    python: Annotated[str, typer.Option(help="An interpreter that has what the peer needs.")] = sys.executable,
    write: Write = False,
) -> None:
    """Sentences a second beside UniversalPETRARCH, with parses given; passed over where there are no sentences."""
    path = sentences or (peering.sentences_of(peer) if peer is not None else None)
    if path is None:
        sys.stderr.write("petrarch is passed over: give --peer, a checkout of UniversalPETRARCH, or --sentences\n")
        return
    if peer is None:
        sys.stderr.write("UniversalPETRARCH is not measured: there is no --peer\n")
    _print("petrarch", peering.rows(peering.measure(path, peer=peer, python=python)), write=write)


@app.command()
def corpus(
    number: Number = 200_000,
    out: Annotated[Path, typer.Option("-o", help="The file to write: JSON Lines.")] = Path("corpus.jsonl"),
    conflict: Conflict = 0.1,
    seed: Seed = _SEED,
) -> None:
    """Made-up news reports, of conflict and of other things, as a dump for `frontwire run`."""
    newsmaking.write(number, out, seed=seed, mix=newsmaking.Mix(conflict=conflict))


@app.command("all")
def everything(data: Data = _GOLD, postgres: Postgres = None, peer: Peer = None, write: Write = False) -> None:
    """Every benchmark; of the long ones, `soak` and `million`, a short proof."""
    speed(data, write=write)
    startup(write=write)
    cores(write=write)
    store(postgres=postgres, write=write)
    reconcile(write=write)
    pieces(write=write)
    picture(write=write)
    browse(write=write)
    petrarch(peer, write=write)
    soak(2_000, write=write)
    million(2_000, write=write)


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
    """Shows a benchmark's table, and puts it into docs/performance.md where that is asked for."""
    _show(made, paging.Place.of(name) if write else None)


def _show(made: Iterable[str], place: paging.Place | None) -> None:
    """Shows the lines of a table as they are known, and with what they were measured; puts them into a place."""
    rows: list[str] = []
    for row in chain(made, [machines.described(date.today())]):  # noqa: DTZ011 - the day where it is measured
        rows.append(row)
        sys.stdout.write(row)
        sys.stdout.flush()
    if place is not None:
        paging.put("".join(rows), place)


def _rows(measures: Iterable[Measure]) -> Iterator[str]:
    """The lines of the table, each as soon as it is known."""
    yield "| claims | seconds | claims a second | time a claim, to the smallest | peak memory (MiB) |\n"
    yield "|---:|---:|---:|---:|---:|\n"
    first: Measure | None = None
    for one in measures:
        first = first or one
        ratio = first.rate / one.rate
        yield f"| {one.claims:,} | {one.seconds:.2f} | {one.rate:,.0f} | {ratio:.2f} | {one.peak_mib:,.0f} |\n"


if __name__ == "__main__":
    app()
