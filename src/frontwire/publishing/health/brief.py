"""The health and aid picture on a page: for a coordinator in the morning, for an access officer before a call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from frontwire.lexicon.health import Concept, HealthWords
from frontwire.lexicon.labels import Labels
from frontwire.model.figure import What
from frontwire.model.health import (
    Arrival,
    Capacity,
    Facility,
    Functioning,
    HealthGap,
    HealthPicture,
    Level,
    Measure,
    Need,
    Status,
    Supply,
    SupplyWord,
    Word,
)
from frontwire.publishing import wording
from frontwire.publishing.health import naming
from frontwire.publishing.health.lines import (
    age,
    attack_lines,
    cite,
    entry_lines,
    gap_texts,
    short,
    unasked_lines,
    voice,
)
from frontwire.publishing.health.naming import town
from frontwire.publishing.page import Page
from frontwire.publishing.words import flat

_UNKNOWN = "?"
_BULLET = "• "
_LEGEND = (
    "Nothing here is added up, averaged or filled in; ? means that nobody says. Age counts from the day a word speaks "
    "of. frontwire explain CLAIM shows the words behind a line."
)


def write(picture: HealthPicture, *, words: HealthWords, labels: Labels, width: int = 100, color: bool = False) -> str:
    """The page, `width` columns wide, with ANSI colours where `color` is set."""
    page = Page(width=width, color=color)
    _Writer(picture, words, labels, page).write()
    return page.text()


@dataclass(frozen=True, slots=True)
class _Writer:
    picture: HealthPicture
    words: HealthWords
    labels: Labels
    page: Page

    @property
    def names(self) -> dict[str, str]:
        """What each facility is called, by id."""
        return naming.names(self.picture.facilities)

    def write(self) -> None:
        """All sections that have something to say."""
        where = "everywhere" if self.picture.place is None else self.picture.place.name
        self.page.put(
            f"Health and aid: {where}, as known on {wording.day(self.picture.at, weekday=True)}", style="bold"
        )
        self.page.put(_LEGEND, style="dim")
        held = self.picture
        if not (held.facilities or held.supplies or held.needs or held.ledger or held.attacks or held.arrivals):
            self.page.gap()
            self.page.put("Nobody speaks of health care or aid here.")
        self._facilities()
        self._arrivals()
        self._supplies()
        self._needs()
        self._lines("Access: who asked whom, what was answered, what was promised", self._ledger())
        self._lines("Attacks on health care", self._attacks())
        self._lines("Not known", self._gaps())

    def _head(self, title: str) -> None:
        self.page.gap()
        self.page.put(title, style="bold")

    def _table(self, title: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        if rows:
            self._head(title)
            self.page.table(header, rows, indent=2)

    def _lines(self, title: str, lines: Iterable[tuple[int, str]]) -> None:
        held = list(lines)
        if held:
            self._head(title)
        for indent, line in held:
            self.page.put(line, indent=2 + indent, bullet=_BULLET)

    def _facilities(self) -> None:
        header = ("Facility", "Status", "Theatres", "Beds", "Staff", "Said by", "Age", "Claim")
        rows = [self._facility(facility) for facility in self.picture.facilities]
        self._table("Facilities", header, rows)
        for facility in self.picture.facilities:
            for line in self._history(facility):
                self.page.put(line, indent=2, bullet=_BULLET)

    def _facility(self, facility: Facility) -> tuple[str, ...]:
        counts = [_newest(facility.capacities, measure) for measure in (Measure.THEATRES, Measure.BEDS, Measure.STAFF)]
        word = facility.status.word if facility.status is not None else facility.last
        status = _UNKNOWN if facility.status is None else naming.condition(facility.status, self.words)
        return (
            self._named(facility),
            status,
            *counts,
            f"{voice(word)}, {self._day(word.day)}",
            age(word, self.picture.at),
            cite(word),
        )

    def _named(self, facility: Facility) -> str:
        """What it is called, of what sort it is, and where it lies."""
        where = wording.joined((town(facility.site), facility.part or ""), by=", ")
        return wording.joined((flat(facility.name), naming.sort_of(facility, self.words), where), by=", ")

    def _working(self, status: Status) -> str:
        return naming.working(status, self.words)

    def _history(self, facility: Facility) -> Iterator[str]:
        """How its status changed, and who contradicts whom."""
        told = [status for status in facility.statuses if status.functioning is not Functioning.UNKNOWN]
        changes = [next(group) for _, group in groupby(told, key=lambda status: status.functioning)]
        name = flat(facility.name)
        if len(changes) > 1:
            steps = " → ".join(f"{self._day(step.word.day)} {self._working(step)}" for step in changes)
            yield f"{name}: {steps}"
        for dispute in facility.disputes:
            sides = "; ".join(f"{self._working(s)} ({voice(s.word)})" for s in naming.one_each(dispute.statuses))
            yield f"{name}: disputed for {wording.day(dispute.day)}: {sides}"

    def _arrivals(self) -> None:
        header = ("Day", "Facility", "Wounded", "Dead", "Said by", "Claim")
        self._table(
            "Wounded and dead received",
            header,
            [self._arrived(group) for group in naming.by_voice(self.picture.arrivals)],
        )

    def _arrived(self, group: tuple[Arrival, ...]) -> tuple[str, ...]:
        first = group[0]
        where = self.names.get(first.facility or "", f"not told which, {town(first.site)}")
        wounded, dead = (self._counted(group, what) for what in (What.WOUNDED, What.KILLED))
        return self._day(first.word.day), where, wounded, dead, voice(first.word), cite(first.word)

    def _counted(self, group: Iterable[Arrival], what: What) -> str:
        told = []
        for arrival in group:
            if arrival.what is what:
                who = self.labels.who[arrival.who]
                told.append(f"{flat(arrival.wording)} ({who})" if who else flat(arrival.wording))
        return "; ".join(dict.fromkeys(told))

    def _supplies(self) -> None:
        header = ("Item", "Where", "Level", "Said to end", "Trend", "Said by", "Age", "Claim")
        rows = [self._supply(supply) for supply in sorted(self.picture.supplies, key=_urgency)]
        self._table("Supplies", header, rows)

    def _supply(self, supply: Supply) -> tuple[str, ...]:
        last = supply.last
        return (
            supply.label,
            self.names.get(supply.facility or "", town(supply.site) or "place not told"),
            self.words.label(Concept.LEVEL, last.level),
            self._ends(last),
            "" if supply.trend == "unknown" else str(supply.trend),
            f"{voice(last.word)}, {self._day(last.word.day)}",
            age(last.word, self.picture.at),
            cite(last.word),
        )

    def _needs(self) -> None:
        header = ("Wanted", "By", "Of", "Since", "Answered", "Claim")
        rows = [self._need(need) for need in sorted(self.picture.needs, key=lambda need: not need.is_open)]
        self._table("Needs and requests", header, rows)

    def _ends(self, word: SupplyWord) -> str:
        if word.runs_out is None:
            return ""
        first, last = word.runs_out
        return self._day(first) if first == last else f"{self._day(first)} – {self._day(last)}"

    def _said(self, word: Word) -> str:
        return f"{voice(word)}, {self._day(word.day)}: {wording.quoted(word.quote, 60)}"

    def _day(self, day: date) -> str:
        return short(day, self.picture.at)

    def _need(self, need: Need) -> tuple[str, ...]:
        where = self.names.get(need.facility or "", town(need.site))
        by = wording.listed(wording.shorten(who, 40) for who in need.by)
        answer = "nobody says so" if need.is_open else self._said(need.answers[-1])
        return (
            wording.listed(self.words.label(Concept.SUPPLY, item) for item in need.wanted),
            by if not where or where in by else f"{by} ({where})",
            wording.listed(wording.shorten(who, 40) for who in need.of),
            self._day(need.words[0].day),
            answer,
            cite(need.words[-1]),
        )

    def _ledger(self) -> Iterator[tuple[int, str]]:
        for entry in self.picture.ledger:
            if entry.asks:
                yield from entry_lines(entry, self.words, at=self.picture.at)
        yield from unasked_lines(
            (entry for entry in self.picture.ledger if not entry.asks), self.words, at=self.picture.at
        )

    def _attacks(self) -> Iterator[tuple[int, str]]:
        for attack in self.picture.attacks:
            yield from attack_lines(attack, self.words, self.names)

    def _gaps(self) -> Iterator[tuple[int, str]]:
        """What is not known, all of one facility or place in one line."""
        groups: dict[tuple[str, str], list[HealthGap]] = {}
        for gap in self.picture.gaps:
            groups.setdefault((gap.facility or "", "" if gap.facility else town(gap.site)), []).append(gap)
        for (facility, place), held in groups.items():
            name = self.names.get(facility, place)
            yield 0, f"{name}: {'; '.join(gap_texts(held, self.names))}"


def _newest(capacities: Iterable[Capacity], measure: Measure) -> str:
    """The last count of a measure as worded; a question mark where nobody gives one."""
    held = naming.newest(capacities, measure)
    return _UNKNOWN if held is None else naming.worded(held)


def _urgency(supply: Supply) -> tuple[int, str, str]:
    return _ORDER[supply.last.level], supply.label, supply.facility or ""


_ORDER = {level: number for number, level in enumerate(Level)}
