"""Tables of reports: the report in each row, or the address of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

from frontwire.model.parcel import Errand, Format, Parcel, Told, Trouble
from frontwire.unpacking.days import day_of, is_open, moment_of
from frontwire.unpacking.planning import Plan, plan
from frontwire.unpacking.tabling import Row, Table, TableReader
from frontwire.unpacking.unpacker import Piece, Unpacker

_LONGEST_ID = 80
_WEB = ("http://", "https://")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
#: A cell that holds a page, or part of one, rather than plain text.
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|article|section|div|p|h[1-6]|span|br)\b", re.IGNORECASE)
#: So many addresses are remembered, so that none is given twice: lists of mentions name one many times.
_REMEMBERED = 200_000


def read(table: Table, unpacker: Unpacker) -> Iterator[Piece]:
    """A parcel for each row with a text, an errand for each that has but an address, each address once."""
    how = plan(table, layout=unpacker.layout, presets=unpacker.presets)
    unpacker.meter.note(how.line)
    seen: dict[bytes, None] = {}
    undecided = False
    for row in table.rows:
        if isinstance(row, Trouble):
            yield row
            continue
        piece = _piece(row, table, how, unpacker.settings.max_cell_chars)
        if not undecided and how.day_order is None and is_open(how.value(row.cells, "date")):
            undecided = True
            yield Trouble(table.name, _undecided(how.told(row.cells, "date")), harmless=True)
        if not isinstance(piece, Errand) or _is_new(piece.address, seen):
            yield piece


def _undecided(example: str | None) -> str:
    return f"days such as {example} can be read in two ways and are left open: say which (--day-order dmy or mdy)"


def _piece(row: Row, table: Table, how: Plan, most: int) -> Piece:
    name = _name(row, table, how)
    told = _told(row, how).over(table.told)
    text = None if how.addresses_only else _text(how.value(row.cells, "text"))
    if text is None:
        if told.address is not None:
            return Errand(told.address, told)
        what = "web address" if how.addresses_only else "text"
        return Trouble(name, f"the row has no {what}", harmless=True)
    if len(text) > most:
        return Trouble(name, f"its text has {len(text):,} characters, more than the {most:,} allowed (max_cell_chars)")
    if _MARKUP.match(text):
        return Parcel(name, text, Format.HTML, told=told)
    return Parcel(name, _headed(text, told.title), Format.TEXT, told=told)


def _name(row: Row, table: Table, how: Plan) -> str:
    """The table's name, then the row's own id where it has one, else its number."""
    own = how.told(row.cells, "id")
    usable = own is not None and len(own) <= _LONGEST_ID and own.isprintable()
    return f"{table.name}#{own if usable else row.number}"


def _text(value: object) -> str | None:
    """A text, or a list of paragraphs; None where there is nothing to read."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "\n\n".join(value)
    return value if isinstance(value, str) and value.strip() else None


def _headed(text: str, title: str | None) -> str:
    """The text under its title, which is read too: headlines make claims."""
    if title is None or text.lstrip().startswith(title):
        return text
    return f"{title}\n\n{text}"


def _told(row: Row, how: Plan) -> Told:
    cells = row.cells
    address, language = how.told(cells, "url"), how.told(cells, "language")
    title = how.told(cells, "title")
    return Told(
        published=day_of(how.value(cells, "date"), how.day_order),
        outlet=how.told(cells, "outlet") or how.outlet,
        title=None if title is None else " ".join(title.split()),
        address=address if address is not None and address.lower().startswith(_WEB) else None,
        language=language if language is not None and _LANGUAGE.fullmatch(language) else None,
        modified=moment_of(how.value(cells, "modified")),
        fetched=moment_of(how.value(cells, "fetched")),
    )


def _is_new(address: str, seen: dict[bytes, None]) -> bool:
    """Notes an address; False where it was noted before. The oldest are forgotten, so that memory has an end."""
    key = blake2b(address.encode(errors="surrogatepass"), digest_size=8).digest()
    if key in seen:
        return False
    seen[key] = None
    if len(seen) > _REMEMBERED:
        del seen[next(iter(seen))]
    return True


def _always(_table: Table, _unpacker: Unpacker) -> bool:
    """Whatever no other reader knows is taken for reports, and said to be none where no column holds texts."""
    return True


READER = TableReader(None, _always, read)
