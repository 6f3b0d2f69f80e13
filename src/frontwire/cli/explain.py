"""`frontwire explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.deciding import claim as found
from frontwire.cli.options import STORE, At, Outlet, Published, Quiet, Store, Width
from frontwire.cli.output import color, columns, emit
from frontwire.cli.reading import is_source, read_source, reader
from frontwire.cli.stores import opened
from frontwire.errors import InputError

HELP = """Shows the path from the words to every value of one claim.

Of a claim in a store, give its ID, or the beginning of it (four characters at least), as the picture and other
commands print it. The path then begins at the happening that the claim stands in, why it stands there, how it is
graded and what it goes back to.

\b
  frontwire explain 3f9a2c
  frontwire explain 3f9a2c --store homs.db

Of a claim in a report that is in no store, give the report, as to "read", and the claim's number in the brief or
its id. Then it is also shown which word fired. Give the same --published and --outlet as to "read".

\b
  frontwire explain report.txt 7
  frontwire explain report.txt 3f9a2c

Both go on with the quote in its sentence with character offsets, the lexicon entries that fired and what they mean,
the voice and its cue, hedges, the time words and the days they make, the place chosen and the places considered.
"""


def explain(  # noqa: PLR0913, PLR0917 - one for each option
    what: Annotated[
        str, typer.Argument(metavar="ID|REPORT", help="A claim in the store, or a report.", show_default=False)
    ],
    claim: Annotated[
        str | None, typer.Argument(metavar="CLAIM", help="With a report: a number or an id.", show_default=False)
    ] = None,
    store: Store = STORE,
    at: At = None,
    published: Published = None,
    outlet: Outlet = None,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    if claim is None:
        if is_source(what):
            raise InputError(f"which claim of {what}? Give its number in the brief: frontwire explain {what} 1")
        with opened(store, quiet=quiet) as corpus:
            link(corpus, quiet=quiet)
            text = corpus.explain(found(what, corpus), at=at, width=columns(width), color=color())
    else:
        reading = read_source(what, reader(quiet=quiet), published=published, outlet=outlet)
        text = reading.explain(claim, width=columns(width), color=color())
    emit(text)
