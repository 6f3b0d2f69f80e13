"""Which time phrases belong to an event, nearest by grammar first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from frontwire.dating.aspect import Aspect, aspect_of
from frontwire.dating.attachment import site_of
from frontwire.dating.saying import cue_dated
from frontwire.model.claim import ClaimClass, Coding
from frontwire.model.document import Document
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token
from frontwire.model.time import TimeNote, TimeRole

_SINCE = frozenset({"since", "from", "after", "following"})
_UNTIL = frozenset({"until", "till", "by", "before"})
_FIXED = frozenset({TimeRole.DURATION, TimeRole.FREQUENCY})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
#: Branches that tell something else than their head does.
_OTHER_CLAUSES = frozenset({"conj", "relcl", "ccomp", "parataxis", "csubj", "advcl"})
#: Adverbial clauses that say when their head was.
_TIME_MARKS = frozenset({"since", "until", "till", "before", "after", "when", "once"})
#: Links from a noun up to the verb it takes part in.
_NOMINAL_CONJ = frozenset(
    {"pobj", "prep", "dobj", "obj", "nsubj", "nsubjpass", "compound", "amod", "poss", "nmod", "agent", "conj"}
    | {"appos", "attr", "pcomp", "dative", "acl", "npadvmod", "oprd", "nummod"}
)
_CONTROLLED = frozenset({"xcomp", "pcomp", "prep", "oprd", "acl", "relcl", "acomp", "dep"})


@dataclass(frozen=True, slots=True)
class Hosted:
    """A time phrase as it bears on one event: seen from there "since the attack on Tuesday" is a bound.

    `on` is the word the phrase itself hangs on.
    """

    note: TimeNote
    role: TimeRole
    on: int


@dataclass(frozen=True, slots=True)
class Tier:
    """Phrases that stand equally near. `own` are those of the event itself, not of what governs it."""

    hosted: tuple[Hosted, ...]
    own: bool


def tiers(document: Document, coding: Coding) -> tuple[Tier, ...]:
    """The time phrases that may date a coding, nearest first; empty tiers are left out.

    The trigger's own and those below it, those inside the coding's words, those of the verbs that govern it
    ("managed to"), those of the clause a noun stands in, and those of coordinated clauses. A phrase that
    dates a saying counts only for the saying itself.
    """
    return _tiers(document, coding.trigger, coding.stretch, coding.klass is ClaimClass.SPEECH_ACT)


#: Each coding is asked several times in a row.
@lru_cache(maxsize=4)
def _tiers(document: Document, trigger: int, stretch: Stretch, is_speech_act: bool) -> tuple[Tier, ...]:
    syntax = document.syntax
    notes = notes_in_sentence(document, trigger)
    if not notes:
        return ()
    governors = tuple(_governors(syntax, trigger))
    own = (
        [_hosted(syntax, note, trigger) for note in notes if _site(syntax, note) == trigger],
        [_hosted(syntax, note, trigger) for note in notes if _is_told_below(syntax, note, trigger)],
        [_hosted(syntax, note, trigger) for note in notes if stretch.contains(note.stretch)],
    )
    lent = [[_lent(syntax, n, above, trigger) for n in notes if belongs(syntax, n, above)] for above in governors]
    shared = [
        _hosted(syntax, note, verb)
        for verb in _siblings(syntax, trigger, governors)
        for note in notes
        if belongs(syntax, note, verb) and _reaches(note, verb, trigger)
    ]
    loose = [Hosted(note, note.role, _site(syntax, note)) for note in notes if _is_loose(syntax, note, trigger)]
    says = is_speech_act or bool(document.attributions_cued_at(trigger))
    out: list[Tier] = []
    for number, group in enumerate((*own, *lent, shared, loose)):
        told = tuple(h for h in group if h.note.role is not TimeRole.SAYING or (says and _is_on(document, h, trigger)))
        if told:
            out.append(Tier(told, number < len(own)))
    return tuple(out)


#: "On Sunday," at the head of a sentence: the date stands at most so many tokens from its start.
_FRONT_TOKENS = 3


def _is_loose(syntax: Syntax, note: TimeNote, trigger: int) -> bool:
    """Where the parse has lost a phrase: a date that opens the sentence is that of its past events, and "since"
    belongs to a verb in the perfect."""
    aspect = aspect_of(syntax, trigger)
    if note.role is TimeRole.SINCE:
        return aspect is Aspect.PERFECT and note.stretch.start > trigger
    opens = note.stretch.start - syntax.sentence(trigger).stretch.start < _FRONT_TOKENS
    return opens and note.role is TimeRole.AT and aspect in (Aspect.PAST, Aspect.NONE)


def _lent(syntax: Syntax, note: TimeNote, above: int, trigger: int) -> Hosted:
    """The phrase as it bears on what stands below `above`: inside a bound ("since the truce broke down last month")
    it is the date, not a bound."""
    hosted = _hosted(syntax, note, above)
    links = syntax.children(above, "prep", "advcl")
    bounds = [link.index for link in links if _links(syntax, [link]) & (_SINCE | _UNTIL)]
    if hosted.role in (TimeRole.SINCE, TimeRole.UNTIL) and any(trigger in syntax.subtree(link) for link in bounds):
        return Hosted(note, TimeRole.AT, hosted.on)
    return hosted


def _is_on(document: Document, hosted: Hosted, trigger: int) -> bool:
    """Does a phrase that dates a saying date this one?"""
    return trigger in (hosted.on, cue_dated(document, hosted.note.stretch))


def _reaches(note: TimeNote, sibling: int, trigger: int) -> bool:
    """A date before the first of coordinated clauses, or after the last, dates them all; one in between does not."""
    return note.stretch.start < sibling if sibling < trigger else note.stretch.start > sibling


def notes_in_sentence(document: Document, index: int) -> tuple[TimeNote, ...]:
    """The notes of the sentence that token `index` stands in, in order."""
    return document.times_in(document.syntax.sentence(index).stretch)


def _head(syntax: Syntax, note: TimeNote) -> int:
    stretch = note.stretch
    return next((i for i in stretch if syntax[i].head not in stretch or syntax[i].head == i), stretch.start)


def _site(syntax: Syntax, note: TimeNote) -> int:
    return site_of(syntax, note.stretch).token


def _path(syntax: Syntax, note: TimeNote, top: int) -> list[Token] | None:
    """The tokens from the phrase up to, not including, `top`; None where `top` is not above it."""
    out = [syntax[_head(syntax, note)]]
    if out[0].index == top:
        return []
    for token in syntax.ancestors(out[0].index):
        if token.index == top:
            return out
        out.append(token)
    return None


def _is_below(syntax: Syntax, note: TimeNote, top: int) -> bool:
    """Does the phrase stand below `top` without another clause in between?"""
    path = _path(syntax, note, top)
    return path is not None and not any(_is_other_clause(syntax, token) for token in path)


def _is_other_clause(syntax: Syntax, token: Token) -> bool:
    if token.dep == "advcl":
        return not any(mark.text.lower() in _TIME_MARKS for mark in syntax.children(token.index, "mark", "advmod"))
    if token.dep == "conj":
        return token.pos in _VERBS
    return token.dep in _OTHER_CLAUSES


def is_bound(syntax: Syntax, note: TimeNote) -> bool:
    """Is it only a bound for what its sentence tells ("after Sunday's attack")?"""
    root = next((i for i in syntax.sentence(note.stretch.start).stretch if syntax[i].head == i), note.stretch.start)
    return _hosted(syntax, note, root).role in (TimeRole.SINCE, TimeRole.UNTIL)


def _is_told_below(syntax: Syntax, note: TimeNote, top: int) -> bool:
    return note.role is not TimeRole.SAYING and _is_below(syntax, note, top)


def belongs(syntax: Syntax, note: TimeNote, top: int) -> bool:
    """Does a phrase hang on `top`, or on a noun of its clause ("on the edge of town on Monday")?"""
    return _site(syntax, note) == top or _is_told_below(syntax, note, top)


def _hosted(syntax: Syntax, note: TimeNote, top: int) -> Hosted:
    """The note with its role as seen from `top`."""
    site = _site(syntax, note)
    path = _path(syntax, note, top)
    if path is None or note.role in _FIXED or _is_span(note):
        return Hosted(note, note.role, site)
    words = _links(syntax, path) | _links_before(syntax, note, top)
    if words & _SINCE:
        return Hosted(note, TimeRole.SINCE, site)
    if words & _UNTIL:
        return Hosted(note, TimeRole.UNTIL, site)
    return Hosted(note, TimeRole.AT, site)


def _is_span(note: TimeNote) -> bool:
    """ "From May 19 to June 2": both bounds are inside."""
    return bool(note.ends)


def _links(syntax: Syntax, path: list[Token]) -> set[str]:
    """Prepositions and conjunctions on the way."""
    words = {token.text.lower() for token in path if token.pos in ("ADP", "SCONJ") or token.dep == "prep"}
    for token in path:
        if token.dep == "advcl":
            words |= {mark.text.lower() for mark in syntax.children(token.index, "mark")}
    return words


def _links_before(syntax: Syntax, note: TimeNote, top: int) -> set[str]:
    """ "since the breakdown of a truce last month": a bare date right after a bound belongs to the bound."""
    first = note.stretch.start
    if syntax[_head(syntax, note)].head != top:
        return set()
    return {
        link.text.lower()
        for link in syntax.children(top, "prep", "mark")
        if link.index < first - 1 and syntax.subtree(link.index)[-1] == first - 1
    }


def _governors(syntax: Syntax, index: int) -> Iterator[int]:
    """The words a predicate or noun shares its time with, upwards, up to the edge of its clause."""
    token = syntax[index]
    while token.head != token.index:
        above = syntax.head(token.index)
        is_verb = token.pos in _VERBS
        if is_verb and not _is_lent(token, above):
            return
        if not is_verb and token.dep not in _NOMINAL_CONJ:
            return
        if above.pos in _VERBS or (is_verb and above.pos in _NOUNS):
            yield above.index
        if token.dep == "relcl":
            return
        token = above


def _is_lent(token: Token, above: Token) -> bool:
    """Does a verb take its time from what governs it?"""
    if token.dep == "advcl":
        return token.tag == "VBG"
    if token.dep == "conj":
        return above.pos in _VERBS and token.tag in ("VB", "VBG", "VBN") and token.tag == above.tag
    return token.dep in _CONTROLLED


def _siblings(syntax: Syntax, index: int, governors: tuple[int, ...]) -> Iterator[int]:
    """The verbs coordinated with the trigger or with the highest verb that governs it."""
    top = governors[-1] if governors else index
    while syntax[top].dep == "conj" and syntax[syntax[top].head].pos in _VERBS:
        top = syntax[top].head
    for sibling in syntax.conjuncts(top):
        if sibling != index and syntax[sibling].pos in _VERBS:
            yield sibling
