"""Health and aid in the brief of a picture, in short: the health view has them whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frontwire.model.health import (
    AccessAnswer,
    AccessEntry,
    Answer,
    Constraint,
    Facility,
    Functioning,
    Supply,
    Trend,
    Word,
)
from frontwire.model.picture import Displacement, Picture
from frontwire.publishing import wording
from frontwire.publishing.picture.lines import Group, Item, Tone
from frontwire.publishing.picture.words import LONG_AGO, Vocabulary, ids, plain
from frontwire.publishing.words import flat

#: Figures of displaced people shown for a place.
_COUNTS = 6


_ANSWERS = {Answer.SILENCE: "no answer given, it is said", Answer.NONE: "no answer told"}


@dataclass(frozen=True, slots=True)
class Relief:
    """Turns the health parts of a picture into groups of lines."""

    words: Vocabulary

    def groups(self, picture: Picture) -> Iterator[Group]:
        """Facilities, supplies, access, the displaced."""
        told = (held for held in picture.facilities if held.status is not None and self._is_fresh(held.status.word))
        yield Group("Facilities", tuple(map(self._facility, told)))
        names = {facility.id: facility.name for facility in picture.facilities}
        yield Group(
            "Supplies",
            tuple(self._supply(supply, names) for supply in picture.supplies if self._is_fresh(supply.last.word)),
        )
        asked = (entry for entry in picture.access if any(map(self._is_fresh, _words(entry))))
        yield Group("Access for aid", tuple(map(self._access, asked)))
        yield Group("People displaced, figures side by side", tuple(map(self._displaced, picture.displacement)))

    def _is_fresh(self, word: Word) -> bool:
        return word.age(self.words.at) <= LONG_AGO

    def _facility(self, facility: Facility) -> Item:
        where = (
            f", {facility.site.name}" if facility.site is not None and facility.site.name not in facility.name else ""
        )
        status = facility.status
        if status is None or status.functioning is Functioning.UNKNOWN:
            told = "damaged" if status is not None else "status not told"
        else:
            told = plain(status.functioning.value)
        disputed = " (disputed)" if facility.disputes else ""
        line = f"{wording.capital(flat(facility.name))}{where}: {told}{disputed}"
        word = facility.last if status is None else status.word
        return self._line(line, word, Tone.DISPUTED if facility.disputes else Tone.PLAIN)

    def _supply(self, supply: Supply, names: dict[str, str]) -> Item:
        """`names` are those of facilities by id."""
        site = supply.site.name if supply.site is not None else ""
        holder = names.get(supply.facility or "") or site
        where = f", {flat(holder)}" if holder else ""
        last = supply.last
        ends = f", to last until {self._span(last.runs_out)}" if last.runs_out is not None else ""
        trend = f", {supply.trend.value}" if supply.trend is not Trend.UNKNOWN else ""
        return self._line(
            f"{wording.capital(flat(supply.label))}{where}: {plain(last.level.value)}{ends}{trend}", last.word
        )

    def _span(self, days: tuple[date, date]) -> str:
        first, last = days
        return self.words.day(first) if first == last else f"{self.words.day(first)}–{self.words.day(last)}"

    def _access(self, entry: AccessEntry) -> Item:
        where = entry.site.name if entry.site is not None else "place not given"
        asked = wording.listed(map(flat, entry.asked_by)) or "somebody"
        of = f" asked {wording.listed(map(flat, entry.asked_of))}" if entry.asked_of else " asked"
        request = f"{asked}{of}; " if entry.asks else ""
        words = [answer.word for answer in entry.answers] or _words(entry)
        answer = _answer(entry.answers[-1]) if entry.answers else _ANSWERS[Answer.NONE]
        return self._line(f"{where}: {request}{answer}", words[-1])

    def _displaced(self, held: Displacement) -> Item:
        shown = "; ".join(self.words.count(count) for count in held.counts[:_COUNTS])
        more = len(held.counts) - _COUNTS
        rest = f"; and {more} more" if more > 0 else ""
        return Item(f"{self.words.place(held.site, held.place_text)}: {shown}{rest}")

    def _line(self, text: str, word: Word, tone: Tone = Tone.PLAIN) -> Item:
        """The line with whose word it is and how old."""
        age = word.age(self.words.at)
        old = "of the day" if age <= 0 else f"{age} day{'' if age == 1 else 's'} old"
        outlet = f", in {flat(word.outlet)}" if word.outlet and flat(word.outlet) != flat(word.voice) else ""
        return Item(f"{text} ({old}) — {flat(word.voice)}{outlet}", ids([word.claim]), tone)


def _words(entry: AccessEntry) -> list[Word]:
    """All words of a line of the ledger."""
    answers = (answer.word for answer in entry.answers)
    return [*entry.asks, *answers, *(promise.word for promise in entry.promises)]


def _answer(held: AccessAnswer) -> str:
    """An answer with who gave it, on what condition, held up by what."""
    by = f" by {wording.listed(map(flat, held.by))}" if held.by else ""
    condition = f", on condition: {wording.quoted(held.condition, 80)}" if held.condition else ""
    bar = held.constraint
    constraint = "" if bar is Constraint.UNCLASSIFIED else f" ({plain(bar.value)})"
    return f"{_ANSWERS.get(held.answer, held.answer.value)}{by}{condition}{constraint}"
