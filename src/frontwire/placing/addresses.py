"""Names that stand together as one address: "Tripoli, Lebanon", "Syria's Idlib"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frontwire.model.place import Place, PlaceClass
from frontwire.model.syntax import Syntax
from frontwire.placing.phrases import NamePhrase

#: Names this close together, with nothing but commas and "in" between, are one address ("Homs, Syria").
ADDRESS_GAP = 4
_ADDRESS_WORDS = frozenset({",", "in", "of", "'s", "’s", "the", "-", "northern", "southern", "eastern", "western"})
#: An address is at most town, division, country.
_AFTER = 2
_LARGE = frozenset({PlaceClass.COUNTRY, PlaceClass.ADMIN1, PlaceClass.REGION, PlaceClass.DISTRICT})


@dataclass(frozen=True, slots=True)
class Address:
    """What a name stands with: the names after it (or that own it), and those it comes after."""

    after: tuple[NamePhrase, ...] = ()
    before: tuple[NamePhrase, ...] = ()

    def holds(self, place: Place) -> bool:
        """Does a larger place named after it hold the place?"""
        return any(lies_within(place, larger) for larger in self._larger())

    def is_held_by(self, place: Place) -> bool:
        """Does the place hold one that the name before it can mean ("Paris, Texas")?"""
        return place.kind in _LARGE and any(lies_within(one, place) for name in self.before for one in exact(name))

    def _larger(self) -> list[Place]:
        return [place for name in self.after for place in exact(name) if place.kind in _LARGE]


NO_ADDRESS = Address()


def exact(phrase: NamePhrase) -> tuple[Place, ...]:
    """The places that bear a phrase's name in just its spelling."""
    return tuple(place for place in phrase.places if place.score == 1.0)


def lies_within(place: Place, larger: Place) -> bool:
    """Does a place lie in a larger one, as far as their entries tell?"""
    if larger.id == place.id or larger.country != place.country or larger.country is None:
        return False
    if larger.kind is PlaceClass.COUNTRY:
        return True
    if place.kind in _LARGE and larger.kind is not PlaceClass.ADMIN1:
        return False
    return place.kind is not PlaceClass.COUNTRY and larger.admin1 == place.admin1 and place.kind is not larger.kind


def read_addresses(syntax: Syntax, phrases: Sequence[NamePhrase]) -> Mapping[int, Address]:
    """The addresses in a document, by the first token of each name. `phrases` are in text order."""
    after: dict[int, tuple[NamePhrase, ...]] = {}
    before: dict[int, list[NamePhrase]] = {}
    for index, phrase in enumerate(phrases):
        held = _following(syntax, phrases, index)
        for other in held[:1]:
            before.setdefault(other.core.start, []).append(phrase)
        if index and _owns(syntax, phrases[index - 1], phrase):
            held = (*held, phrases[index - 1])
            before.setdefault(phrases[index - 1].core.start, []).append(phrase)
        after[phrase.core.start] = held
    return {start: Address(held, tuple(before.get(start, ()))) for start, held in after.items()}


def _following(syntax: Syntax, phrases: Sequence[NamePhrase], index: int) -> tuple[NamePhrase, ...]:
    out: list[NamePhrase] = []
    last = phrases[index]
    for other in phrases[index + 1 : index + 1 + _AFTER]:
        if not _is_address(syntax, last.stretch.end, other.stretch.start):
            break
        out.append(other)
        last = other
    return tuple(out)


def _is_address(syntax: Syntax, end: int, start: int) -> bool:
    if not 0 <= start - end <= ADDRESS_GAP or start not in syntax.sentence(end - 1).stretch:
        return False
    between = [syntax[i].text.lower() for i in range(end, start)]
    return bool(between) and all(word in _ADDRESS_WORDS or not word.isalpha() for word in between)


def _owns(syntax: Syntax, owner: NamePhrase, phrase: NamePhrase) -> bool:
    between = range(owner.stretch.end, phrase.stretch.start)
    return (
        len(between) <= _AFTER
        and syntax[owner.head].dep in ("poss", "compound", "nmod")
        and all(syntax[i].tag == "POS" or syntax[i].pos == "ADJ" for i in between)
    )
