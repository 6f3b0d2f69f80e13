"""What a person decides, from the command line: who he is, which claims he means, what comes of it."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.ids import pick
from frontwire.cli.output import counted
from frontwire.errors import InputError

if TYPE_CHECKING:
    from frontwire.corpus import Corpus
    from frontwire.model.correction import Correction, Decision
    from frontwire.model.happening import Happening
    from frontwire.model.judgement import Judgement
    from frontwire.store import StoreView

By = Annotated[
    str | None,
    typer.Option(envvar="FRONTWIRE_BY", metavar="NAME", help="Who decides; this computer's user where not given."),
]
Because = Annotated[str, typer.Option(metavar="WORDS", help="Why, in words that others will read.")]


def person(by: str | None) -> str:
    """The name that a judgement is recorded under."""
    return (by or "").strip() or getpass.getuser()


def happening(asked: str, corpus: Corpus) -> Happening:
    """The happening with that id, or that holds the claim with that id, by any beginning of it. Raises InputError."""
    return of_claim(claim(asked, corpus), corpus)


def of_claim(claim_id: str, corpus: Corpus) -> Happening:
    """The happening that a claim stands in, linked anew where something came in since. Raises InputError."""
    corpus.reconcile()
    with corpus.view() as view:
        held = view.happening_of(claim_id)
    if held is None:
        raise InputError(f"claim {claim_id} stands in no happening")
    return held


def claim(asked: str, corpus: Corpus) -> str:
    """The full id of a claim. Raises InputError."""
    with corpus.view() as view:
        return pick(asked, noun="claim", beginning=view.claim_ids, words=lambda id_: _words(id_, view))


def _words(claim_id: str, view: StoreView) -> str:
    """What a claim is, in a list of candidates."""
    from frontwire.publishing.wording import quoted  # noqa: PLC0415 - `--help` stays fast

    gist = view.gist(claim_id)
    return "" if gist is None else f"{gist.kind}, known {gist.known}, {quoted(gist.quote, 60)}"


def told(made: Sequence[Judgement], claims: Iterable[str], corpus: Corpus) -> str:
    """What was decided, and in which happenings `claims` stand now."""
    lines = [f"judgement {one.number}: {_pair(one)}" for one in made]
    return "".join(f"{line}\n" for line in (*lines, *standing(claims, corpus)))


def standing(claims: Iterable[str], corpus: Corpus) -> Iterator[str]:
    """In which happenings `claims` stand now, a line for each happening."""
    held = {happening.id: happening for happening in (of_claim(one, corpus) for one in claims)}
    return (f"happening {one.id} has {counted(len(one.claims), 'claim')}" for one in held.values())


def taken_back(undone: Sequence[Decision]) -> str:
    """What was taken back, or stands again."""
    return "".join(f"{'stands again' if one.undone is None else 'taken back'}: {_named(one)}\n" for one in undone)


def _named(decision: Decision) -> str:
    from frontwire.model.judgement import Judgement  # noqa: PLC0415 - `--help` stays fast

    if isinstance(decision, Judgement):
        return f"judgement {decision.number}, {_pair(decision)}"
    return f"correction {decision.number}, {done(decision)}"


def done(correction: Correction) -> str:
    """What was decided about one claim: "3f9a…: rejected"."""
    return f"{correction.claim.claim}: {acted(correction)}"


def acted(correction: Correction) -> str:
    """What was done: "rejected", "place, when changed"."""
    from frontwire.publishing.corrected import acted  # noqa: PLC0415 - `--help` stays fast

    return acted(correction)


def _pair(judgement: Judgement) -> str:
    return f"{judgement.left.claim} and {judgement.right.claim}: {judgement.verdict}"
