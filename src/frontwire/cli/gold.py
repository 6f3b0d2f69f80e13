"""`frontwire gold`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.ids import pick
from frontwire.cli.options import STORE, Quiet, Store
from frontwire.cli.output import counted, emit
from frontwire.cli.stores import opened
from frontwire.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontwire.publishing.gold import Marked

HELP = """Writes the claims that people checked as gold: test data for Frontwire and for other readers of news.

For each report two files come into FOLDER: ID.txt with its text, and ID.json with its claims, every quote as it stands
in the text. Only claims that somebody accepted, changed or added are written, and only reports that have one; --all
writes all that nobody rejected, checked or not.

A report in which you checked some claims tells which of those are right, not what is missed: for complete gold go
through all its claims, add what is missing, and name it with --report.

\b
  frontwire gold -o gold/
  frontwire gold --report 5b1e90 -o gold/
"""


def gold(
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to; made if need be.", show_default=False)
    ],
    report: Annotated[
        list[str] | None, typer.Option("--report", metavar="ID", help="Only that report; may be repeated.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All claims that nobody rejected, checked or not.")] = False,
    store: Store = STORE,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    with opened(store, quiet=quiet) as corpus:
        with corpus.view() as view:
            wanted = [pick(one, noun="report", beginning=view.report_ids) for one in report or ()]
        reports, claims = _write(corpus.gold(reports=wanted, everything=everything), folder)
    if not reports:
        raise InputError("nobody accepted, changed or added a claim there: accept some, or give --all")
    emit(f"{counted(reports, 'report')} with {counted(claims, 'claim')} written to {folder}\n")


def _write(held: Iterator[Marked], folder: Path) -> tuple[int, int]:
    """Writes two files for each report; gives the numbers of reports and claims. Raises InputError."""
    reports = claims = 0
    try:
        for marked in held:
            folder.mkdir(parents=True, exist_ok=True)
            # The bytes as they are: spans and quotes count every line end.
            (folder / f"{marked.gold.id}.txt").write_bytes(marked.text.encode("utf-8"))
            (folder / f"{marked.gold.id}.json").write_bytes(marked.json.encode("utf-8"))
            reports, claims = reports + 1, claims + len(marked.gold.claims)
    except OSError as error:
        raise InputError(f"{folder}: it cannot be written ({error.strerror})") from error
    return reports, claims
