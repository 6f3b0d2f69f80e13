"""What goes on or comes again, what was before the news: told so by verbs of going on, adverbs and tense."""

from __future__ import annotations

from frontwire.dating.aspect import Aspect, aspect_of
from frontwire.dating.attachment import verb_over
from frontwire.dating.hosting import tiers
from frontwire.model.claim import Coding
from frontwire.model.document import Document, Referent
from frontwire.model.syntax import Syntax
from frontwire.model.time import Precision, TimeNote, TimeRole

#: Verbs that say only that something goes on ("drags on").
_CONTINUING = frozenset({"continue", "keep", "persist", "drag"})
#: Adverbs of what comes again and again.
_HABITUAL = frozenset({"regularly", "routinely", "often", "frequently", "repeatedly", "usually", "daily", "constantly"})
_PEOPLE = frozenset({Referent.PERSON, Referent.PEOPLE})
_VERBS = frozenset({"VERB", "AUX"})
#: Links up to the verb that tells the clause's event ("continue to join", "fighting drags on").
_SHARING = frozenset({"xcomp", "conj", "nsubj", "nsubjpass", "csubj", "dobj", "pobj", "prep", "compound"})
_PERFECTS = frozenset({Aspect.PERFECT, Aspect.PAST_PERFECT})
_MEANWHILE = frozenset({"as", "while"})
_EARLIER = frozenset({"earlier", "previous", "past", "prior"})
#: So short a time is the news'.
_SHORT = frozenset({Precision.DAY, Precision.DAYS, Precision.WEEK})
_IN_THE_PAST = "PAST_REF"
#: Months and years, as ISO 8601 lengths end.
_LONG_UNITS = frozenset({"M", "Y"})


def goes_on(syntax: Syntax, index: int) -> bool:
    """Does the clause of token `index` tell that it continues, or that it happens again and again?"""
    if _is_habit(syntax, index):
        return True
    token = syntax[index]
    while token.lemma not in _CONTINUING or token.pos not in _VERBS:
        if token.dep not in _SHARING or token.head == token.index:
            return False
        token = syntax.head(token.index)
    return True


def is_meanwhile(syntax: Syntax, index: int) -> bool:
    """Is it told as going on beside what the main clause tells ("have shelled the port as they move in")?"""
    token = syntax[index]
    marks = (mark.text.lower() for mark in syntax.children(index, "mark"))
    return token.dep == "advcl" and not _MEANWHILE.isdisjoint(marks) and aspect_of(syntax, token.head) in _PERFECTS


def tells_of_victims(document: Document, coding: Coding) -> bool:
    """Is an event told by what its victims are ("two soldiers are among the dead")?"""
    syntax = document.syntax
    token = syntax[coding.trigger]
    if token.lemma == "be" and token.pos in ("VERB", "AUX"):
        return True
    mention = document.mentions.get(token.index)
    return token.pos in ("NOUN", "ADJ", "PROPN") and mention is not None and mention.referent in _PEOPLE


def is_aside(document: Document, coding: Coding) -> bool:
    """Is it told as what was before the news: in the past perfect, for months, in the past, again and again?

    Within a saying the past perfect is only the past of what was said.
    """
    syntax, index = document.syntax, coding.trigger
    aspect = aspect_of(syntax, index)
    if aspect is Aspect.PRESENT:
        return _is_habit(syntax, index)
    notes = [hosted.note for tier in tiers(document, coding) for hosted in tier.hosted]
    if _is_of_earlier(syntax, index) or any(note.value == _IN_THE_PAST and note.kind == "DATE" for note in notes):
        return True
    if aspect in _PERFECTS and any(map(_is_long, notes)):
        return True
    if any(note.precision in _SHORT for note in notes):
        return False
    is_before = aspect is Aspect.PAST_PERFECT and not document.attributions_over(index)
    return is_before or (aspect is Aspect.PERFECT and _is_progressive(syntax, index))


def _is_of_earlier(syntax: Syntax, index: int) -> bool:
    """ "Was destroyed in earlier fighting"."""
    nouns = (noun for link in syntax.children(index, "prep") for noun in syntax.children(link.index, "pobj"))
    return any(kid.text.lower() in _EARLIER for noun in nouns for kid in syntax.children(noun.index, "amod"))


def _is_progressive(syntax: Syntax, index: int) -> bool:
    """ "Have been fighting", "have been trying to take"."""
    verb = verb_over(syntax, index)
    while verb is not None and verb.dep == "xcomp" and verb.head != verb.index:
        verb = syntax.head(verb.index)
    return (
        verb is not None and verb.tag == "VBG" and any(kid.tag == "VBN" for kid in syntax.children(verb.index, "aux"))
    )


def _is_habit(syntax: Syntax, index: int) -> bool:
    verb = verb_over(syntax, index)
    return verb is not None and any(kid.text.lower() in _HABITUAL for kid in syntax.children(verb.index, "advmod"))


def _is_long(note: TimeNote) -> bool:
    """A length of months or years, with or without their number."""
    value = note.value or ""
    if note.role is not TimeRole.DURATION or value.startswith("PT"):
        return False
    return value[-1:] in _LONG_UNITS
