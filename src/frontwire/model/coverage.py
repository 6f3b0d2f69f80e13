"""Coverage: which of many notes lie over a token, answered without looking at all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from frontwire.model.span import Stretch

Note = TypeVar("Note")


@dataclass(frozen=True, slots=True)
class Coverage(Generic[Note]):
    """Notes by the tokens that their stretches hold.

    A long report has thousands of notes and asks of each claim which of them reach it: a scan of all for each
    would grow with the square of its length.
    """

    over: Mapping[int, tuple[Note, ...]]

    @classmethod
    def of(cls, notes: Iterable[tuple[Note, Iterable[Stretch]]]) -> Coverage[Note]:
        """Of notes with the stretches they lie over."""
        over: dict[int, list[Note]] = {}
        for note, stretches in notes:
            for index in dict.fromkeys(index for stretch in stretches for index in stretch):
                over.setdefault(index, []).append(note)
        return cls({index: tuple(held) for index, held in over.items()})

    def at(self, index: int) -> tuple[Note, ...]:
        """The notes over token `index`, in the order they were given."""
        return self.over.get(index, ())
