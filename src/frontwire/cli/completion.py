"""`frontwire completion`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from frontwire.cli.completing import print_script

HELP = """Prints a script that lets a shell complete commands, options, kinds and formats.

\b
  frontwire completion bash > ~/.local/share/bash-completion/completions/frontwire
  frontwire completion zsh > ~/.zfunc/_frontwire       # with fpath+=~/.zfunc before compinit
  frontwire completion fish > ~/.config/fish/completions/frontwire.fish
  frontwire completion powershell >> $PROFILE

A new shell completes. For this one only: eval "$(frontwire completion bash)".
"""


class Shell(StrEnum):
    """The shells that can be told."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def completion(
    context: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> None:
    """See HELP."""
    print_script(context, shell.value)
