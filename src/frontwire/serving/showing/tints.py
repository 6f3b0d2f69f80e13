"""Tints: which colour token each side has. The same rule as in web/js: its own where there is one, else by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

#: Sides with a colour of their own in web/css/colours.css, and how many colours the others share.
OWN = frozenset({"government", "opposition", "jihadist", "islamic-state", "kurdish"})
SHARED = 8
UNKNOWN = "unknown"


def tints(sides: Iterable[str | None]) -> Mapping[str | None, str]:
    """The token of each side, `UNKNOWN` for None; the others in alphabetical order, over again after the last."""
    names = sorted({side for side in sides if side is not None})
    out: dict[str | None, str] = {None: UNKNOWN}
    number = 0
    for name in names:
        token = name.replace(" ", "-")
        if token not in OWN:
            number += 1
            token = str((number - 1) % SHARED + 1)
        out[name] = token
    return out
