"""Letters: what documents cannot hold of a text."""

from __future__ import annotations

import re

#: Characters that XML has no place for (XML 1.0, production 2).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legible(text: str) -> str:
    """Text with the replacement character where XML cannot hold what stands there."""
    return _FORBIDDEN.sub("\ufffd", text)
