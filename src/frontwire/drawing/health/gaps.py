"""What is not known: facilities that are silent, counts that nobody gave, supplies that nobody speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from frontwire.drawing.health.registry import town
from frontwire.lexicon.health import Concept, HealthWords
from frontwire.model.gist import Site
from frontwire.model.health import Facility, Functioning, HealthGap, Lack, Measure, Supply

#: What a coordinator asks of a facility, and the gap where nobody says it.
_ASKED = ((Measure.THEATRES, Lack.THEATRES), (Measure.BEDS, Lack.BEDS), (Measure.STAFF, Lack.STAFF))


def gaps(
    facilities: Iterable[Facility], supplies: Iterable[Supply], *, at: date, silence: int, words: HealthWords
) -> tuple[HealthGap, ...]:
    """What nobody says of each facility, then of each place; nothing is filled in for it.

    A facility is silent where the last word on it is more than `silence` days older than `at`.
    """
    held = tuple(facilities)
    of_facilities = [gap for facility in held for gap in _of_facility(facility, at, silence)]
    return (*of_facilities, *_of_places(held, tuple(supplies), words))


def _of_facility(facility: Facility, at: date, silence: int) -> Iterator[HealthGap]:
    last = facility.last
    age = last.age(at)
    if age > silence:
        text = f"nothing said of it for {age} days; the last word is of {last.day.isoformat()}"
        yield HealthGap(Lack.SILENT, facility.id, facility.site, text, last.day)
    if facility.site is None:
        yield HealthGap(Lack.PLACE, facility.id, None, "no place is told")
    if facility.perhaps:
        text = f"may be the same as {', '.join(facility.perhaps)}: nobody says"
        yield HealthGap(Lack.IDENTITY, facility.id, facility.site, text)
    if all(status.functioning is Functioning.UNKNOWN for status in facility.statuses):
        yield HealthGap(Lack.STATUS, facility.id, facility.site, "nobody says whether it works")
    if not facility.statuses and not facility.capacities:
        return  # what is only mentioned, or attacked, is not asked for its beds
    counted = {capacity.measure for capacity in facility.capacities if capacity.low is not None or capacity.high}
    for measure, lack in _ASKED:
        if measure not in counted:
            yield HealthGap(lack, facility.id, facility.site, f"nobody gives a number of {measure}")


def _of_places(
    facilities: tuple[Facility, ...], supplies: tuple[Supply, ...], words: HealthWords
) -> Iterator[HealthGap]:
    """At each town where a facility's work or a stock is told of: what a clinic needs and nobody speaks of."""
    essential = [entry for entry in words.files[Concept.SUPPLY].entry.values if entry.essential]
    spoken: dict[tuple[str, ...], set[str]] = {}
    for supply in supplies:
        spoken.setdefault(town(supply.site), set()).add(supply.item)
    caring = [facility for facility in facilities if facility.statuses or facility.capacities]
    for place, site in _towns((*caring, *supplies)).items():
        for entry in essential:
            if entry.value not in spoken.get(place, ()):
                yield HealthGap(Lack.SUPPLY, None, site, f"nobody speaks of {entry.label}")


def _towns(told: Iterable[Facility | Supply]) -> dict[tuple[str, ...], Site]:
    held: dict[tuple[str, ...], Site] = {}
    for one in told:
        if one.site is not None:
            held.setdefault(town(one.site), one.site)
    return held
