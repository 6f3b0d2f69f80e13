"""MUC-4 messages and answer keys: templates of 24 slots, fills with their alternatives.

A fill line may begin with "?" (optional), list alternatives between "/", and refer to another slot's fill after ":".
"-" is null, "*" not applicable. A template marked "(OPTIONAL)" may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from evaluation.corpora import find_files


class Slot(IntEnum):
    """The slots of a template by their numbers."""

    DATE = 2
    LOCATION = 3
    TYPE = 4
    STAGE = 5
    INSTRUMENT_ID = 6
    INSTRUMENT_TYPE = 7
    CATEGORY = 8
    INDIVIDUAL = 9
    ORGANIZATION = 10
    CONFIDENCE = 11
    PHYS_ID = 12
    PHYS_TYPE = 13
    PHYS_NUMBER = 14
    PHYS_NATION = 15
    PHYS_EFFECT = 16
    PHYS_TOTAL = 17
    HUM_NAME = 18
    HUM_DESCRIPTION = 19
    HUM_TYPE = 20
    HUM_NUMBER = 21
    HUM_NATION = 22
    HUM_EFFECT = 23
    HUM_TOTAL = 24


#: Slots whose fills are strings of the text.
STRINGS = frozenset(
    {
        Slot.INSTRUMENT_ID,
        Slot.INDIVIDUAL,
        Slot.ORGANIZATION,
        Slot.PHYS_ID,
        Slot.HUM_NAME,
        Slot.HUM_DESCRIPTION,
    }
)
#: Slots whose fills refer to the fill of another slot.
REFERRING = frozenset(
    {
        Slot.INSTRUMENT_TYPE,
        Slot.CONFIDENCE,
        Slot.PHYS_TYPE,
        Slot.PHYS_NUMBER,
        Slot.PHYS_NATION,
        Slot.PHYS_EFFECT,
        Slot.HUM_DESCRIPTION,
        Slot.HUM_TYPE,
        Slot.HUM_NUMBER,
        Slot.HUM_NATION,
        Slot.HUM_EFFECT,
    }
)
_NULL = "-"
_INAPPLICABLE = "*"
_OPTIONAL = "(OPTIONAL)"
_LINE = re.compile(r"^\s?(?P<number>\d{1,2})\.\s+(?:MESSAGE|INCIDENT|PERP|PHYS TGT|HUM TGT):(?P<rest>.*)$")
#: The name of a slot and what follows it: names are capitals, two blanks or the fill's first mark end them.
_NAMES = re.compile(
    r"^\s*(?:ID|TEMPLATE|DATE|LOCATION|STAGE OF EXECUTION|INSTRUMENT ID|INSTRUMENT TYPE|INCIDENT CATEGORY|INDIVIDUAL ID"
    r"|ORGANIZATION ID|ORGANIZATION CONFIDENCE|FOREIGN NATION|EFFECT OF INCIDENT|TOTAL NUMBER|NUMBER|NAME|DESCRIPTION"
    r"|TYPE)(?=\s|$)"
)
_MESSAGE = re.compile(r"(?m)^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$")
#: The first line of a template.
_TEMPLATE = re.compile(r"(?m)^\s?0\.\s+MESSAGE: ID")
#: Quoted strings, and the marks outside them that divide alternatives and cross-references.
_PIECES = re.compile(r'"(?:\\.|[^"\\])*"|/|:|[^"/:]+|"')


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill: its alternatives, what it refers to (alternatives too), and whether it may be left out."""

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident. `inapplicable` slots are not scored."""

    slots: Mapping[Slot, tuple[Fill, ...]]
    optional: bool = False
    inapplicable: frozenset[Slot] = field(default=frozenset())

    def fills(self, slot: Slot) -> tuple[Fill, ...]:
        """The fills of a slot, none where it is null or not applicable."""
        return self.slots.get(slot, ())


@dataclass(frozen=True, slots=True)
class Message:
    """A message with its key templates; none where it is irrelevant."""

    id: str
    text: str
    templates: tuple[Template, ...]


def read_messages(folder: Path) -> Iterator[Message]:
    """The messages below `folder` that have a key, each once, sorted by id.

    Key files are those that hold templates, or whose names begin with "key"; messages stand in all other files.
    """
    keys: dict[str, list[Template]] = {}
    texts: dict[str, str] = {}
    for path in find_files(folder, "*"):
        content = path.read_text(encoding="latin-1")
        if path.name.lower().startswith("key") or _TEMPLATE.search(content):
            for message, template in read_keys(content):
                held = keys.setdefault(message, [])
                if template is not None:
                    held.append(template)
        else:
            parts = _MESSAGE.split(content)
            for message, text in zip(parts[1::2], parts[2::2], strict=True):
                texts.setdefault(message, text.strip("\n"))
    for message in sorted(keys.keys() & texts.keys()):
        yield Message(message, texts[message], tuple(keys[message]))


def read_keys(content: str) -> Iterator[tuple[str, Template | None]]:
    """Each template of a key file with its message's id; None for the template of an irrelevant message."""
    held: dict[int, list[str]] = {}
    number = 0
    for line in [*content.splitlines(), "0.  MESSAGE: ID"]:
        if line.startswith(";") or not line.strip():
            continue
        match = _LINE.match(line)
        if match is None:
            held.setdefault(number, []).append(line.strip())
            continue
        number = int(match["number"])
        if number == 0 and held:
            yield _template(held)
            held = {}
        held.setdefault(number, []).append(_NAMES.sub("", match["rest"]).strip())


def _template(lines: Mapping[int, list[str]]) -> tuple[str, Template | None]:
    message = lines[0][0].split()[0]
    number = lines.get(1, [_INAPPLICABLE])[0]
    if number.startswith(_INAPPLICABLE):
        return message, None
    slots: dict[Slot, tuple[Fill, ...]] = {}
    inapplicable: set[Slot] = set()
    for slot in Slot:
        values = [value for value in lines.get(slot, []) if value]
        if values and values[0] == _INAPPLICABLE:
            inapplicable.add(slot)
            continue
        fills = tuple(fill for value in values if (fill := parse_fill(slot, value)) is not None)
        if fills:
            slots[slot] = fills
    return message, Template(slots, _OPTIONAL in number, frozenset(inapplicable))


def parse_fill(slot: Slot, line: str) -> Fill | None:
    """One line of a slot as a fill; None where it is null."""
    optional = line.startswith("?")
    words = line.lstrip("? ").strip()
    if words == _NULL:
        return None
    values, tags = _sides(slot, words)
    kept = tuple(value for value in values if value != _NULL)
    if not kept:
        return None
    return Fill(kept, tuple(tag for tag in tags if tag != _NULL), optional)


def _sides(slot: Slot, words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The alternatives of the fill, and those of what it refers to."""
    sides: list[list[str]] = [[""], [""]]
    side = 0
    for piece in _PIECES.findall(words):
        if piece == ":" and slot in REFERRING and side == 0:
            side = 1
        elif piece == "/":
            sides[side].append("")
        else:
            sides[side][-1] += piece
    values, tags = (tuple(cleaned for value in values if (cleaned := _clean(value))) for values in sides)
    return values, tags


def _clean(value: str) -> str:
    """An alternative without its quotation marks, or without the brackets that hold it together."""
    value = " ".join(value.split())
    if value.startswith("(") or (value.endswith(")") and "(" not in value):
        value = value.removeprefix("(").removesuffix(")") if value.count("(") != value.count(")") else value[1:-1]
    value = value.strip()
    if value.startswith('"') or value.endswith('"'):
        value = value.removeprefix('"').removesuffix('"').replace('\\"', '"')
    return " ".join(value.split())
