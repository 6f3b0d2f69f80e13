"""`frontwire reread`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.ids import pick
from frontwire.cli.options import STORE, Quiet, Store
from frontwire.cli.output import counted, emit, moving
from frontwire.cli.reading import reader
from frontwire.cli.stores import opened

if TYPE_CHECKING:
    from frontwire.corpus import Reread

HELP = """Reads the reports of a store anew, by the rules of today.

Do so after an update, or after you changed a lexicon. Reports that were read by the same version and lexicons are
left alone, unless you name them. The texts are those in the store, nothing is fetched. Claims are replaced where they
differ; what people decided about them stays, as long as the same words still make a claim.

\b
  frontwire reread
  frontwire reread --report 5b1e90 --report 77aa02
"""


def reread(
    report: Annotated[
        list[str] | None, typer.Option("--report", metavar="ID", help="That report, whoever read it; may be repeated.")
    ] = None,
    store: Store = STORE,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    with opened(store, quiet=quiet) as corpus:
        with corpus.view() as view:
            wanted = [pick(one, noun="report", beginning=view.report_ids) for one in report or ()]
        with moving("Reading anew", quiet=quiet) as move:
            done = corpus.reread(reader(quiet=quiet), reports=wanted, progress=move)
        link(corpus, quiet=quiet)
    emit(_summary(done))


def _summary(done: tuple[Reread, ...]) -> str:
    if not done:
        return "Every report was read by the rules and lexicons of today already.\n"
    came, went, stayed = (sum(getattr(one, name) for one in done) for name in ("came", "went", "stayed"))
    return f"{counted(len(done), 'report')} read anew: {came:,} claims came in, {went:,} went, {stayed:,} stayed\n"
