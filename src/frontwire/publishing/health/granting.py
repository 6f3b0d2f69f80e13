"""Granting: the access ledger as rows, each request with its answers and promises in the order of the days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from frontwire.lexicon.health import Concept, HealthWords
from frontwire.model.health import AccessAnswer, AccessEntry, Answer, Constraint, Promise
from frontwire.publishing import telling, wording
from frontwire.publishing.health.citing import Citing
from frontwire.publishing.health.sheets import Outcome, Request
from frontwire.publishing.words import flat

_DATED = tuple[date, Outcome]


def requests(entries: Iterable[AccessEntry], words: HealthWords, cite: Citing) -> tuple[Request, ...]:
    """Requests as the ledger orders them, then what each place tells without one."""
    held = tuple(entries)
    asked = [_asked(entry, words, cite) for entry in held if entry.asks]
    groups: dict[str, list[_DATED]] = {}
    for entry in held:
        if not entry.asks:
            groups.setdefault(_place(entry), []).extend(_outcomes(entry, words, cite))
    return (*asked, *(_unasked(place, outcomes) for place, outcomes in groups.items()))


def _asked(entry: AccessEntry, words: HealthWords, cite: Citing) -> Request:
    origins = {(ask.origin, flat(ask.quote)) for ask in entry.asks}
    return Request(
        place=_place(entry),
        asked_by=wording.capital(wording.listed(entry.asked_by)) or cite.word(entry.asks[0]).voice,
        asked_of=wording.listed(entry.asked_of),
        ask=cite.word(entry.asks[0]),
        again=len(origins) - 1,
        state=entry.answer.value,
        answer=words.label(Concept.ANSWER, entry.answer) if entry.answer is not Answer.NONE else "",
        outcomes=_in_order(_outcomes(entry, words, cite)),
    )


def _unasked(place: str, outcomes: list[_DATED]) -> Request:
    told = _in_order(outcomes)
    last = [outcome for outcome in told if not outcome.is_promise and outcome.state != Answer.NONE][-1:]
    return Request(
        place=place,
        asked_by="",
        asked_of="",
        ask=None,
        again=0,
        state=last[0].state if last else Answer.NONE.value,
        answer=last[0].label if last else "",
        outcomes=told,
    )


def _in_order(outcomes: Iterable[_DATED]) -> tuple[Outcome, ...]:
    return tuple(outcome for _, outcome in sorted(outcomes, key=lambda pair: (pair[0], pair[1].is_promise)))


def _outcomes(entry: AccessEntry, words: HealthWords, cite: Citing) -> Iterator[_DATED]:
    told: dict[tuple[str, str], AccessAnswer] = {}
    for answer in entry.answers:
        told.setdefault((answer.word.origin, answer.word.quote), answer)
    yield from ((answer.word.day, _answer(answer, words, cite)) for answer in told.values())
    yield from ((promise.word.day, _promise(promise, cite)) for promise in entry.promises)


def _answer(held: AccessAnswer, words: HealthWords, cite: Citing) -> Outcome:
    is_held_up = held.constraint is not Constraint.UNCLASSIFIED
    is_told = held.answer is not Answer.NONE
    return Outcome(
        is_promise=False,
        state=held.answer.value,
        label=words.label(Concept.ANSWER, held.answer) if is_told else "",
        by=wording.listed(held.by) if is_told else "",
        due="",
        condition=held.condition or "",
        constraint=words.label(Concept.CONSTRAINT, held.constraint) if is_held_up else "",
        cite=cite.word(held.word),
        settled=(),
    )


def _promise(held: Promise, cite: Citing) -> Outcome:
    return Outcome(
        is_promise=True,
        state=held.outcome.value,
        label="",
        by=wording.listed(held.by),
        due="" if held.due is None else telling.days(*held.due),
        condition="",
        constraint="",
        cite=cite.word(held.word),
        settled=tuple(cite.word(word) for word in held.settled),
    )


def _place(entry: AccessEntry) -> str:
    return "" if entry.site is None else entry.site.name
