"""`frontwire merge`."""

from __future__ import annotations

from typing import Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.deciding import Because, By, happening, person, told
from frontwire.cli.options import STORE, Quiet, Store
from frontwire.cli.output import emit
from frontwire.cli.stores import opened
from frontwire.errors import InputError
from frontwire.model.judgement import Verdict

HELP = """Says that two happenings are one.

A and B are ids of happenings, or of claims in them, or the beginning of one (four characters at least). Nothing is
overwritten: your judgement is recorded, wins over the rules, and can be taken back.

\b
  frontwire happenings --place "Nawa, SY"
  frontwire merge 3f9a2c 77b01d --because "both tell of the market"
  frontwire undo
"""


def merge(  # noqa: PLR0913, PLR0917 - one for each option
    a: Annotated[str, typer.Argument(metavar="A", help="A happening.", show_default=False)],
    b: Annotated[str, typer.Argument(metavar="B", help="The other one.", show_default=False)],
    store: Store = STORE,
    by: By = None,
    because: Because = "",
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        one, other = happening(a, corpus), happening(b, corpus)
        if one.id == other.id:
            raise InputError(f"{a} and {b} are one happening already ({one.id})")
        made = corpus.judge(one.id, other.id, Verdict.SAME, by=person(by), because=because)
        link(corpus, quiet=quiet)
        emit(told([made], [one.id, other.id], corpus))
