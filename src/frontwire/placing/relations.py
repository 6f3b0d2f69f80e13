"""What the words around a place's name say: which part of it, or how far off it."""

from __future__ import annotations

from dataclasses import dataclass

from frontwire.lexicon.places import Places
from frontwire.model.place import Place
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token
from frontwire.placing.geometry import displaced

#: How many words before a name are read for a distance or a relation.
_WINDOW = 12
#: "Near X" reaches this far beyond X; "north of X", with no distance, this far.
_NEAR_KM, _DIRECTION_KM = 8.0, 20.0
#: A distance stated is taken to be right to a quarter of it, and never to less than 3 km.
_DISTANCE_SLACK, _LEAST_SLACK_KM = 0.25, 3.0
_JOINERS = frozenset({"-", "and", ","})
#: Words of movement: "toward X" is where a move leads, "by X" who does it; neither is beside X.
_NOT_BESIDE = frozenset({"toward", "towards", "by"})
#: What stands between a road and the places it joins.
_ON_THE_WAY = frozenset({"to", "toward", "towards", "between", "and", "link", "connect", "join", "lead", "from"})
_BORDER = frozenset({"border", "borders", "frontier", "boundary"})


@dataclass(frozen=True, slots=True)
class Relation:
    """What stands around a name: the part meant, the words that move it, its point and radius.

    `start` is the first token of the phrase with those words; `border` marks a line, not a place.
    """

    part: str | None = None
    relation: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    start: int | None = None
    border: bool = False


def read_relation(syntax: Syntax, stretch: Stretch, head: int, place: Place | None, *, words: Places) -> Relation:
    """The part and the relation that the words around a place phrase state."""
    reader = _Reader(syntax, words)
    parts, first = reader.parts(stretch, head)
    moved = reader.moved(stretch, place)
    if moved is not None:
        return moved
    return Relation(part=", ".join(parts) or None, start=first)


@dataclass(frozen=True, slots=True)
class _Reader:
    syntax: Syntax
    words: Places

    def direction(self, token: Token) -> str | None:
        """The canonical part that a word names."""
        return self.words.directions.get(token.text.lower())

    def parts(self, stretch: Stretch, head: int) -> tuple[list[str], int | None]:
        """The parts of the place meant, in text order, and where the phrase that names them starts."""
        found = [(i, part) for i in self._modifiers(stretch, head) if (part := self.direction(self.syntax[i]))]
        holder = self._holder(head)
        if holder is not None:
            found.extend(self._of_holder(holder, stretch))
        found.sort()
        parts = list(dict.fromkeys(part for _, part in found))
        return parts, min((i for i, _ in found), default=None)

    def _modifiers(self, stretch: Stretch, head: int) -> list[int]:
        """Words before the name that modify it: "eastern Mosul", "the northwest Syria's Idlib" has none of Idlib."""
        before = stretch.start - 1
        first = self.syntax.sentence(head).stretch.start
        out = []
        while before >= first and (self.direction(self.syntax[before]) or self.syntax[before].text in _JOINERS):
            if self.direction(self.syntax[before]):
                out.append(before)
            before -= 1
        return out

    def _holder(self, head: int) -> Token | None:
        """The noun the place hangs on by "of" or as a possessor: "parts of the town", "the city's half"."""
        token = self.syntax[head]
        governor = self.syntax[token.head]
        if token.dep == "pobj" and governor.lemma == "of" and self._is_kind(self.syntax[governor.head]):
            # "The center of the town of X": the kind noun stands for the name.
            token = self.syntax[governor.head]
            governor = self.syntax[token.head]
        if token.dep == "poss" and self._is_part(governor):
            return governor
        if token.dep == "pobj" and governor.lemma in ("of", "in"):
            upper = self.syntax[governor.head]
            if self._is_part(upper):
                return upper
        return None

    def _is_kind(self, token: Token) -> bool:
        return token.lemma in self.words.words.generic_nouns

    def _is_part(self, token: Token) -> bool:
        return token.text.lower() in self.words.words.part_nouns or self.direction(token) is not None

    def _of_holder(self, holder: Token, stretch: Stretch) -> list[tuple[int, str]]:
        """The parts a holder names, itself or by its adjectives, with those coordinated with it."""
        out: list[tuple[int, str]] = []
        family = {*self.syntax.conjuncts(holder.index), *self._chain(holder)}
        for index in sorted(family):
            for below in self.syntax.subtree(index):
                token = self.syntax[below]
                part = self.direction(token)
                if (
                    part
                    and below not in stretch
                    and abs(stretch.start - below) <= _WINDOW
                    and self._in_phrase(token, index)
                ):
                    out.append((below, part))
        return out

    def _chain(self, holder: Token) -> list[int]:
        """What a holder is coordinated with above it: in "the east and south of X" the east."""
        out = []
        token = holder
        while token.dep == "conj":
            token = self.syntax[token.head]
            out.append(token.index)
        return out

    def _in_phrase(self, token: Token, holder: int) -> bool:
        while token.index != holder:
            if token.dep not in ("amod", "compound", "conj", "nmod", "advmod", "punct"):
                return False
            token = self.syntax[token.head]
        return True

    def moved(self, stretch: Stretch, place: Place | None) -> Relation | None:
        """A point off the place: "20 km south of X", "north of X", "near X", "near the border with X"."""
        first = max(self.syntax.sentence(stretch.start).stretch.start, stretch.start - _WINDOW)
        before = [self.syntax[i] for i in range(first, stretch.start)]
        while before and (before[-1].dep in ("det", "amod", "compound", "poss", "case") or before[-1].pos == "DET"):
            if before[-1].text.lower() in _BORDER or before[-1].text.lower() in self.words.words.near_words:
                break
            before.pop()
        if not before:
            return None
        settled = self._border(before, stretch) or self._route(before, place, stretch)
        if settled is not None:
            return settled
        if before[-1].lemma in ("of", "from", "outside") or before[-1].lemma == "to":
            return self._directed(before, stretch, place)
        if before[-1].text.lower() in self.words.words.near_words and before[-1].lemma not in _NOT_BESIDE:
            return self._near(before[-1], place, stretch)
        if before[-1].lemma == "to" and len(before) > 1 and before[-2].lemma in self.words.words.near_words:
            return self._near(before[-2], place, stretch)
        return None

    def _route(self, before: list[Token], place: Place | None, stretch: Stretch) -> Relation | None:
        """ "The road to X", "the highway between X and Y": somewhere on the way."""
        nouns = self.words.words.route_nouns
        for index in range(len(before) - 1, -1, -1):
            token = before[index]
            if token.lemma in nouns:
                return self._near(token, place, stretch) if index < len(before) - 1 else None
            if token.lemma not in _ON_THE_WAY and token.pos not in ("PROPN", "DET", "PUNCT"):
                return None
        return None

    def _border(self, before: list[Token], stretch: Stretch) -> Relation | None:
        after = stretch.end
        if after < len(self.syntax) and self.syntax[after].text.lower() in _BORDER:
            return Relation(relation="the border", start=stretch.start, border=True)
        if before[-1].lemma not in ("with", "of", "between") or len(before) < 2:
            return None
        noun = before[-2]
        if noun.text.lower() not in _BORDER:
            return None
        start = self.syntax.phrase(noun.index).start
        near = self.syntax[start - 1] if start > 0 else noun
        if near.text.lower() in self.words.words.near_words or near.lemma in ("on", "at", "along", "to"):
            start = near.index
        return Relation(relation=self.syntax.words(range(start, before[-1].index + 1)), start=start, border=True)

    def _near(self, word: Token, place: Place | None, stretch: Stretch) -> Relation:
        radius = None if place is None else place.radius_km + _NEAR_KM
        text = self.syntax.words(range(word.index, stretch.start))
        lat, lon = (None, None) if place is None else (place.lat, place.lon)
        return Relation(relation=text, lat=lat, lon=lon, radius_km=radius, start=word.index)

    def _directed(self, before: list[Token], stretch: Stretch, place: Place | None) -> Relation | None:
        """ "20 km south of X", "10 miles from X", "just north of X"; "the north of X" is a part instead."""
        link = before.pop()
        direction = self.direction(before[-1]) if before else None
        index = len(before) - 1
        while direction is not None and index >= 0 and self._is_direction_run(before[index]):
            index -= 1
        if index >= 0 and before[index].pos == "DET" and direction is not None:
            index -= 1
            if not (index >= 0 and before[index].lemma == "to"):
                return None
            index -= 1
        distance, start = self._distance(before, index)
        if link.lemma == "outside" and distance is None:
            return self._near(link, place, stretch)
        if distance is None and (direction is None or direction in ("center", "outskirts") or link.lemma != "of"):
            return None
        first = before[start].index if distance is not None else before[-1].index
        text = self.syntax.words(range(first, stretch.start))
        if place is None:
            return Relation(relation=text, start=first)
        return self._point(place, direction, distance, text, first)

    def _is_direction_run(self, token: Token) -> bool:
        return self.direction(token) is not None or token.text.lower() in ("and", "or", ",")

    def _point(self, place: Place, direction: str | None, distance: float | None, text: str, first: int) -> Relation:
        lat, lon = place.lat, place.lon
        if distance is None:
            return Relation(relation=text, lat=lat, lon=lon, radius_km=place.radius_km + _DIRECTION_KM, start=first)
        if direction is None or direction in ("center", "outskirts"):
            return Relation(relation=text, lat=lat, lon=lon, radius_km=place.radius_km + distance, start=first)
        lat, lon = displaced(lat, lon, direction=direction, km=distance)
        radius = max(_LEAST_SLACK_KM, distance * _DISTANCE_SLACK)
        return Relation(relation=text, lat=lat, lon=lon, radius_km=round(radius, 1), start=first)

    def _distance(self, before: list[Token], index: int) -> tuple[float | None, int]:
        """A distance that ends at `before[index]`, a bracket with another unit passed over; and where it starts."""
        if index >= 0 and before[index].text == ")":
            while index >= 0 and before[index].text != "(":
                index -= 1
            index -= 1
        units = self.words.words.distance_units
        if index < 1 or before[index].text.lower() not in units:
            return None, index
        number = _number(before[index - 1].text)
        if number is None:
            return None, index
        return number * units[before[index].text.lower()], index - 1


def part_named(syntax: Syntax, index: int, *, words: Places) -> str | None:
    """The canonical part that a word names ("the center", "the eastern quarters"), with those coordinated with it."""
    reader = _Reader(syntax, words)
    named = [t for i in syntax.conjuncts(index) for t in (*syntax.children(i, "amod"), syntax[i])]
    parts = [part for token in named if (part := reader.direction(token))]
    return ", ".join(dict.fromkeys(parts)) or None


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
