"""What a format is, and what comes of writing one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, BinaryIO

from frontwire.errors import InputError
from frontwire.publishing.exports.shipment import Shipment


class Unit(StrEnum):
    """What a row of a format is."""

    CLAIMS = "claims"
    HAPPENINGS = "happenings"
    FIGURES = "figures"


@dataclass(slots=True)
class Tally:
    """How many rows (features, entities, pages …) were written, and what was left out: how many for each reason."""

    written: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def leave(self, because: str) -> None:
        """Counts one thing that the format has no place for."""
        self.left_out[because] += 1

    def told(self) -> dict[str, Any]:
        """The same as builtins: the reasons with the most left out first."""
        ordered = sorted(self.left_out.items(), key=lambda item: (-item[1], item[0]))
        return {"written": self.written, "left_out": [{"count": n, "because": because} for because, n in ordered]}


#: Media types that people can read, besides those of text.
_READABLE = ("+json", "+xml", "/json", "/xml", "/x-ndjson", "/yaml")


#: Writes a shipment, by claims or by happenings, to a stream.
Write = Callable[[Shipment, Unit, BinaryIO], Tally]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of export.

    `units` are what its rows can be, the usual one first. `title` is one line that tells who reads it. `extra` names
    the optional dependencies that it needs ("geo": pip install 'frontwire[geo]').
    """

    name: str
    title: str
    units: tuple[Unit, ...]
    ending: str
    media_type: str
    write: Write
    extra: str | None = None

    @property
    def is_readable(self) -> bool:
        """Can it be printed on a terminal?"""
        kind = self.media_type.partition(";")[0]
        return kind.startswith("text/") or kind.endswith(_READABLE)

    def unit(self, name: str | None) -> Unit:
        """The unit of a name, the usual one where None. Raises InputError for one that the format does not know."""
        if name is None:
            return self.units[0]
        if name not in self.units:
            raise InputError(f"{self.name} is written by {' or '.join(self.units)}, not by {name}")
        return Unit(name)
