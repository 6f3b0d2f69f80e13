"""Queues: what is to be asked in a round, server by server, so that nobody waits for one while another is free."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime

from frontwire.model.poll import Poll
from frontwire.reading.addressing import server_of
from frontwire.watching.feeds import Feed


class Queue:
    """Polls in lanes, one for each server; the order depends on nothing but what was put in, and who is free."""

    __slots__ = ("_lanes", "put_in")

    def __init__(self) -> None:
        self._lanes: dict[str, deque[tuple[Feed, Poll]]] = {}
        #: How many were put in so far.
        self.put_in = 0

    def __bool__(self) -> bool:
        return any(self._lanes.values())

    def put(self, feed: Feed, poll: Poll) -> None:
        """Puts a poll in behind the others of its server."""
        self._lanes.setdefault(server_of(poll.address), deque()).append((feed, poll))
        self.put_in += 1

    def take(self, free: Callable[[str], datetime]) -> tuple[Feed, Poll]:
        """The next poll, of the server that is `free` first. Raises ValueError where there is none."""
        lane = min((name for name, held in self._lanes.items() if held), key=free)
        return self._lanes[lane].popleft()
