"""Digesting: which lexicons these are, in a few characters."""

from __future__ import annotations

import hashlib
from pathlib import Path

from frontwire.errors import LexiconError

_DIGITS = 12
#: Folders whose words say what comes in and goes out, and change no claim.
_APART = frozenset({"exports", "intake"})


def digest(folder: Path) -> str:
    """A digest of all lexicon files below `folder` that reports are read by: another one wherever a word of them is.

    Raises LexiconError.
    """
    held = hashlib.sha256()
    paths = sorted(path for path in folder.rglob("*.yml") if path.relative_to(folder).parts[0] not in _APART)
    if not paths:
        raise LexiconError(f"no lexicons in {folder}; set FRONTWIRE_LEXICONS")
    for path in paths:
        held.update(path.relative_to(folder).as_posix().encode() + b"\0")
        try:
            held.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            raise LexiconError(f"{path} cannot be read: {error.strerror}") from error
    return held.hexdigest()[:_DIGITS]
