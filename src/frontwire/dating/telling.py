"""What has been told so far: the times that "the next day", "that month" and a bare "March" count from.

In the news a bare month counts from the day of writing. In a history it is of the year told last, whatever the tense
(the narrative strategy of HeidelTime: Strötgen and Gertz, Language Resources and Evaluation 2013); a month that would
lie far behind the one told last is of the next year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dateutil.relativedelta import relativedelta

from frontwire.dating.almanac import holding
from frontwire.dating.contexts import Context, Settled, Tense
from frontwire.dating.meanings import Meaning, Named, Step
from frontwire.dating.phrases import Phrase
from frontwire.lexicon.times import Origin
from frontwire.model.time import Interval, Precision

#: What lies longer ago than this is another story than the day's.
_LONG_AGO = relativedelta(years=1)
#: What is told so finely can be counted on from in months and years; in shorter units it cannot.
_MONTHS = frozenset({Precision.DAY, Precision.MONTH})
_IN_YEARS = _MONTHS | {Precision.SEASON, Precision.YEAR}
_YEARS = frozenset({"year", "decade", "century"})
_QUARTER = "-Q"
#: So many years given in full make a text without a day of writing a history.
_YEARS_OF_HISTORY = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands: the block and the sentence."""

    block: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Told:
    """The times told last, as finely as each unit of counting needs them, and the story of long ago that is told.

    In the news a story of long ago ends with its paragraph, one that a bare year opens with its sentence; a history
    goes on with it.
    """

    here: date | None
    is_history: bool
    day: Interval | None = None
    month: Interval | None = None
    quarter: Interval | None = None
    year: Interval | None = None
    story: Interval | None = None
    at: Place = Place(-1, -1)

    @classmethod
    def of(cls, phrases: Iterable[Phrase], here: date | None) -> Told:
        """Nothing told yet, in a report of the day `here` (None where that is not known) with these time phrases."""
        held = [phrase.meaning for phrase in phrases]
        years = sum(isinstance(meaning, Named) and meaning.year is not None for meaning in held)
        of_the_day = sum(map(_is_of_the_day, held))
        is_history = not of_the_day if here is not None else years >= max(_YEARS_OF_HISTORY, of_the_day)
        return cls(here, is_history)

    def context(self, meaning: Meaning, place: Place, tense: Tense) -> Context:
        """What a phrase there counts from."""
        is_far = isinstance(meaning, Step) and meaning.near and place.block != self.at.block
        there = None if is_far else self._there(meaning)
        story = self.story if self._goes_on(place) else None
        start = None if story is None or (tense is Tense.FUTURE and self.here is not None) else story.start
        return Context(self.here, there, tense, start, self.quarter, is_history=self.here is None and self.is_history)

    def _there(self, meaning: Meaning) -> Interval | None:
        unit = meaning.unit if isinstance(meaning, Step) else "day"
        coarse = {"month": self.month, "quarter": self.quarter}
        return coarse.get(unit, self.year if unit in _YEARS else self.day)

    def _goes_on(self, place: Place) -> bool:
        """Is the story still told there?"""
        if self.is_history:
            return True
        is_bare = self.here is not None and self.story is not None and self.story == self.year and _is_year(self.story)
        return place == self.at if is_bare else place.block == self.at.block

    def after(self, meaning: Meaning, settled: Settled, place: Place) -> Told:
        """What has been told with this phrase, which stands there."""
        story = None if self._is_back(meaning) or not self._goes_on(place) else self.story
        start = None if settled.interval is None else settled.interval.start
        if start is None:
            return replace(self, story=story, at=place)
        if isinstance(meaning, Named | Step) and (self.here is None or start < self.here - _LONG_AGO):
            story = settled.interval
        fine, told = settled.precision, settled.interval
        return replace(
            self,
            day=told if fine is Precision.DAY else self.day,
            month=told if fine in _MONTHS else self.month,
            quarter=self._latest_quarter(settled),
            year=told if fine in _IN_YEARS else self.year,
            story=story,
            at=place,
        )

    def _latest_quarter(self, settled: Settled) -> Interval | None:
        """The last of the quarters told: one told for comparison ("a year earlier") does not become the one told of."""
        told, before = settled.interval, self.quarter
        if told is None or told.start is None or _QUARTER not in (settled.value or ""):
            return before
        return before if before is not None and before.start is not None and told.start < before.start else told

    def _is_back(self, meaning: Meaning) -> bool:
        """Does the phrase lead back from a story to the day of writing?"""
        return self.here is not None and _is_of_the_day(meaning)


def _is_of_the_day(meaning: Meaning) -> bool:
    """Does the phrase count from the day of writing?"""
    if isinstance(meaning, Named):
        return meaning.weekday is not None and meaning.day is None and meaning.origin is Origin.HERE
    return isinstance(meaning, Step) and meaning.origin is Origin.HERE


def _is_year(interval: Interval) -> bool:
    return interval.start is not None and interval == holding(interval.start, "year")
