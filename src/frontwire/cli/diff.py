"""`frontwire diff`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.choosing import ordered
from frontwire.cli.days import day
from frontwire.cli.options import STORE, PlaceName, Quiet, Since, Store, Width
from frontwire.cli.output import emit
from frontwire.cli.picturing import changes_json
from frontwire.cli.picturing import diff as written
from frontwire.cli.stores import opened, placed

HELP = """Shows what became known between two days.

What is new, confirmed, disputed, updated and withdrawn.

\b
  frontwire diff --since yesterday
  frontwire diff --from 2024-03-05 --to 2024-03-07 --place "Nawa, SY"
  frontwire diff --since 7d --format jsonl | jq -r '[.kind, .because] | @tsv'

--since D is --from D up to the last day on which anything came in. What was known on the first of the two days is
compared with what was known on the last: a report that is added late counts on the day it was published.
"""


class Format(StrEnum):
    """How changes are printed."""

    TEXT = "text"
    JSONL = "jsonl"


def diff(  # noqa: PLR0913, PLR0917 - one for each option
    store: Store = STORE,
    since: Since = None,
    start: Annotated[
        date | None, typer.Option("--from", parser=day, metavar="DATE", help="The first of the days; as --since.")
    ] = None,
    end: Annotated[
        date | None, typer.Option("--to", parser=day, metavar="DATE", help="The last; that of the last report else.")
    ] = None,
    place: PlaceName = None,
    output: Annotated[
        Format, typer.Option("--format", "-f", help="Text for people, or one change a line (jsonl).")
    ] = Format.TEXT,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    if (since is None) == (start is None):
        raise typer.BadParameter("say from which day: --since DATE, or --from DATE with or without --to DATE")
    first = since or start
    ordered(first, end)
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        drawn = corpus.picture(at=end, since=first, place=placed(place, corpus))
    emit(changes_json(drawn) if output is Format.JSONL else written(drawn, width=width))
