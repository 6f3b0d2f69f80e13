"""`frontwire explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from frontwire.cli.options import Outlet, Published, Quiet, Width
from frontwire.cli.output import color, columns, emit
from frontwire.cli.sources import read_source, reader

HELP = """Shows the path from the words to every value of one claim.

CLAIM is the claim's number in the brief, or its id or the beginning of it (four characters at least).
What is shown: the quote in its sentence with character offsets, the lexicon entries that fired and what
they mean, the voice and its cue, hedges, the time words and the days they make, the place chosen and the
places considered. Give the same --published and --outlet as to "read".

\b
  frontwire explain report.txt 7
  frontwire explain report.txt 3f9a2c
"""


def explain(  # noqa: PLR0913, PLR0917 - one for each option
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A file, an address, or - .", show_default=False)],
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A number or an id.", show_default=False)],
    published: Published = None,
    outlet: Outlet = None,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    reading = read_source(report, reader(quiet=quiet), published=published, outlet=outlet)
    emit(reading.explain(claim, width=columns(width), color=color()))
