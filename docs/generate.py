"""Writes what the documentation takes from the code: docs/cli.md and docs/claims.schema.json.

    python docs/generate.py

`tests/cli/test_docs.py` fails where one of them is not fresh.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from typer.testing import CliRunner

from frontwire.cli.app import app
from frontwire.publishing.contract import schema

HERE = Path(__file__).parent
_HEAD = """# The command line

Generated from `--help` by `docs/generate.py`: do not edit.
"""


def cli() -> str:
    """docs/cli.md: the help of every command."""
    runner = CliRunner()
    parts = [_HEAD]
    for words in _commands():
        shown = runner.invoke(app, [*words, "--help"], prog_name="frontwire", env={"COLUMNS": "100", "NO_COLOR": "1"})
        name = " ".join(("frontwire", *words))
        parts.append(f"## {name}\n\n```text\n{shown.stdout.strip()}\n```\n")
    return "\n".join(parts)


def _commands() -> Iterator[tuple[str, ...]]:
    """The words of every command, groups before what is in them."""
    yield ()
    for command in app.registered_commands:
        yield (str(command.name),)
    for group in app.registered_groups:
        yield (str(group.name),)
        inner = group.typer_instance
        yield from ((str(group.name), str(command.name)) for command in (inner.registered_commands if inner else ()))


def files() -> dict[Path, str]:
    """What each generated file must hold."""
    return {
        HERE / "cli.md": cli(),
        HERE / "claims.schema.json": json.dumps(schema(), indent=2, ensure_ascii=False) + "\n",
    }


if __name__ == "__main__":
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
