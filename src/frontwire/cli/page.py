"""`frontwire page`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.options import STORE, At, PlaceName, Quiet, Since, Store
from frontwire.cli.output import complain, moving
from frontwire.cli.stores import opened
from frontwire.errors import InputError

HELP = """Writes the picture of a day as a web page in one file.

The file holds everything: map, timeline and list, every happening with who says what, every report with the words that
claims rest on, health and aid. It opens from a disk, without a server or a network, and changes no more. Points of
medical and shelter sites are put on a grid of about 11 kilometres unless --exact is given.

\b
  frontwire page -o front.html
  frontwire page --place "Nawa, SY" --at 2024-03-08 -o nawa.html
  frontwire page --limit 200 --withhold-names -o public.html
"""


def page(  # noqa: PLR0913, PLR0917 - one for each option
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")],
    store: Store = STORE,
    at: At = None,
    since: Since = None,
    place: PlaceName = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the newest happenings.")] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="Points of medical and shelter sites as they are: not for publishing.")
    ] = False,
    withhold: Annotated[
        bool, typer.Option("--withhold-names", help="Names of private persons put out of sight, letter by letter.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    from frontwire.serving.filing.exporting import Asked, export  # noqa: PLC0415 - `--help` stays fast

    asked = Asked(at, since, place, limit, exact, withhold)
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        with moving("Writing", quiet=quiet) as move:
            written = export(corpus, asked, progress=move)
    try:
        output.write_text(written, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{output} cannot be written: {error.strerror}") from error
    if not quiet:
        complain(f"{output}: {len(written.encode()) / 1_000_000:.1f} MB")
