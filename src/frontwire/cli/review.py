"""`frontwire review`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.deciding import By, person
from frontwire.cli.labelling import labels
from frontwire.cli.options import STORE, PlaceName, Quiet, Store, Width
from frontwire.cli.output import color, columns, complain, emit
from frontwire.cli.reviewing import Walk, ask
from frontwire.cli.stores import opened, placed

if TYPE_CHECKING:
    from frontwire.corpus import Corpus
    from frontwire.model.happening import Link
    from frontwire.model.judgement import Judgement

HELP = """Walks you through the links that the rules are least sure of.

Two claims are shown with the words around them and the reasons for and against. Answer with one key:

\b
  s   same        both tell of one happening
  d   different   they tell of two
  l   later       the newer is a later word on the same one (a toll that grew, a correction)
  k   skip        leave it to the rules
  u   undo        take your last answer back and see that pair again
  q   quit        what you have decided stays

Your answers are recorded with your name, win over every rule, stay when reports are read anew, and can be taken
back at any time ("frontwire judgements", "frontwire undo").

\b
  frontwire review
  frontwire review --place "Homs, SY" --limit 20
  printf 'sdk' | fold -w 1 | frontwire review --by Lina    answers from a pipe, one a line
"""


def review(  # noqa: PLR0913, PLR0917 - one for each option
    store: Store = STORE,
    place: PlaceName = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many pairs at most.")] = 50,
    by: By = None,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    who = person(by)
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        links = corpus.doubtful(place=placed(place, corpus))[:limit]
        if not links:
            emit("No link is in doubt.\n")
            return
        walk = Walk(
            links,
            show=lambda at, one: emit(_shown(corpus, one, at, len(links), width)),
            ask=ask,
            judge=lambda one, verdict: corpus.judge(one.older, one.newer, verdict, by=who),
            undo=lambda judgement: _undo(corpus, judgement, who),
            hint=complain,
        )
        walk.go()
        if walk.decided:
            link(corpus, quiet=quiet)
    emit(_summary(walk))


def _shown(corpus: Corpus, one: Link, at: int, total: int, width: int | None) -> str:
    from frontwire.publishing.cards import pair  # noqa: PLC0415 - `--help` stays fast

    heading = f"{at + 1} of {total}: do these tell of the same?"
    older, newer = (corpus.exhibit(claim) for claim in (one.older, one.newer))
    # As last linked: to link anew after every answer would keep the person waiting.
    with corpus.view() as view:
        homes = [view.happening_of(claim) for claim in (one.older, one.newer)]
    are_one = None not in homes and homes[0] == homes[1]
    shown = pair(
        one, older, newer, heading=heading, are_one=are_one, labels=labels(), width=columns(width), color=color()
    )
    return shown + "\n"


def _undo(corpus: Corpus, judgement: Judgement, who: str) -> None:
    corpus.undo(judgement.number, by=who)


def _summary(walk: Walk) -> str:
    counted = Counter(judgement.verdict.value for judgement in walk.decided)
    told = ", ".join(f"{number} {verdict}" for verdict, number in sorted(counted.items())) or "nothing"
    left = len(walk.links) - len(walk.made) - len(walk.skipped)
    return f"Decided: {told}. Skipped: {len(walk.skipped)}. Left: {left}.\n"
