"""The health picture as JSON, and its schema."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from frontwire.model.gist import Site
from frontwire.model.health import (
    AccessAnswer,
    AccessEntry,
    Arrival,
    Capacity,
    Facility,
    Harm,
    HealthAttack,
    HealthGap,
    HealthPicture,
    Need,
    Promise,
    Status,
    StatusDispute,
    Supply,
    SupplyWord,
    Word,
)
from frontwire.publishing.coarsening import coarsen
from frontwire.publishing.health import shapes

#: Raised whenever a field changes its meaning or goes away; new fields do not raise it.
VERSION = 1
#: Where the schema says it is from.
SCHEMA_ID = "frontwire-health"


def publish(picture: HealthPicture, *, exact: bool = False) -> shapes.Health:
    """The picture in the contract's shape; coordinates and parts of towns are coarse unless `exact`."""
    return _Publishing(picture.at, exact).picture(picture)


def to_json(picture: HealthPicture, *, exact: bool = False) -> str:
    """Indented JSON, its last line ended."""
    text = msgspec.json.format(msgspec.json.encode(publish(picture, exact=exact)), indent=1)
    return text.decode() + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `frontwire health --format json`."""
    (root,), parts = msgspec.json.schema_components((shapes.Health,), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA_ID}:{VERSION}",
        "title": "The health and aid picture of Frontwire",
        **root,
        "$defs": dict(sorted(parts.items())),
    }


@dataclass(frozen=True, slots=True)
class _Publishing:
    at: date
    exact: bool

    def picture(self, held: HealthPicture) -> shapes.Health:
        return shapes.Health(
            contract=VERSION,
            at=held.at,
            place=None if held.place is None else held.place.name,
            facilities=tuple(self.facility(facility) for facility in held.facilities),
            arrivals=tuple(self.arrival(arrival) for arrival in held.arrivals),
            supplies=tuple(self.supply(supply) for supply in held.supplies),
            needs=tuple(self.need(need) for need in held.needs),
            ledger=tuple(self.entry(entry) for entry in held.ledger),
            attacks=tuple(self.attack(attack) for attack in held.attacks),
            gaps=tuple(self.gap(gap) for gap in held.gaps),
        )

    def site(self, site: Site | None) -> shapes.Site | None:
        if site is None:
            return None
        shown = site if self.exact else coarsen(site)
        return shapes.Site(
            id=shown.id,
            name=shown.name,
            town=shown.parent,
            admin1=shown.admin1,
            country=shown.country,
            lat=shown.lat,
            lon=shown.lon,
            radius_km=shown.radius_km,
            coarse=not self.exact,
        )

    def part(self, part: str | None) -> str | None:
        return part if self.exact else None

    def word(self, word: Word) -> shapes.Word:
        return shapes.Word(
            claim=word.claim,
            report=word.report,
            outlet=word.outlet,
            voice=word.voice,
            voice_type=word.voice_type,
            day=word.day,
            dated=word.dated,
            known=word.known,
            age_days=word.age(self.at),
            quote=word.quote,
            certainty=word.certainty,
            polarity=word.polarity,
            origin=word.origin,
        )

    def words(self, words: Iterable[Word]) -> tuple[shapes.Word, ...]:
        return tuple(self.word(word) for word in words)

    def facility(self, held: Facility) -> shapes.Facility:
        return shapes.Facility(
            id=held.id,
            name=held.name,
            called=held.called,
            named=held.named,
            several=held.several,
            kind=held.kind,
            modality=held.modality,
            site=self.site(held.site),
            part=self.part(held.part),
            statuses=tuple(self.status(status) for status in held.statuses),
            disputes=tuple(self.dispute(dispute) for dispute in held.disputes),
            capacities=tuple(self.capacity(capacity) for capacity in held.capacities),
            last_word=self.word(held.last),
            words=self.words(held.words),
            because=held.because,
            perhaps=held.perhaps,
        )

    def status(self, held: Status) -> shapes.Status:
        return shapes.Status(held.functioning, held.damage, held.reason, self.word(held.word))

    def dispute(self, held: StatusDispute) -> shapes.StatusDispute:
        return shapes.StatusDispute(held.day, tuple(self.status(status) for status in held.statuses))

    def capacity(self, held: Capacity) -> shapes.Capacity:
        return shapes.Capacity(held.measure, held.low, held.high, held.wording, self.word(held.word))

    def arrival(self, held: Arrival) -> shapes.Arrival:
        return shapes.Arrival(
            facility=held.facility,
            site=self.site(held.site),
            first=held.first,
            last=held.last,
            what=held.what,
            who=held.who,
            low=held.low,
            high=held.high,
            wording=held.wording,
            word=self.word(held.word),
        )

    def supply(self, held: Supply) -> shapes.Supply:
        return shapes.Supply(
            item=held.item,
            label=held.label,
            called=held.called,
            facility=held.facility,
            site=self.site(held.site),
            trend=held.trend,
            words=tuple(self.supply_word(word) for word in held.words),
        )

    def supply_word(self, held: SupplyWord) -> shapes.SupplyWord:
        return shapes.SupplyWord(held.level, _days(held.runs_out), self.word(held.word))

    def need(self, held: Need) -> shapes.Need:
        return shapes.Need(
            wanted=held.wanted,
            by=held.by,
            of=held.of,
            facility=held.facility,
            site=self.site(held.site),
            open=held.is_open,
            words=self.words(held.words),
            answers=self.words(held.answers),
        )

    def entry(self, held: AccessEntry) -> shapes.AccessEntry:
        return shapes.AccessEntry(
            site=self.site(held.site),
            asked_by=held.asked_by,
            asked_of=held.asked_of,
            answer=held.answer,
            asks=self.words(held.asks),
            answers=tuple(self.answer(answer) for answer in held.answers),
            promises=tuple(self.promise(promise) for promise in held.promises),
        )

    def answer(self, held: AccessAnswer) -> shapes.AccessAnswer:
        return shapes.AccessAnswer(held.answer, held.by, held.condition, held.constraint, self.word(held.word))

    def promise(self, held: Promise) -> shapes.Promise:
        return shapes.Promise(held.by, _days(held.due), held.outcome, self.word(held.word), self.words(held.settled))

    def attack(self, held: HealthAttack) -> shapes.Attack:
        return shapes.Attack(
            happening=held.happening,
            first=held.first,
            last=held.last,
            site=self.site(held.site),
            part=self.part(held.part),
            facilities=held.facilities,
            perpetrators=held.perpetrators,
            weapons=held.weapons,
            effects=held.effects,
            harms=tuple(self.harm(harm) for harm in held.harms),
            words=self.words(held.words),
        )

    def harm(self, held: Harm) -> shapes.Harm:
        return shapes.Harm(held.what, held.low, held.high, held.wording, self.word(held.word))

    def gap(self, held: HealthGap) -> shapes.Gap:
        return shapes.Gap(held.lack, held.facility, self.site(held.site), held.text, held.since)


def _days(held: tuple[date, date] | None) -> shapes.Days | None:
    return None if held is None else shapes.Days(*held)
