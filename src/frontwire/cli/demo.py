"""`frontwire demo`."""

from __future__ import annotations

import shlex
import tempfile
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.adding import Adder, link, summary
from frontwire.cli.options import Quiet, Width
from frontwire.cli.output import columns, emit, moving
from frontwire.cli.picturing import brief
from frontwire.cli.reading import reader
from frontwire.cli.stores import opened
from frontwire.model.parcel import Told

if TYPE_CHECKING:
    from frontwire.corpus import Corpus
    from frontwire.samples import Item

HELP = """Loads a sample set of reports and shows the picture.

It also says what to try next. The set tells of six days of one front: reports by differing outlets with reprints, a
denied air strike, a toll that grows and is corrected, a town claimed by both sides, and messages of clinics. The
towns are real, all else is invented.

\b
  frontwire demo                       into a new store in the folder for temporary files
  frontwire demo --store front.db      into a store of your own
"""


def demo(
    store: Annotated[
        str | None,
        typer.Option(metavar="PATH_OR_URL", help="Where to load it; a temporary file where not given."),
    ] = None,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    from frontwire.samples import load_sample  # noqa: PLC0415 - `--help` stays fast

    sample = load_sample()
    where = store or str(Path(tempfile.mkdtemp(prefix="frontwire-")) / "demo.db")
    with opened(where, create=True, quiet=quiet) as corpus:
        held = reader(quiet=quiet)
        adder = Adder(corpus, lambda: held)
        with moving("Reading", quiet=quiet) as move:
            move(0, len(sample.items))
            for number, item in enumerate(sample.items, start=1):
                for one in held.parcels(item.path):
                    adder.take(one, _told(item, corpus))
                move(number, len(sample.items))
        linked = link(corpus, quiet=quiet)
        emit(f"{textwrap.fill(sample.notice, columns(width))}\n\n{summary(adder.tally, linked)}\n")
        emit(brief(corpus.picture(), width=width))
    emit(_next(where))


def _told(item: Item, corpus: Corpus) -> Told:
    voucher = None if item.voice is None else corpus.voucher(item.voice, place=item.place)
    return Told(published=item.published, outlet=item.outlet, fetched=item.fetched, voucher=voucher)


def _next(store: str) -> str:
    """What to try with the store that was just filled."""
    return f"""
Now try, with this store:

  export FRONTWIRE_STORE={shlex.quote(store)}
  frontwire serve --edit                                  the same as a page: map, timeline, words, corrections
  frontwire page -o front.html                            … as one file to send to somebody
  frontwire picture --place "Tafas" --at 2024-03-06       another place, another day
  frontwire diff --from 2024-03-06 --to 2024-03-08        what became known between
  frontwire happenings --disputed                         what voices dispute
  frontwire happening ID                                  who says what, and why it is one thing
  frontwire explain ID                                    why a claim says what it says
  frontwire health --place "Nawa"                         clinics, supplies, access
  frontwire search oxygen                                 claims by their words
  frontwire sources                                       who is heard, how reliable, how often confirmed
  frontwire review                                        decide what the rules are unsure of
  frontwire add YOUR_REPORTS/ --store mine.db             your own
"""
