"""What goes where: data to standard output, everything else to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from frontwire.cli.tables import plain

#: Wider than this, lines are hard to read; narrower terminals are respected.
_MOST_COLUMNS = 110
_USUAL_COLUMNS = 100


def emit(text: str) -> None:
    """Writes data. A reader that has closed its end (`| head`) has had enough: that is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def complain(message: str) -> None:
    """One line on standard error; a name or a page's words in it cannot steer the terminal."""
    sys.stderr.write(f"frontwire: {plain(message)}\n")


def color() -> bool:
    """Colour only for a terminal, and never where NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns(asked: int | None) -> int:
    """The width asked for, else the terminal's up to what reads well, else the usual one."""
    if asked is not None:
        return asked
    return min(_MOST_COLUMNS, shutil.get_terminal_size((_USUAL_COLUMNS, 24)).columns)


def room(asked: int | None) -> int | None:
    """How wide a line of a table may be: as asked, as the terminal is, and without end where it goes to a pipe."""
    return columns(asked) if asked is not None or sys.stdout.isatty() else None


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "1,200 reports"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@contextmanager
def waiting(message: str, *, quiet: bool = False) -> Iterator[None]:
    """Shows `message` on standard error while something takes its time; only on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    with Console(stderr=True).status(message):
        yield


def _nothing() -> str:
    return ""


def _stay(_done: int, _total: int | None) -> None:
    """No bar to move."""


@contextmanager
def moving(
    label: str,
    told: Callable[[], str] = _nothing,
    *,
    quiet: bool = False,
    sized: bool = False,
    timed: bool = True,
) -> Iterator[Callable[[int, int | None], None]]:
    """A bar on standard error, with what `told` says beside it; only on a terminal.

    Gives what moves it: called with how much of how much is done (None where nobody knows); in bytes where `sized`.
    The time left is shown where it is `timed`.
    """
    if quiet or not sys.stderr.isatty():
        yield _stay
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        DownloadColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    told_column = TextColumn("{task.fields[told]}")
    columns = (
        TextColumn(label),
        BarColumn(),
        DownloadColumn() if sized else MofNCompleteColumn(),
        told_column,
        *((TimeRemainingColumn(),) if timed else ()),
    )
    # What goes to standard output must not pass through the bar's console; complaints appear above the bar.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=None, told=told())
        yield lambda done, total: bar.update(task, completed=done, total=total, told=told())
