"""Tasking: parts given out, and what comes of them taken in the order in which they were."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

#: A part, and what takes what comes of it.
Task = tuple[bytes, Callable[[bytes], None]]
#: Has parts worked on; gives what comes of each, in their order.
Going = Callable[[Iterable[bytes]], Iterator[bytes]]

Thing = TypeVar("Thing")


def run(tasks: Iterable[Task], going: Going) -> None:
    """Has each part worked on, and what comes of it taken."""
    waiting: deque[Callable[[bytes], None]] = deque()

    def parts() -> Iterator[bytes]:
        for part, take in tasks:
            waiting.append(take)
            yield part

    for made in going(parts()):
        waiting.popleft()(made)


def together(things: Iterable[Thing], size: int, size_of: Callable[[Thing], int]) -> Iterator[list[Thing]]:
    """Things put together, in order, as long as they come to no more than `size`; none is ever cut."""
    held: list[Thing] = []
    sum_ = 0
    for thing in things:
        own = size_of(thing)
        if held and sum_ + own > size:
            yield held
            held, sum_ = [], 0
        held.append(thing)
        sum_ += own
    if held:
        yield held
