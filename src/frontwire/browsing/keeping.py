"""Keeping: what takes long to make is made once, however many ask for it at a time, and the oldest is let go."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """The `most` values used last, by key; safe for threads.

    Who asks for a value that another is making waits for that one. What cannot be made raises for all who wait, and is
    tried again by whoever asks next.
    """

    __slots__ = ("_futures", "_lock", "_most")

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._futures: OrderedDict[Key, Future[Value]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._futures)

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of `key`, made by `make` where it is not there."""
        with self._lock:
            future = self._futures.get(key)
            mine = future is None
            if future is None:
                future = self._futures[key] = Future()
                while len(self._futures) > self._most:
                    self._futures.popitem(last=False)
            self._futures.move_to_end(key)
        if mine:
            self._fill(key, future, make)
        return future.result()

    def newest(self) -> Value | None:
        """The value made or used last that is ready; None where there is none."""
        with self._lock:
            ready = (f for f in reversed(self._futures.values()) if f.done() and f.exception() is None)
            future = next(ready, None)
        return None if future is None else future.result()

    def _fill(self, key: Key, future: Future[Value], make: Callable[[], Value]) -> None:
        try:
            future.set_result(make())
        except BaseException as error:  # those who wait must hear of an interrupt too
            with self._lock:
                if self._futures.get(key) is future:
                    del self._futures[key]
            future.set_exception(error)
            raise
