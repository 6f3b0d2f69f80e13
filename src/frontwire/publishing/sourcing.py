"""Where a report came from, as it may be shown to others."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath


def shown_source(source: str) -> str:
    """An address as it is; of a file only its name: its folders are nobody's business but their owner's."""
    if "://" in source:
        return source
    return PureWindowsPath(PurePosixPath(source).name).name
