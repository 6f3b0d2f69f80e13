"""The entry point: runs a command and turns what it raises into one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache

import typer

from frontwire.cli.app import app
from frontwire.cli.completing import PROGRAM, get_ready
from frontwire.cli.output import complain
from frontwire.cli.reading import STDIN, is_source
from frontwire.errors import FrontwireError

#: Set to anything, it lets the traceback of a bug through.
TRACEBACK = "FRONTWIRE_TRACEBACK"
_READ = "read"


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs `frontwire` with `arguments`, by default the process's; exits with the code that `--help` documents."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _use_utf8()
    get_ready()
    try:
        _program()(with_command(given), prog_name=PROGRAM)
    except FrontwireError as error:
        complain(str(error))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        complain(f"a bug: {type(error).__name__}: {error} (please report it with what {TRACEBACK}=1 shows)")
    raise SystemExit(1)


@cache
def _program() -> Callable[..., object]:
    """All commands with their options, made once a process."""
    return typer.main.get_command(app)


def with_command(arguments: list[str]) -> list[str]:
    """`frontwire report.txt` is `frontwire read report.txt`: the command may be left out before a source."""
    return [_READ, *arguments] if arguments and _is_source(arguments[0]) else arguments


def _is_source(first: str) -> bool:
    """Is it to be read, and neither an option nor a command's name?"""
    commands = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    if first == STDIN:
        return True
    return not first.startswith("-") and first not in commands and is_source(first)


def _use_utf8() -> None:
    """Reports hold every script; a terminal's own encoding may not."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
