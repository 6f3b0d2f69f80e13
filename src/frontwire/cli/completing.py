"""Completing: what a shell may put in place of the beginning of a word. Typer's own machinery, set going on demand."""

from __future__ import annotations

import os

import typer

#: The name that shells know the program by, and the variable by which they ask it what could follow.
PROGRAM = "frontwire"
ASKING = "_FRONTWIRE_COMPLETE"


def get_ready() -> None:
    """Registers the shells where one of them asks; does nothing else, as it takes its time."""
    if os.environ.get(ASKING):
        _register()


def print_script(context: typer.Context, shell: str) -> None:
    """Prints the script that makes a shell ask: bash, zsh, fish or powershell."""
    from typer.completion import shell_complete  # noqa: PLC0415 - only where it is asked for

    _register()
    shell_complete(context.find_root().command, {}, PROGRAM, ASKING, f"source_{shell}")


def _register() -> None:
    """Makes the shells known to Typer: looking up its options for them does so."""
    from typer.completion import get_completion_inspect_parameters  # noqa: PLC0415

    get_completion_inspect_parameters()


def kinds(incomplete: str) -> list[str]:
    """The kinds of the lexicons that begin so."""
    from frontwire.cli.choosing import kinds_held  # noqa: PLC0415
    from frontwire.errors import FrontwireError  # noqa: PLC0415

    try:
        return [kind for kind in kinds_held() if kind.startswith(incomplete)]
    except FrontwireError:  # a shell has no place for what is wrong with the settings
        return []


def export_formats(incomplete: str) -> list[str]:
    """The formats of export that begin so."""
    from frontwire.publishing.exports import formats  # noqa: PLC0415

    return [name for name in formats() if name.startswith(incomplete)]
