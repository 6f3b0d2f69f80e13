"""MUC-4's slot scores: correct, partial, incorrect, missing and spurious fills over all templates (1992).

Recall is (correct + partial / 2) / possible, precision (correct + partial / 2) / actual; F is their harmonic mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.measures import Prf
from evaluation.sets.muc4.align import assign, mappable, pair_fills
from evaluation.sets.muc4.keys import Slot, Template
from evaluation.sets.muc4.strings import FULL, PARTIAL

_PARTS = ("correct", "partial", "incorrect", "missing", "spurious")
NO_TEMPLATE = Template({})


@dataclass(frozen=True, slots=True)
class SlotCounts:
    """How the fills of one slot of one pair of templates compare."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    missing: int = 0
    spurious: int = 0


def compare_slot(slot: Slot, key: Template, response: Template) -> SlotCounts:
    """One slot of a pair; an empty template on either side makes all fills missing or spurious."""
    if slot in key.inapplicable:
        return SlotCounts()
    wanted, given = key.fills(slot), response.fills(slot)
    pairs = pair_fills(slot, wanted, given)
    answered = {first for first, _, _ in pairs}
    required = sum(not fill.optional for number, fill in enumerate(wanted) if number not in answered)
    left = len(given) - len(pairs)
    incorrect = min(required, left)
    correct = sum(value == FULL for _, _, value in pairs)
    return SlotCounts(correct, len(pairs) - correct, incorrect, required - incorrect, left - incorrect)


def points(key: Template, response: Template) -> float:
    """What a pair earns in all slots; nothing where it may not be mapped."""
    if not mappable(key, response):
        return 0.0
    counted = (compare_slot(slot, key, response) for slot in Slot)
    return sum(counts.correct + counts.partial * PARTIAL for counts in counted)


def compare(keys: Sequence[Template], responses: Sequence[Template], *, prefix: str = "") -> dict[str, float]:
    """The counts of one message, "PREFIXslot:SLOT:part", and how many templates were found."""
    chosen = assign(keys, responses, gain=points)
    pairs = [
        (NO_TEMPLATE if number is None else keys[number], response)
        for number, response in zip(chosen, responses, strict=True)
    ]
    pairs += [(key, NO_TEMPLATE) for number, key in enumerate(keys) if number not in chosen and not key.optional]
    counts: dict[str, float] = {}
    for key, response in pairs:
        for slot in Slot:
            held = compare_slot(slot, key, response)
            for part in _PARTS:
                name = f"{prefix}slot:{slot.name}:{part}"
                counts[name] = counts.get(name, 0.0) + getattr(held, part)
    matched = sum(number is not None for number in chosen)
    return counts | {
        f"{prefix}templates.tp": float(matched),
        f"{prefix}templates.fp": float(len(responses) - matched),
        f"{prefix}templates.fn": float(
            sum(key is not NO_TEMPLATE and response is NO_TEMPLATE for key, response in pairs)
        ),
    }


def slots_prf(sums: Mapping[str, float], slots: Sequence[Slot], *, prefix: str = "") -> Prf:
    """Precision, recall and F of some slots together."""

    def count(part: str) -> float:
        return sum(sums.get(f"{prefix}slot:{slot.name}:{part}", 0.0) for slot in slots)

    right = count("correct") + PARTIAL * count("partial")
    common = count("correct") + count("partial") + count("incorrect")
    return Prf.of(right=right, found=common + count("spurious"), gold=common + count("missing"))
