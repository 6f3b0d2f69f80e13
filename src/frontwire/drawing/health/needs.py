"""Needs and requests drawn: who wants what of whom, and whether anybody says that it came."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from frontwire.drawing.health.facilities import facility_id
from frontwire.drawing.health.hearing import Heard
from frontwire.drawing.health.locating import Located, Ward
from frontwire.drawing.health.registry import Entry, town
from frontwire.drawing.health.supplies import items_in
from frontwire.lexicon.health import Concept, HealthWords
from frontwire.model.gist import Party
from frontwire.model.health import Level, Need, Word
from frontwire.model.voice import Certainty, Polarity

_OPEN = frozenset({Certainty.PLANNED, Certainty.CONDITIONAL})
#: Kinds of claim that may tell that something wanted came.
_ANSWERING = frozenset({"aid_delivery", "evacuation", "supply_status"})
_CAME = frozenset({Level.ARRIVING, Level.SUFFICIENT})
#: Who speaks of himself is the voice.
_SPEAKERS = frozenset({"i", "we", "us", "he", "she", "they"})
#: How many words that something came are kept for each thing wanted.
_ANSWERS = 3
#: Groups that help of an untold sort may have held.
_GENERAL = "aid"


@dataclass(frozen=True, slots=True)
class _Wanted:
    located: Located
    items: tuple[str, ...]
    entry: Entry | None

    @property
    def heard(self) -> Heard:
        return self.located.heard

    @property
    def key(self) -> tuple[str, ...]:
        """The same things wanted at the same place, by the same: one need told twice."""
        where = self.entry.key if self.entry is not None else town(self.heard.site)
        who = () if self.entry is not None else _names(self.heard)
        return (*where, *who, *sorted(self.items))


def needs(ward: Ward) -> tuple[Need, ...]:
    """Everything wanted, oldest first; a need told again is one with all its words.

    It is answered where a later word tells that one of the things wanted came to that place, that it is enough
    there, or that patients were brought out; help of which no more is told answers nothing but a call for help.
    """
    groups: dict[tuple[str, ...], list[_Wanted]] = {}
    for wanted in _all_wanted(ward):
        groups.setdefault(wanted.key, []).append(wanted)
    answers: dict[tuple[str, ...], list[Heard]] = {}
    for one in ward.located:
        if _answers(one.heard, ward.words):
            for item in _brought(one.heard, ward.words):
                answers.setdefault((*town(ward.site(one)), item), []).append(one.heard)
    return tuple(_need(group, answers, ward) for group in groups.values())


def _all_wanted(ward: Ward) -> Iterator[_Wanted]:
    for located in ward.located:
        heard = located.heard
        if heard.gist.kind not in {"needs", "appeal"} or heard.gist.polarity is Polarity.DENIED:
            continue
        items = _items(heard, ward.words)
        if items:
            yield _Wanted(located, items, ward.entry(located))


def _items(heard: Heard, words: HealthWords) -> tuple[str, ...]:
    """Groups of what is wanted: named as the items, else in the words of an appeal for supplies or a way out."""
    named = tuple(dict.fromkeys(item for party in heard.gist.items for item in items_in(party.text, words)))
    if named:
        return named
    if heard.gist.kind == "appeal":
        asked = words.find(Concept.REQUEST, heard.gist.quote)
        if asked is None or asked.value == "access":
            return ()
    return items_in(_asked_for(heard), words)


def _asked_for(heard: Heard) -> str:
    """The words of a claim without those who ask and are asked: a nurse who asks for gauze wants no nurse."""
    text = heard.gist.quote
    for party in (*heard.gist.actors, *heard.gist.targets):
        text = text.replace(party.text, " ", 1)
    return text


def _names(heard: Heard) -> tuple[str, ...]:
    parties = heard.gist.actors if heard.gist.kind == "appeal" else heard.gist.targets
    return tuple(dict.fromkeys(party.key for party in parties))


def _need(group: list[_Wanted], answers: Mapping[tuple[str, ...], list[Heard]], ward: Ward) -> Need:
    first = group[0]
    heard = first.heard
    asks = heard.gist.kind == "appeal"
    by = heard.gist.actors if asks else heard.gist.targets
    return Need(
        wanted=first.items,
        by=_texts(party for party in by if party.text.lower() not in _SPEAKERS) or (heard.word.voice,),
        of=_texts(heard.gist.targets) if asks else (),
        facility=None if first.entry is None else facility_id(first.entry),
        site=ward.site(first.located),
        words=tuple(one.heard.word for one in group),
        answers=_met(group[-1], answers, ward),
    )


def _texts(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(party.text.split()) for party in parties))


def _answers(heard: Heard, words: HealthWords) -> bool:
    """Does a claim tell that something came, is enough, or that people were brought out?"""
    gist = heard.gist
    if gist.kind not in _ANSWERING or gist.polarity is Polarity.DENIED or gist.certainty in _OPEN:
        return False
    if gist.kind == "supply_status":
        hit = words.find(Concept.LEVEL, gist.quote)
        return hit is not None and Level(hit.value) in _CAME
    return True


def _met(wanted: _Wanted, answers: Mapping[tuple[str, ...], list[Heard]], ward: Ward) -> tuple[Word, ...]:
    """The first later words, of other reports, on each of the things wanted at that place."""
    need = wanted.heard
    found: dict[Heard, None] = {}
    for item in wanted.items:
        told = answers.get((*town(ward.site(wanted.located)), item), [])
        later = told[bisect_right(told, need.order, key=lambda heard: heard.order) :]
        found.update(dict.fromkeys([heard for heard in later if heard.word.report != need.word.report][:_ANSWERS]))
    return tuple(heard.word for heard in sorted(found, key=lambda heard: heard.order))


def _brought(heard: Heard, words: HealthWords) -> tuple[str, ...]:
    if heard.gist.kind == "evacuation":
        return ("evacuation",)
    told = tuple(item for party in heard.gist.items for item in items_in(party.text, words))
    return told or items_in(heard.gist.quote, words) or (_GENERAL,)
