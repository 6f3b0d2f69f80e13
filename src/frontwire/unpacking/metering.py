"""How far unpacking is, in bytes of the files that are read."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from frontwire.unpacking.walking import walk

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

#: More ways in which tables are read are not told.
_NOTES = 10


@dataclass(slots=True)
class Meter:
    """Counts the bytes read so far, for whoever shows a bar, and notes how tables are read, each way once."""

    done: int = 0
    notes: list[str] = field(default_factory=list)

    def note(self, line: str) -> None:
        """Something to tell the user at the end."""
        if line not in self.notes and len(self.notes) < _NOTES:
            self.notes.append(line)


class Metered(io.FileIO):
    """A file on a disk that tells a meter how far into it was read; reading it twice counts once."""

    def __init__(self, path: Path, meter: Meter) -> None:
        super().__init__(path, "rb")
        self._meter = meter
        self._before = meter.done
        self._farthest = 0

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        """Fills the buffer, and moves the meter."""
        number = super().readinto(buffer)
        self._told()
        return number

    def _told(self) -> None:
        self._farthest = max(self._farthest, self.tell())
        self._meter.done = self._before + self._farthest


def measure(sources: Iterable[str | Path]) -> int | None:
    """The bytes in all files that `sources` name, folders opened; None where one is an address or standard input."""
    total = 0
    for source in sources:
        if str(source) == "-" or "://" in str(source):
            return None
        path = Path(source)
        if path.is_dir():
            total += sum(os.stat(found).st_size for found in walk(path) if isinstance(found, Path))  # noqa: PTH116
        elif path.is_file():
            total += path.stat().st_size
    return total
