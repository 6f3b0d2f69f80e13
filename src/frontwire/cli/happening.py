"""`frontwire happening`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.deciding import claim
from frontwire.cli.options import STORE, At, Quiet, Store, Width
from frontwire.cli.output import color, columns, emit
from frontwire.cli.picturing import vocabulary
from frontwire.cli.stores import opened

if TYPE_CHECKING:
    from frontwire.publishing.dossiers import Dossier

HELP = """Shows all that the store holds on one happening.

Who says what, what is disputed, why its claims stand together, how they are graded, what they go back to. ID is
that of the happening or of a claim in it, or the beginning of one (four characters at least). Figures stand beside
who gives them and are never averaged; low, best and high say by which rule they were chosen.

\b
  frontwire happenings --place "Nawa, SY"
  frontwire happening 3f9a2c
  frontwire happening 3f9a2c --at 2024-03-05          as it was known then
  frontwire explain 51d0ee                            why one of its claims says what it says
"""


class Format(StrEnum):
    """How a happening is printed."""

    TEXT = "text"
    JSON = "json"


def happening(  # noqa: PLR0913, PLR0917 - one for each option
    asked: Annotated[str, typer.Argument(metavar="ID", help="A happening, or a claim in it.", show_default=False)],
    store: Store = STORE,
    at: At = None,
    output: Annotated[Format, typer.Option("--format", "-f", help="Text for people, or JSON.")] = Format.TEXT,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        dossier = corpus.dossier(claim(asked, corpus), at=at)
    emit(_printed(dossier, output, width))


def _printed(dossier: Dossier, output: Format, width: int | None) -> str:
    from frontwire.publishing.dossier import contract as dossier_contract  # noqa: PLC0415 - `--help` stays fast
    from frontwire.publishing.dossier import page as dossier_page  # noqa: PLC0415

    words = vocabulary(dossier.account.citations[-1].gist.known)
    if output is Format.JSON:
        return dossier_contract.to_json(dossier, words)
    return dossier_page.write(dossier, words, width=columns(width), color=color())
