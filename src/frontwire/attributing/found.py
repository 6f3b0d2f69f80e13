"""Sayings as the rules find them, before they become attributions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontwire.lexicon.cues import CueRule
from frontwire.model.span import Stretch


@dataclass(frozen=True, slots=True)
class Found:
    """One saying: who (head token of the speaker), the cue's tokens, and the tokens of what is said.

    `bare` holds the speaker's tokens where no grammar heads them (a headline's "… : monitor"). `nobody`: the
    text names nobody who says or holds it, and `speaker` is the cue's own word.
    """

    speaker: int
    content: frozenset[int]
    rule: CueRule | None
    cue: Stretch | None
    bare: Stretch | None = None
    direct: bool = False
    because: str = ""
    nobody: bool = False


class Sayings:
    """Sayings in the order they were found, at hand by their cues and by the tokens they hold.

    Each has a number that it keeps. Of a long report there are thousands: no rule may look through all for each.
    """

    def __init__(self, found: Iterable[Found]) -> None:
        self._held: dict[int, Found] = {}
        self._cued: dict[int, list[int]] = {}
        self._holding: dict[int, list[int]] = {}
        self._next = 0
        for one in found:
            self.add(one)

    def __iter__(self) -> Iterator[Found]:
        return iter(self._held.values())

    def __getitem__(self, number: int) -> Found:
        return self._held[number]

    def add(self, one: Found) -> None:
        """Adds a saying behind the others."""
        number, self._next = self._next, self._next + 1
        if one.cue is not None:
            self._cued.setdefault(one.cue.start, []).append(number)
        self._hold(number, one.content)
        self._held[number] = one

    def change(self, number: int, one: Found) -> None:
        """Puts a saying of the same cue in the place of another."""
        self._hold(number, one.content - self._held[number].content)
        self._held[number] = one

    def drop(self, number: int) -> None:
        """Takes a saying out."""
        del self._held[number]

    def with_cue(self, cue: Stretch) -> list[tuple[int, Found]]:
        """The numbers and sayings of a cue, in order."""
        numbers = [number for number in self._cued.get(cue.start, ()) if number in self._held]
        return [(number, self._held[number]) for number in numbers if self._held[number].cue == cue]

    def cued_in(self, stretch: Stretch) -> list[Found]:
        """The sayings whose cues begin in a stretch, by their cues."""
        numbers = [number for index in stretch for number in self._cued.get(index, ())]
        return [self._held[number] for number in numbers if number in self._held]

    def sharing(self, indices: Iterable[int]) -> Counter[int]:
        """How many of these tokens each saying holds, by number, those that hold any."""
        return Counter(
            number
            for index in indices
            for number in self._holding.get(index, ())
            if number in self._held and index in self._held[number].content
        )

    def _hold(self, number: int, indices: Iterable[int]) -> None:
        for index in indices:
            self._holding.setdefault(index, []).append(number)
