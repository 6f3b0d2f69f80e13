"""The place of one claim: which of the document's place notes its words mean, or the place it inherits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from frontwire.model.claim import ClaimClass, Coding
from frontwire.model.document import Document, per_document
from frontwire.model.figure import Figure, Scope, What
from frontwire.model.place import PlaceBasis, PlaceNote, PlaceUse, Where
from frontwire.model.report import Refusal, Role
from frontwire.model.span import Stretch
from frontwire.model.syntax import Token
from frontwire.placing.focus import body, focal_place, is_border, is_country, is_large, lies_in, usable
from frontwire.placing.precision import fineness, precision_of

#: Kinds that happen at a distance: their place counts only where their own words state it.
_PLACELESS = frozenset({"talks", "agreement", "sanction"})
#: How many sentences back a claim without a place looks for one.
_LOOK_BACK = 2
#: Counts this large, with no place in their own words, are a whole war's.
_DEAD_OF_WAR, _PEOPLE_OF_WAR = 10_000, 1_000_000
#: A place that only anchors another ("north of X") ranks this much coarser than X.
_MOVED_COST = 2
#: Tiers of a speech act's own scene: its phrases', its doers'.
_SCENE_TIERS = frozenset({0, 3})
#: The tier of where a voice speaks: the act's scene where it is who does it ("rebels in X called on …").
_SPEAKERS_TIER = 5
#: What one judges from afar is not where one sits: "an analyst in X said".
_JUDGED = "assessment"
#: Whose refusals tell of places.
_STAGE = "placing"


def place_of(document: Document, coding: Coding) -> Where:
    """The place of the claim that `coding` makes.

    Its own words first (the trigger's phrases, then its roles', then the rest of the stretch and the
    clause), the finest where they nest; else the place of the sentence before or the report's main
    place; None with the reason where the kind has a place only when stated.
    """
    return _Chooser(document, coding).choose()


@dataclass(frozen=True, slots=True)
class _Chooser:
    document: Document
    coding: Coding

    def choose(self) -> Where:
        stated = self._stated()
        if self._is_placeless():
            own = [note for tier, note in stated if self._is_of_speech(tier, note) and self._is_scene(note)]
            if own:
                return _where(self._finest(own))
            return Where(None, PlaceBasis.NONE, "a speech act or talks: no place is stated for it")
        if stated:
            return self._refined(self._with_parts(self._first_named(self._best(stated), stated), stated))
        return self._unstated()

    def _unstated(self) -> Where:
        """The place of a claim whose own sentence names none."""
        if any(figure.scope is Scope.CUMULATIVE or _is_of_war(figure) for figure in self.coding.figures):
            whole = _whole(self.document)
            if whole is not None:
                return _inherits(whole, "a toll over time with no place in its own words: the country")
        unknown = self._unknown()
        if unknown is not None:
            return Where(None, PlaceBasis.NONE, unknown.because)
        headed = self._headed()
        if headed is not None:
            return _inherits(headed, "no place in its own words: the heading of its section")
        inherited = self._inherited()
        if inherited is not None:
            return _inherits(inherited, "no place in its own words: the place before it")
        focus = focal_place(self.document)
        if focus is not None:
            return _inherits(focus, "no place in its own words: the report's main place")
        return Where(None, PlaceBasis.NONE, "the report names no place")

    def _is_placeless(self) -> bool:
        return self.coding.klass is ClaimClass.SPEECH_ACT or self.coding.kind in _PLACELESS

    def _is_of_speech(self, tier: int, note: PlaceNote) -> bool:
        """Is it where the speech act is done? Where another speaks who only tells of it is not."""
        if tier == _SPEAKERS_TIER:
            return self._hangs_on(note.head, set(self.coding.actors))
        return tier in _SCENE_TIERS

    def _is_scene(self, note: PlaceNote) -> bool:
        """Is the phrase set in a place ("met in Geneva"), not about it ("a meeting on Syria")?"""
        return any(token.lemma in ("in", "at") for token in list(self.document.syntax.ancestors(note.head))[:2])

    def _stated(self) -> list[tuple[int, PlaceNote]]:
        """The notes in the claim's sentence with the tier of each: 0 is nearest by grammar."""
        sentence = self.document.syntax.sentence(self.coding.trigger).stretch
        out = []
        for note in self.document.placements_in(sentence):
            if note.metonym or note.place is None:
                continue
            out.append((self._tier(note), note))
        return [(tier, note) for tier, note in out if tier < 9]

    def _tier(self, note: PlaceNote) -> int:
        inside = self.coding.stretch.overlaps(note.stretch)
        if note.use is PlaceUse.ORIGIN:
            return 9
        if note.use is PlaceUse.SPEAKER:
            return 9 if self.coding.kind == _JUDGED or is_country(note) or self._is_of_cue(note) else 5
        if self._hangs_on(note.head, {self.coding.trigger}):
            return 0
        roles = {*self.coding.targets, *self.coding.facilities, *self.coding.items}
        if self._hangs_on(note.head, roles):
            return 1
        if inside:
            return 3 if self._hangs_on(note.head, set(self.coding.actors)) else 2
        return 4

    def _is_of_cue(self, note: PlaceNote) -> bool:
        """Does the phrase hang on the verb of saying itself ("said in Geneva")?"""
        is_cue = self.document.attributions_cued_at
        above = self.document.syntax.ancestors(note.head)
        first = next(above, None)
        second = next(above, None)
        if first is None:
            return False
        return bool(is_cue(first.index) or (second is not None and first.pos == "ADP" and is_cue(second.index)))

    def _hangs_on(self, head: int, tops: set[int]) -> bool:
        """Does a token hang on one of `tops` with no other verb between?"""
        syntax = self.document.syntax
        if head in tops:
            return True
        for token in syntax.ancestors(head):
            if token.index in tops:
                return True
            if token.pos in ("VERB", "AUX"):
                return False
        return False

    def _best(self, stated: list[tuple[int, PlaceNote]]) -> PlaceNote:
        """The note of the lowest tier, and among those of its family the finest."""
        lowest = min(tier for tier, _ in stated)
        if lowest >= 4:
            # Said of another clause: its place may be shared, the part of it is not.
            return replace(self._finest([note for tier, note in stated if tier == lowest]), part=None)
        first = self._finest([note for tier, note in stated if tier == lowest])
        # "Shells fell on a school in Homs province, near Talbiseh": the finer place inside it, a tier away.
        inside = [n for t, n in stated if t <= max(2, lowest) and n is not first and lies_in(n.place, first.place)]
        return self._finest([first, *inside]) if inside and is_large(first) else first

    def _finest(self, notes: list[PlaceNote]) -> PlaceNote:
        trigger = self.coding.trigger
        return min(notes, key=lambda n: (_size(n), _gap(n.stretch, trigger), n.stretch.start))

    def _first_named(self, note: PlaceNote, stated: list[tuple[int, PlaceNote]]) -> PlaceNote:
        """Of places in one list ("in X and Y") the first; the others stay as candidates."""
        syntax = self.document.syntax
        top = note.head
        while syntax[top].dep == "conj" and syntax[top].pos in ("PROPN", "NOUN"):
            top = syntax[top].head
        listed = set(syntax.conjuncts(top))
        family = [n for _, n in stated if n.head in listed and n.place is not None]
        first = next((n for n in family if _size(n) == _size(note)), note)
        if len(family) < 2 or note.place is None:
            return note
        others = tuple(n.place for n in family if n.place is not None and n is not first)
        return replace(first, candidates=tuple(dict.fromkeys((*first.candidates, *others))))

    def _with_parts(self, note: PlaceNote, stated: list[tuple[int, PlaceNote]]) -> PlaceNote:
        """The note with all parts of its place that the claim's own words name."""
        same = [
            n
            for t, n in stated
            if t <= 2
            and n.place is not None
            and note.place is not None
            and n.place.id == note.place.id
            and self.coding.stretch.overlaps(n.stretch)
        ]
        parts = [part for n in [note, *same] if n.part for part in n.part.split(", ")]
        return replace(note, part=", ".join(dict.fromkeys(parts)) or None)

    def _refined(self, note: PlaceNote) -> Where:
        """A title or lead that names only the country or division tells of the main place inside it."""
        focus = focal_place(self.document)
        if (
            focus is not None
            and is_large(note)
            and self.coding.klass is ClaimClass.EVENT
            and self._opens()
            and not self._is_listed(note)
            and lies_in(focus.place, note.place)
        ):
            return _inherits(focus, f"{note.text}, and the report's main place lies in it")
        return _where(note)

    def _is_listed(self, note: PlaceNote) -> bool:
        """Is the place one of several ("strikes in X and Y")? Then no place inside one of them is meant."""
        syntax = self.document.syntax
        top = syntax[note.head].head if syntax[note.head].dep == "conj" else note.head
        heads = {n.head for n in self.document.placements if n.place is not None}
        return len(heads & set(syntax.conjuncts(top))) > 1

    def _opens(self) -> bool:
        sentence = self.document.syntax.sentence(self.coding.trigger)
        if sentence.role in (Role.TITLE, Role.DECK):
            return True
        return body(self.document).get(sentence.index) == 0

    def _inherited(self) -> PlaceNote | None:
        """The place of the sentences before, of the same block or the one above it."""
        here = self.document.syntax.sentence(self.coding.trigger)
        if here.role is not Role.BODY:
            return None
        focus = focal_place(self.document)
        home = None if focus is None or focus.place is None else focus.place.country
        for sentence in reversed(self.document.syntax.sentences[max(here.index - _LOOK_BACK, 0) : here.index]):
            if sentence.role is not Role.BODY:
                continue
            notes = [n for n in usable(self.document, sentence.stretch) if not is_country(n) and _is_at(n, home)]
            if notes:
                return min(notes, key=lambda n: (_size(n), n.stretch.start))
        return None

    def _unknown(self) -> Refusal | None:
        """The refusal of a place that the sentence names as one and the gazetteer lacks: "the hamlet of X"."""
        syntax = self.document.syntax
        sentence = syntax.sentence(self.coding.trigger)
        if sentence.role is not Role.BODY:  # in a headline every word may be a name
            return None
        for refusal in self.document.refusals:
            if refusal.stage != _STAGE or refusal.span is None or not sentence.span.contains(refusal.span):
                continue
            heads = (i for i in sentence.stretch if refusal.span.contains(syntax[i].span))
            if any(self._is_called(syntax[i]) for i in heads):
                return refusal
        return None

    def _is_called(self, token: Token) -> bool:
        """Does a name hang on a noun by "of", as the name of a place does ("the hamlet of X")?"""
        of = self.document.syntax.head(token.index)
        return token.dep == "pobj" and of.lemma == "of" and of.dep == "prep" and token.pos == "PROPN"

    def _headed(self) -> PlaceNote | None:
        """The place that is the whole heading of the claim's section: "Tafas: Clashes went on in the square"."""
        syntax = self.document.syntax
        here = syntax.sentence(self.coding.trigger)
        heads = (s for s in reversed(syntax.sentences[: here.index]) if s.role is Role.SUBHEAD)
        head = next(heads, None)
        if here.role is not Role.BODY or head is None:
            return None
        words = [index for index in head.stretch if syntax[index].pos != "PUNCT"]
        notes = self.document.placements_in(head.stretch)
        return next((n for n in notes if n.place is not None and all(i in n.stretch for i in words)), None)


@per_document
def _whole(document: Document) -> PlaceNote | None:
    """The country that the report's main place lies in, where the report names it."""
    focus = focal_place(document)
    for note in usable(document):
        if is_country(note) and focus is not None and lies_in(focus.place, note.place):
            return note
    return None


def _is_of_war(figure: Figure) -> bool:
    """Is the count too large for one place: the dead of a whole war, its millions of people?"""
    most = max(figure.low or 0, figure.high or 0)
    return most >= _PEOPLE_OF_WAR or (figure.what is What.KILLED and most >= _DEAD_OF_WAR)


def _is_at(note: PlaceNote, country: str | None) -> bool:
    """Does a place lie in the report's main country, where it has one? A meeting abroad lends its place to nothing."""
    return country is None or note.place is None or note.place.country in (country, None)


def _size(note: PlaceNote) -> tuple[int, int]:
    """How coarse a note is; "north of X" and "near X" say less than X does."""
    if note.place is None:
        return (9, 0)
    moved = note.relation is not None
    return (fineness(note.place) + (_MOVED_COST if moved else 0), int(moved))


def _gap(stretch: Stretch, index: int) -> int:
    """Tokens between a stretch and a token; what stands after it counts as nearer than what stands before."""
    if stretch.start > index:
        return 2 * (stretch.start - index)
    return 2 * (index - stretch.end) + 3


def _where(note: PlaceNote) -> Where:
    return Where(note, note.basis, note.because)


def _inherits(note: PlaceNote, because: str) -> Where:
    """The place of another note, whole: a part or a relation stated there is not stated here."""
    place = note.place
    held = replace(note, basis=PlaceBasis.INHERITED, because=because, part=None)
    if place is not None and note.relation is not None and not is_border(note):
        acled, ucdp = precision_of(place.kind, radius_km=place.radius_km, moved=False)
        held = replace(
            held,
            relation=None,
            lat=place.lat,
            lon=place.lon,
            radius_km=place.radius_km,
            acled_precision=acled,
            ucdp_precision=ucdp,
        )
    return Where(held, PlaceBasis.INHERITED, because)
