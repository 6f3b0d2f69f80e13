"""`frontwire read`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

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
from frontwire.cli.options import Outlet, Published, Quiet, Width
from frontwire.cli.output import color, columns, complain, emit
from frontwire.cli.reading import read_parcel, reader
from frontwire.errors import FrontwireError
from frontwire.model.parcel import Parcel, Told, Trouble

if TYPE_CHECKING:
    from frontwire.api import Reader
    from frontwire.publishing.reading import Reading

#: Reports behind the first are counted up to so many.
_COUNTED = 1000

HELP = """Reads reports and prints what they say.

A SOURCE is a file, a folder, an address, or - for standard input. "read" may be left out: "frontwire report.txt" does
the same.

\b
  frontwire read report.txt                          a brief for people
  frontwire read report.pdf --format json            all claims with all fields (docs/claims.schema.json)
  frontwire read reports/*.txt --format jsonl        one claim a line, for pipes and tables
  curl -s https://example.org/page | frontwire read - --published 2024-03-06
  frontwire read report.txt --format jsonl | jq -r '.claim | [.kind, .quote] | @tsv'

Of a source that holds many reports (a folder, an archive, a table; see frontwire add --help) the first is shown, and
it is said how many there are. Each goes by a name of its own:

\b
  frontwire read crawl.warc.gz --all                 briefs of all
  frontwire read dump.csv --format jsonl             claims of all
  frontwire read "dump.csv#17"                       the report in row 17

Of several sources, one that cannot be read does not stop the others; the exit code is 1 then.
"""


class Output(StrEnum):
    """How a reading is printed."""

    BRIEF = "brief"
    JSON = "json"
    JSONL = "jsonl"


def read(  # noqa: PLR0913, PLR0917 - one for each option
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, folders, addresses, or - .", show_default=False)
    ],
    published: Published = None,
    outlet: Outlet = None,
    output: Annotated[
        Output, typer.Option("--format", "-f", help="A brief for people, JSON, or one claim a line (jsonl).")
    ] = Output.BRIEF,
    every: Annotated[bool, typer.Option("--all", help="Briefs of all reports in a source, not of its first.")] = False,
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
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    if output is Output.JSON and len(sources) > 1:
        raise typer.BadParameter("one report makes one JSON document; for several use --format jsonl")
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
    held = reader(quiet=quiet)
    printer = _Printer(held, Told(published=published, outlet=outlet), output, width)
    for source in _progress(sources, quiet=quiet):
        found = held.parcels(source, asked=as_, layout=layout, fetch=fetch)
        printer.put(source, found if every or output is Output.JSONL else _first(source, found))
    if printer.failed:
        raise typer.Exit(1)


class _Printer:
    """Reads parcels and prints what they say; complains of those that cannot be read."""

    __slots__ = ("_output", "_put", "_reader", "_told", "_width", "failed")

    def __init__(self, reader: Reader, told: Told, output: Output, width: int | None) -> None:
        self._reader = reader
        self._told = told
        self._output = output
        self._width = width
        self._put = 0
        self.failed = False

    def put(self, source: str, found: Iterable[Parcel | Trouble]) -> None:
        """All that is found in a source. What is no report and was found beside some is passed over in silence."""
        before, passed = self._put, None
        for one in found:
            if isinstance(one, Trouble) and one.harmless:
                passed = passed or one
            else:
                self._one(one)
        if self._put == before and not self.failed:
            self._fail(f"{source}: there is no report in it" if passed is None else passed.line)

    def _one(self, one: Parcel | Trouble) -> None:
        if isinstance(one, Trouble):
            self._fail(one.line)
            return
        try:
            reading = read_parcel(one, self._reader, told=self._told)
        except FrontwireError as error:
            self._fail(str(error))
            return
        if self._output is Output.BRIEF and self._put:
            emit(f"\n{'─' * columns(self._width)}\n\n")
        self._put += 1
        emit(_printed(reading, self._output, self._width))

    def _fail(self, because: str) -> None:
        complain(because)
        self.failed = True


def _first(source: str, found: Iterator[Parcel | Trouble]) -> Iterator[Parcel | Trouble]:
    """What comes up to the first report; behind it, how many more there are is said."""
    for one in found:
        yield one
        if isinstance(one, Parcel):
            break
    more = sum(1 for one in islice(found, _COUNTED) if isinstance(one, Parcel))
    if more:
        number = f"{more + 1:,}" if more < _COUNTED else f"more than {_COUNTED:,}"
        complain(
            f"{source}: that was the first of {number} reports: --all prints briefs of all, --format jsonl their "
            "claims, frontwire add keeps them"
        )


def _printed(reading: Reading, output: Output, width: int | None) -> str:
    match output:
        case Output.JSON:
            return reading.to_json(indent=1) + "\n"
        case Output.JSONL:
            return reading.to_jsonl()
        case Output.BRIEF:
            return reading.brief(width=columns(width), color=color())


def _progress(sources: list[str], *, quiet: bool) -> Iterator[str]:
    """The sources, with a bar on standard error where several are read into a file or a pipe from a terminal."""
    if quiet or len(sources) == 1 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from sources
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import Progress  # noqa: PLC0415

    # What goes to standard output must not pass through the bar's console, which would wrap it and send it elsewhere.
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False) as bar:
        yield from bar.track(sources, description="Reading")
