"""Where a report came from, as it may be shown to others."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

#: What lies in a container: "dump.zip!/a/page.html", "crawl.warc.gz!https://…".
_WITHIN = re.compile(r"(?P<container>.*?)(?P<inner>!(?:/|https?://).*)", re.DOTALL)


def shown_source(source: str) -> str:
    """An address as it is; of a file only its name: its folders are nobody's business but their owner's.

    Folders within an archive belong to the archive and stay.
    """
    found = _WITHIN.fullmatch(source)
    if found is not None and "://" not in found["container"]:
        return f"{_name(found['container'])}{found['inner']}"
    return source if "://" in source else _name(source)


def _name(path: str) -> str:
    return PureWindowsPath(PurePosixPath(path).name).name
