"""What facilities are called, and which words stand together: shared by the pages for a terminal and a browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from frontwire.lexicon.health import Concept, HealthWords
from frontwire.model.gist import Site
from frontwire.model.health import (
    Arrival,
    Capacity,
    Damage,
    Facility,
    FacilityKind,
    Functioning,
    Measure,
    Reason,
    Status,
)
from frontwire.publishing import wording
from frontwire.publishing.words import flat


def town(site: Site | None) -> str:
    """A place with the town it lies in; empty where none is told."""
    return "" if site is None else wording.joined((site.name, site.parent or ""), by=", ")


def names(facilities: Sequence[Facility]) -> dict[str, str]:
    """What each facility is called, by id; with its town where several are called so."""
    times = Counter(flat(facility.name) for facility in facilities)
    return {
        f.id: flat(f.name) if times[flat(f.name)] == 1 else wording.joined((flat(f.name), town(f.site)), by=", ")
        for f in facilities
    }


def sort_of(facility: Facility, words: HealthWords) -> str:
    """Of what sort it is ("makeshift clinics, four of them"); empty where its name says so already."""
    kind = words.label(Concept.KIND, facility.kind)
    made = words.label(Concept.MODALITY, facility.modality) if facility.modality != "unknown" else ""
    sort = wording.joined((made, f"{kind}s" if facility.several else kind), by=" ")
    if facility.kind is FacilityKind.UNKNOWN:
        sort = made
    told = sort if sort.lower() not in flat(facility.name).lower() else ""
    number = newest(facility.capacities, Measure.FACILITIES) if facility.several else None
    return wording.joined((told, "" if number is None else f"{worded(number)} of them"), by=", ")


def working(status: Status, words: HealthWords) -> str:
    """How it is said to work."""
    return words.label(Concept.FUNCTIONING, status.functioning)


def condition(status: Status, words: HealthWords) -> str:
    """Working, damage and reason, those of them that are told."""
    reason = words.label(Concept.REASON, status.reason)
    return wording.joined(
        (
            working(status, words) if status.functioning is not Functioning.UNKNOWN else "",
            words.label(Concept.DAMAGE, status.damage) if status.damage is not Damage.UNKNOWN else "",
            reason if status.reason not in {Reason.UNKNOWN, Reason.OTHER} else "",
        ),
        by=", ",
    )


def newest(capacities: Iterable[Capacity], measure: Measure) -> Capacity | None:
    """The last count of a measure; None where nobody gives a number."""
    told = [held for held in capacities if held.measure is measure]
    counted = [held for held in told if held.low is not None or held.high is not None]
    return counted[-1] if counted else None


def worded(capacity: Capacity) -> str:
    """A count as a table has it."""
    return flat(capacity.wording).lower()


def one_each(statuses: Iterable[Status]) -> tuple[Status, ...]:
    """The last status of each origin."""
    return tuple({status.word.origin: status for status in statuses}.values())


def by_voice(arrivals: Iterable[Arrival]) -> tuple[tuple[Arrival, ...], ...]:
    """Counts of one day, facility and voice together, newest day first."""
    groups: dict[tuple[object, ...], list[Arrival]] = {}
    for arrival in arrivals:
        key = (arrival.word.day, arrival.facility, town(arrival.site), arrival.word.origin)
        groups.setdefault(key, []).append(arrival)
    ordered = sorted(groups.values(), key=lambda held: -held[0].word.day.toordinal())
    return tuple(tuple(group) for group in ordered)
