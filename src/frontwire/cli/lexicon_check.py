"""`frontwire lexicon check`."""

from __future__ import annotations

from pathlib import Path

import typer

from frontwire.cli.options import Quiet
from frontwire.cli.output import emit, waiting
from frontwire.cli.reading import reader

HELP = """Loads all lexicons and runs every example in them.

Prints a line for each folder and one for each example that does not find what it says it finds. Exits
with 1 where there is one, or where an entry cannot be loaded: the line names the file and the key.

\b
  frontwire lexicon check
  FRONTWIRE_LEXICONS=my-lexicons frontwire lexicon check
"""


def check(quiet: Quiet = False) -> None:
    """See HELP."""
    held = reader(quiet=quiet)
    from frontwire.cli.examples import run  # noqa: PLC0415 - `--help` stays fast
    from frontwire.lexicon.labels import Labels  # noqa: PLC0415

    labels = Labels.load(Path(held.settings.lexicons) / "publishing" / "labels.yml")
    with waiting("Running the examples …", quiet=quiet):
        outcomes = list(run(held))
    wrong = [outcome for outcome in outcomes if outcome.wrong]
    folders = list(dict.fromkeys(_folder(outcome.path) for outcome in outcomes))
    for folder in folders:
        mine = [outcome for outcome in outcomes if _folder(outcome.path) == folder]
        failed = sum(bool(outcome.wrong) for outcome in mine)
        emit(f"{folder}: {len(mine)} examples" + (f", {failed} wrong\n" if failed else "\n"))
    for outcome in wrong:
        emit(f"{outcome.path}: {outcome.text!r} {outcome.wrong}\n")
    unlabelled = sorted(set(held.pipeline.lexicons.kinds.entries) - set(labels.kinds))
    for kind in unlabelled:
        emit(f"lexicons/publishing/labels.yml: no label for {kind}\n")
    if wrong or unlabelled:
        raise typer.Exit(1)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
