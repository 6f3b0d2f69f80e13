"""Supplies drawn: what each item is said to be, when it was said to end, and where successive words point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontwire.drawing.health.facilities import facility_id
from frontwire.drawing.health.hearing import Heard
from frontwire.drawing.health.lasting import Days, Lasting
from frontwire.drawing.health.locating import Located, Ward
from frontwire.drawing.health.registry import Entry, town
from frontwire.lexicon.health import Concept, HealthWords
from frontwire.lexicon.naming import pieces
from frontwire.model.health import Answer, Level, Supply, SupplyWord, Trend
from frontwire.model.voice import Certainty, Polarity

#: How much each level is, for telling a rise from a fall. What only arrives has no place among them.
_AMOUNT = {Level.EXHAUSTED: 0, Level.LOW: 1, Level.DAYS_LEFT: 2, Level.SUFFICIENT: 3}
_KINDS = frozenset({"supply_status", "aid_delivery"})
#: How many days may lie between what a report tells of and its publication for the one to be told on the other.
_LAG = 2
_OPEN = frozenset({Certainty.PLANNED, Certainty.CONDITIONAL})
#: What a determiner leaves where the words name an item and the claim does not.
_EMPTY = frozenset({"no", "the", "a", "any", "all", "still", "little", "enough", "no more"})


@dataclass(frozen=True, slots=True)
class _Told:
    """One item as one claim speaks of it."""

    item: str
    called: str
    word: SupplyWord
    entry: Entry | None
    heard: Heard

    @property
    def key(self) -> tuple[str, ...]:
        """Item and where: the facility, else the place."""
        return (self.item, *(self.entry.key if self.entry is not None else ("place", *town(self.heard.site))))


def supplies(ward: Ward, lasting: Lasting) -> tuple[Supply, ...]:
    """Every item at every facility or place, by place, facility and item."""
    groups: dict[tuple[str, ...], list[_Told]] = {}
    crowd = _crowd(ward.located)
    for located in ward.located:
        for told in _Telling(ward, lasting, crowd).told(located):
            groups.setdefault(told.key, []).append(told)
    drawn = [_supply(group, ward.words) for group in groups.values()]
    return tuple(sorted(drawn, key=_order))


def items_in(text: str, words: HealthWords) -> tuple[str, ...]:
    """The groups of the items that `text` names, in its order, each once."""
    return tuple(dict.fromkeys(hit.value for hit in words.all(Concept.SUPPLY, text)))


def _order(supply: Supply) -> tuple[str, ...]:
    return (*town(supply.site), supply.facility or "", supply.item)


def _supply(group: list[_Told], words: HealthWords) -> Supply:
    first = group[0]
    return Supply(
        item=first.item,
        label=words.label(Concept.SUPPLY, first.item),
        called=tuple(dict.fromkeys(told.called for told in group)),
        facility=None if first.entry is None else facility_id(first.entry),
        site=first.heard.site if first.entry is None or first.entry.site is None else first.entry.site,
        words=tuple(told.word for told in group),
        trend=trend([told.word for told in group]),
    )


def trend(words: Iterable[SupplyWord]) -> Trend:
    """Where words on a supply, oldest first, point: by the last two that tell how much there is.

    What arrives restores; of two stocks told in time, the one that lasts longer from its day is the larger. Words of
    one day by one origin are taken together, the last of them counting.
    """
    by_day: dict[tuple[object, str], SupplyWord] = {}
    for word in words:
        if word.level is not Level.UNCLEAR:
            by_day[word.word.day, word.word.origin] = word
    told = tuple(by_day.values())
    if len(told) < 2:
        return Trend.UNKNOWN
    if told[-1].level is Level.ARRIVING:
        return Trend.RESTORED
    before = [word for word in told[:-1] if word.level is not Level.ARRIVING]
    if not before:
        return Trend.UNKNOWN
    now, then = _amount(told[-1]), _amount(before[-1])
    return Trend.STEADY if now == then else Trend.RESTORED if now > then else Trend.FALLING


def _amount(word: SupplyWord) -> tuple[int, int]:
    """How much a word tells of, for comparing two: its level, and for how many days where it says."""
    days = 0 if word.runs_out is None else (word.runs_out[0] - word.word.day).days
    return _AMOUNT[word.level], days


def _crowd(located: Iterable[Located]) -> dict[tuple[str, str], int]:
    """How many claims on supplies stand in each sentence: where one does, its sentence speaks of it alone."""
    held: dict[tuple[str, str], int] = {}
    for one in located:
        if one.heard.gist.kind in _KINDS:
            key = (one.heard.gist.report, one.heard.sentence)
            held[key] = held.get(key, 0) + 1
    return held


def _said(heard: Heard) -> Days:
    """On which days it may have been said: a message on the day it was sent, a quotation since the day it tells of."""
    gist = heard.gist
    if gist.said_when is not None:
        return gist.said_when, gist.said_when
    if heard.voucher is not None or not heard.word.dated or (gist.known - heard.word.day).days > _LAG:
        return gist.known, gist.known
    return heard.word.day, gist.known


@dataclass(frozen=True, slots=True)
class _Telling:
    ward: Ward
    lasting: Lasting
    crowd: dict[tuple[str, str], int]

    def told(self, located: Located) -> Iterator[_Told]:
        """The items of one claim, each with how much of it there is said to be."""
        heard = located.heard
        gist = heard.gist
        if gist.kind not in _KINDS or gist.certainty in _OPEN or self._is_refused(heard):
            return
        entry = self.ward.entry(located)
        level = self._level(heard)
        for item, called in self._items(heard):
            if level is Level.UNCLEAR and self.ward.words.value(Concept.SUPPLY, item) is None:
                continue  # neither what it is nor how much there is
            until = self._until(heard) if level is Level.DAYS_LEFT else None
            yield _Told(item, called, SupplyWord(level, until, heard.word), entry, heard)

    def _until(self, heard: Heard) -> Days | None:
        words = self._words(heard).strip(" .;,")
        return self.lasting.until(words, _said(heard), around=heard.sentence)

    def _is_refused(self, heard: Heard) -> bool:
        """Is it help that did not come? That is the ledger's, and says nothing of what there is."""
        if heard.gist.kind != "aid_delivery":
            return False
        answer = self.ward.words.find(Concept.ANSWER, heard.sentence)
        refused = answer is not None and answer.value in {Answer.DENIED, Answer.CONDITIONAL}
        return refused or heard.gist.polarity is Polarity.DENIED

    def _words(self, heard: Heard) -> str:
        """The claim's words, and the rest of its sentence where nothing else in it is of supplies."""
        alone = self.crowd.get((heard.gist.report, heard.sentence), 0) == 1
        return heard.sentence[max(0, heard.offset) :] if alone else heard.gist.quote

    def _level(self, heard: Heard) -> Level:
        if heard.gist.kind == "aid_delivery":
            return Level.ARRIVING
        for text in (heard.gist.quote, self._words(heard), heard.sentence):
            hit = self.ward.words.find(Concept.LEVEL, text)
            if hit is not None:
                denied = heard.gist.polarity is Polarity.DENIED and not hit.denies
                return Level.UNCLEAR if denied else Level(hit.value)
        return Level.UNCLEAR

    def _items(self, heard: Heard) -> Iterator[tuple[str, str]]:
        """Groups of items with their words: those in the item's role, else those that the claim's words name."""
        words = self.ward.words
        found: dict[str, str] = {}
        for party in heard.gist.items:
            hit = words.find(Concept.SUPPLY, party.text)
            text = " ".join(party.text.split())
            if hit is not None:
                found.setdefault(hit.value, text)
            elif heard.gist.kind == "supply_status" and text.lower() not in _EMPTY:
                found.setdefault(" ".join(pieces(text)), text)
        if not found:
            for item in items_in(heard.gist.quote, words):
                found.setdefault(item, words.label(Concept.SUPPLY, item))
        yield from found.items()
