"""`frontwire reject`."""

from __future__ import annotations

from typing import Annotated

import typer

from frontwire.cli.deciding import Because, By
from frontwire.cli.options import STORE, Quiet, Store
from frontwire.cli.passing import passed
from frontwire.model.correction import Act

HELP = """Says that the words do not say what claims have them say.

CLAIM is an id, as the picture and other commands print it, or the beginning of one (four characters at least). A
rejected claim counts nowhere: not in happenings, tolls or exports. It stays in the store, with your name and reason,
and comes back when you take the decision back or accept it. What is only untrue is no reason to reject a claim: it was
said all the same.

\b
  frontwire reject 3f9a2c --because "the headline of another report"
  frontwire undo
"""


def reject(
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM", help="Claims to reject.", show_default=False)],
    store: Store = STORE,
    by: By = None,
    because: Because = "",
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    passed(claims, Act.REJECT, store=store, by=by, because=because, quiet=quiet)
