"""`frontwire lexicon try`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.options import Published, Quiet, Width
from frontwire.cli.output import color, columns, emit
from frontwire.cli.reading import reader

if TYPE_CHECKING:
    from frontwire.publishing.reading import Reading

HELP = """Shows what fires in a sentence and why: kind, entry, roles, figures, voice, stance, when, where.

Where nothing fires, it shows the verbs that no entry covers. For people who edit lexicons: change an
entry, try a sentence, put it among the entry's examples.

\b
  frontwire lexicon try "Rebels shelled the airport on Monday, officials said."
  frontwire lexicon try "Clinics ran out of insulin last week." --published 2024-03-06
"""


def try_sentence(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One sentence or several.", show_default=False)],
    published: Published = None,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    held = reader(quiet=quiet)
    reading = held.read(f"{sentence}\n", published=published)
    found = (*reading.claims, *reading.interactions)
    for claim in found:
        emit(reading.explain(claim.id, width=columns(width), color=color()) + "\n")
    if not found:
        emit("no entry fires\n\n")
    emit(_rest(reading, covered=_known(reading)))


def _known(reading: Reading) -> frozenset[int]:
    from frontwire.publishing.gaps import covered  # noqa: PLC0415 - `--help` stays fast

    return covered(reading.document)


def _rest(reading: Reading, *, covered: frozenset[int]) -> str:
    """What the stages noted besides, and the verbs that nothing made use of."""
    document = reading.document
    verbs = [t.lemma for t in document.syntax.tokens if t.pos == "VERB" and t.index not in covered]
    lines = [
        ("sayings", [f"{a.voice.text} [{a.cue.text if a.cue else 'no cue'}]" for a in document.attributions]),
        ("hedges", [hedge.text for hedge in document.hedges]),
        ("times", [f"{note.text} = {note.value or 'unsettled'}" for note in document.times]),
        ("places", [f"{n.text} = {n.place.name if n.place else n.because}" for n in document.placements]),
        ("verbs that no entry covers", verbs),
        ("refused", [f"{refusal.quote}: {refusal.because}" for refusal in reading.refusals]),
    ]
    return "".join(f"{name}: {'; '.join(' '.join(item.split()) for item in held)}\n" for name, held in lines if held)
