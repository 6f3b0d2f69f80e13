"""`frontwire add`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Annotated, TextIO

import typer

from frontwire.cli.adding import Adder, link, summary
from frontwire.cli.incoming import (
    As,
    DateColumn,
    DayOrder,
    Encoding,
    Fetch,
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
from frontwire.cli.options import STORE, Fetched, Outlet, Published, Quiet, Store
from frontwire.cli.output import emit
from frontwire.cli.reading import parcels, reader
from frontwire.cli.stores import opened
from frontwire.errors import InputError
from frontwire.model.parcel import Told
from frontwire.model.voice import VoiceType

HELP = """Reads reports into a store.

What they tell of is linked to what is there. A PATH is a file, a folder with all in it, an address, or - for standard
input. A report that the store has is not read into it twice: the same command may be given every day. What cannot be
read is complained of, kept as a refusal and does not stop the others; the exit code is 1 then.

\b
  frontwire add reports/                             a folder, into frontwire.db
  frontwire add reports/ --store homs.db             into another store
  frontwire add https://example.org/news/12 page.html sitrep.pdf mail.eml
  curl -s https://example.org/page | frontwire add - --published 2024-03-06

What holds many reports is opened and read one by one, however large: ZIP files and packed files, web archives, feeds,
sitemaps, exported chats, JSON, JSON Lines, CSV and Parquet. What a file is shows in its content; --as says otherwise.

\b
  frontwire add crawl.warc.gz saved-pages.zip        pages, under their addresses
  frontwire add news.jsonl                           one report a record
  frontwire add dump.csv --text-column body --date-column day --day-order dmy
  frontwire add feed.xml --fetch                     what a feed names, fetched
  frontwire add dump/ --skipped skipped.jsonl        a list of what was not read, and why

Which column of a table holds what is told by its names; a preset knows the tables of GDELT, news-please, ACLED and
others (docs/read-what-you-have.md).

What `frontwire run` made of a corpus is taken as it was read there:

\b
  frontwire add out/                                 the folder of a run

A message from somebody you know is a report too. Its claims are in the voice you name, and placed where you say if
the message does not:

\b
  frontwire add note.txt --voice "Dr Salih, Nyala" --voice-type medical --place "Nyala, SD"

Printed is what came in: reports new and known, what was not read by reason, claims, refusals, copies of other
reports, happenings.
"""


def add(  # noqa: PLR0913, PLR0917 - one for each option
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, addresses, or - .", show_default=False)
    ],
    store: Store = STORE,
    published: Published = None,
    outlet: Outlet = None,
    voice: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose message it is: its claims are in that voice.")
    ] = None,
    voice_type: Annotated[
        VoiceType | None,
        typer.Option(
            metavar="TYPE",
            help="What sort of voice that is (medical, ngo …); without --voice: those who write in a chat.",
        ),
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Where that voice is; counts where the message names no place.")
    ] = None,
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
    fetch: Fetch = False,
    skipped: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write what was not read there, with reasons, as JSON Lines.", dir_okay=False
        ),
    ] = None,
    reconcile: Annotated[
        bool, typer.Option("--reconcile/--no-reconcile", help="Link what was added to what is there, at the end.")
    ] = True,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    if voice is None and place is not None:
        raise typer.BadParameter("--place tells of the one whose message it is: give --voice as well")
    from frontwire.settings import load  # noqa: PLC0415 - `--help` stays fast
    from frontwire.unpacking import Meter, measure  # noqa: PLC0415

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
        voice_type=voice_type,
    )
    runs, others = _parted(paths)
    meter = Meter()
    found = parcels(others, load(), asked=as_, layout=layout, fetch=fetch, meter=meter)
    first = next(found, None)
    if first is None and not runs:
        raise InputError("no report there: the folder is empty, or holds hidden files only")
    with opened(store, create=True, quiet=quiet) as corpus, _listing(skipped) as listed:
        voucher = None if voice is None else corpus.voucher(voice, type=voice_type, place=place)
        told = Told(published=published, outlet=outlet, fetched=fetched, voucher=voucher)
        adder = Adder(corpus, partial(reader, quiet=quiet), listed=listed)
        for path in runs:
            adder.take_over(path, quiet=quiet)
        total = None if quiet or not sys.stderr.isatty() else measure(others)
        adder.add(chain(filter(None, [first]), found), told=told, meter=meter, total=total, quiet=quiet)
        linked = link(corpus, quiet=quiet) if reconcile else None
    emit(summary(adder.tally, linked, notes=meter.notes))
    if adder.tally.failed or not adder.tally.read:
        raise typer.Exit(1)


def _parted(paths: Iterable[str]) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The folders of runs among the paths, and the others."""
    from frontwire.running.folder import is_run  # noqa: PLC0415

    runs: list[Path] = []
    others: list[str] = []
    for path in paths:
        if is_run(Path(path)):
            runs.append(Path(path))
        else:
            others.append(path)
    return tuple(runs), tuple(others)


def _listing(path: Path | None) -> AbstractContextManager[TextIO | None]:
    """The file that lists what was not read, open, where one was asked for. Raises InputError."""
    try:
        return nullcontext() if path is None else path.open("w", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from error
