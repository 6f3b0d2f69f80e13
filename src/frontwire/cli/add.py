"""`frontwire add`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from frontwire.cli.adding import Adder, Told, link, summary
from frontwire.cli.options import STORE, Outlet, Published, Quiet, Store
from frontwire.cli.output import emit
from frontwire.cli.reading import reader
from frontwire.cli.stores import opened
from frontwire.cli.walking import inputs
from frontwire.errors import InputError
from frontwire.model.voice import VoiceType

HELP = """Reads reports into a store.

What they tell of is linked to what is there. A PATH is a file, a folder (its .txt, .html, .htm and .md files, and
those of its folders), an address, or - for standard input. A report that the store has is not read into it twice:
the same command may be given every day. What cannot be read is complained of, kept as a refusal and does not stop
the others; the exit code is 1 then.

\b
  frontwire add reports/                             a folder, into frontwire.db
  frontwire add reports/ --store homs.db             into another store
  frontwire add https://example.org/news/12 page.html
  curl -s https://example.org/page | frontwire add - --published 2024-03-06

A message from somebody you know is a report too. Its claims are in the voice you name, and placed where you say if
the message does not:

\b
  frontwire add note.txt --voice "Dr Salih, Nyala" --voice-type medical --place "Nyala, SD"

Printed is what came in: reports new and known, claims, refusals, copies of other reports, happenings.
"""


def _moment(text: str) -> datetime:
    """A time in ISO 8601; without a zone it is UTC."""
    try:
        held = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no time: write 2024-03-06 or 2024-03-06T10:05Z") from error
    return held if held.tzinfo else held.replace(tzinfo=UTC)


def add(  # noqa: PLR0913, PLR0917 - one for each option
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, addresses, or - .", show_default=False)
    ],
    store: Store = STORE,
    published: Published = None,
    outlet: Outlet = None,
    voice: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose message it is: its claims are in that voice.")
    ] = None,
    voice_type: Annotated[
        VoiceType | None, typer.Option(metavar="TYPE", help="What sort of voice that is (medical, ngo, witness …).")
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Where that voice is; counts where the message names no place.")
    ] = None,
    fetched: Annotated[
        datetime | None,
        typer.Option(parser=_moment, metavar="TIME", help="When it came in (2024-03-06T10:05Z); now by default."),
    ] = None,
    reconcile: Annotated[
        bool, typer.Option("--reconcile/--no-reconcile", help="Link what was added to what is there, at the end.")
    ] = True,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    if voice is None and (voice_type is not None or place is not None):
        raise typer.BadParameter("--voice-type and --place tell of the one whose message it is: give --voice as well")
    found = list(inputs(paths))
    if not found:
        raise InputError("no report there: in a folder, .txt, .html, .htm and .md files are looked for")
    with opened(store, create=True, quiet=quiet) as corpus:
        voucher = None if voice is None else corpus.voucher(voice, type=voice_type, place=place)
        adder = Adder(corpus, reader(quiet=quiet))
        adder.add(found, told=Told(published, outlet, fetched, voucher), quiet=quiet)
        linked = link(corpus, quiet=quiet) if reconcile else None
    emit(summary(adder.tally, linked))
    if adder.tally.failed:
        raise typer.Exit(1)
