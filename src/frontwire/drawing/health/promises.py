"""Promises of access and aid, and what came of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from frontwire.drawing.health.hearing import Heard
from frontwire.lexicon.health import Concept, HealthWords
from frontwire.model.health import Answer, Outcome, Promise
from frontwire.model.voice import Certainty, Polarity

_OPEN = frozenset({Certainty.PLANNED, Certainty.CONDITIONAL})
_HELPING = frozenset({"aid_access", "aid_delivery", "evacuation"})
#: For how many days after it something told may be what came of a promise.
HORIZON = 14
Days = tuple[date, date]


def is_promise(heard: Heard, words: HealthWords) -> bool:
    """Is help promised: a pledge in a sentence about access or supplies, or help that is to come?

    "Only after the operation" is an answer on a condition; with a day ("on Sunday, if …") it is a promise as well.
    """
    gist = heard.gist
    if gist.polarity is Polarity.DENIED:
        return False
    if gist.kind == "pledge":
        return words.find(Concept.REQUEST, heard.sentence) is not None and _is_of_care(heard.sentence, words)
    if gist.kind not in _HELPING or gist.certainty not in _OPEN:
        return False
    if gist.certainty is Certainty.CONDITIONAL and not _is_ahead(heard):
        return False
    answer = words.find(Concept.ANSWER, gist.quote)
    return answer is not None and answer.value in {Answer.ALLOWED, Answer.CONDITIONAL}


def _is_of_care(text: str, words: HealthWords) -> bool:
    """Does a text speak of supplies, ambulances or those who treat? Many pledges "allow" and "enter" other things."""
    return any(words.find(concept, text) for concept in (Concept.SUPPLY, Concept.TRANSPORT, Concept.WORKER))


def _is_ahead(heard: Heard) -> bool:
    """Is it told for a day that lies ahead of what is known?"""
    return heard.gist.last is not None and heard.gist.last > heard.word.known


@dataclass(frozen=True, slots=True)
class Promises:
    """The promises of a picture, each once, with the claims of each sentence that makes one.

    "Promised that a convoy would be let in" is a pledge and an access: one promise, the pledge's. What a happening
    repeats is one promise, its first.
    """

    words: HealthWords
    at: date
    sentences: Mapping[tuple[str, str], tuple[Heard, ...]]
    made: frozenset[str]

    @classmethod
    def of(cls, heard: Iterable[Heard], words: HealthWords, *, at: date) -> Promises:
        """Those that the claims, oldest first, make."""
        sentences: dict[tuple[str, str], list[Heard]] = {}
        for one in heard:
            sentences.setdefault(_sentence(one), []).append(one)
        firsts: dict[str, str] = {}
        for held in sentences.values():
            promising = [one for one in held if is_promise(one, words)]
            best = next((one for one in promising if one.gist.kind == "pledge"), None) or next(iter(promising), None)
            if best is not None:
                firsts.setdefault(best.happening, best.gist.id)
        return cls(words, at, {key: tuple(held) for key, held in sentences.items()}, frozenset(firsts.values()))

    def has(self, heard: Heard) -> bool:
        """Does a claim make a promise?"""
        return heard.gist.id in self.made

    def settling(self, heard: Iterable[Heard]) -> tuple[Heard, ...]:
        """Of the claims of one place, oldest first, those that can tell what came of a promise."""
        return tuple(one for one in heard if one.gist.kind in _HELPING or _is_spoken(one, self.words))

    def promise(self, heard: Heard, told: Sequence[Heard]) -> Promise:
        """A promise with what later claims of its place, `told` oldest first, say came of it.

        Only claims of the HORIZON days behind it, or behind the day promised, are asked.
        """
        sentence = self.sentences[_sentence(heard)]
        due = _due(heard, sentence)
        until = (heard.day if due is None else due[1]) + timedelta(days=HORIZON)
        first = bisect_left(told, heard.day, key=lambda one: one.day)
        last = bisect_right(told, until, key=lambda one: one.day)
        near = dict.fromkeys((*sentence, *told[first:last]))
        verdicts = [(one, kept) for one in near if (kept := _settles(one, heard, due, self.words)) is not None]
        return Promise(
            by=tuple(" ".join(party.text.split()) for party in heard.gist.actors) or (heard.word.voice,),
            due=due,
            outcome=_outcome([kept for _, kept in verdicts], due, self.at),
            word=heard.word,
            settled=tuple({(one.word.report, one.word.quote): one.word for one, _ in verdicts}.values()),
        )


def _is_spoken(one: Heard, words: HealthWords) -> bool:
    """Does somebody say in so many words that a promise was kept or broken?"""
    return words.find(Concept.FULFILMENT, one.sentence) is not None


def _sentence(heard: Heard) -> tuple[str, str]:
    return heard.word.report, heard.sentence


def _outcome(verdicts: list[bool], due: Days | None, at: date) -> Outcome:
    if not verdicts:
        return Outcome.NOT_DUE if due is not None and at <= due[1] else Outcome.NO_WORD
    if due is not None and len(set(verdicts)) > 1:
        return Outcome.DISPUTED
    return Outcome.KEPT if verdicts[0] else Outcome.NOT_KEPT


def _due(heard: Heard, sentence: Iterable[Heard]) -> Days | None:
    """The days promised: those of the claim, or of what its sentence says will be, where they lie ahead of it."""
    for one in sentence:
        first, last = one.gist.first, one.gist.last
        if first is not None and last is not None and last > heard.word.day:
            return first, last
    return None


def _settles(one: Heard, promised: Heard, due: Days | None, words: HealthWords) -> bool | None:
    """Does a claim tell that the promise was kept (True) or was not (False)? None where it tells neither.

    Only a claim known later counts, or the sentence that tells of the promise; where a day was promised, only what is
    told of that day or the next, or says in so many words whether it was kept. What is promised on a condition is not
    broken by a refusal.
    """
    if one.word.report == promised.word.report:
        return _in_its_sentence(one, promised, words)
    spoken = words.find(Concept.FULFILMENT, one.sentence)
    if spoken is not None:
        return spoken.value == "kept" if _means(one, promised) else None
    if one.order <= promised.order or not _is_of(one, due):
        return None
    came = _came(one, words)
    return None if came is False and promised.gist.certainty is Certainty.CONDITIONAL and due is None else came


def _means(one: Heard, promised: Heard) -> bool:
    """Does a word on a promise mean this one: known no earlier, and of its day where it names that of the promise?"""
    told = one.gist.last
    of_day = told is None or told >= one.word.known or told == promised.word.day
    return of_day and one.word.known >= promised.word.known


def _came(one: Heard, words: HealthWords) -> bool | None:
    """Did help come, or was it kept out? None where a claim tells neither."""
    if one.gist.kind not in _HELPING or one.gist.certainty in _OPEN:
        return None
    if words.find(Concept.KIND, one.gist.quote) is not None and one.gist.kind == "aid_access":
        return None  # whether patients can reach a clinic is not whether help came
    answer = words.find(Concept.ANSWER, one.sentence)
    refused = answer is not None and answer.value == Answer.DENIED
    if refused or one.gist.polarity is Polarity.DENIED:
        return False
    if one.gist.kind == "aid_access":
        return True if answer is not None and answer.value == Answer.ALLOWED else None
    return True


def _in_its_sentence(one: Heard, promised: Heard, words: HealthWords) -> bool | None:
    """ "Soldiers turned the convoy back, a day after the governor had promised …": told and broken in one breath."""
    if one.sentence != promised.sentence or one.gist.kind not in _HELPING or one.gist.certainty in _OPEN:
        return None
    answer = words.find(Concept.ANSWER, one.gist.quote)
    return False if answer is not None and answer.value == Answer.DENIED else None


def _is_of(one: Heard, due: Days | None) -> bool:
    """Is it told of the day promised or the one after?"""
    return due is None or (due[0] <= one.word.day and (one.word.day - due[1]).days <= 1)
