"""`frontwire read`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.options import Outlet, Published, Quiet, Width
from frontwire.cli.output import color, columns, complain, emit
from frontwire.cli.reading import read_source, reader
from frontwire.errors import FrontwireError

if TYPE_CHECKING:
    from frontwire.publishing.reading import Reading

HELP = """Reads reports and prints what they say.

A SOURCE is a file (plain text or HTML), an address, or - for standard input. "read" may be left out:
"frontwire report.txt" does the same.

\b
  frontwire read report.txt                          a brief for people
  frontwire read report.txt --format json            all claims with all fields (docs/claims.schema.json)
  frontwire read reports/*.txt --format jsonl        one claim a line, for pipes and tables
  curl -s https://example.org/page | frontwire read - --published 2024-03-06
  frontwire read report.txt --format jsonl | jq -r '.claim | [.kind, .quote] | @tsv'

Of several sources, one that cannot be read does not stop the others; the exit code is 1 then.
"""


class Format(StrEnum):
    """How a reading is printed."""

    BRIEF = "brief"
    JSON = "json"
    JSONL = "jsonl"


def read(  # noqa: PLR0913, PLR0917 - one for each option
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, addresses, or - .", show_default=False)
    ],
    published: Published = None,
    outlet: Outlet = None,
    output: Annotated[
        Format, typer.Option("--format", "-f", help="A brief for people, JSON, or one claim a line (jsonl).")
    ] = Format.BRIEF,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    if output is Format.JSON and len(sources) > 1:
        raise typer.BadParameter("one report makes one JSON document; for several use --format jsonl")
    held = reader(quiet=quiet)
    failed = False
    for number, source in enumerate(_progress(sources, quiet=quiet)):
        try:
            reading = read_source(source, held, published=published, outlet=outlet)
        except FrontwireError as error:
            if len(sources) == 1:
                raise
            complain(str(error))
            failed = True
            continue
        if output is Format.BRIEF and number:
            emit(f"\n{'─' * columns(width)}\n\n")
        emit(_printed(reading, output, width))
    if failed:
        raise typer.Exit(1)


def _printed(reading: Reading, output: Format, width: int | None) -> str:
    match output:
        case Format.JSON:
            return reading.to_json(indent=1) + "\n"
        case Format.JSONL:
            return reading.to_jsonl()
        case Format.BRIEF:
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
