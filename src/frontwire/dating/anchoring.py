"""Times counted from another event: "two days after the strike", where the report dates the strike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from frontwire.dating.almanac import step
from frontwire.dating.aspect import Aspect, aspect_of
from frontwire.dating.combining import by_phrases, parse_length
from frontwire.dating.hosting import notes_in_sentence
from frontwire.dating.retelling import told_elsewhere
from frontwire.model.claim import Coding
from frontwire.model.document import Document
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax
from frontwire.model.time import Basis, Interval, Precision, TimeNote, When

_WAYS = {"after": 1, "before": -1}
#: So long a time from an event is still its day, as far as reports tell.
_SAME_DAY = frozenset({"hour", "minute", "second"})
_CLOCK_PREFIX = "PTX"


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The event counted from, which way, and the verb the phrase dates."""

    event: int
    way: int
    dated: int


def by_anchor(document: Document, coding: Coding) -> When | None:
    """The time of a past event that is told as so long after or before another; None where it is not so told."""
    if aspect_of(document.syntax, coding.trigger) not in (Aspect.PAST, Aspect.PAST_PERFECT):
        return None
    for note in notes_in_sentence(document, coding.trigger):
        anchor = _anchor(document.syntax, note) if note.kind == "DURATION" else None
        if anchor is not None and anchor.dated == coding.trigger:
            return _counted(document, coding, note, anchor)
    return None


def _anchor(syntax: Syntax, note: TimeNote) -> _Anchor | None:
    head = next((i for i in note.stretch if syntax[i].head not in note.stretch), note.stretch.start)
    above = syntax.head(head)
    way = _WAYS.get(above.text.lower())
    if way is not None:
        inside = [kid.index for kid in syntax.children(above.index, "pobj", "pcomp")]
        return _Anchor(inside[0], way, above.head) if inside else None
    marks = [_WAYS[mark.text.lower()] for mark in syntax.children(above.index, "mark") if mark.text.lower() in _WAYS]
    return _Anchor(above.index, marks[0], above.head) if marks and above.dep == "advcl" else None


def _counted(document: Document, coding: Coding, note: TimeNote, anchor: _Anchor) -> When:
    event = document.syntax[anchor.event].text
    day = _day_of(document, coding, anchor.event)
    if day is None:
        return _unsettled(note, f"it counts from “{event}”, which the report does not date")
    length = parse_length(note.value)
    if length is None and not (note.value or "").startswith(_CLOCK_PREFIX):
        return _unsettled(note, "how long is not said")
    unit, count = length or ("hour", 1)
    reached = day if unit in _SAME_DAY and length is None else step(day, unit, anchor.way * count)
    if reached is None:
        return _unsettled(note, "the calendar does not reach so far")
    return When(Interval.day(reached), Precision.DAY, Basis.RELATIVE, note.text, f"counted from “{event}” on {day}")


def _unsettled(note: TimeNote, because: str) -> When:
    return When(None, Precision.NONE, Basis.RELATIVE, note.text, because)


def _day_of(document: Document, coding: Coding, event: int) -> date | None:
    """The day of the event counted from, by its own phrases or where it is told again."""
    there = replace(coding, trigger=event, stretch=Stretch(event, event + 1))
    for telling in (there, *told_elsewhere(document, there)):
        when = by_phrases(document, telling)
        if when is not None and when.precision is Precision.DAY and when.interval is not None:
            return when.interval.start
    return None
