"""Refreshes what the hand-written pages show of the program: the picture, the outputs, the tables.

    python docs/make_picture.py

Between `<!-- output: COMMAND -->` and `<!-- /output -->` stands what COMMAND prints today. In COMMAND,
`{words}` becomes the number of the claim whose quote holds these words; behind a bar stands what is kept:
`section A, B` (of a brief or an explanation), `claim words` (of JSON), `lines 1-3` (each cut to the usual width) or
`json 2` (a line that is JSON, spread out) or `cells 1` (a row of a table with tabs, a line a cell). Commands on a store
find the sample front in it. `<!-- table: NAME -->` does the
same for the tables below. `tests/house/test_docs.py` fails where a page or the picture is not fresh.
"""

from __future__ import annotations

import atexit
import csv
import io
import json
import re
import shlex
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack, chdir
from functools import cached_property
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from rich.text import Text
from typer.testing import CliRunner

from frontwire.api import Reader, Reading
from frontwire.cli.app import app
from frontwire.lexicon.load import read_folder
from frontwire.lexicon.places import DEFAULT_RADIUS_KM
from frontwire.lexicon.voices import VoiceEntry
from frontwire.placing.precision import precision_of
from frontwire.publishing.exports import formats

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "brief.svg"
SAMPLE = "docs/sample/report.txt"
#: The picture shows the brief up to the last part that ends within so many lines.
_PICTURE_LINES, _COLUMNS = 46, 100
_COMMANDS = ("read", "explain", "lexicon_try", "lexicon_missing", "demo")
#: Commands that are not given the store with the sample front.
_STORELESS = ("read", "explain", "lexicon", "gazetteer", "demo")
_BLOCK = re.compile(r"(<!-- (?P<sort>output|table): (?P<what>[^\n]+?) -->\n).*?(<!-- /(?P=sort) -->)", re.DOTALL)
_NUMBER = re.compile(r"\{([^{}]+)\}")
#: What asks a viewer to fetch a font, and the library's own comment.
_FETCHED = re.compile(r"\s*@font-face \{.*?\}|\s*<!-- Generated with Rich.*?-->", re.DOTALL)


class Pages:
    """The hand-written pages of the checkout, with one reader for all of them."""

    @cached_property
    def reader(self) -> Reader:
        """Loaded once, at first use."""
        return Reader()

    @cached_property
    def sample(self) -> Reading:
        """The sample report as read."""
        return self.reader.read(ROOT / SAMPLE)

    @cached_property
    def front(self) -> str:
        """A store with the sample front, loaded once, gone when the program ends."""
        folder = tempfile.TemporaryDirectory()
        atexit.register(folder.cleanup)
        path = str(Path(folder.name) / "front.db")
        self._run(f"frontwire demo --store {shlex.quote(path)}")
        return path

    def files(self) -> Mapping[Path, str]:
        """What each file must hold, by its path."""
        pages = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
        held = {path: path.read_text(encoding="utf-8") for path in pages}
        fresh = {path: _BLOCK.sub(self._block, text) for path, text in held.items() if _BLOCK.search(text)}
        return {**fresh, PICTURE: self.picture()}

    def picture(self) -> str:
        """The beginning of the sample's brief in a terminal, as SVG without anything to fetch."""
        ansi = self.sample.brief(width=_COLUMNS - 2, color=True)
        console = Console(
            record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor"
        )
        console.print(Text.from_ansi("\n".join(_opening(ansi.splitlines()))), highlight=False)
        drawn = console.export_svg(title=f"frontwire read {SAMPLE}", unique_id="brief")
        return _FETCHED.sub("", drawn).strip() + "\n"

    def _block(self, found: re.Match[str]) -> str:
        make = self._output if found["sort"] == "output" else self._table
        return f"{found[1]}{make(found['what'])}{found[4]}"

    def _output(self, what: str) -> str:
        """What a command prints, as a fenced block headed by the command."""
        command, _, keep = what.partition(" | ")
        command = _NUMBER.sub(lambda number: str(self._number(number[1])), command)
        printed = self._run(command)
        kind, _, words = keep.partition(" ")
        if kind == "claim":
            return f"```json\n{_claim(printed, words)}\n```\n"
        if kind == "json":
            return f"```json\n{_spread(printed, int(words))}\n```\n"
        shown = _KEPT[kind](printed, words) if kind in _KEPT else printed.strip()
        return f"```text\n$ {command}\n{shown}\n```\n"

    def _number(self, words: str) -> int:
        """The number of the sample's claim whose quote holds `words`."""
        for number, claim in enumerate(self.sample.claims, start=1):
            if words in " ".join(claim.evidence.quote.split()):
                return number
        raise LookupError(f"no claim of {SAMPLE} says {words!r}")

    def _run(self, command: str) -> str:
        """What a command of Frontwire prints in the checkout, at the usual width."""
        name, *arguments = shlex.split(command)
        if name != "frontwire":
            raise LookupError(f"only frontwire is run, not {name}")
        with ExitStack() as stack:
            stack.enter_context(chdir(ROOT))
            for module in _COMMANDS:
                home = import_module(f"frontwire.cli.{module}")
                stack.enter_context(patch.object(home, "reader", lambda **_: self.reader))
            env = {"COLUMNS": str(_COLUMNS), "NO_COLOR": "1"}
            if arguments[0] not in _STORELESS:
                env["FRONTWIRE_STORE"] = self.front
            done = CliRunner().invoke(app, arguments, env=env)
        if done.exit_code:
            raise LookupError(f"{command}: {done.exception!r} {done.output}") from done.exception
        return done.stdout

    def _table(self, name: str) -> str:
        tables: Mapping[str, Callable[[], Iterable[tuple[str, ...]]]] = {
            "kinds": self._kinds,
            "voices": self._voices,
            "precision": _precisions,
            "formats": _formats,
        }
        head, *rows = tables[name]()
        lines = [head, ("---",) * len(head), *rows]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)

    def _kinds(self) -> Iterable[tuple[str, ...]]:
        yield ("kind", "class", "means", "ACLED", "PLOVER", "CAMEO")
        for name, loaded in sorted(self.reader.pipeline.lexicons.kinds.entries.items()):
            entry, codes = loaded.entry, loaded.entry.codes
            yield (
                f"`{name}`",
                entry.klass.value,
                entry.means,
                codes.acled or "",
                codes.plover or "",
                codes.cameo or "",
            )

    def _voices(self) -> Iterable[tuple[str, ...]]:
        yield ("type", "who", "party to the fight")
        for loaded in read_folder(Path(self.reader.settings.lexicons) / "voices", VoiceEntry):
            party = {True: "yes", False: "no", None: "depends"}[loaded.entry.party]
            yield (f"`{loaded.entry.voice.value}`", loaded.entry.means, party)


def _precisions() -> Iterable[tuple[str, ...]]:
    yield ("class of place", "usual radius, km", "ACLED", "UCDP", "near it: ACLED", "near it: UCDP")
    for kind, radius in DEFAULT_RADIUS_KM.items():
        plain = precision_of(kind, radius_km=radius, moved=False)
        moved = precision_of(kind, radius_km=radius, moved=True)
        yield (kind.value, f"{radius:g}", *(str(code) for code in (*plain, *moved)))


def _opening(lines: list[str]) -> list[str]:
    """The first lines, up to the last blank one within the picture."""
    if len(lines) <= _PICTURE_LINES:
        return lines
    end = max(number for number in range(_PICTURE_LINES) if not lines[number].strip())
    return [*lines[:end], "", "…"]


def _sections(printed: str, wanted: list[str]) -> str:
    """The parts of a brief whose heading opens with one of `wanted`, an ellipsis for what is left out."""
    parts = printed.strip().split("\n\n")
    kept = [number for word in wanted for number, part in enumerate(parts) if part.startswith(word)]
    if len(kept) < len(wanted):
        raise LookupError(f"not all of {wanted} are headings of what is printed")
    out: list[str] = []
    for number, part in enumerate(parts):
        if number in kept:
            out.append(part)
        elif not out or out[-1] != "…":
            out.append("…")
    return "\n\n".join(out)


def _claim(printed: str, words: str) -> str:
    """The first claim of a JSON document whose quote holds `words`, a line for each of its fields."""
    for claim in json.loads(printed)["claims"]:
        if words in claim["quote"]:
            fields = (f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in claim.items())
            return "{\n" + ",\n".join(fields) + "\n}"
    raise LookupError(f"no claim says {words!r}")


def _formats() -> Iterable[tuple[str, ...]]:
    """Every format of export, as `frontwire export --list` has them."""
    yield "format", "file", "rows", "needs", "what it is"
    for held in formats().values():
        rows = ", ".join(unit.value for unit in held.units)
        needs = f"`frontwire[{held.extra}]`" if held.extra else ""
        yield f"`{held.name}`", f"`.{held.ending}`", rows, needs, held.title


def _lines(printed: str, words: str) -> str:
    """Lines from one to another, both counted from 1, each cut to the usual width."""
    first, _, last = words.partition("-")
    kept = printed.splitlines()[int(first) - 1 : int(last or first)]
    return "\n".join(line if len(line) <= _COLUMNS else f"{line[: _COLUMNS - 1]}…" for line in kept)


def _spread(printed: str, number: int) -> str:
    """A line that is JSON, spread over several."""
    held = json.loads(printed.splitlines()[number - 1].rstrip(","))
    return json.dumps(held, ensure_ascii=False, indent=1)


def _cells(printed: str, words: str) -> str:
    """A row of a table with tabs, counted from 1 below its head: a line for each cell that is not empty."""
    head, *rows = csv.reader(io.StringIO(printed), dialect="excel-tab")
    told = [(name, cell) for name, cell in zip(head, rows[int(words) - 1], strict=True) if cell]
    width = max(len(name) for name, _ in told)
    return "\n".join(f"{name.ljust(width)}  {cell}" for name, cell in told)


_KEPT: Mapping[str, Callable[[str, str], str]] = {
    "cells": _cells,
    "lines": _lines,
    "section": lambda printed, words: _sections(printed, words.split(", ")),
}


if __name__ == "__main__":
    for path, text in Pages().files().items():
        path.write_text(text, encoding="utf-8")
