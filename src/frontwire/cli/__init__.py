"""The command line: `frontwire COMMAND …`, one module a command."""

from frontwire.cli.main import main

__all__ = ["main"]
