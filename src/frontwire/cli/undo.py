"""`frontwire undo`."""

from __future__ import annotations

from typing import Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.deciding import By, person, taken_back
from frontwire.cli.options import STORE, Quiet, Store
from frontwire.cli.output import emit
from frontwire.cli.stores import opened

HELP = """Takes a judgement or a correction back: what the rules say counts again.

N is its number in "frontwire judgements"; without it the last decision that stands is taken back, all of a split at
once. Given again, it takes back the one before. What is taken back stays in the log, with the entry that took it back:
give the number of that entry, and the decision stands again.

\b
  frontwire undo
  frontwire undo 12
"""


def undo(
    number: Annotated[int | None, typer.Argument(metavar="N", min=1, help="A decision.", show_default=False)] = None,
    store: Store = STORE,
    by: By = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    with opened(store, quiet=quiet) as corpus:
        undone = corpus.undo(number, by=person(by))
        link(corpus, quiet=quiet)
    emit(taken_back(undone))
