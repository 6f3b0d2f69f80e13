"""`frontwire sources`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.choosing import chosen
from frontwire.cli.labelling import labels
from frontwire.cli.options import STORE, At, Kinds, PlaceName, Quiet, Since, Store, VoiceTypes, Width
from frontwire.cli.output import emit, room
from frontwire.cli.stores import opened, placed
from frontwire.cli.tables import Table

if TYPE_CHECKING:
    from frontwire.model.source import Source

HELP = """Lists who is heard, and how often others bear them out.

Voices and outlets, those with most claims first. "confirmed" counts claims that another independent origin tells as
well, "contradicted" those that one tells otherwise (a claim may be both), "alone" those of happenings that no other
origin tells of. "reliability" holds the letters of the Admiralty code given
to the claims, from lexicons/grading: where there are two, a party to the conflict was lowered for deeds of its own
and of its enemy. Voices that no report names are one line for each sort.

\b
  frontwire sources
  frontwire sources --place "Nawa, SY" --voice-type medical
  frontwire sources --format jsonl | jq -r 'select(.contradicted > 0) | .name'
"""


class Format(StrEnum):
    """How sources are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def sources(  # noqa: PLR0913, PLR0917 - one for each option
    store: Store = STORE,
    at: At = None,
    since: Since = None,
    place: PlaceName = None,
    kind: Kinds = None,
    voice_type: VoiceTypes = None,
    output: Annotated[
        Format, typer.Option("--format", "-f", help="A table for people, or one source a line (jsonl).")
    ] = Format.TABLE,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        query = chosen(at=at, since=since, place=placed(place, corpus), kinds=kind, voices=voice_type)
        held = corpus.sources(query)
    if output is Format.JSONL:
        from frontwire.publishing.dossier.contract import sources_jsonl  # noqa: PLC0415 - `--help` stays fast

        emit(sources_jsonl(held))
    else:
        emit(_table(held, width) if held else "Nobody is heard.\n")


def _table(held: tuple[Source, ...], width: int | None) -> str:
    words = labels()
    table = Table("claims", "confirmed", "contradicted", "alone", "reliability", "party", "sort", "who")
    for one in held:
        table.add(
            str(one.claims),
            str(one.confirmed),
            str(one.contradicted),
            str(one.alone),
            " ".join(one.letters),
            "" if one.party is None else "party" if one.party else "no party",
            words.voices[one.type],
            one.name or "not named",
        )
    return table.text(width=room(width))
