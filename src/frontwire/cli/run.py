"""`frontwire run`."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.adding import generalized, listed_reasons
from frontwire.cli.incoming import (
    As,
    DateColumn,
    DayOrder,
    Encoding,
    IdColumn,
    LanguageColumn,
    Mapping,
    OutletColumn,
    Preset,
    SendersFile,
    TextColumn,
    TitleColumn,
    UrlColumn,
    Zone,
    layout_of,
)
from frontwire.cli.options import Outlet, Published, Quiet
from frontwire.cli.output import counted, emit, moving
from frontwire.cli.reading import parcels
from frontwire.model.parcel import Told

if TYPE_CHECKING:
    from frontwire.model.parcel import Parcel, Trouble
    from frontwire.running.engines import Engine
    from frontwire.running.folder import Charter
    from frontwire.running.merging import Merged
    from frontwire.running.run import Tally
    from frontwire.settings import Settings

HELP = """Reads a corpus of any size into files of claims.

SOURCE is what `add` takes: folders, archives, dumps, tables. It is cut into shards; workers code them, each in a
process of its own; in the end claims and reports lie in OUT/ as Parquet by month, for DuckDB, pandas, Spark, and for a
store:

\b
  frontwire run news.jsonl -o out/                       all processors of this machine
  frontwire run dump.csv.gz --text-column body -o out/ --workers 8
  frontwire run crawl/*.warc.gz -o out/ --engine dask --scheduler tcp://10.0.0.5:8786
  frontwire add out/ --store front.db                    into a store, to be linked and looked at
  duckdb -c "select kind, count(*) from 'out/claims/**/*.parquet' group by 1"

Stopped or killed, the same command goes on where it was: shards that are finished are passed over. The files are the
same byte for byte on one worker or a hundred, here or on a cluster. A folder belongs to one run: with another version
of Frontwire, other lexicons or other options it wants a new one.

A first look passes over reports whose words show no sign of armed conflict or of politics, and those in which nothing
can be a claim; they are counted, and kept without claims. --thorough parses them all, which takes longer.

A report that takes too long or too much memory, or kills its worker, is refused on record, and the rest is read.
What cannot be read is counted by reason at the end; all of it stands in refusals.parquet. The exit code is 1 where
something could not be read.
"""


class EngineName(StrEnum):
    """Where shards are coded."""

    LOCAL = "local"
    DASK = "dask"


def run(  # noqa: PLR0913, PLR0917 - one for each option
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, folders, or - .", show_default=False)],
    out: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help="The folder to write.", show_default=False)
    ],
    engine: Annotated[
        EngineName, typer.Option(help="Processes of this machine, or a Dask cluster.")
    ] = EngineName.LOCAL,
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="How many workers; one a processor where not given.")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="With --engine dask: the cluster's scheduler; one is started where not given."
        ),
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    as_: As = None,
    text_column: TextColumn = None,
    title_column: TitleColumn = None,
    date_column: DateColumn = None,
    outlet_column: OutletColumn = None,
    url_column: UrlColumn = None,
    id_column: IdColumn = None,
    language_column: LanguageColumn = None,
    preset: Preset = None,
    mapping: Mapping = None,
    day_order: DayOrder = None,
    encoding: Encoding = None,
    senders: SendersFile = None,
    zone: Zone = None,
    shard_bytes: Annotated[
        int, typer.Option(min=1_000, metavar="N", help="A shard ends where it holds so much as it came in.")
    ] = 1_000_000,
    shard_reports: Annotated[int, typer.Option(min=1, metavar="N", help="… or so many reports.")] = 200,
    report_seconds: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="A report that takes longer is refused.")
    ] = 120.0,
    worker_mib: Annotated[
        int, typer.Option(min=500, metavar="MIB", help="A report with which its worker takes more memory is refused.")
    ] = 4_000,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Parse everything, also what shows no sign of holding a claim.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    from msgspec.structs import replace  # noqa: PLC0415 - `--help` stays fast

    from frontwire.running.folder import Folder  # noqa: PLC0415
    from frontwire.running.merging import merge  # noqa: PLC0415
    from frontwire.running.run import run as code  # noqa: PLC0415
    from frontwire.settings import load  # noqa: PLC0415
    from frontwire.unpacking import Meter, measure  # noqa: PLC0415

    if scheduler is not None and engine is not EngineName.DASK:
        raise typer.BadParameter("--scheduler tells of a Dask cluster: give --engine dask as well")
    if scheduler is not None and workers is not None:
        raise typer.BadParameter("--workers are for this machine: a cluster with a --scheduler has its own")
    layout = layout_of(
        text=text_column,
        title=title_column,
        date=date_column,
        outlet=outlet_column,
        url=url_column,
        id=id_column,
        language=language_column,
        preset=preset,
        mapping=mapping,
        day_order=day_order,
        encoding=encoding,
        senders=senders,
        zone=zone,
    )
    # Other commands are thorough anyway: here the option alone speaks.
    settings = replace(load(), thorough=thorough)
    folder = Folder.begin(out, _charter(settings, shard_bytes=shard_bytes, shard_reports=shard_reports))
    meter = Meter()
    found = _stamped(
        parcels(sources, settings, asked=as_, layout=layout, meter=meter), Told(published=published, outlet=outlet)
    )
    total = None if quiet or not sys.stderr.isatty() else measure(sources)
    pace = Pace()
    made = _engine(engine, settings, workers=workers, scheduler=scheduler, seconds=report_seconds, mib=worker_mib)
    with made as entered, moving("Coding", pace.told, quiet=quiet, sized=True) as move:

        def moved(tally: Tally) -> None:
            pace.tally = tally
            move(meter.done, total)

        tally = code(found, folder, entered, bytes_=shard_bytes, reports=shard_reports, progress=moved)
    seconds = pace.seconds
    with moving("Merging", quiet=quiet) as move:
        merged = merge(out, progress=move)
    emit(summary(tally, merged, out, seconds=seconds, notes=meter.notes))
    if tally.counts.unread or not tally.counts.reports:
        raise typer.Exit(1)


@dataclass(slots=True)
class Pace:
    """How fast a run goes: its tally so far, and when it began."""

    tally: Tally | None = None
    begun: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.begun

    def told(self) -> str:
        """What stands beside the bar: reports and claims, of this run and a second, and refusals."""
        if self.tally is None:
            return "starting workers"
        now, seconds = self.tally.now, max(self.seconds, 0.001)
        return (
            f"{counted(self.tally.counts.reports, 'report')} ({now.reports / seconds:.1f}/s)  "
            f"{self.tally.counts.claims:,} claims ({now.claims / seconds:.1f}/s)  "
            f"{self.tally.counts.refusals + self.tally.counts.unread:,} refusals"
        )


def _charter(settings: Settings, **sizes: int) -> Charter:
    """What the run is: whoever reads with other words, limits or sizes gets other files."""
    from frontwire.corpus.receiving import Receiver  # noqa: PLC0415
    from frontwire.running.folder import Charter  # noqa: PLC0415

    limits = {
        "max_chars": settings.max_chars,
        "max_passage_chars": settings.max_passage_chars,
        "thorough": settings.thorough,
    }
    return Charter(edition=Receiver(settings).edition(settings), options={**limits, **sizes})


def _stamped(found: Iterable[Parcel | Trouble], told: Told) -> Iterator[Parcel | Trouble]:
    from frontwire.running.stamping import stamped  # noqa: PLC0415

    return stamped(found, told)


def _engine(  # noqa: PLR0913 - what engines are told
    name: EngineName, settings: Settings, *, workers: int | None, scheduler: str | None, seconds: float, mib: int
) -> Engine:
    import os  # noqa: PLC0415
    from functools import partial  # noqa: PLC0415

    from frontwire.publishing.exports.needing import needing  # noqa: PLC0415
    from frontwire.running.attending import Limits  # noqa: PLC0415

    with needing("frontwire run", "parquet"):
        import pyarrow as pa  # type: ignore[import-untyped]  # noqa: F401, PLC0415 - told here, not by a worker
    from frontwire.running.coder import Coder  # noqa: PLC0415

    make, limits = partial(Coder, settings), Limits(seconds=seconds, mib=mib)
    if name is EngineName.DASK:
        with needing("--engine dask", "dask"):
            from frontwire.running.dask import DaskEngine  # noqa: PLC0415
        from frontwire.running.travelling import Travelling  # noqa: PLC0415

        return DaskEngine(Travelling.of(settings), workers=workers, scheduler=scheduler, limits=limits)
    from frontwire.running.local import LocalEngine  # noqa: PLC0415

    return LocalEngine(make, workers or os.cpu_count() or 1, limits)


def summary(tally: Tally, merged: Merged, out: Path, *, seconds: float, notes: Iterable[str] = ()) -> str:
    """What came of a run, in lines for people and logs."""
    counts, now = tally.counts, tally.now
    lines = [*notes, f"{counted(counts.reports, 'report')} read, {counted(counts.claims, 'claim')}, "]
    lines[-1] += f"{counted(counts.refusals, 'refusal')}; in {counted(tally.shards, 'shard')} under {out}"
    if tally.before.reports:
        lines.append(f"{counted(tally.before.reports, 'report')} of them were coded before")
    if now.reports:
        rate = now.reports / max(seconds, 0.001)
        lines.append(f"{counted(now.reports, 'report')} in {seconds:,.0f} seconds: {rate:.1f} a second")
    if counts.passed:
        passed = counted(counts.passed, "report")
        lines.append(f"{passed} passed over at a first look: no sign of a claim in them (--thorough parses all)")
    if counts.unread:
        lines.append(f"{counted(counts.unread, 'input')} could not be read; refusals.parquet says which")
        lines += listed_reasons(_reasons(out))
    if merged.repeated:
        lines.append(f"{counted(merged.repeated, 'report')} came again: in claims/ and reports/ each stands once")
    if counts.left:
        lines.append(f"{counted(counts.left, 'thing')} left: never meant to be read")
    return "".join(f"{line}\n" for line in lines)


def _reasons(out: Path) -> Counter[str]:
    """Why what could not be read could not, with numbers left out."""
    from frontwire.running.deposits import troubles  # noqa: PLC0415

    return Counter(generalized(trouble) for trouble in troubles(out))
