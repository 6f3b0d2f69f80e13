"""`frontwire correct`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.correcting import Given, complete
from frontwire.cli.days import day
from frontwire.cli.deciding import Because, By, claim, done, person, standing
from frontwire.cli.options import STORE, Quiet, Store
from frontwire.cli.output import emit
from frontwire.cli.stores import opened
from frontwire.model.voice import Certainty, Polarity

if TYPE_CHECKING:
    from frontwire.corpus import Corpus
    from frontwire.model.correction import Correction

HELP = """Gives a claim other values, where its words say something else.

CLAIM is an id, as the picture and other commands print it, or the beginning of one (four characters at least). Only
what you give is changed. The claim as it was read stays in the store: your correction is laid over it, survives
rereading, and can be taken back. Of two corrections of one field the later one holds.

\b
  frontwire explain 3f9a2c
  frontwire correct 3f9a2c --place "Tafas, SY" --because "the market is that of Tafas"
  frontwire correct 3f9a2c --kind air_strike --actor "government jets"
  frontwire correct 3f9a2c --first 2024-03-04 --last 2024-03-06
  frontwire correct 3f9a2c --figure "killed civilian 12.." --figure "wounded 30"
  frontwire correct 3f9a2c --voice "medical: Dr Rana Khoury" --certainty claimed
  frontwire undo

A place is a name (with what tells namesakes apart: "Tafas, SY"), or an id of "frontwire gazetteer find". One day is
--first alone. A figure is what is counted, of whom where that is told, and a number: 12, 12..15, 12.. (at least) or
..15 (up to). Voices are "TYPE: WORDS", the innermost first. Actors, targets, figures and voices are given whole: those
you give replace all that were there.
"""


def correct(  # noqa: PLR0913, PLR0917 - one for each option
    what: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim.", show_default=False)],
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="What is told (shelling).")] = None,
    actor: Annotated[list[str] | None, typer.Option(metavar="WORDS", help="Who does it; may be repeated.")] = None,
    target: Annotated[list[str] | None, typer.Option(metavar="WORDS", help="To whom; may be repeated.")] = None,
    place: Annotated[str | None, typer.Option(metavar="PLACE", help="Where: a name or an id.")] = None,
    place_words: Annotated[
        str | None, typer.Option(metavar="WORDS", help="The report's words for it, where others were taken.")
    ] = None,
    part: Annotated[str | None, typer.Option(metavar="PART", help="Which part of it (west).")] = None,
    unplaced: Annotated[bool, typer.Option("--unplaced", help="The words tell no place.")] = False,
    first: Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="The first day.")] = None,
    last: Annotated[
        date | None, typer.Option(parser=day, metavar="DATE", help="The last; the first by default.")
    ] = None,
    undated: Annotated[bool, typer.Option("--undated", help="The words tell no day.")] = False,
    figure: Annotated[list[str] | None, typer.Option(metavar="FIGURE", help="How many; may be repeated.")] = None,
    uncounted: Annotated[bool, typer.Option("--uncounted", help="The words tell no number.")] = False,
    voice: Annotated[list[str] | None, typer.Option(metavar="VOICE", help="Who says it; may be repeated.")] = None,
    outlet: Annotated[bool, typer.Option("--outlet", help="The outlet says it itself.")] = False,
    direct: Annotated[bool | None, typer.Option("--direct/--indirect", help="The speaker's own words or not.")] = None,
    polarity: Annotated[Polarity | None, typer.Option(help="Said to be so, or not to be so.")] = None,
    certainty: Annotated[Certainty | None, typer.Option(help="How firmly it is said.")] = None,
    background: Annotated[bool | None, typer.Option("--background/--news", help="Background or news.")] = None,
    store: Store = STORE,
    by: By = None,
    because: Because = "",
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    given = Given(
        kind=kind,
        actors=None if actor is None else tuple(actor),
        targets=None if target is None else tuple(target),
        place=place,
        place_words=place_words,
        part=part,
        unplaced=unplaced,
        first=first,
        last=last,
        undated=undated,
        figures=() if uncounted else None if figure is None else tuple(figure),
        voices=() if outlet else None if voice is None else tuple(voice),
        direct=direct,
        polarity=polarity,
        certainty=certainty,
        background=background,
    )
    with opened(store, quiet=quiet) as corpus:
        id_ = claim(what, corpus)
        values, fields = complete(given, id_, corpus)
        made = corpus.correct(id_, values, fields=fields, by=person(by), because=because)
        link(corpus, quiet=quiet)
        emit(_told(made, corpus))


def _told(made: Correction, corpus: Corpus) -> str:
    """What was changed from what, and in which happening the claim stands now."""
    from frontwire.publishing.corrected import changes  # noqa: PLC0415 - `--help` stays fast

    claim_id = made.claim.claim
    with corpus.view() as view:
        original, history = view.original(claim_id), view.history(claim_id)
    held = () if original is None else changes(original, history)
    changed = [f"  {one.field}: {one.after}; was {one.before}" for one in held if one.correction.number == made.number]
    lines = [f"correction {made.number}: {done(made)}", *changed, *standing([claim_id], corpus)]
    return "".join(f"{line}\n" for line in lines)
