"""Which facility each claim speaks of, and the registry of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from frontwire.drawing.health.hearing import CARE, Heard, is_within
from frontwire.drawing.health.mentions import Mention, Mentions, Reference
from frontwire.drawing.health.registry import Entry, Key, Registry, place_words
from frontwire.lexicon.health import Concept, HealthWords
from frontwire.lexicon.naming import pieces
from frontwire.model.claim import ClaimClass
from frontwire.model.gist import Site
from frontwire.model.place import Place

#: Within how many characters a facility named before is still the one spoken of.
_CARRIES = 500
#: Kinds of which a claim may leave its facility to the sentence before.
_CARRIED = frozenset({"facility_status", "facility_capacity"})


#: What points back at facilities named before.
_BACK = frozenset({"they", "it", "its", "their"})


@dataclass(frozen=True, slots=True)
class Located:
    """A claim with the registry's key of the facility that it speaks of, None where it names none."""

    heard: Heard
    key: Key | None


@dataclass(frozen=True, slots=True)
class Ward:
    """All claims located, oldest first, and the registry they made."""

    words: HealthWords
    located: tuple[Located, ...]
    registry: Registry

    def entry(self, located: Located) -> Entry | None:
        """The registry's entry that a claim speaks of."""
        return None if located.key is None else self.registry.entry(located.key)

    def site(self, located: Located) -> Site | None:
        """Where a claim is: where its facility is, else where its own words place it."""
        entry = self.entry(located)
        return located.heard.site if entry is None or entry.site is None else entry.site


def locate(heard: Iterable[Heard], words: HealthWords, *, place: Place | None = None) -> Ward:
    """Finds the facility of each claim and settles which of them are one; keeps those within `place`."""
    held = tuple(heard)
    locating = _Locating(Mentions(words), Registry())
    in_reading_order = sorted(held, key=lambda one: (one.gist.known, one.gist.report, one.gist.span, one.gist.id))
    keys = {one.gist.id: locating.key(one) for one in in_reading_order}
    for entry in locating.registry.entries():
        entry.mentions.sort(key=lambda pair: pair[1].order)
    locating.registry.settle()
    ward = Ward(words, tuple(Located(one, keys[one.gist.id]) for one in held), locating.registry)
    return replace(ward, located=tuple(one for one in ward.located if is_within(ward.site(one), place)))


@dataclass(slots=True)
class _Locating:
    mentions: Mentions
    registry: Registry
    _last: dict[str, tuple[int, Key]] = field(default_factory=dict)
    _posts: dict[str, set[Key]] = field(default_factory=dict)
    _things: dict[tuple[str, str], Key] = field(default_factory=dict)

    def key(self, heard: Heard) -> Key | None:
        """The facility of one claim, put into the registry. Claims of a report must come in reading order."""
        places = place_words(heard.site)
        key = self._mentioned(heard, self._told(heard, places)) or self._converted(heard)
        if key is None and not self._is_of_another_thing(heard):
            key = (
                self._mentioned(heard, self._around(heard, places))
                or self._sent(heard)
                or self._of_voice(heard, places)
                or self._of_person(heard)
                or self._carried(heard)
            )
        if key is not None:
            self._last[heard.gist.report] = (heard.gist.span.end, key)
            for party in heard.gist.facilities:
                self._things.setdefault((heard.gist.report, _last_word(party.text)), key)
        return key

    def _told(self, heard: Heard, places: frozenset[str]) -> Mention | None:
        """The facility in the claim's own words or its roles."""
        quoted = self.mentions.find(heard.gist.quote, places=places)
        if quoted:
            return quoted[0]
        for party in (*heard.gist.facilities, *heard.gist.targets):
            told = self.mentions.find(party.text, places=places)
            if told:
                return told[0]
        return None

    def _is_of_another_thing(self, heard: Heard) -> bool:
        """Does a status name a school, a mill, the mains? A theatre or ward is a facility's own."""
        things = heard.gist.facilities
        if heard.gist.kind not in _CARRIED or not things:
            return False
        return not any(self.mentions.words.find(Concept.MEASURE, thing.text) for thing in things)

    def _around(self, heard: Heard, places: frozenset[str]) -> Mention | None:
        """The facility nearest to the claim in its sentence."""
        if not self._looks_around(heard):
            return None
        around = self.mentions.find(heard.sentence, places=places)
        return min(around, key=lambda mention: (abs(mention.start - heard.offset), mention.start), default=None)

    def _looks_around(self, heard: Heard) -> bool:
        """May the claim's facility stand elsewhere in its sentence? A toll's only where it tells of arrivals."""
        if heard.gist.kind == "casualties":
            return self.mentions.words.find(Concept.ARRIVAL, heard.sentence) is not None
        return heard.gist.kind in CARE

    def _mentioned(self, heard: Heard, mention: Mention | None) -> Key | None:
        if mention is None:
            return None
        own = self._own_mention(heard)
        if own is not None and _points_home(mention, own):
            return self._own(heard)
        return self.registry.add(mention, heard, heard.site)

    def _sent(self, heard: Heard) -> Key | None:
        """A message's statuses, stocks, patients, and equipment hit are of who sends it."""
        if heard.gist.kind in CARE or heard.gist.kind == "casualties" or self._hits_equipment(heard):
            return self._own(heard)
        return None

    def _hits_equipment(self, heard: Heard) -> bool:
        """Is it the sender's generator, its roof, its ward that was hit?"""
        supplies = (self.mentions.words.find(Concept.SUPPLY, party.text) for party in heard.gist.targets)
        return any(hit is not None and hit.value == "equipment" for hit in supplies)

    def _own(self, heard: Heard) -> Key | None:
        """The facility that sends the message."""
        mention = self._own_mention(heard)
        if mention is None:
            return None
        return self.registry.add(mention, heard, heard.home)

    def _own_mention(self, heard: Heard) -> Mention | None:
        if heard.voucher is None:
            return None
        places = place_words(heard.home) | frozenset(pieces(heard.voucher.place or ""))
        for text in (heard.voucher.voice, heard.opening):
            found = self.mentions.find(text, places=places)
            if found:
                return found[0]
        return None

    def _of_voice(self, heard: Heard, places: frozenset[str]) -> Key | None:
        """ "A doctor at the town's hospital said …": what he says of stocks and patients is of that hospital."""
        if not self._looks_around(heard):
            return None
        for voice in heard.gist.voices:
            found = self.mentions.find(voice.text, places=places)
            if found and not found[0].several:
                key = self._mentioned(heard, found[0])
                if key is not None and voice.named:
                    self._posts.setdefault(_surname(voice.text), set()).add(key)
                return key
        return None

    def _of_person(self, heard: Heard) -> Key | None:
        """ "He had oxygen for a day, Qudsi said": of the one hospital that the words have put him in before."""
        if not self._looks_around(heard):
            return None
        speaking = [voice.text for voice in heard.gist.voices if voice.named]
        if heard.gist.klass is ClaimClass.SPEECH_ACT:
            speaking += [party.text for party in heard.gist.actors]
        for text in speaking:
            posts = self._posts.get(_surname(text), set())
            if len(posts) == 1:
                return next(iter(posts))
        return None

    def _converted(self, heard: Heard) -> Key | None:
        """ "Four of the homes": of those that the report said had been turned into clinics."""
        found = (self._things.get((heard.gist.report, _last_word(party.text))) for party in heard.gist.facilities)
        return next((key for key in found if key is not None), None)

    def _carried(self, heard: Heard) -> Key | None:
        """The facility of the sentence before, where a status, a count of beds, or "they" names none."""
        last = self._last.get(heard.gist.report)
        if last is None or heard.gist.span.start - last[0] > _CARRIES:
            return None
        points_back = next(iter(pieces(heard.sentence)), "") in _BACK and heard.gist.kind in CARE
        return last[1] if heard.gist.kind in _CARRIED or points_back else None


def _points_home(mention: Mention, own: Mention) -> bool:
    """Does a message mean the facility that sends it by "our clinic", "the hospital", "Hospital", "clinic 4"?"""
    if mention.reference is Reference.OWN:
        return True
    if mention.several != own.several or mention.kind is not own.kind:
        return False
    return set(mention.name) <= set(own.name) and mention.described <= own.described


def _surname(text: str) -> str:
    """The last word of a person's name, before any office: "Dr Faris Qudsi, the director"."""
    return _last_word(text.split(",", maxsplit=1)[0])


def _last_word(text: str) -> str:
    return next(reversed(pieces(text)), "")
