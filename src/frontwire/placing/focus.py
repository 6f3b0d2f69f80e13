"""The place that a report is about, and how places lie in one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from frontwire.model.document import Document, per_document
from frontwire.model.place import Place, PlaceClass, PlaceNote, PlaceUse
from frontwire.model.report import CLAIMING, Role
from frontwire.model.span import Stretch
from frontwire.placing.precision import fineness

#: How much a note in a title, in the first, and in the next few sentences speaks for the report's main place.
_TITLE_WEIGHT, _LEAD_WEIGHT, _EARLY_WEIGHT, _LATE_WEIGHT = 5.0, 3.0, 1.5, 0.5
#: What the later sentences can add for one place in all: a report's tail tells of other things at length.
_LATE_MOST = 1.5
_EARLY_SENTENCES = 5
#: … and how much finer places speak than larger ones.
_CLASS_WEIGHT = {0: 2.0, 1: 2.5, 2: 3.0, 3: 2.0, 4: 1.5, 5: 0.3, 6: 0.3}
#: A place that only anchors another speaks this much less for being the main place.
_MOVED_FACTOR = 0.3
#: At most this many words stand between a place and what anchors it.
_ANCHOR_GAP = 3
_LARGE = frozenset({PlaceClass.COUNTRY, PlaceClass.ADMIN1, PlaceClass.REGION})


@per_document
def focal_place(document: Document) -> PlaceNote | None:
    """The place that a report is about: named early, often and finely; None where it names none."""
    scores: dict[str, float] = {}
    late: dict[str, float] = {}
    first: dict[str, PlaceNote] = {}
    text = body(document)
    for note in usable(document):
        if note.place is None:
            continue
        sentence = document.syntax.sentence(note.head)
        weight = _weight(sentence.role, text.get(sentence.index, _EARLY_SENTENCES))
        if weight == _LATE_WEIGHT:
            weight = min(weight, _LATE_MOST - late.get(note.place.id, 0.0))
            late[note.place.id] = late.get(note.place.id, 0.0) + weight
        weight *= _MOVED_FACTOR if note.relation is not None else 1.0
        scores[note.place.id] = scores.get(note.place.id, 0.0) + weight * _CLASS_WEIGHT[fineness(note.place)]
        first.setdefault(note.place.id, note)
    if not scores:
        return None
    best = min(scores, key=lambda id_: (-scores[id_], first[id_].stretch.start, id_))
    chosen = first[best]
    anchored = _anchored_by(document, chosen, text)
    if anchored is not None:
        return anchored
    inside = [n for n in first.values() if lies_in(n.place, chosen.place) and _is_early(document, n, text)]
    if is_large(chosen) and inside:
        return max(inside, key=lambda n: (scores[n.place.id if n.place else ""], -n.stretch.start))
    return chosen


def _anchored_by(document: Document, anchor: PlaceNote, text: Mapping[int, int]) -> PlaceNote | None:
    """The early place that is told by its distance from `anchor` ("X, north of Y": the report is about X)."""
    notes = list(usable(document))
    for before, note in pairwise(notes):
        same = note.place is not None and anchor.place is not None and note.place.id == anchor.place.id
        if not same or note.relation is None or is_border(note) or before.place is None:
            continue
        near = 0 <= note.stretch.start - before.stretch.end <= _ANCHOR_GAP
        if (
            near
            and note.place is not None
            and before.place.id != note.place.id
            and not is_large(before)
            and _is_early(document, before, text)
        ):
            return before
    return None


def usable(document: Document, stretch: Stretch | None = None) -> Iterator[PlaceNote]:
    """Notes of claim-making text that tell where something happens; only those that begin in `stretch`, if given."""
    for note in document.placements if stretch is None else document.placements_in(stretch):
        if note.metonym or note.place is None or note.use is not PlaceUse.EVENT:
            continue
        if document.syntax.sentence(note.head).role in CLAIMING:
            yield note


@per_document
def body(document: Document) -> Mapping[int, int]:
    """The sentences of the running text: their indices, and the place of each among them."""
    return {s.index: place for place, s in enumerate(s for s in document.syntax.sentences if s.role is Role.BODY)}


def _weight(role: Role, position: int) -> float:
    if role in (Role.TITLE, Role.DECK):
        return _TITLE_WEIGHT
    if position == 0:
        return _LEAD_WEIGHT
    return _EARLY_WEIGHT if position < _EARLY_SENTENCES else _LATE_WEIGHT


def _is_early(document: Document, note: PlaceNote, text: Mapping[int, int]) -> bool:
    sentence = document.syntax.sentence(note.head)
    return text.get(sentence.index, 0) < _EARLY_SENTENCES


def is_large(note: PlaceNote) -> bool:
    """Is it a country, a division or a region?"""
    return note.place is not None and note.place.kind in _LARGE


def is_country(note: PlaceNote) -> bool:
    """Is it a whole country?"""
    return note.place is not None and note.place.kind is PlaceClass.COUNTRY


def lies_in(place: Place | None, larger: Place | None) -> bool:
    """Does a place lie in a larger one, as far as their entries tell?"""
    if place is None or larger is None or place.id == larger.id or fineness(place) >= fineness(larger):
        return False
    if larger.kind is PlaceClass.COUNTRY:
        return place.country == larger.country
    if larger.kind is PlaceClass.ADMIN1:
        return place.division == larger.division
    return place.parent == larger.name


def is_border(note: PlaceNote) -> bool:
    """Is it a border, which no entry's point stands for?"""
    return note.relation is not None and "border" in note.relation
