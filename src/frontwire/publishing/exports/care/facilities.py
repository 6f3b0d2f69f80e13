"""Facilities in HeRAMS' columns, and supplies: a row a word, the last one marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frontwire.model.health import Capacity, Facility, Measure, Status, Supply, Trend, Word
from frontwire.publishing.exports.care.cells import Cells, Terms, day, joined, of_word
from frontwire.publishing.words import flat

#: The columns of what is counted.
_COUNTED = {Measure.THEATRES: "theatres", Measure.BEDS: "beds", Measure.STAFF: "staff"}


def of_facility(facility: Facility, terms: Terms) -> Iterator[tuple[Word, Cells]]:
    """A row for each word on its status or on what it has; where there is neither, one for the last word."""
    head = {
        "facility_id": facility.id,
        "facility": facility.name,
        **terms.place(facility.site),
        "kind": terms.values.kinds[facility.kind],
        "modality": terms.values.modalities[facility.modality],
    }
    disputed = {status.word.claim for dispute in facility.disputes for status in dispute.statuses}
    for word in _telling(facility):
        statuses = [status for status in facility.statuses if status.word.claim == word.claim]
        capacities = [capacity for capacity in facility.capacities if capacity.word.claim == word.claim]
        yield (
            word,
            {
                **head,
                **of_word(word),
                **_status(statuses, terms),
                **_counts(capacities),
                "latest": "yes" if facility.status is not None and word.claim == facility.status.word.claim else "",
                "disputed": "yes" if word.claim in disputed else "",
            },
        )


def of_supply(supply: Supply, terms: Terms, facilities: Mapping[str, Facility]) -> Iterator[tuple[Word, Cells]]:
    """A row for each word on it."""
    facility = facilities.get(supply.facility or "")
    head = {
        "item": supply.label,
        "facility_id": supply.facility or "",
        "facility": "" if facility is None else facility.name,
        **terms.place(supply.site),
        "trend": "" if supply.trend is Trend.UNKNOWN else supply.trend.value,
    }
    for told in supply.words:
        first, last = told.runs_out or (None, None)
        yield (
            told.word,
            {
                **head,
                **of_word(told.word),
                "level": terms.values.levels[told.level],
                "ends": day(first),
                "ends_last": day(last),
                "latest": "yes" if told is supply.last else "",
            },
        )


def _telling(facility: Facility) -> tuple[Word, ...]:
    """The words that tell of status or capacity, each claim once, oldest first."""
    claims = {status.word.claim for status in facility.statuses}
    claims |= {capacity.word.claim for capacity in facility.capacities}
    held = {word.claim: word for word in facility.words if word.claim in claims}
    return tuple(held.values()) or (facility.last,)


def _status(statuses: list[Status], terms: Terms) -> Cells:
    values = terms.values
    return {
        "functioning": joined(values.functioning[status.functioning] for status in statuses),
        "damage": joined(values.damage[status.damage] for status in statuses),
        "reason": joined(values.reasons[status.reason] for status in statuses),
    }


def _counts(capacities: list[Capacity]) -> Cells:
    """Exact counts in columns of their own; everything as worded."""
    cells = {"figures": joined(f"{one.measure.value}: {flat(one.wording)}" for one in capacities)}
    for measure, field in _COUNTED.items():
        told = {(one.low, one.high) for one in capacities if one.measure is measure and one.low is not None}
        if len(told) == 1:
            ((low, high),) = told
            cells[field] = str(low) if low == high else ""
    return cells
