"""`frontwire watch`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontwire.cli.options import STORE, Quiet, Store, Width
from frontwire.cli.output import complain, counted, emit, moving
from frontwire.cli.stores import opened
from frontwire.cli.watching import Desk, as_jsonl, as_text
from frontwire.errors import InputError

if TYPE_CHECKING:
    from frontwire.corpus import Corpus
    from frontwire.watching import Feeds, Round, Watcher

HELP = """Asks feeds again and again, reads what is new, and prints what changed.

FEEDS is a YAML file that says what to watch: feeds (RSS, Atom), sitemaps, single pages.

\b
  frontwire watch --example > feeds.yml     a file to begin with
  frontwire watch feeds.yml                 until it is interrupted
  frontwire watch feeds.yml --once          what is due now, for cron
  frontwire watch feeds.yml --jsonl         one thing a line, for programs

Servers are asked politely: their robots.txt is kept to, one request at a time goes out, none sooner than they want;
what has not changed is not sent again; who fails is asked ever later. What was asked when is kept in the store:
stopped or killed, the same command goes on where it was.

Printed after each round: reports that came in, and what they changed, whatever days they are of. What was not got
goes to standard error. With --once the exit code is 1 where something was not got or not read.
"""


def watch(  # noqa: PLR0913, PLR0917 - one for each option
    feeds: Annotated[
        Path | None,
        typer.Argument(metavar="FEEDS", help="What to watch: a YAML file.", show_default=False),
    ] = None,
    store: Store = STORE,
    once: Annotated[bool, typer.Option("--once", help="Ask what is due now, then stop.")] = False,
    now: Annotated[bool, typer.Option("--now", help="Ask all feeds at the beginning, due or not.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print one JSON object a line.")] = False,
    example: Annotated[bool, typer.Option("--example", help="Print a file to begin with, and stop.")] = False,
    width: Width = None,
    quiet: Quiet = False,
) -> None:
    """See HELP."""
    from frontwire import watching  # noqa: PLC0415 - `--help` stays fast

    if example:
        emit(watching.EXAMPLE.read_text(encoding="utf-8"))
        return
    if feeds is None:
        raise InputError("say what to watch: a YAML file (frontwire watch --example shows one)")
    held = watching.load_feeds(feeds)
    with opened(store, create=True, quiet=quiet) as corpus:
        desk = Desk(corpus)
        watcher = _watcher(held, corpus, desk)
        while True:
            with moving("Watching", desk.told, quiet=quiet) as move:
                came = watcher.round(everything=now, progress=move)
            now = False
            _tell(came, corpus, jsonl=jsonl, width=width, quiet=quiet)
            if once:
                raise typer.Exit(1 if came.missed else 0)
            watcher.wait(came)


def _watcher(feeds: Feeds, corpus: Corpus, desk: Desk) -> Watcher:
    """A watcher by the machine's clock; chance is drawn from what tells this machine and store from others."""
    import platform  # noqa: PLC0415

    import msgspec  # noqa: PLC0415

    from frontwire.reading.fetching import agent  # noqa: PLC0415
    from frontwire.watching import Manners, SystemClock, Watcher, span  # noqa: PLC0415

    settings = corpus.settings
    if feeds.contact is not None:
        settings = msgspec.structs.replace(settings, contact=feeds.contact)
    agent(settings)  # a contact that cannot be sent is an error now, not one of every feed
    clock, polls, seed = SystemClock(), corpus.store.polls(), f"{platform.node()}|{corpus.store.name}"
    manners = Manners(polls, settings=settings, clock=clock, pace=span(feeds.pace), seed=seed)
    return Watcher(feeds, polls, manners, desk, clock=clock, settings=settings, seed=seed)


def _tell(came: Round, corpus: Corpus, *, jsonl: bool, width: int | None, quiet: bool) -> None:
    """Prints a round: what came of it to standard output, what did not come to standard error."""
    for moved in came.moved:
        complain(f"{moved.feed}: it has moved for good, to {moved.to}: put that into the file")
    for missed in came.missed:
        again = "" if missed.again is None else f" (again from {missed.again:%Y-%m-%d %H:%M} UTC on)"
        because = missed.because if missed.address in missed.because else f"{missed.address}: {missed.because}"
        complain(f"{missed.feed}: {because}{again}")
    new = [took.added.filing.id for took in came.took if took.added.new]
    with moving("Linking", quiet=quiet) as move:
        corpus.reconcile(progress=move)
    drawn = corpus.arrivals(new) if new else None
    emit(as_jsonl(came, drawn) if jsonl else as_text(came, drawn, width=width))
    if came.waiting and not quiet:
        complain(f"{counted(came.waiting, 'report')} more will be fetched in the next rounds (most)")
