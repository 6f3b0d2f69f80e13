"""Limiting: how often one client may ask.

A token bucket in one dictionary. The libraries for it bring storage servers and decorators for every route; a server
of ours is one process, and one rule holds for all its routes.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

#: Clients remembered; beyond that the one that has been silent longest starts anew.
_CLIENTS = 10_000


class Limiter:
    """Admits `rate` requests a second of each client in the long run, and `burst` at once."""

    def __init__(self, rate: float, *, burst: int | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = float(max(1.0, 10 * rate) if burst is None else burst)
        self._clock = clock
        #: Of each client what is left to it, and when that was so; the silent ones first.
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def admits(self, client: str) -> bool:
        """May `client` ask once more now? Called by the event loop alone, and so never twice at once."""
        now = self._clock()
        left, before = self._left.pop(client, (self._burst, now))
        left = min(self._burst, left + (now - before) * self._rate)
        is_admitted = left >= 1.0
        self._left[client] = (left - 1.0 if is_admitted else left, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return is_admitted
