"""A shelf: byte strings by number, in a file that goes with it, so that memory holds none of them."""

from __future__ import annotations

import tempfile
import weakref
from array import array
from pathlib import Path


class Shelf:
    """Byte strings in the order in which they are put there. Not for several threads; closed when nothing holds it."""

    __slots__ = ("__weakref__", "_ends", "_file", "_is_written")

    def __init__(self, folder: Path | None = None) -> None:
        """An empty one; its file lies in `folder`, the system's for temporary files where not given."""
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed below
        weakref.finalize(self, self._file.close)
        self._ends = array("Q", [0])
        self._is_written = True

    def __len__(self) -> int:
        return len(self._ends) - 1

    def put(self, data: bytes) -> int:
        """Puts a string at the end; gives its number."""
        if self._is_written:
            self._file.seek(self._ends[-1])
            self._is_written = False
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))
        return len(self) - 1

    def __getitem__(self, number: int) -> bytes:
        """The string of a number from 0 on. Raises IndexError."""
        start, end = self._ends[number], self._ends[number + 1]
        self._is_written = True
        self._file.seek(start)
        return self._file.read(end - start)
