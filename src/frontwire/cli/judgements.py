"""`frontwire judgements`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.ids import SHOWN
from frontwire.cli.options import STORE, Quiet, Store
from frontwire.cli.output import emit
from frontwire.cli.stores import opened
from frontwire.cli.tables import Table

if TYPE_CHECKING:
    from frontwire.model.judgement import Judgement

HELP = """Lists what people decided about claims.

They stand in the order of deciding. A judgement that was taken back stays in the list and says by which entry.

\b
  frontwire judgements
  frontwire judgements --format jsonl | jq -r 'select(.undone == null) | .because'
"""


class Format(StrEnum):
    """How judgements are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def judgements(
    store: Store = STORE,
    output: Annotated[
        Format, typer.Option("--format", "-f", help="A table for people, or one judgement a line (jsonl).")
    ] = Format.TABLE,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    with opened(store, quiet=quiet) as corpus:
        held = corpus.judgements()
    if output is Format.JSONL:
        from frontwire.publishing.dossier.contract import judgements_jsonl  # noqa: PLC0415 - `--help` stays fast

        emit(judgements_jsonl(held))
    else:
        emit(_table(held) if held else "Nobody has decided anything.\n")


def _table(held: tuple[Judgement, ...]) -> str:
    table = Table("no", "made", "by", "claim", "is", "claim ", "because", "taken back")
    for one in held:
        table.add(
            str(one.number),
            f"{one.made:%Y-%m-%d %H:%M}",
            one.by,
            one.left.claim[:SHOWN],
            one.verdict.value,
            one.right.claim[:SHOWN],
            one.because,
            "" if one.undone is None else f"by {one.undone}",
        )
    return table.text()
