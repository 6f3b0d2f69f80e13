"""Facilities drawn: what each is called, how it stands word by word, what it has, who contradicts whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from frontwire.drawing.health.hearing import Heard
from frontwire.drawing.health.locating import Ward
from frontwire.drawing.health.mentions import Mention, Reference
from frontwire.drawing.health.registry import Entry, Key
from frontwire.lexicon import naming
from frontwire.lexicon.health import Concept, HealthWords
from frontwire.lexicon.times import Category
from frontwire.lexicon.wordings import Hit, pieces
from frontwire.model.figure import Figure, What, Who
from frontwire.model.gist import Gist
from frontwire.model.health import (
    Capacity,
    Damage,
    Facility,
    Functioning,
    Measure,
    Reason,
    Status,
    StatusDispute,
)
from frontwire.model.voice import Certainty, Polarity

#: Which measures a figure of each sort may count.
_COUNTED = {
    What.BEDS_THEATRES: frozenset({Measure.BEDS, Measure.THEATRES}),
    What.FACILITIES: frozenset({Measure.FACILITIES, Measure.THEATRES, Measure.BEDS}),
}
_STATUS_KINDS = frozenset({"facility_status", "facility_capacity"})
#: What only may come to pass says nothing of how things stand.
_OPEN = frozenset({Certainty.PLANNED, Certainty.CONDITIONAL})


def facilities(ward: Ward) -> tuple[Facility, ...]:
    """Every facility of the registry, by place and name."""
    drawing = _Drawing(ward, _of_entries(ward))
    drawn = [drawing.facility(entry) for entry in ward.registry.entries() if entry.key in drawing.heard]
    return tuple(sorted(drawn, key=lambda facility: facility.id))


def facility_id(entry: Entry) -> str:
    """An id of readable parts: country, town, what it is called. The same words give the same id any day."""
    return "-".join(part for word in _id_words(entry) for part in naming.pieces(word))


def _id_words(entry: Entry) -> Iterator[str]:
    yield from entry.key[1:3]
    if entry.key[0] == "one":
        yield from (entry.key[3], entry.key[-1][:8])
    else:
        yield from entry.key[3:]
    if entry.several:
        yield "several"


def _of_entries(ward: Ward) -> dict[Key, tuple[Heard, ...]]:
    held: dict[Key, list[Heard]] = {}
    for located in ward.located:
        entry = ward.entry(located)
        if entry is not None:
            held.setdefault(entry.key, []).append(located.heard)
    return {key: tuple(heard) for key, heard in held.items()}


@dataclass(frozen=True, slots=True)
class _Drawing:
    ward: Ward
    heard: dict[Key, tuple[Heard, ...]]

    @property
    def words(self) -> HealthWords:
        """The lexicon."""
        return self.ward.words

    def facility(self, entry: Entry) -> Facility:
        heard = self.heard[entry.key]
        telling = [one for one in heard if one.gist.kind in _STATUS_KINDS and one.gist.certainty not in _OPEN]
        statuses = tuple(status for one in telling for status in self._status(one))
        names = tuple(dict.fromkeys(mention.text for mention, _ in entry.mentions))
        return Facility(
            id=facility_id(entry),
            name=_best(entry, self.words),
            called=names,
            named=entry.named,
            several=entry.several,
            kind=entry.kind,
            modality=entry.modality,
            site=entry.site,
            part=self._part(entry),
            statuses=statuses,
            capacities=tuple(capacity for one in heard for capacity in self._capacities(one)),
            words=tuple(one.word for one in heard),
            disputes=_disputes(statuses),
            because=tuple(dict.fromkeys(entry.because)),
            perhaps=self._perhaps(entry),
        )

    def _perhaps(self, entry: Entry) -> tuple[str, ...]:
        others = (facility_id(self.ward.registry.entry(key)) for key in entry.perhaps)
        return tuple(sorted(set(others) - {facility_id(entry)}))

    def _part(self, entry: Entry) -> str | None:
        """The part of its place: as its own messages open, else as a claim on it says."""
        for mention, heard in entry.mentions:
            own = heard.voucher is not None and mention.text in f"{heard.voucher.voice}\n{heard.opening}"
            hit = self.words.find(Concept.PART, heard.opening if own else heard.gist.quote)
            if hit is not None:
                return hit.value
        return None

    def _status(self, heard: Heard) -> Iterator[Status]:
        """What one claim says of working and building; nothing where it only counts, or tells of a single theatre."""
        text = heard.gist.quote
        functioning = _stands(self.words.find(Concept.FUNCTIONING, text), heard.gist)
        damage = _stands(self.words.find(Concept.DAMAGE, text), heard.gist)
        if functioning == Functioning.NON_FUNCTIONING and self._is_of_a_part(heard):
            return
        if functioning is None and damage is None:
            return
        reason = self.words.find(Concept.REASON, heard.sentence) if functioning != Functioning.FUNCTIONING else None
        yield Status(
            functioning=Functioning(functioning or Functioning.UNKNOWN),
            damage=Damage(damage or Damage.UNKNOWN),
            reason=Reason.UNKNOWN if reason is None else Reason(reason.value),
            word=heard.word,
        )

    def _is_of_a_part(self, heard: Heard) -> bool:
        """Is what stands still a theatre or a ward, and the facility not named as standing still itself?"""
        text = heard.gist.quote
        hit = self.words.find(Concept.MEASURE, text)
        return hit is not None and hit.value == Measure.THEATRES and self.words.find(Concept.KIND, text) is None

    def _capacities(self, heard: Heard) -> Iterator[Capacity]:
        if heard.gist.kind not in _STATUS_KINDS:
            return
        counted = False
        for figure in heard.gist.figures:
            measure = self._measure(figure, heard)
            if measure is not None:
                counted = True
                yield Capacity(measure, figure.low, figure.high, figure.wording, heard.word)
        told = self.words.find(Concept.MEASURE, heard.gist.quote)
        if told is not None and (told.value == Measure.LOAD or (told.value == Measure.THEATRES and not counted)):
            yield Capacity(Measure(told.value), None, None, heard.word.quote, heard.word)

    def _measure(self, figure: Figure, heard: Heard) -> Measure | None:
        """What a figure counts: of the measures it may count, the one worded nearest to it."""
        if figure.who is Who.HEALTH_WORKER:
            return Measure.STAFF
        allowed = _COUNTED.get(figure.what)
        if allowed is None:
            return None
        quote = heard.gist.quote
        at = 0 if figure.span is None else figure.span.start - heard.gist.span.start
        nearest = min(
            (hit for hit in self.words.all(Concept.MEASURE, quote) if Measure(hit.value) in allowed),
            key=lambda hit: (abs(pieces(quote)[hit.first].start - at), hit.first),
            default=None,
        )
        if nearest is not None:
            return Measure(nearest.value)
        return Measure.FACILITIES if figure.what is What.FACILITIES else None


def _best(entry: Entry, words: HealthWords) -> str:
    """How it is called best: by a name, else by a bare description of several words, else as most often.

    Articles, possessives and numbers before it are left out.
    """
    named = [mention for mention, _ in entry.mentions if mention.name]
    bare = [mention for mention, _ in entry.mentions if mention.reference is Reference.BARE and " " in mention.text]
    called = Counter(_plain(mention, words) for mention in named or bare or [mention for mention, _ in entry.mentions])
    return called.most_common(1)[0][0]


def _plain(mention: Mention, words: HealthWords) -> str:
    """A mention without its determiner, its number and what is only said of it, opening with a capital."""
    held = mention.text.split() if mention.reference is Reference.BARE else mention.text.split()[1:]
    while len(held) > 1 and _is_passing(held[0], words):
        held = held[1:]
    text = " ".join(held) or mention.text
    return text[:1].upper() + text[1:]


def _is_passing(word: str, words: HealthWords) -> bool:
    """Is a word a number, or said of a facility ("the last hospital") without making it one of a sort ("makeshift")?"""
    if word.isdigit() or any(hit.category is Category.NUMBER for hit in words.times.at([word.lower()], 0)):
        return True
    hit = words.find(Concept.DESCRIBER, word)
    makes = words.find(Concept.MODALITY, word) or words.find(Concept.MODALITY, f"{word} hospital")
    return hit is not None and hit.value == "passing" and makes is None


def _stands(hit: Hit | None, gist: Gist) -> str | None:
    """A value, unless the claim denies it in words other than the value's own ("it was not true that it closed")."""
    if hit is None or (gist.polarity is Polarity.DENIED and not hit.denies):
        return None
    return hit.value


def _disputes(statuses: Iterable[Status]) -> tuple[StatusDispute, ...]:
    """Days of which voices of different origin give different statuses."""
    told = [status for status in statuses if status.functioning is not Functioning.UNKNOWN]
    days = sorted(told, key=lambda status: status.word.day)
    found = []
    for day, group in groupby(days, key=lambda status: status.word.day):
        held = tuple(group)
        if _differ(held):
            found.append(StatusDispute(day, held))
    return tuple(found)


def _differ(statuses: tuple[Status, ...]) -> bool:
    """Do two origins differ? One who corrects himself does not dispute."""
    last: dict[str, Functioning] = {status.word.origin: status.functioning for status in statuses}
    return len(set(last.values())) > 1
