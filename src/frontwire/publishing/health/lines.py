"""Lines of the health page that are no tables: the access ledger, attacks, and the words that both share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from frontwire.lexicon.health import Concept, HealthWords
from frontwire.model.health import (
    AccessAnswer,
    AccessEntry,
    Answer,
    Constraint,
    HealthAttack,
    HealthGap,
    Lack,
    Outcome,
    Promise,
    Word,
)
from frontwire.model.voice import Polarity
from frontwire.publishing import telling, wording
from frontwire.publishing.words import flat

#: How many letters of a claim's id stand on a page.
_ID = 8
_VOICE = 44
#: How many words on what came of a promise a line names.
_SETTLED = 4
_QUOTE = 110
#: How a gap about a supply opens.
_SILENT_ON = "nobody speaks of "
_OUTCOMES = {
    Outcome.KEPT: "kept",
    Outcome.NOT_KEPT: "not kept",
    Outcome.DISPUTED: "kept, say some; not kept, say others",
    Outcome.NO_WORD: "no word of it",
    Outcome.NOT_DUE: "not due yet",
}


def short(day: date, at: date) -> str:
    """A day, with its year where that is not the picture's: "8 Mar", "15 Feb 2016"."""
    return f"{day.day} {day:%b}" if day.year == at.year else f"{day.day} {day:%b %Y}"


def age(word: Word, at: date) -> str:
    """How old a word is: "today", "1 day", "5 days"."""
    days = word.age(at)
    return "today" if days <= 0 else "1 day" if days == 1 else f"{days} days"


def voice(word: Word) -> str:
    """Who says it, cut to fit a column."""
    return wording.shorten(word.voice, _VOICE)


def cite(word: Word) -> str:
    """The beginning of the claim's id, enough for `frontwire explain`."""
    return word.claim[:_ID]


Lines = Iterator[tuple[int, str]]


def entry_lines(entry: AccessEntry, words: HealthWords, *, at: date) -> Lines:
    """A request with its answers and promises under it, each line behind its indent."""
    ask = entry.asks[0]
    whom = f" asked {wording.listed(entry.asked_of)}" if entry.asked_of else " asked"
    again = "; told again since" if len(_told(entry.asks)) > 1 else ""
    said = f"{wording.capital(wording.listed(entry.asked_by) or voice(ask))}{whom}"
    yield 0, f"{_place(entry)}, {short(ask.day, at)}: {said}: {wording.quoted(ask.quote, _QUOTE)} [{cite(ask)}]{again}"
    yield from ((2, line) for _, line in sorted(_outcomes(entry, words, at), key=lambda pair: pair[0]))
    if not entry.answers:
        yield 2, "no answer told"


def unasked_lines(entries: Iterable[AccessEntry], words: HealthWords, *, at: date) -> Lines:
    """Answers and promises that no request is told of: those of one place together, oldest first."""
    groups: dict[str, list[tuple[date, str]]] = {}
    for entry in entries:
        groups.setdefault(_place(entry), []).extend(_outcomes(entry, words, at))
    for place, lines in groups.items():
        yield 0, f"{place}, where no request is told:"
        yield from ((2, line) for _, line in sorted(lines, key=lambda pair: pair[0]))


def _place(entry: AccessEntry) -> str:
    return "Place not told" if entry.site is None else entry.site.name


def _outcomes(entry: AccessEntry, words: HealthWords, at: date) -> Iterator[tuple[date, str]]:
    yield from ((answer.word.day, _answered(answer, words, at)) for answer in _distinct(entry.answers))
    yield from ((promise.word.day, _promised(promise, at)) for promise in entry.promises)


def _answered(answer: AccessAnswer, words: HealthWords, at: date) -> str:
    label = (
        words.label(Concept.ANSWER, answer.answer) if answer.answer is not Answer.NONE else "told of, no answer in it"
    )
    by = f" by {wording.listed(answer.by)}" if answer.by and answer.answer is not Answer.NONE else ""
    condition = f": “{answer.condition}”" if answer.condition else ""
    held = "" if answer.constraint is Constraint.UNCLASSIFIED else words.label(Concept.CONSTRAINT, answer.constraint)
    constraint = f" (constraint {held})" if held else ""
    said = f"{voice(answer.word)}: {wording.quoted(answer.word.quote, _QUOTE)}"
    return f"{short(answer.word.day, at)} {label}{by}{condition}{constraint}; {said} [{cite(answer.word)}]"


def _promised(promise: Promise, at: date) -> str:
    due = "" if promise.due is None else f" for {telling.days(*promise.due)}"
    said = f"{wording.listed(promise.by)}: {wording.quoted(promise.word.quote, _QUOTE)}"
    outcome = _OUTCOMES[promise.outcome]
    told = [f"{voice(word)} on {short(word.known, at)} [{cite(word)}]" for word in promise.settled]
    more = [f"{len(told) - _SETTLED} more"] if len(told) > _SETTLED else []
    by = wording.listed((*told[:_SETTLED], *more))
    settled = f": {by}" if by else ""
    return f"{short(promise.word.day, at)} promised{due} by {said} [{cite(promise.word)}]: {outcome}{settled}"


def attack_lines(attack: HealthAttack, words: HealthWords, names: Mapping[str, str]) -> Lines:
    """An attack: day, place, what was hit and how, by whom as named; under it every account."""
    day = telling.days(attack.first, attack.last)
    place = "place not told" if attack.site is None else attack.site.name
    hit = wording.listed(names.get(key, key) for key in attack.facilities)
    effects = wording.listed(words.label(Concept.EFFECT, effect) for effect in attack.effects)
    by = f"by {wording.listed(attack.perpetrators)}" if attack.perpetrators else "nobody is named as having done it"
    weapon = f"with {wording.listed(attack.weapons)}" if attack.weapons else ""
    yield 0, wording.joined((f"{day}, {place}: {wording.joined((hit, effects), by=', ')}", weapon, by), by="; ")
    for word in _told(attack.words):
        denied = " denies" if word.polarity is Polarity.DENIED else ""
        yield 2, f"{voice(word)}{denied}: {wording.quoted(word.quote, _QUOTE)} [{cite(word)}]"


def gap_texts(gaps: Iterable[HealthGap], names: Mapping[str, str]) -> Iterator[str]:
    """Counts that nobody gives in one phrase, the rest as they are."""
    held = list(gaps)
    counted = [gap.lack.value for gap in held if gap.lack in {Lack.THEATRES, Lack.BEDS, Lack.STAFF}]
    stocks = [gap.text.removeprefix(_SILENT_ON) for gap in held if gap.lack is Lack.SUPPLY]
    for gap in held:
        if gap.lack in {Lack.SILENT, Lack.STATUS, Lack.PLACE}:
            yield gap.text
        elif gap.lack is Lack.IDENTITY:
            yield _named_in(gap.text, names)
    if counted:
        yield f"nobody gives a number of {wording.listed(counted)}"
    if stocks:
        yield f"{_SILENT_ON}{wording.listed(stocks)}"


def _named_in(text: str, names: Mapping[str, str]) -> str:
    for key in sorted(names, key=len, reverse=True):
        text = text.replace(key, names[key])
    return text


def _distinct(answers: Iterable[AccessAnswer]) -> tuple[AccessAnswer, ...]:
    """Answers, those of one origin in the same words once."""
    held: dict[tuple[str, str], AccessAnswer] = {}
    for answer in answers:
        held.setdefault((answer.word.origin, answer.word.quote), answer)
    return tuple(held.values())


def _told(words: Iterable[Word]) -> tuple[Word, ...]:
    """Words, those of one origin in the same words once."""
    held: dict[tuple[str, str], Word] = {}
    for word in words:
        held.setdefault((word.origin, flat(word.quote)), word)
    return tuple(held.values())
