"""Writes what the documentation takes from the code: docs/cli.md, the JSON schemas, the table of signs, and the figures
that the page's method shows (web/accuracy.json).

    python -m docs.generate

`tests/cli/test_docs.py` fails where one of them is not fresh.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from typer.testing import CliRunner

from evaluation import shipping
from frontwire.cli.app import app
from frontwire.lexicon.families import Families
from frontwire.publishing import contract
from frontwire.publishing.health import contract as health_contract
from frontwire.publishing.picture import contract as picture_contract

HERE = Path(__file__).parent
_LINKING = HERE / "how-happenings-are-linked.md"
_SIGNS = ("<!-- signs -->\n", "<!-- /signs -->")
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


def linking() -> str:
    """docs/how-happenings-are-linked.md with the signs and points of the lexicon."""
    families = Families.load(HERE.parent / "lexicons" / "linking")
    rows = ["| sign | points | says | why |", "|---|---:|---|---|"]
    rows.append(f"| (to begin with) | {families.start} | | |")
    rows += [f"| `{one.sign}` | {one.points} | {one.says} | {one.because} |" for one in families.signs.values()]
    opening, closing = _SIGNS
    before, _, rest = _LINKING.read_text(encoding="utf-8").partition(opening)
    _, _, after = rest.partition(closing)
    return "".join((before, opening, "\n".join(rows), "\n", closing, after))


def _text(schema: dict[str, object]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def files() -> dict[Path, str]:
    """What each generated file must hold."""
    return {
        HERE / "cli.md": cli(),
        _LINKING: linking(),
        HERE / "claims.schema.json": _text(contract.schema()),
        HERE / "health.schema.json": _text(health_contract.schema()),
        HERE / "picture.schema.json": _text(picture_contract.schema()),
        shipping.PATH: shipping.shipped(),
    }


if __name__ == "__main__":
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
