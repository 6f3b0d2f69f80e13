"""Which files a folder holds, in a fixed order, however many."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from frontwire.model.parcel import Trouble


def walk(folder: Path) -> Iterator[Path | Trouble]:
    """The files of a folder and its folders in the order of their paths.

    Hidden names are passed over; a link that leads out of the folder, and what is no file (a pipe, a device), is given
    as Trouble. Links to folders are not followed, so that no loop is entered: within the folder their files are met
    under their own path. Memory holds the names of the folders on the way to the file at hand, no more.
    """
    root = folder.resolve()
    stack: list[Iterator[os.DirEntry[str]]] = [iter([])]
    yield from _listed(folder, stack)
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif entry.is_symlink():
            yield from _linked(Path(entry.path), root)
        elif entry.is_dir():
            yield from _listed(Path(entry.path), stack)
        elif entry.is_file():
            yield Path(entry.path)
        else:
            yield Trouble(entry.path, no_file(entry.stat().st_mode))


def no_file(mode: int) -> str:
    """What a thing is that is neither file nor folder, as the reason for not opening it; by its `st_mode`."""
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    what = next((name for check, name in kinds if check(mode)), "something odd")
    return f"it is {what}, not a file: to read from it, give it as standard input (… | frontwire add -)"


def _listed(folder: Path, stack: list[Iterator[os.DirEntry[str]]]) -> Iterator[Trouble]:
    """Puts the names in a folder on the stack, sorted; Trouble where it cannot be opened."""
    try:
        with os.scandir(folder) as found:
            names = [entry for entry in found if not entry.name.startswith(".")]
    except OSError as error:
        yield Trouble(str(folder), f"the folder cannot be opened: {error.strerror}")
    else:
        stack.append(iter(sorted(names, key=lambda entry: entry.name)))


def _linked(path: Path, root: Path) -> Iterator[Path | Trouble]:
    try:
        inside = path.resolve().is_relative_to(root)
    except (OSError, RuntimeError) as error:  # a loop of links
        yield Trouble(str(path), f"the link leads nowhere: {error}")
        return
    if not inside:
        yield Trouble(str(path), "a link that leads out of the folder is not followed")
    elif path.is_file():
        yield path
