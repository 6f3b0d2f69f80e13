"""`frontwire accept`."""

from __future__ import annotations

from typing import Annotated

import typer

from frontwire.cli.deciding import Because, By
from frontwire.cli.options import STORE, Quiet, Store
from frontwire.cli.passing import passed
from frontwire.model.correction import Act

HELP = """Says that claims are read rightly as they stand.

CLAIM is an id, as the picture and other commands print it, or the beginning of one (four characters at least). Nothing
changes in what is drawn; but it is on record who checked the claim, and "frontwire gold" exports it. A claim that was
rejected comes back.

\b
  frontwire explain 3f9a2c
  frontwire accept 3f9a2c 51d0ee
  frontwire undo
"""


def accept(
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM", help="Claims to accept.", show_default=False)],
    store: Store = STORE,
    by: By = None,
    because: Because = "",
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    passed(claims, Act.ACCEPT, store=store, by=by, because=because, quiet=quiet)
