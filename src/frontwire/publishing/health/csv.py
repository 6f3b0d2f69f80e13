"""The health picture as CSV: one row a word, so that a sheet shows who says what; RFC 4180."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontwire.model.figure import What
from frontwire.model.gist import Site
from frontwire.model.health import AccessEntry, Effect, Facility, HealthAttack, HealthPicture, Need, Supply, Word
from frontwire.publishing.coarsening import coarsen
from frontwire.publishing.exports.cells import safe

Row = dict[str, str]


class Section(StrEnum):
    """The parts of the picture, in the order in which a file with all of them has them."""

    FACILITIES = "facilities"
    ARRIVALS = "arrivals"
    SUPPLIES = "supplies"
    NEEDS = "needs"
    ACCESS = "access"
    ATTACKS = "attacks"
    GAPS = "gaps"


_PLACE = ("country", "admin1", "place", "lat", "lon", "radius_km")
_COUNT = ("low", "high", "wording")
_WORD = (
    "voice",
    "voice_type",
    "outlet",
    "day",
    "known",
    "age_days",
    "certainty",
    "polarity",
    "quote",
    "claim",
    "report",
)
#: What attacks on health care are counted by, after Insecurity Insight.
_ATTACK = ("event", "first_day", "last_day", "perpetrators", "weapons", *(effect.value for effect in Effect))
_HARMS = ("workers_killed_wording", "workers_wounded_wording", "workers_kidnapped_wording", "workers_detained_wording")
#: The columns of each section; a file of all sections has each of them once.
COLUMNS: Mapping[Section, tuple[str, ...]] = {
    Section.FACILITIES: (
        *("facility", "name", "kind", "modality", *_PLACE, "part", "tells"),
        *("functioning", "damage", "reason", "measure", *_COUNT, "perhaps", *_WORD),
    ),
    Section.ARRIVALS: ("facility", *_PLACE, "first_day", "last_day", "what", "who", *_COUNT, *_WORD),
    Section.SUPPLIES: ("facility", *_PLACE, "item", "level", "runs_out_first", "runs_out_last", "trend", *_WORD),
    Section.NEEDS: ("facility", *_PLACE, "wanted", "by", "of", "open", "tells", *_WORD),
    Section.ACCESS: (
        *(*_PLACE, "entry", "by", "of", "tells", "answer", "condition", "constraint"),
        *("due_first", "due_last", "outcome", *_WORD),
    ),
    Section.ATTACKS: (*_ATTACK[:1], "facility", *_PLACE, "part", *_ATTACK[1:], *_HARMS, *_WORD),
    Section.GAPS: ("facility", *_PLACE, "lack", "since", "text"),
}


def write(picture: HealthPicture, *, section: Section | None = None, exact: bool = False) -> str:
    """The picture's rows under one header, all sections or one; coordinates and parts are coarse unless `exact`."""
    wanted = tuple(Section) if section is None else (section,)
    columns = tuple(dict.fromkeys(("section", *(name for part in wanted for name in COLUMNS[part]))))
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writing = _Writing(picture, exact)
    for part in wanted:
        for row in writing.rows(part):
            writer.writerow({"section": part.value, **row})
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Writing:
    picture: HealthPicture
    exact: bool

    def rows(self, section: Section) -> Iterator[Row]:
        """The rows of one section."""
        held = self.picture
        made: Mapping[Section, Callable[[], Iterable[Iterator[Row]]]] = {
            Section.FACILITIES: lambda: (self._facility(facility) for facility in held.facilities),
            Section.ARRIVALS: lambda: [self._arrivals()],
            Section.SUPPLIES: lambda: (self._supply(supply) for supply in held.supplies),
            Section.NEEDS: lambda: (self._need(need) for need in held.needs),
            Section.ACCESS: lambda: [self._access()],
            Section.ATTACKS: lambda: (self._attack(attack) for attack in held.attacks),
            Section.GAPS: lambda: [self._gaps()],
        }
        for rows in made[section]():
            yield from rows

    def _place(self, site: Site | None) -> Row:
        if site is None:
            return {}
        shown = site if self.exact else coarsen(site)
        return {
            "country": shown.country or "",
            "admin1": safe(shown.admin1 or ""),
            "place": safe(shown.name),
            "lat": str(shown.lat),
            "lon": str(shown.lon),
            "radius_km": str(shown.radius_km),
        }

    def _part(self, part: str | None) -> Row:
        return {"part": safe(part)} if part and self.exact else {}

    def _word(self, word: Word) -> Row:
        return {
            "voice": safe(word.voice),
            "voice_type": word.voice_type.value,
            "outlet": safe(word.outlet or ""),
            "day": word.day.isoformat() if word.dated else "",
            "known": word.known.isoformat(),
            "age_days": str(word.age(self.picture.at)),
            "certainty": word.certainty.value,
            "polarity": word.polarity.value,
            "quote": safe(word.quote),
            "claim": word.claim,
            "report": word.report,
        }

    def _facility(self, facility: Facility) -> Iterator[Row]:
        """A row for each status and each count; one for the last word where there is neither."""
        head = {
            "facility": facility.id,
            "name": safe(facility.name),
            "kind": facility.kind.value,
            "modality": facility.modality.value,
            "perhaps": " ".join(facility.perhaps),
            **self._place(facility.site),
            **self._part(facility.part),
        }
        for status in facility.statuses:
            told = {"functioning": status.functioning.value, "damage": status.damage.value}
            yield {**head, "tells": "status", **told, "reason": status.reason.value, **self._word(status.word)}
        for capacity in facility.capacities:
            told = {"measure": capacity.measure.value, **_count(capacity.low, capacity.high, capacity.wording)}
            yield {**head, "tells": "capacity", **told, **self._word(capacity.word)}
        if not facility.statuses and not facility.capacities:
            yield {**head, "tells": "mention", **self._word(facility.last)}

    def _arrivals(self) -> Iterator[Row]:
        for arrival in self.picture.arrivals:
            yield {
                "facility": arrival.facility or "",
                **self._place(arrival.site),
                "first_day": _day(arrival.first),
                "last_day": _day(arrival.last),
                "what": arrival.what.value,
                "who": arrival.who.value,
                **_count(arrival.low, arrival.high, arrival.wording),
                **self._word(arrival.word),
            }

    def _supply(self, supply: Supply) -> Iterator[Row]:
        for word in supply.words:
            first, last = word.runs_out or (None, None)
            yield {
                "facility": supply.facility or "",
                **self._place(supply.site),
                "item": safe(supply.item),
                "level": word.level.value,
                "runs_out_first": _day(first),
                "runs_out_last": _day(last),
                "trend": supply.trend.value,
                **self._word(word.word),
            }

    def _need(self, need: Need) -> Iterator[Row]:
        head = {
            "facility": need.facility or "",
            **self._place(need.site),
            "wanted": safe("; ".join(need.wanted)),
            "by": safe("; ".join(need.by)),
            "of": safe("; ".join(need.of)),
            "open": "yes" if need.is_open else "no",
        }
        for word in need.words:
            yield {**head, "tells": "need", **self._word(word)}
        for word in need.answers:
            yield {**head, "tells": "answer", **self._word(word)}

    def _access(self) -> Iterator[Row]:
        for number, entry in enumerate(self.picture.ledger, start=1):
            yield from self._entry(entry, {**self._place(entry.site), "entry": str(number)})

    def _entry(self, entry: AccessEntry, head: Row) -> Iterator[Row]:
        asked = {"by": safe("; ".join(entry.asked_by)), "of": safe("; ".join(entry.asked_of))}
        for word in entry.asks:
            yield {**head, **asked, "tells": "request", **self._word(word)}
        for answer in entry.answers:
            told = {"answer": answer.answer.value, "condition": safe(answer.condition or "")}
            by = {"by": safe("; ".join(answer.by)), "constraint": answer.constraint.value}
            yield {**head, "tells": "answer", **told, **by, **self._word(answer.word)}
        for promise in entry.promises:
            first, last = promise.due or (None, None)
            due = {"due_first": _day(first), "due_last": _day(last), "outcome": promise.outcome.value}
            by = {"by": safe("; ".join(promise.by))}
            yield {**head, "tells": "promise", **by, **due, **self._word(promise.word)}
            for word in promise.settled:
                yield {**head, "tells": "outcome", "outcome": promise.outcome.value, **self._word(word)}

    def _attack(self, attack: HealthAttack) -> Iterator[Row]:
        head = {
            "event": attack.happening,
            "facility": " ".join(attack.facilities),
            **self._place(attack.site),
            **self._part(attack.part),
            "first_day": _day(attack.first),
            "last_day": _day(attack.last),
            "perpetrators": safe("; ".join(attack.perpetrators)),
            "weapons": safe("; ".join(attack.weapons)),
            **{effect.value: "yes" for effect in attack.effects},
        }
        for word in attack.words:
            yield {**head, **self._harms(attack, word), **self._word(word)}

    def _harms(self, attack: HealthAttack, word: Word) -> Row:
        """What that word counts, as worded."""
        told = [harm for harm in attack.harms if harm.word.claim == word.claim]
        return {
            f"workers_{what.value}_wording": safe("; ".join(harm.wording for harm in told if harm.what is what))
            for what in (What.KILLED, What.WOUNDED, What.KIDNAPPED, What.DETAINED)
        }

    def _gaps(self) -> Iterator[Row]:
        for gap in self.picture.gaps:
            yield {
                "facility": gap.facility or "",
                **self._place(gap.site),
                "lack": gap.lack.value,
                "since": _day(gap.since),
                "text": safe(gap.text),
            }


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _count(low: int | None, high: int | None, wording: str) -> Row:
    return {
        "low": "" if low is None else str(low),
        "high": "" if high is None else str(high),
        "wording": safe(wording),
    }
