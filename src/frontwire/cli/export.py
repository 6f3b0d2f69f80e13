"""`frontwire export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.adding import link
from frontwire.cli.choosing import chosen
from frontwire.cli.options import STORE, At, Kinds, PlaceName, Quiet, Since, Store, VoiceTypes
from frontwire.cli.output import complain, counted
from frontwire.cli.stores import opened, placed

if TYPE_CHECKING:
    from frontwire.publishing.exports import Tally

HELP = """Writes claims or happenings in a format that other tools read."""


def export(  # noqa: PLR0913, PLR0917 - one for each option
    output_format: Annotated[str, typer.Option("--format", "-f", metavar="F", help="The format, by name.")],
    store: Store = STORE,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where to; standard output by default.")
    ] = None,
    rows: Annotated[
        str | None, typer.Option(metavar="UNIT", help="What a row is, where the format knows both: claims, happenings.")
    ] = None,
    at: At = None,
    since: Since = None,
    place: PlaceName = None,
    kind: Kinds = None,
    voice_type: VoiceTypes = None,
    exact_sites: Annotated[
        bool, typer.Option("--exact-sites", help="Points of medical and shelter sites as they are, not made coarse.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    with opened(store, quiet=quiet) as corpus:
        link(corpus, quiet=quiet)
        query = chosen(at=at, since=since, place=placed(place, corpus), kinds=kind, voices=voice_type)
        if out is None:
            tally = corpus.export(output_format, sys.stdout.buffer, query=query, unit=rows, exact_sites=exact_sites)
        else:
            with out.open("wb") as stream:
                tally = corpus.export(output_format, stream, query=query, unit=rows, exact_sites=exact_sites)
    if not quiet:
        _tell(tally)


def _tell(tally: Tally) -> None:
    complain(f"{counted(tally.written, 'row')} written")
    for because, number in sorted(tally.left_out.items()):
        complain(f"{number:,} left out: {because}")
