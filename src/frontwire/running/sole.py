"""Sole: who holds a folder holds it alone; the lock of a process that is killed is gone with it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from frontwire.errors import InputError

_LOCK = ".lock"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else holds the folder meanwhile. Raises InputError where somebody does.

    On file systems that know no locks nobody is kept out.
    """
    with (folder / _LOCK).open("ab") as lock:
        if not _is_taken(lock):
            raise InputError(f"another run is writing to {folder}: let it end, or give another folder")
        yield


if sys.platform == "win32":
    import msvcrt

    def _is_taken(lock: BinaryIO) -> bool:
        """Takes the lock; False where another process has it."""
        try:
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import errno
    import fcntl

    _UNKNOWN = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP})

    def _is_taken(lock: BinaryIO) -> bool:
        """Takes the lock; False where another process has it."""
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _UNKNOWN:
                raise
        return True
