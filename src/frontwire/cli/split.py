"""`frontwire split`."""

from __future__ import annotations

from typing import Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.deciding import Because, By, claim, happening, person, told
from frontwire.cli.options import STORE, Quiet, Store
from frontwire.cli.output import emit
from frontwire.cli.stores import opened
from frontwire.errors import InputError
from frontwire.model.judgement import Verdict

HELP = """Takes claims out of a happening: they tell of something else.

HAPPENING and CLAIM are ids, or the beginning of one (four characters at least). The claims that are taken out may
still be linked to one another. Your judgements are recorded, win over the rules, and can be taken back.

\b
  frontwire happening 3f9a2c
  frontwire split 3f9a2c 51d0ee 9b7c40 --because "another market, a day later"
  frontwire undo
"""


def split(  # noqa: PLR0913, PLR0917 - one for each option
    whole: Annotated[str, typer.Argument(metavar="HAPPENING", help="A happening.", show_default=False)],
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM", help="Claims in it.", show_default=False)],
    store: Store = STORE,
    by: By = None,
    because: Because = "",
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        held = happening(whole, corpus)
        out = list(dict.fromkeys(claim(one, corpus) for one in claims))
        foreign = [one for one in out if one not in held.claims]
        if foreign:
            raise InputError(f"claim {foreign[0]} does not stand in happening {held.id}")
        rest = [one for one in held.claims if one not in out]
        if not rest:
            raise InputError(f"these are all the claims of happening {held.id}: leave one in it")
        pairs = [(one, other) for one in out for other in rest]
        made = corpus.judge_all(pairs, Verdict.DIFFERENT, by=person(by), because=because)
        link(corpus, quiet=quiet)
        emit(told(made, [rest[0], *out], corpus))
