"""Passing judgement on claims as they stand: what `accept` and `reject` share."""

from __future__ import annotations

from collections.abc import Sequence

from frontwire.cli.adding import link
from frontwire.cli.deciding import claim, done, person
from frontwire.cli.output import emit
from frontwire.cli.stores import opened
from frontwire.model.correction import Act


def passed(claims: Sequence[str], act: Act, *, store: str, by: str | None, because: str, quiet: bool) -> None:  # noqa: PLR0913
    """Records one decision about `claims`, links the store anew, and prints what was decided. Raises InputError."""
    with opened(store, quiet=quiet) as corpus:
        chosen = [claim(one, corpus) for one in claims]
        made = corpus.decide_all(chosen, act, by=person(by), because=because)
        link(corpus, quiet=quiet)
        emit("".join(f"correction {one.number}: {done(one)}\n" for one in made))
