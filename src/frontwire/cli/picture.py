"""`frontwire picture`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.choosing import ordered
from frontwire.cli.options import STORE, At, PlaceName, Quiet, Since, Store, Width
from frontwire.cli.output import emit
from frontwire.cli.picturing import brief, to_json
from frontwire.cli.stores import opened, placed

HELP = """Shows what is said of a place as of a day.

What is agreed, disputed, unknown and new, with who says what. Nothing in it is decided, averaged or added up: a
number stands in it only where somebody gives it. Without --at it is of the last day on which anything came in;
happenings are those of the week before, or from --since on; who holds what, and what is open or runs short, rests
on all that was known.

\b
  frontwire picture
  frontwire picture --place "Nawa, SY" --at 2024-03-06
  frontwire picture --since 2024-03-01 --format json

[3f9a2c01] at the end of a line is an id: "frontwire happening" shows all that is said of it, "frontwire explain"
why a claim says what it says. What changed between two days: "frontwire diff".
"""


class Format(StrEnum):
    """How a picture is printed."""

    BRIEF = "brief"
    JSON = "json"


def picture(  # noqa: PLR0913, PLR0917 - one for each option
    store: Store = STORE,
    at: At = None,
    since: Since = None,
    place: PlaceName = None,
    output: Annotated[Format, typer.Option("--format", "-f", help="A brief for people, or JSON.")] = Format.BRIEF,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    ordered(since, at)
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        drawn = corpus.picture(at=at, since=since, place=placed(place, corpus))
    emit(to_json(drawn) if output is Format.JSON else brief(drawn, width=width))
