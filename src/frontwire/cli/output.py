"""What goes where: data to standard output, everything else to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

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
    line = "".join(c for c in " ".join(message.split()) if c.isprintable())
    sys.stderr.write(f"frontwire: {line}\n")


def color() -> bool:
    """Colour only for a terminal, and never where NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns(asked: int | None) -> int:
    """The width asked for, else the terminal's up to what reads well, else the usual one."""
    if asked is not None:
        return asked
    return min(_MOST_COLUMNS, shutil.get_terminal_size((_USUAL_COLUMNS, 24)).columns)


@contextmanager
def waiting(message: str, *, quiet: bool = False) -> Iterator[None]:
    """Shows `message` on standard error while something takes its time; only on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    with Console(stderr=True).status(message):
        yield
