"""The set `muc4`: each message read, its claims written as templates, the templates scored in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from evaluation.base import Case, Outcome, Score
from evaluation.measures import split, sum_counts
from evaluation.sets import tally
from evaluation.sets.muc4 import gtt
from evaluation.sets.muc4.align import assign
from evaluation.sets.muc4.keys import Message, Slot, Template, read_messages
from evaluation.sets.muc4.score import compare, compare_slot, points, slots_prf
from evaluation.sets.muc4.templates import baseline_of, templates_of
from frontwire.api import Reader

_BASELINE = "baseline "
#: Ids are "DEV-MUC3-0001", "TST2-MUC4-0048": without its number the part they are of.
_DIGITS = "0123456789"
_HEADER_DATE = re.compile(r",\s+(\d{1,2} [A-Z]{3} \d{2})\b[^\n]*")
#: The dateline stands in the first lines.
_HEADER_CHARS = 300
#: Marks of those who keyed the texts, no words of the report.
_KEYED = re.compile(r"\[TEXT\]\s*")
_GROUPS = {
    "incident": (Slot.DATE, Slot.LOCATION, Slot.TYPE, Slot.STAGE, Slot.INSTRUMENT_ID, Slot.INSTRUMENT_TYPE),
    "perpetrator": (Slot.CATEGORY, Slot.INDIVIDUAL, Slot.ORGANIZATION, Slot.CONFIDENCE),
    "physical target": tuple(slot for slot in Slot if Slot.PHYS_ID <= slot <= Slot.PHYS_TOTAL),
    "human target": tuple(slot for slot in Slot if Slot.HUM_NAME <= slot <= Slot.HUM_TOTAL),
}
_PUBLISHED = {
    "all slots": "1992, partial credit by hand: best 55.9 (TST3), 57.2 (TST4), median of 17 sites 29.3, 32.9",
    "confidence": "1992: best 33.6 (TST3), 48.0 (TST4)",
    "human target number": "1992: best 60.6 (TST3), 52.7 (TST4)",
    "role fillers": "GTT 50.2, IterX 53.0 on TST3 and TST4, type included, trained on DEV",
}


class Muc4:
    """Incident templates of 1,500 messages."""

    name = "muc4"
    folder = "muc4"
    files = "key files (templates) and files of messages, in any folders"
    source = (
        "Proceedings of MUC-4 (1992), with the guidelines for scoring in its appendices; role fillers: Du, Rush and "
        "Cardie (EACL 2021)"
    )
    definition = (
        "Slots: the guidelines for scoring of May 1992 (version 7) and the scorer's configuration: templates mapped "
        "one to one where type and one target or perpetrator slot match at least in part, so that most is earned; "
        "fills are correct, partial (half), incorrect, missing or spurious; F over all templates and slots 2 to 24. "
        "Optional templates and fills cost nothing when left out. What was judged by hand is decided by rule: a "
        "string is right where only modifiers in front differ, partly right where its head is the same or it is part "
        "of a name, else wrong; a number with a wrong cross-reference is wrong; no partial credit is spread over "
        "several fills. Role fillers: GTT's eval.py (exact strings after case, punctuation and articles; five roles "
        "and the type; best mapping by micro F1), not the head matches or CEAF of GRIT. All is end to end, relevance "
        "included: templates of irrelevant messages are spurious. A message's date is given as publication date."
    )

    def cases(self, folder: Path) -> Iterable[Case]:
        """The messages that have a key, by id."""
        for message in read_messages(folder):
            yield Case(message.id, message)

    def score(self, case: Case, reader: Reader) -> Outcome:
        """The templates of one message beside its key, and the baseline's."""
        message = _message(case)
        reading = reader.read(_KEYED.sub("", message.text), published=dateline_day(message.text))
        found, dumb = templates_of(reading), baseline_of(reading)
        counts = _counts(message, found) | _counts(message, dumb, prefix=_BASELINE)
        return Outcome(case.id, counts, errors=tuple(errors(message.templates, found)))

    def crashed(self, case: Case) -> Outcome:
        """All templates missed."""
        return Outcome(case.id, _counts(_message(case), ()) | _counts(_message(case), (), prefix=_BASELINE))

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """Slot F over all slots, by group, for single slots; role-filler F1; what others print too by part as well."""
        held = tuple(outcomes)
        parts = split(held, lambda case: case.partition("-")[0].rstrip(_DIGITS)).items()
        return (*_scores(sum_counts(held)), *(one for part, own in parts for one in _chief(part, sum_counts(own))))


def _scores(sums: Mapping[str, float]) -> tuple[Score, ...]:
    every = tuple(Slot)
    groups: dict[str, Sequence[Slot]] = {"all slots": every, "confidence": (Slot.CONFIDENCE,)}
    groups |= {
        "human target number": (Slot.HUM_NUMBER,),
        **_GROUPS,
        "date": (Slot.DATE,),
        "place": (Slot.LOCATION,),
    }
    scores = [
        Score(
            f"{name} F",
            slots_prf(sums, slots).f1,
            slots_prf(sums, slots, prefix=_BASELINE).f1,
            _PUBLISHED.get(name, ""),
        )
        for name, slots in groups.items()
    ]
    whole, guessed = slots_prf(sums, every), slots_prf(sums, every, prefix=_BASELINE)
    roles = (*gtt.ROLES, gtt.TYPE)
    with_type, dumb = gtt.prf(sums, roles), gtt.prf(sums, roles, prefix=_BASELINE)
    return (
        *scores[:1],
        Score("all slots precision", whole.precision, guessed.precision),
        Score("all slots recall", whole.recall, guessed.recall),
        *scores[1:],
        Score("templates F1", tally.prf(sums, "templates").f1, tally.prf(sums, f"{_BASELINE}templates").f1),
        Score("role fillers and type F1 (GTT)", with_type.f1, dumb.f1, _PUBLISHED["role fillers"]),
        Score("role fillers F1 (GTT)", gtt.prf(sums, gtt.ROLES).f1, gtt.prf(sums, gtt.ROLES, prefix=_BASELINE).f1),
        *(
            Score(f"role filler {role} F1", gtt.prf(sums, (role,)).f1, gtt.prf(sums, (role,), prefix=_BASELINE).f1)
            for role in gtt.ROLES
        ),
    )


def _chief(part: str, sums: Mapping[str, float]) -> Iterator[Score]:
    """The figures that others print too, for one part of the corpus."""
    yield from (replace(score, name=f"{score.name}, {part}") for score in _scores(sums) if score.published)


def _counts(message: Message, found: tuple[Template, ...], *, prefix: str = "") -> dict[str, float]:
    gold = gtt.roles_of(message.templates, text=message.text)
    return compare(message.templates, found, prefix=prefix) | gtt.compare(gold, gtt.roles_of(found), prefix=prefix)


def dateline_day(text: str) -> date | None:
    """The day of a message by its dateline ("BOGOTA, 20 JUL 89 (EFE) --"); None where it has none."""
    match = _HEADER_DATE.search(text[:_HEADER_CHARS])
    if match is None:
        return None
    try:
        return datetime.strptime(match[1].title(), "%d %b %y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def errors(keys: tuple[Template, ...], found: tuple[Template, ...]) -> Iterator[str]:
    """What is wrong, a line each: whole templates, then slots of those that were mapped."""
    chosen = assign(keys, found, gain=points)
    yield from (f"missed {_shown(key)}" for n, key in enumerate(keys) if n not in chosen and not key.optional)
    for number, response in zip(chosen, found, strict=True):
        if number is None:
            yield f"spurious {_shown(response)}"
            continue
        for slot in Slot:
            counts = compare_slot(slot, keys[number], response)
            if counts.partial or counts.incorrect or counts.missing or counts.spurious:
                yield f"{slot.name}: {_fills(response, slot)} for {_fills(keys[number], slot)}"


def _shown(template: Template) -> str:
    slots = (Slot.TYPE, Slot.DATE, Slot.LOCATION, Slot.INDIVIDUAL, Slot.PHYS_ID, Slot.HUM_NAME, Slot.HUM_DESCRIPTION)
    return "; ".join(_fills(template, slot) for slot in slots if template.fills(slot))


def _fills(template: Template, slot: Slot) -> str:
    return " + ".join(" / ".join(fill.values) for fill in template.fills(slot)) or "nothing"


def _message(case: Case) -> Message:
    if not isinstance(case.gold, Message):
        raise TypeError(f"{case.id} is no message of MUC-4")
    return case.gold
