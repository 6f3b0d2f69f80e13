"""`frontwire run`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
from frontwire.cli.options import Fetched, Outlet, Published, Quiet
from frontwire.cli.output import complain, emit, moving
from frontwire.cli.reading import is_elsewhere, parcels
from frontwire.errors import InputError
from frontwire.model.parcel import Told

if TYPE_CHECKING:
    from frontwire.running.engines import Engine
    from frontwire.running.folder import Charter
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
        int | None,
        typer.Option(
            min=1, metavar="N", help="How many workers; where not given one a processor, so far as memory reaches."
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="With --engine dask: the cluster's scheduler; one is started where not given."
        ),
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    fetched: Fetched = None,
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

    from frontwire.cli.coding import Pace, summary  # noqa: PLC0415
    from frontwire.running.folder import Folder  # noqa: PLC0415
    from frontwire.running.merging import merge  # noqa: PLC0415
    from frontwire.running.run import run as code  # noqa: PLC0415
    from frontwire.running.stamping import stamped  # noqa: PLC0415
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
    coders = _engine(engine, settings, workers=workers, scheduler=scheduler, seconds=report_seconds, mib=worker_mib)
    _keep_apart(sources, out)
    charter = _charter(settings, sources, shard_bytes=shard_bytes, shard_reports=shard_reports)
    folder = Folder.begin(out, charter)
    meter = Meter()
    found = stamped(
        parcels(sources, settings, asked=as_, layout=layout, meter=meter),
        Told(published=published, outlet=outlet, fetched=fetched),
        moment=folder.charter.moment,
    )
    pace = Pace(None if quiet or not sys.stderr.isatty() else measure(sources))
    with _resumable(out), moving("Coding", pace.told, quiet=quiet, sized=True, timed=False) as move, coders as entered:

        def moved(tally: Tally) -> None:
            pace.tally = tally
            move(tally.done, pace.total)

        tally = code(
            found,
            folder,
            entered,
            bytes_=shard_bytes,
            reports=shard_reports,
            progress=moved,
            measured=lambda: meter.done,
        )
    seconds = pace.seconds
    with _resumable(out), folder.alone(), moving("Merging", quiet=quiet) as move:
        merged = merge(out, progress=move)
    emit(summary(tally, merged, out, seconds=seconds, notes=meter.notes))
    if tally.counts.unread or not tally.counts.reports:
        raise typer.Exit(1)


@contextmanager
def _resumable(out: Path) -> Iterator[None]:
    """Says, where it is interrupted, that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        complain(f"stopped: the same command goes on where it was, what is finished stays in {out}")
        raise


def _keep_apart(sources: Iterable[str], out: Path) -> None:
    """Raises InputError where a run would read what it writes."""
    for source in sources:
        folder = Path(source)
        if not is_elsewhere(source) and folder.is_dir() and out.resolve().is_relative_to(folder.resolve()):
            raise InputError(f"{out} lies in {source}, which is to be read: give a folder outside of it")


def _charter(settings: Settings, sources: Iterable[str], **sizes: int) -> Charter:
    """What the run is: whoever reads with other software, words, limits or sizes gets other files."""
    from datetime import UTC  # noqa: PLC0415

    from frontwire.corpus.receiving import Receiver  # noqa: PLC0415
    from frontwire.running.folder import Charter  # noqa: PLC0415
    from frontwire.running.travelling import Kit  # noqa: PLC0415

    limits = {
        "max_chars": settings.max_chars,
        "max_passage_chars": settings.max_passage_chars,
        "thorough": settings.thorough,
    }
    return Charter(
        edition=Receiver(settings).edition(settings),
        versions=dict(Kit.of(settings, settings.pipeline).versions),
        options={**limits, **sizes},
        moment=datetime.now(UTC).replace(microsecond=0) if any(map(is_elsewhere, sources)) else None,
    )


def _engine(  # noqa: PLR0913 - what engines are told
    name: EngineName, settings: Settings, *, workers: int | None, scheduler: str | None, seconds: float, mib: int
) -> Engine:
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
    from frontwire.running.local import LocalEngine, room  # noqa: PLC0415

    return LocalEngine(make, workers or room(), limits)
