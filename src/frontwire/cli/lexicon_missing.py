"""`frontwire lexicon missing`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.options import Quiet
from frontwire.cli.output import complain, emit
from frontwire.cli.reading import read_source, reader
from frontwire.cli.tables import Table
from frontwire.errors import FrontwireError

if TYPE_CHECKING:
    from frontwire.model.document import Document
    from frontwire.publishing.gaps import Gap

HELP = """Lists frequent verbs and actors in reports that no lexicon entry covers, with an example each.

What to add to lexicons/kinds, lexicons/cues and lexicons/actors next. Counts are of occurrences in all
files together; what is met once only is left out unless --least 1 is given.

\b
  frontwire lexicon missing reports/*.txt
  frontwire lexicon missing reports/*.txt --top 50 --least 1
"""


def missing(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files, addresses, or - .", show_default=False)],
    top: Annotated[int, typer.Option("--top", "-n", min=1, help="How many of each at most.")] = 25,
    least: Annotated[int, typer.Option("--least", min=1, help="How often it must occur.")] = 2,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    from frontwire.publishing.gaps import missing_actors, missing_verbs  # noqa: PLC0415 - `--help` stays fast

    held = reader(quiet=quiet)
    documents: list[Document] = []
    failed = False
    for file in files:
        try:
            documents.append(read_source(file, held, published=None, outlet=None).document)
        except FrontwireError as error:
            complain(str(error))
            failed = True
    known = frozenset(held.pipeline.lexicons.kinds.index) | frozenset(held.pipeline.lexicons.cues.verbs)
    _print("verb", missing_verbs(documents, known=known, least=least)[:top])
    emit("\n")
    _print("actor", missing_actors(documents, least=least)[:top])
    if failed:
        raise typer.Exit(1)


def _print(name: str, gaps: tuple[Gap, ...]) -> None:
    if not gaps:
        emit(f"no {name} is missing\n")
        return
    table = Table("count", name, "example")
    for gap in gaps:
        table.add(str(gap.count), gap.word, gap.example)
    emit(table.text())
