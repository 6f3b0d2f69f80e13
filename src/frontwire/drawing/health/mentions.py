"""Facilities as words mention them: "the national hospital", "Clinic 4", "his makeshift clinic", "50 clinics"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from frontwire.lexicon.health import Concept, HealthWords
from frontwire.lexicon.wordings import Hit, Piece, pieces
from frontwire.model.health import FacilityKind, Modality


class Reference(StrEnum):
    """What the determiner makes of a mention."""

    THE = "the"
    A = "a"
    OWN = "own"
    GENERAL = "general"
    BARE = "bare"


_THE = frozenset({"the", "this", "that", "these", "those", "both", "all"})
_A = frozenset({"a", "an", "another", "one", "some"})
#: What speaks of facilities in general and of none.
_GENERAL = frozenset({"any", "no", "each", "every"})
_OWN = frozenset({"my", "our", "his", "her", "their", "its"})
_DETERMINERS = {
    **dict.fromkeys(_THE, Reference.THE),
    **dict.fromkeys(_A, Reference.A),
    **dict.fromkeys(_OWN, Reference.OWN),
    **dict.fromkeys(_GENERAL, Reference.GENERAL),
}
_NUMBER_SIGNS = frozenset({"no", "number", "nr"})
#: How many words before the noun may belong to what a facility is called.
_REACH = 6
#: Words of so many letters have large ones in a headline; so many of them show that it is one.
_LONG = 4
_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """One facility as mentioned, or several.

    `name` holds the words of a proper name, folded ("4", "al bir"), empty where there is none; `described` the words
    that tell it from others of its place ("national"). `start` and `end` count characters of the text it was found in.
    """

    text: str
    name: tuple[str, ...]
    described: frozenset[str]
    reference: Reference
    several: bool
    kind: FacilityKind
    modality: Modality
    start: int
    end: int


@dataclass(slots=True)
class _Left:
    """What was gathered from the words before a facility's noun."""

    first: int
    names: list[str]
    described: set[str]
    reference: Reference = Reference.BARE


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in its words. `places` are folded words of place names; in a headline set in large letters (`titled`)
    nothing tells a name from a verb."""

    text: str
    held: Sequence[Piece]
    places: frozenset[str]
    titled: bool

    def shown(self, piece: Piece) -> str:
        """A word as it stands."""
        return self.text[piece.start : piece.end]

    def adjoins(self, index: int) -> bool:
        """Does nothing but blanks or a hyphen stand between a word and the next?"""
        return not self.text[self.held[index].end : self.held[index + 1].start].strip(" -\t")


@dataclass(frozen=True, slots=True)
class Mentions:
    """Finds mentions with the lexicon's `words`."""

    words: HealthWords

    def find(self, text: str, *, places: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
        """All mentions in `text`, in order. `places` are folded words of place names: they make no facility's name."""
        held = pieces(text)
        here = _Text(text, held, places, _is_titled(text[piece.start : piece.end] for piece in held))
        found = (self._mention(hit, here) for hit in self.words.all(Concept.KIND, text))
        return tuple(mention for mention in found if mention.reference is not Reference.GENERAL)

    def _mention(self, hit: Hit, here: _Text) -> Mention:
        left = self._left(hit.first, here)
        last, behind = _behind(hit.last, here)
        start, end = here.held[left.first].start, here.held[last - 1].end
        number = [word for word in behind if word not in here.places]
        return Mention(
            text=" ".join(here.text[start:end].split()),
            name=(*left.names, *number),
            described=frozenset(left.described) | self._described(here.held[hit.first : hit.last - 1]),
            reference=left.reference,
            several=hit.is_plural and not number,
            kind=FacilityKind(hit.value),
            modality=self.modality(here.text[start : here.held[hit.last - 1].end]),
            start=start,
            end=end,
        )

    def _described(self, held: Sequence[Piece]) -> frozenset[str]:
        """What in the noun itself tells it from others ("maternity hospital")."""
        hits = ((piece.word, self.words.find(Concept.DESCRIBER, piece.word)) for piece in held)
        return frozenset(word for word, hit in hits if hit is not None and hit.value == "described")

    def modality(self, text: str) -> Modality:
        """Permanent, makeshift or mobile, by the words of `text`."""
        hit = self.words.find(Concept.MODALITY, text)
        return Modality.UNKNOWN if hit is None else Modality(hit.value)

    def _left(self, head: int, here: _Text) -> _Left:
        left = _Left(head, [], set())
        for index in range(head - 1, max(-1, head - 1 - _REACH), -1):
            piece = here.held[index]
            if piece.is_stop or not here.adjoins(index) or not self._take(left, piece, here):
                break
            left.first = index
            if left.reference is not Reference.BARE:
                break
        left.names.reverse()
        return left

    def _take(self, left: _Left, piece: Piece, here: _Text) -> bool:
        """Does the word belong to the mention? Takes it in if so."""
        shown = here.shown(piece)
        reference = _reference(piece.word, shown)
        if reference is not None:
            left.reference = reference
            return True
        describer = self.words.find(Concept.DESCRIBER, piece.word)
        if (
            piece.word in here.places
            or piece.word.isdigit()
            or (describer is not None and describer.value == "passing")
        ):
            return True
        if describer is not None:
            left.described.add(piece.word)
            return True
        if shown[:1].isupper() and not here.titled:
            left.names.append(piece.word)
            return True
        return False


def _is_titled(words: Iterable[str]) -> bool:
    """Is it a headline with large first letters, as far as its longer words tell?"""
    long = [word for word in words if len(word) >= _LONG]
    return len(long) >= _ENOUGH and all(word[:1].isupper() for word in long)


def _reference(word: str, shown: str) -> Reference | None:
    """What a determiner says; a possessive ("the town's") makes a mention definite unless it is a name's own."""
    if word in _DETERMINERS:
        return _DETERMINERS[word]
    if shown != word and shown.lower().replace("’", "'") == f"{word}'s" and shown[:1].islower():
        return Reference.THE
    return None


def _behind(last: int, here: _Text) -> tuple[int, tuple[str, ...]]:
    """The number or letter behind the noun ("Clinic 4", "Clinic No. 4", "Clinic B"), or the place ("hospital of X")."""
    held = here.held
    if last >= len(held) or not here.adjoins(last - 1):
        return last, ()
    following = held[last]
    shown = here.shown(following)
    if following.word.isdigit() or (len(shown) == 1 and shown.isupper() and shown not in {"A", "I"}):
        return last + 1, (following.word,)
    if following.word in _NUMBER_SIGNS:
        number = next((i for i in range(last + 1, min(last + 3, len(held))) if held[i].word.isdigit()), None)
        return (last, ()) if number is None else (number + 1, (held[number].word,))
    if following.word in {"of", "in", "at"} and last + 1 < len(held) and held[last + 1].word in here.places:
        return last + 2, ()
    return last, ()
