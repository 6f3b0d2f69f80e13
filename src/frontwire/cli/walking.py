"""Which files a folder holds for `add`, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

#: Files of other endings in a folder are not looked at; a file named by itself is read whatever its ending.
ENDINGS = frozenset({".txt", ".html", ".htm", ".md"})
_SCHEME = "://"


@dataclass(frozen=True, slots=True)
class Input:
    """Something to read: a file, an address, or `-`; `trouble` is set where it cannot even be tried."""

    source: str
    trouble: str | None = None


def inputs(sources: Iterable[str]) -> Iterator[Input]:
    """What `sources` name, folders opened; each folder's files sorted by their path.

    Within a folder, hidden names are passed over, and a link that leads out of the folder is not followed but
    given with its trouble.
    """
    for source in sources:
        if _SCHEME not in source and os.path.isdir(source):  # noqa: PTH112 - a null character in it is no error here
            yield from _folder(Path(source))
        else:
            yield Input(source)


def _folder(folder: Path) -> list[Input]:
    root = folder.resolve()
    held: list[tuple[Path, str | None]] = []

    def refuse(error: OSError) -> None:
        held.append((Path(str(error.filename)), f"the folder cannot be opened: {error.strerror}"))

    for here, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        base = Path(here)
        held.extend((base / name, _outside(base / name, root)) for name in folders if (base / name).is_symlink())
        held.extend((base / name, _outside(base / name, root)) for name in files if _is_report(name))
    # A link to a folder within is no trouble and nothing to read either: its files are met under their own path.
    found = sorted(pair for pair in held if pair[1] is not None or not pair[0].is_dir())
    return [Input(str(path), trouble) for path, trouble in found]


def _is_report(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in ENDINGS


def _outside(path: Path, root: Path) -> str | None:
    if path.is_symlink() and not path.resolve().is_relative_to(root):
        return "a link that leads out of the folder is not followed"
    return None
