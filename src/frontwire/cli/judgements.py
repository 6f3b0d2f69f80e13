"""`frontwire judgements`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.deciding import acted
from frontwire.cli.ids import SHOWN
from frontwire.cli.options import STORE, Quiet, Store
from frontwire.cli.output import emit
from frontwire.cli.stores import opened
from frontwire.cli.tables import Table

if TYPE_CHECKING:
    from frontwire.model.correction import Decision

HELP = """Lists what people decided about claims.

Judgements on two claims and corrections of single ones stand in the order of deciding. What was taken back stays in the
list and says by which entry.

\b
  frontwire judgements
  frontwire judgements --format jsonl | jq -r 'select(.undone == null) | .because'
"""


class Format(StrEnum):
    """How decisions are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def judgements(
    store: Store = STORE,
    output: Annotated[
        Format, typer.Option("--format", "-f", help="A table for people, or one decision a line (jsonl).")
    ] = Format.TABLE,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    with opened(store, quiet=quiet) as corpus:
        held = corpus.decisions()
    if output is Format.JSONL:
        from frontwire.publishing.dossier.contract import decisions_jsonl  # noqa: PLC0415 - `--help` stays fast

        emit(decisions_jsonl(held))
    else:
        emit(_table(held) if held else "Nobody has decided anything.\n")


def _table(held: tuple[Decision, ...]) -> str:
    table = Table("no", "made", "by", "claim", "is", "claim ", "because", "taken back")
    for one in held:
        table.add(
            str(one.number),
            f"{one.made:%Y-%m-%d %H:%M}",
            one.by,
            *_decided(one),
            one.because,
            "" if one.undone is None else f"by {one.undone}",
        )
    return table.text()


def _decided(decision: Decision) -> tuple[str, str, str]:
    """The claim, what is decided of it, and the other claim where two are judged."""
    from frontwire.model.judgement import Judgement  # noqa: PLC0415 - `--help` stays fast

    if isinstance(decision, Judgement):
        return decision.left.claim[:SHOWN], decision.verdict.value, decision.right.claim[:SHOWN]
    return decision.claim.claim[:SHOWN], acted(decision), ""
