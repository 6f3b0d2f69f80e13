"""`frontwire reconcile`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.options import STORE, Quiet, Store
from frontwire.cli.output import counted, emit, moving
from frontwire.cli.run import EngineName
from frontwire.cli.stores import opened
from frontwire.errors import InputError

if TYPE_CHECKING:
    from frontwire.reconciling.parts import Map
    from frontwire.running.linking import Written

HELP = """Links claims on many processors: those of a run, or those of a store.

OUT is what `frontwire run` made. Which of its claims tell of the same happening is written beside it as Parquet, into
OUT/links or where -o says: happenings with the links that hold them together and why, the happening and the origin of
each claim, and copies among reports. Without OUT a store is linked and keeps what came of it, as after `frontwire add`.

\b
  frontwire reconcile out/                                  all processors of this machine
  frontwire reconcile out/ --workers 2 -o links/
  frontwire reconcile out/ --engine dask --scheduler tcp://10.0.0.5:8786
  frontwire reconcile --store front.db
  duckdb -c "select happening, count(distinct origin) from 'out/links/members.parquet' group by 1 order by 2 desc"

Claims are cut into parts by country, day and what can be joined to what; the answer is the same as in one piece, byte
for byte, on one processor or a hundred, here or on a cluster. docs/reconcile-a-year.md says how, and what it takes.
"""

#: Where links of a run are written, under its folder.
_LINKS = "links"


def reconcile(  # noqa: PLR0913, PLR0917 - one for each option
    out: Annotated[
        Path | None, typer.Argument(metavar="[OUT]", help="The folder that a run made.", show_default=False)
    ] = None,
    links: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="LINKS", help="The folder to write; OUT/links where not given."),
    ] = None,
    store: Store = STORE,
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
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    if scheduler is not None and engine is not EngineName.DASK:
        raise typer.BadParameter("--scheduler tells of a Dask cluster: give --engine dask as well")
    if out is None and links is not None:
        raise typer.BadParameter("-o is where the links of a run are written: name its folder as well")
    with _mapping(engine, workers=workers, scheduler=scheduler) as through:
        if out is None:
            emit(_of_store(store, through, quiet=quiet))
        else:
            there = out / _LINKS if links is None else links
            written = _of_run(out, there, through, quiet=quiet)
            emit(
                f"{counted(written.claims, 'claim')} of {counted(written.happenings, 'happening')}; "
                f"{counted(written.copies, 'report')} of all are copies; under {there}\n"
            )


def _of_store(store: str, through: Map, *, quiet: bool) -> str:
    with opened(store, quiet=quiet) as corpus, moving("Linking", quiet=quiet) as move:
        linked = corpus.reconcile(progress=move, through=through)
    return (
        f"{counted(len(linked.origins), 'claim')} of {counted(len(linked.happenings), 'happening')}; "
        f"{counted(len(linked.copies), 'report')} of all are copies\n"
    )


def _of_run(out: Path, links: Path, through: Map, *, quiet: bool) -> Written:
    from frontwire.lexicon.spokespeople import load_spokespeople  # noqa: PLC0415 - `--help` stays fast
    from frontwire.reconciling.parts import Work, reconcile_in_parts  # noqa: PLC0415
    from frontwire.running.folder import is_run  # noqa: PLC0415
    from frontwire.running.linking import write  # noqa: PLC0415
    from frontwire.running.surveying import Survey  # noqa: PLC0415
    from frontwire.settings import load  # noqa: PLC0415

    if not is_run(out):
        raise InputError(f"{out} is not the folder of a run: `frontwire run SOURCE -o {out}` makes one")
    lexicons = Path(load().lexicons)
    with moving("Linking", quiet=quiet) as move:
        pieced = reconcile_in_parts(
            Survey.of(out),
            work=Work.load(lexicons),
            through=through,
            speaking_for=load_spokespeople(lexicons / "origins" / "spokespeople.yml"),
            progress=move,
        )
        return write(pieced, links)


@contextmanager
def _mapping(name: EngineName, *, workers: int | None, scheduler: str | None) -> Iterator[Map]:
    """Who works on parts."""
    from frontwire.publishing.exports.needing import needing  # noqa: PLC0415 - `--help` stays fast

    if name is EngineName.DASK:
        with needing("--engine dask", "dask"):
            from frontwire.running.dask_mapping import on_dask  # noqa: PLC0415
        made = on_dask(scheduler=scheduler, workers=workers)
    else:
        from frontwire.running.mapping import local  # noqa: PLC0415

        made = local(workers or os.cpu_count() or 1)
    with made as through:
        yield through
