"""The access ledger: who asked whom for what, what was answered, what was promised and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import chain

from frontwire.drawing.health.hearing import Heard
from frontwire.drawing.health.locating import Ward
from frontwire.drawing.health.promises import Promises, is_promise
from frontwire.drawing.health.registry import town
from frontwire.lexicon.health import Concept, HealthWords
from frontwire.lexicon.naming import pieces as name_pieces
from frontwire.lexicon.wordings import Hit, pieces
from frontwire.model.gist import Party, Site, Speaker
from frontwire.model.health import AccessAnswer, AccessEntry, Answer, Constraint, Promise
from frontwire.model.voice import Certainty, Polarity, VoiceType

#: Kinds of claim that may answer a request.
_ANSWERING = frozenset({"aid_access", "denial", "rejection"})
#: What is asked for that an access officer follows up.
_ASKED = frozenset({"access", "evacuation"})
#: Answers held up by something.
_HELD = frozenset({Answer.DENIED, Answer.CONDITIONAL})
#: For how many days a request may be answered.
OPEN = 30
#: Voices that may grant or refuse.
_DECIDING = frozenset({VoiceType.OFFICIAL, VoiceType.MILITARY, VoiceType.ARMED_GROUP, VoiceType.OPPOSITION})
_DECIDING |= {VoiceType.STATE_MEDIA, VoiceType.FOREIGN_GOVERNMENT}
#: What a condition in its own words may stand between.
_EDGES = " \t\n,\"'“”‘’"


@dataclass(slots=True)
class _Entry:
    """A line of the ledger while it is written."""

    site: Site | None
    by: dict[str, str]
    of: dict[str, str]
    asks: list[Heard] = field(default_factory=list)
    answers: list[tuple[Heard, AccessAnswer]] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)


def ledger(ward: Ward, *, at: date) -> tuple[AccessEntry, ...]:
    """Every request for access with its answers and promises, and answers that no request is told of.

    A request told again by the same asker at the same place within OPEN days is one entry. An answer goes to the
    request of its own sentence; else to one of the OPEN days before it at that place whose asker it names, or whose
    addressee, or one of the same side, gives it; else it is a line of its own.
    """
    by_town: dict[tuple[str, ...], list[Heard]] = {}
    for located in ward.located:
        by_town.setdefault(town(ward.site(located)), []).append(located.heard)
    promises = Promises.of((located.heard for located in ward.located), ward.words, at=at)
    entries = [entry for place in sorted(by_town) for entry in _Ledger(ward.words, promises).write(by_town[place])]
    return tuple(_drawn(entry) for entry in entries)


def _drawn(entry: _Entry) -> AccessEntry:
    return AccessEntry(
        site=entry.site,
        asked_by=tuple(entry.by.values()),
        asked_of=tuple(entry.of.values()),
        asks=tuple(heard.word for heard in entry.asks),
        answers=tuple(answer for _, answer in sorted(entry.answers, key=_in_turn)),
        promises=tuple(entry.promises),
    )


def _in_turn(given: tuple[Heard, AccessAnswer]) -> tuple[date, tuple[date, bool, date, str, int, str]]:
    """Answers follow one another as they became known: few tell their day."""
    heard, _ = given
    return heard.word.known, heard.order


@dataclass(slots=True)
class _Ledger:
    """The ledger of one town."""

    words: HealthWords
    promises: Promises
    _entries: list[_Entry] = field(default_factory=list)
    _unbidden: dict[frozenset[str], _Entry] = field(default_factory=dict)

    def write(self, heard: list[Heard]) -> list[_Entry]:
        """The entries of the claims of one town, given oldest first."""
        for one in heard:
            if self._asks(one):
                self._ask(one)
        for one in heard:
            answer = self._answer(one)
            if answer is not None:
                self._put(one, answer)
            elif self._asks(one) and self._is_silence(one.following):
                word = replace(one.word, quote=one.following)
                self._put(one, AccessAnswer(Answer.SILENCE, (), None, Constraint.UNCLASSIFIED, word))
        settling = self.promises.settling(heard)
        for one in heard:
            if self.promises.has(one):
                self._entry_for(one).promises.append(self.promises.promise(one, settling))
        return self._entries

    def _asks(self, heard: Heard) -> bool:
        if heard.gist.kind != "appeal" or heard.gist.polarity is Polarity.DENIED:
            return False
        asked = self.words.find(Concept.REQUEST, heard.gist.quote)
        return asked is not None and asked.value in _ASKED

    def _ask(self, heard: Heard) -> None:
        by = _named(heard.gist.actors) or _spoken(heard)
        entry = next((held for held in self._recent(heard) if held.by.keys() & by.keys()), None)
        if entry is None:
            entry = _Entry(heard.site, {}, {})
            self._entries.append(entry)
        entry.by.update({key: text for key, text in by.items() if key not in entry.by})
        entry.of.update({key: text for key, text in _named(heard.gist.targets).items() if key not in entry.of})
        entry.asks.append(heard)

    def _answer(self, heard: Heard) -> AccessAnswer | None:
        """The answer that a claim tells of; None where it tells of none."""
        gist = heard.gist
        if gist.kind not in _ANSWERING and not self._is_unanswered(heard):
            return None
        hit = self.words.find(Concept.ANSWER, gist.quote) or self.words.find(Concept.ANSWER, heard.sentence)
        condition = _condition(heard, self.words)
        if gist.kind != "aid_access" and not self._is_on_access(heard):
            return None
        answer = _weighed(hit, heard, condition)
        if answer is Answer.ALLOWED and is_promise(heard, self.words):
            return None
        return AccessAnswer(
            answer=answer,
            by=tuple(_answering(heard).values()),
            condition=condition if answer is Answer.CONDITIONAL else None,
            constraint=self._constraint(heard) if answer in _HELD else Constraint.UNCLASSIFIED,
            word=heard.word,
        )

    def _is_unanswered(self, heard: Heard) -> bool:
        """Is it a request whose own words tell that nobody answered?"""
        return heard.gist.kind == "appeal" and self._is_silence(heard.gist.quote)

    def _is_silence(self, text: str) -> bool:
        hit = self.words.find(Concept.ANSWER, text)
        return hit is not None and hit.value == Answer.SILENCE

    def _is_on_access(self, heard: Heard) -> bool:
        asked = self.words.find(Concept.REQUEST, heard.sentence)
        return asked is not None and asked.value in _ASKED

    def _constraint(self, heard: Heard) -> Constraint:
        """What holds access up, by the claim's words, else by its sentence's; never guessed."""
        for text in (heard.gist.quote, heard.sentence):
            hit = self.words.find(Concept.CONSTRAINT, text)
            if hit is not None:
                return Constraint(hit.value)
        return Constraint.UNCLASSIFIED

    def _put(self, heard: Heard, answer: AccessAnswer) -> None:
        self._entry_for(heard).answers.append((heard, answer))

    def _recent(self, heard: Heard) -> Iterator[_Entry]:
        """The requests told again or first in the OPEN days before a claim, newest first."""
        since = heard.day - timedelta(days=OPEN)
        for entry in reversed(self._entries):
            if entry.asks and entry.asks[0].day <= heard.day:
                if entry.asks[-1].day < since:
                    return
                yield entry

    def _entry_for(self, heard: Heard) -> _Entry:
        """The request that an answer or a promise goes to; a new line where there is none."""
        before = tuple(self._recent(heard))
        same = (entry for entry in before if any(_in_one_sentence(ask, heard) for ask in entry.asks))
        asking = (entry for entry in before if entry.by.keys() & _named(heard.gist.targets).keys())
        asked = (entry for entry in before if _is_asked(entry, heard))
        return next(chain(same, asking, asked), None) or self._unasked(heard)

    def _unasked(self, heard: Heard) -> _Entry:
        """The line of answers that no request is told of, one for each who gives them."""
        by = frozenset(_answering(heard))
        if by not in self._unbidden:
            self._unbidden[by] = _Entry(heard.site, {}, {})
            self._entries.append(self._unbidden[by])
        return self._unbidden[by]


def _weighed(hit: Hit | None, heard: Heard, condition: str | None) -> Answer:
    """The answer by its words and its stance: what is only promised on a condition is conditional."""
    allowed = hit is not None and hit.value == Answer.ALLOWED
    if condition is not None and (heard.gist.certainty is Certainty.CONDITIONAL or (allowed and _is_open(heard))):
        return Answer.CONDITIONAL
    if hit is None:
        return Answer.DENIED if heard.gist.kind in {"denial", "rejection"} else Answer.NONE
    answer = Answer(hit.value)
    if answer is Answer.ALLOWED and heard.gist.polarity is Polarity.DENIED and not hit.denies:
        return Answer.DENIED
    return answer


def _is_open(heard: Heard) -> bool:
    """Is it told as what may or will be?"""
    return heard.gist.certainty in {Certainty.POSSIBLE, Certainty.PLANNED}


def _condition(heard: Heard, words: HealthWords) -> str | None:
    """A condition in its own words: from its opener to the end of its clause, in the claim or behind it."""
    text = heard.sentence[max(0, heard.offset) :]
    hit = words.find(Concept.CONDITION, text)
    if hit is None:
        return None
    held = pieces(text)
    stop = next((piece.start for piece in held[hit.last :] if piece.is_stop), len(text))
    said = text[held[hit.first].start : stop]
    return " ".join(said.split(",")[0].split()).strip(_EDGES)


def _named(parties: Iterable[Party]) -> dict[str, str]:
    return {party.key: " ".join(party.text.split()) for party in parties}


def _spoken(heard: Heard) -> dict[str, str]:
    """Who speaks, where nobody is named as acting."""
    speaker: Speaker | None = heard.gist.speaker
    if speaker is not None:
        return {speaker.key or " ".join(name_pieces(speaker.text)): " ".join(speaker.text.split())}
    if heard.voucher is not None:
        return {" ".join(name_pieces(heard.voucher.voice)): heard.voucher.voice}
    return {}


def _answering(heard: Heard) -> dict[str, str]:
    """Who gives an answer: who does it, else who speaks and could; not a clinic that tells of a closed road."""
    named = _named(heard.gist.actors)
    speaker = heard.gist.speaker
    return named or (_spoken(heard) if speaker is not None and speaker.type in _DECIDING else {})


def _is_asked(entry: _Entry, heard: Heard) -> bool:
    """Is it answered by whom the request went to, or by one of the same side?"""
    gist = heard.gist
    answering = _answering(heard).keys()
    sides = {party.side for party in gist.actors} | (
        {gist.speaker.side} if gist.speaker is not None and answering else set()
    )
    asked = {party.side for ask in entry.asks for party in ask.gist.targets}
    return bool(answering & entry.of.keys()) or bool((sides & asked) - {None})


def _in_one_sentence(one: Heard, other: Heard) -> bool:
    return one.word.report == other.word.report and one.sentence == other.sentence
