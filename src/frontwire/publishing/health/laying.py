"""Laying out: the health and aid picture, with siege and displacement, as the sheet that a page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from frontwire.lexicon.health import Concept, HealthWords
from frontwire.lexicon.labels import Labels
from frontwire.model.figure import What
from frontwire.model.health import (
    Arrival,
    Facility,
    Functioning,
    HealthAttack,
    HealthGap,
    HealthPicture,
    Lack,
    Measure,
    Need,
    Supply,
    Word,
)
from frontwire.model.picture import Displacement, Picture, Situation
from frontwire.publishing import telling, wording
from frontwire.publishing.coarsening import coarsen
from frontwire.publishing.health import charting, naming
from frontwire.publishing.health.citing import Citing
from frontwire.publishing.health.granting import requests
from frontwire.publishing.health.lines import gap_texts, short
from frontwire.publishing.health.pressing import urgent
from frontwire.publishing.health.sheets import (
    ArrivalRow,
    AttackRow,
    Cite,
    Contradiction,
    Counted,
    DisplacedRow,
    FacilityRow,
    Fled,
    GapRow,
    MapPoint,
    NeedRow,
    Sheet,
    Silent,
    SituationRow,
    Step,
    SupplyRow,
    Told,
)
from frontwire.publishing.words import flat

_COUNTED = (Measure.THEATRES, Measure.BEDS, Measure.STAFF)
_BY = 60


@dataclass(frozen=True, slots=True)
class Terms:
    """What the sheet's words come from, and after how many days without a word a facility counts as silent."""

    words: HealthWords
    labels: Labels
    silence: int
    exact: bool = False


def lay(health: HealthPicture, front: Picture, terms: Terms) -> Sheet:
    """The sheet of a health picture, with siege and flight from `front`, the picture of the same day and place.

    Points and parts of towns are coarse unless `terms.exact`.
    """
    return _Laying(health, front, terms, naming.names(health.facilities), Citing(health.at, terms.silence)).sheet()


@dataclass(frozen=True, slots=True)
class _Laying:
    health: HealthPicture
    front: Picture
    terms: Terms
    names: dict[str, str]
    cite: Citing

    @property
    def at(self) -> date:
        return self.health.at

    def sheet(self) -> Sheet:
        held = self.health
        facilities = tuple(self.facility(facility) for facility in held.facilities)
        supplies = tuple(self.supply(supply) for supply in sorted(held.supplies, key=_level))
        needs = tuple(self.need(need) for need in sorted(held.needs, key=lambda need: not need.is_open))
        ledger = requests(held.ledger, self.terms.words, self.cite)
        attacks = tuple(self.attack(attack) for attack in held.attacks)
        return Sheet(
            at=self.at,
            day=wording.day(self.at, weekday=True),
            place=None if held.place is None else held.place.name,
            silence=self.terms.silence,
            urgent=urgent(facilities, supplies, needs, ledger, attacks),
            facilities=facilities,
            points=tuple(self.points(facilities)),
            chart=charting.chart(self.figures()),
            arrivals=tuple(self.arrival(group) for group in naming.by_voice(held.arrivals)),
            supplies=supplies,
            needs=needs,
            ledger=ledger,
            situations=tuple(self.situation(held) for held in self.front.situations),
            displaced=tuple(self.displaced(held) for held in self.front.displacement),
            attacks=attacks,
            silent=tuple(self.silent()),
            gaps=tuple(self.gaps()),
        )

    def cites(self, words: Iterable[Word]) -> tuple[Cite, ...]:
        """Words, those of one origin in the same words once, newest first."""
        held: dict[tuple[str, str], Word] = {}
        for word in words:
            held.setdefault((word.origin, flat(word.quote)), word)
        return tuple(self.cite.word(word) for word in reversed(held.values()))

    def where(self, facility: str | None, held: Facility | Arrival | Supply | Need) -> str:
        return self.names.get(facility or "", naming.town(held.site))

    # -- facilities --------------------------------------------------------------------------------------------------

    def facility(self, held: Facility) -> FacilityRow:
        words = self.terms.words
        told = [status for status in held.statuses if status.functioning is not Functioning.UNKNOWN]
        changes = [next(group) for _, group in groupby(told, key=lambda status: status.functioning)]
        part = (held.part if self.terms.exact else None) or ""
        return FacilityRow(
            id=held.id,
            name=self.names[held.id],
            sort=naming.sort_of(held, words),
            place=wording.joined((naming.town(held.site), part), by=", "),
            state=(told[-1].functioning if told else Functioning.UNKNOWN).value,
            status="" if held.status is None else naming.condition(held.status, words),
            last=self.cite.word(held.last if held.status is None else held.status.word),
            counts=tuple(Counted(measure.value, self.count(held, measure)) for measure in _COUNTED),
            steps=tuple(
                Step(naming.working(s, words), s.functioning.value, self.cite.word(s.word)) for s in reversed(changes)
            ),
            disputes=tuple(self.contradictions(held)),
            called=tuple(flat(name) for name in held.called if flat(name) != flat(held.name)),
            because=held.because,
            perhaps=tuple(self.names.get(other, other) for other in held.perhaps),
            words=self.cites(held.words),
        )

    def contradictions(self, held: Facility) -> Iterable[Contradiction]:
        words = self.terms.words
        for dispute in held.disputes:
            sides = naming.one_each(dispute.statuses)
            yield Contradiction(
                short(dispute.day, self.at),
                tuple(Step(naming.working(s, words), s.functioning.value, self.cite.word(s.word)) for s in sides),
            )

    def count(self, held: Facility, measure: Measure) -> Told:
        counted = naming.newest(held.capacities, measure)
        return Told("", None) if counted is None else Told(naming.worded(counted), self.cite.word(counted.word))

    def points(self, rows: Sequence[FacilityRow]) -> Iterable[MapPoint]:
        for held, row in zip(self.health.facilities, rows, strict=True):
            if held.site is None:
                continue
            shown = held.site if self.terms.exact else coarsen(held.site)
            yield MapPoint(
                id=row.id,
                name=row.name,
                sort=row.sort,
                place=row.place,
                state=row.state,
                status=row.status,
                disputed=bool(row.disputes),
                age=row.last.age,
                voice=row.last.voice,
                lat=shown.lat,
                lon=shown.lon,
                radius_km=shown.radius_km,
                coarse=not self.terms.exact,
                href=f"#facility-{row.id}",
            )

    def silent(self) -> Iterable[Silent]:
        """Facilities that the picture lists as silent, the longest unheard first."""
        quiet = {gap.facility for gap in self.health.gaps if gap.lack is Lack.SILENT}
        held = [facility for facility in self.health.facilities if facility.id in quiet]
        for facility in sorted(held, key=lambda one: (one.last.day, one.id)):
            last = self.cite.word(facility.last)
            yield Silent(self.names[facility.id], facility.id, last.age, last)

    # -- arrivals ----------------------------------------------------------------------------------------------------

    def figures(self) -> tuple[charting.Figure, ...]:
        """Arrivals with their labels; what an origin repeats of a day and facility stands once."""
        held: dict[tuple[object, ...], Arrival] = {}
        for arrival in self.health.arrivals:
            a = arrival
            key = (a.word.day, a.facility, naming.town(a.site), a.word.origin, a.what, a.who, a.low, a.high)
            held.setdefault(key, arrival)
        return tuple(charting.Figure(arrival, self.figure_label(arrival)) for arrival in held.values())

    def figure_label(self, held: Arrival) -> str:
        what = wording.joined((self.terms.labels.what[held.what], self.worded(held)), by=": ")
        where = self.where(held.facility, held)
        return wording.joined((short(held.word.day, self.at), where, what, self.cite.word(held.word).voice), by=", ")

    def worded(self, held: Arrival) -> str:
        who = self.terms.labels.who[held.who]
        return f"{flat(held.wording)} ({who})" if who else flat(held.wording)

    def arrival(self, group: Sequence[Arrival]) -> ArrivalRow:
        first = group[0]
        wounded, dead = (
            "; ".join(dict.fromkeys(self.worded(held) for held in group if held.what is what))
            for what in (What.WOUNDED, What.KILLED)
        )
        return ArrivalRow(
            day=short(first.word.day, self.at),
            where=self.where(first.facility, first),
            facility=first.facility if first.facility in self.names else None,
            wounded=wounded,
            dead=dead,
            cite=self.cite.word(first.word),
        )

    # -- supplies and needs ------------------------------------------------------------------------------------------

    def supply(self, held: Supply) -> SupplyRow:
        label = self.terms.words.label
        ends = held.last.runs_out
        return SupplyRow(
            item=held.label,
            where=self.where(held.facility, held),
            facility=held.facility if held.facility in self.names else None,
            level=label(Concept.LEVEL, held.last.level),
            state=held.last.level.value,
            ends="" if ends is None else " – ".join(dict.fromkeys(short(day, self.at) for day in ends)),
            left=None if ends is None else (ends[1] - self.at).days,
            trend="" if held.trend == "unknown" else held.trend.value,
            last=self.cite.word(held.last.word),
            steps=tuple(
                Step(label(Concept.LEVEL, word.level), word.level.value, self.cite.word(word.word))
                for word in reversed(held.words)
            ),
        )

    def need(self, held: Need) -> NeedRow:
        first = held.words[0]
        return NeedRow(
            wanted=wording.listed(self.terms.words.label(Concept.SUPPLY, item) for item in held.wanted),
            by=wording.listed(wording.shorten(who, _BY) for who in held.by),
            of=wording.listed(wording.shorten(who, _BY) for who in held.of),
            where=self.where(held.facility, held),
            is_open=held.is_open,
            since=short(first.day, self.at),
            days=max(first.age(self.at), 0),
            last=self.cite.word(held.words[-1]),
            answers=self.cites(held.answers),
        )

    # -- what happened around them -----------------------------------------------------------------------------------

    def situation(self, held: Situation) -> SituationRow:
        return SituationRow(
            label=wording.capital(self.terms.labels.kind(held.kind).label),
            place=telling.spot(held.site, held.place_text),
            state="" if held.state is None else held.state.replace("_", " "),
            holds=held.holds,
            contested=held.contested,
            words=tuple(dict.fromkeys(self.cite.citation(one) for one in (held.last, *held.citations))),
        )

    def displaced(self, held: Displacement) -> DisplacedRow:
        labels = self.terms.labels
        return DisplacedRow(
            telling.spot(held.site, held.place_text),
            tuple(
                Fled(telling.count(one.figure, labels), one.stands, one.because, self.cite.citation(one.citation))
                for one in held.counts
            ),
        )

    def attack(self, held: HealthAttack) -> AttackRow:
        words = self.terms.words
        return AttackRow(
            happening=held.happening,
            days=telling.days(held.first, held.last),
            place=naming.town(held.site),
            hit=wording.listed(self.names.get(key, key) for key in held.facilities),
            effects=wording.listed(words.label(Concept.EFFECT, effect) for effect in held.effects),
            by=wording.listed(held.perpetrators),
            weapons=wording.listed(held.weapons),
            harms=tuple(
                Told(f"{self.terms.labels.what[harm.what]}: {flat(harm.wording)}", self.cite.word(harm.word))
                for harm in held.harms
            ),
            words=self.cites(held.words),
        )

    def gaps(self) -> Iterable[GapRow]:
        """What is not known, all of one facility or place together; silence stands apart."""
        groups: dict[tuple[str, str], list[HealthGap]] = {}
        for gap in self.health.gaps:
            if gap.lack is not Lack.SILENT:
                groups.setdefault((gap.facility or "", "" if gap.facility else naming.town(gap.site)), []).append(gap)
        for (facility, place), held in groups.items():
            texts = tuple(gap_texts(held, self.names))
            if texts:
                yield GapRow(self.names.get(facility, place), facility if facility in self.names else None, texts)


def _level(supply: Supply) -> tuple[int, str, str]:
    """The emptiest first."""
    levels = tuple(type(supply.last.level))
    return levels.index(supply.last.level), supply.label, supply.facility or ""
