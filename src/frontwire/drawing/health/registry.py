"""Which mentions are of one facility: by name in its place, by description where only one there bears it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from frontwire.drawing.health.hearing import Heard
from frontwire.drawing.health.mentions import Mention, Reference
from frontwire.lexicon.naming import pieces
from frontwire.model.gist import Site
from frontwire.model.health import FacilityKind, Modality

Key = tuple[str, ...]
#: Kinds that "the hospital" may mean.
_HOSPITALS = frozenset({FacilityKind.HOSPITAL, FacilityKind.HOSPITAL_SECONDARY, FacilityKind.HOSPITAL_TERTIARY})
_MADE = frozenset({Modality.TEMPORARY, Modality.MOBILE})
#: How many facilities one may perhaps be before they are no longer listed.
_PERHAPS = 5


@dataclass(slots=True)
class Entry:
    """One facility of the registry while it is built: all its mentions, oldest first, each with its claim."""

    key: Key
    site: Site | None
    mentions: list[tuple[Mention, Heard]] = field(default_factory=list)
    because: list[str] = field(default_factory=list)
    perhaps: list[Key] = field(default_factory=list)

    @property
    def names(self) -> frozenset[str]:
        """All words of names and descriptions."""
        return frozenset(word for mention, _ in self.mentions for word in (*mention.name, *mention.described))

    @property
    def named(self) -> bool:
        """Does somebody call it by a name?"""
        return any(mention.name for mention, _ in self.mentions)

    @property
    def several(self) -> bool:
        """Is it a number of facilities spoken of together?"""
        return self.key[0] == "several"

    @property
    def kind(self) -> FacilityKind:
        """The first kind told that says more than "facility"."""
        kinds = [mention.kind for mention, _ in self.mentions]
        return next((kind for kind in kinds if kind is not FacilityKind.UNKNOWN), FacilityKind.UNKNOWN)

    @property
    def modality(self) -> Modality:
        """The first modality told."""
        told = [mention.modality for mention, _ in self.mentions]
        return next((modality for modality in told if modality is not Modality.UNKNOWN), Modality.UNKNOWN)


def town(site: Site | None) -> Key:
    """The town a facility is keyed by: that of its quarter, else its own place; empty where it has none."""
    if site is None:
        return ("", "")
    return (site.country or "").lower(), "-".join(pieces(site.parent or site.name)) or site.id


def place_words(site: Site | None) -> frozenset[str]:
    """The words of a place's names: what stands for the place makes no facility's name."""
    if site is None:
        return frozenset()
    return frozenset(word for name in (site.name, site.parent or "") for word in pieces(name))


def key_of(mention: Mention, heard: Heard, site: Site | None) -> Key:
    """What tells a mention's facility, at `site`, from others before any are brought together."""
    place = town(site)
    if mention.several:
        return ("several", *place, _sort(mention), *sorted(mention.described))
    if mention.name:
        return ("named", *place, mention.kind.value, *mention.name, *sorted(mention.described - set(mention.name)))
    if mention.reference is Reference.OWN:
        return ("owned", *place, mention.kind.value, *pieces(heard.word.voice))
    if mention.reference is Reference.A:
        return ("one", *place, mention.kind.value, heard.happening)
    return ("described", *place, mention.kind.value, _making(mention.modality), *sorted(mention.described))


def _sort(mention: Mention) -> str:
    """Makeshift ones are spoken of as clinics and as hospitals alike."""
    return "makeshift" if mention.modality in _MADE else mention.kind.value


def _making(modality: Modality) -> str:
    return "makeshift" if modality in _MADE else ""


@dataclass(slots=True)
class Registry:
    """Entries by key. Add all mentions first, then `settle`, then ask `entry`."""

    _entries: dict[Key, Entry] = field(default_factory=dict)
    _moved: dict[Key, Key] = field(default_factory=dict)

    def add(self, mention: Mention, heard: Heard, site: Site | None) -> Key:
        """Puts down a mention of a facility at `site`; gives the key by which its entry is found after settling."""
        key = key_of(mention, heard, site)
        entry = self._entries.setdefault(key, Entry(key, site))
        entry.mentions.append((mention, heard))
        return key

    def entry(self, key: Key) -> Entry:
        """The entry that a key leads to."""
        while key in self._moved:
            key = self._moved[key]
        return self._entries[key]

    def entries(self) -> tuple[Entry, ...]:
        """All entries, by key."""
        return tuple(self._entries[key] for key in sorted(self._entries))

    def settle(self) -> None:
        """Brings together what can only be one: a description with the only facility there that it fits."""
        for group in _by_place(self._entries.values()):
            for entry in group:
                if entry.key in self._entries:
                    self._resolve(entry, [other for other in group if other.key in self._entries])
            self._join_several([entry for entry in group if entry.several and entry.key in self._entries])

    def _resolve(self, entry: Entry, group: list[Entry]) -> None:
        """Moves a description into the only one that it fits; notes what else may be what."""
        if entry.key[0] != "described":
            return
        others = [other for other in group if other is not entry and _alike(entry, other)]
        fitting = [other for other in others if entry.names <= other.names and other.key[0] in {"named", "described"}]
        only = len(fitting) == 1 and (bool(entry.names) or len(others) == 1)
        if only:
            self._move(entry, fitting[0])
        else:
            entry.perhaps += [other.key for other in fitting[:_PERHAPS]]

    def _join_several(self, group: list[Entry]) -> None:
        """Clinics and makeshift clinics of one place, where there is no other number of them."""
        made = [entry for entry in group if entry.modality in _MADE]
        rest = [entry for entry in group if entry.modality not in _MADE and not entry.names]
        if len(made) == 1 and len(rest) == 1 and rest[0].kind is FacilityKind.CLINIC:
            self._move(rest[0], made[0])

    def _move(self, entry: Entry, into: Entry) -> None:
        called = entry.mentions[0][0].text
        into.because.append(f'"{called}": there is no other that it can be in this place')
        into.mentions = sorted((*into.mentions, *entry.mentions), key=lambda pair: pair[1].order)
        into.perhaps += [key for key in entry.perhaps if key != into.key]
        del self._entries[entry.key]
        self._moved[entry.key] = into.key


def _by_place(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The entries of each town, those with most words first."""
    groups: dict[Key, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (-len(entry.names), entry.key)):
        groups.setdefault(entry.key[1:3], []).append(entry)
    yield from (groups[place] for place in sorted(groups))


def _alike(entry: Entry, other: Entry) -> bool:
    """Can two be one, by their kind and by being made for it or makeshift?"""
    if other.several or other.key[0] == "owned":
        return False
    kinds = {entry.kind, other.kind}
    if len(kinds) > 1 and not kinds <= _HOSPITALS and FacilityKind.UNKNOWN not in kinds:
        return False
    makings = {entry.modality in _MADE, other.modality in _MADE}
    return len(makings) == 1 or bool(kinds.isdisjoint(_HOSPITALS))
