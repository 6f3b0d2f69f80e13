"""Which response template answers which key template: the assignment that earns most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from evaluation.sets.muc4.keys import Fill, Slot, Template
from evaluation.sets.muc4.strings import credit

#: Templates may be mapped onto each other only with some match in the type and in one of these (TST4's configuration).
_CONTENT = (
    Slot.PHYS_ID,
    Slot.PHYS_TYPE,
    Slot.HUM_NAME,
    Slot.HUM_DESCRIPTION,
    Slot.HUM_TYPE,
    Slot.INDIVIDUAL,
    Slot.ORGANIZATION,
)
Key = TypeVar("Key")
Response = TypeVar("Response")


def mappable(key: Template, response: Template) -> bool:
    """Do the type and one of the content slots match at least in part?"""
    return _matches(key, response, Slot.TYPE) and any(_matches(key, response, slot) for slot in _CONTENT)


def _matches(key: Template, response: Template, slot: Slot) -> bool:
    return any(credit(slot, ours, theirs) > 0 for ours in key.fills(slot) for theirs in response.fills(slot))


def assign(
    keys: Sequence[Key], responses: Sequence[Response], *, gain: Callable[[Key, Response], float]
) -> tuple[int | None, ...]:
    """For each response the number of its key, or None: the one-to-one assignment with the greatest sum of gains.

    Pairs without gain are not assigned. Of equals the first is taken.
    """
    gains = [[gain(key, response) for key in keys] for response in responses]
    best: dict[int, tuple[float, tuple[int | None, ...]]] = {0: (0.0, ())}
    for row in gains:
        following: dict[int, tuple[float, tuple[int | None, ...]]] = {}
        for taken, (total, chosen) in best.items():
            _keep(following, taken, total, (*chosen, None))
            for number, value in enumerate(row):
                if value > 0 and not taken >> number & 1:
                    _keep(following, taken | 1 << number, total + value, (*chosen, number))
        best = following
    return max(best.values(), key=lambda held: held[0])[1]


def _keep(
    states: dict[int, tuple[float, tuple[int | None, ...]]], taken: int, total: float, chosen: tuple[int | None, ...]
) -> None:
    if taken not in states or states[taken][0] < total:
        states[taken] = (total, chosen)


def pair_fills(slot: Slot, keys: Sequence[Fill], responses: Sequence[Fill]) -> list[tuple[int, int, float]]:
    """Key fills with their response fills and what each pair earns, the best first, each fill once."""
    pairs = [
        (credit(slot, key, response), not key.optional, first, second)
        for first, key in enumerate(keys)
        for second, response in enumerate(responses)
    ]
    chosen: list[tuple[int, int, float]] = []
    for value, _, first, second in sorted(pairs, key=lambda pair: (-pair[0], not pair[1], pair[2], pair[3])):
        if value > 0 and all(first != a and second != b for a, b, _ in chosen):
            chosen.append((first, second, value))
    return chosen
