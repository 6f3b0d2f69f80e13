"""Where a set's corpus lies and whether it is the same as before."""

from __future__ import annotations

import hashlib
from pathlib import Path

from evaluation.base import EvaluationSet

_CHUNK = 1 << 20


def corpus_folder(data: Path, evaluation_set: EvaluationSet) -> Path | None:
    """The folder of a set's corpus below `data`; None where it is absent or empty."""
    folder = data / evaluation_set.folder
    return folder if folder.is_dir() and any(folder.iterdir()) else None


def corpus_digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files below `folder`, in order of their names."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        inner = hashlib.sha256()
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                inner.update(chunk)
        whole.update(f"{path.relative_to(folder).as_posix()}\0{inner.hexdigest()}\n".encode())
    return whole.hexdigest()
