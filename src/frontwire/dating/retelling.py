"""The same event told twice: an undated telling can take the date of a dated one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import merge

from frontwire.dating.attachment import verb_over
from frontwire.dating.hosting import belongs, notes_in_sentence
from frontwire.dating.lead import lead_sentences
from frontwire.model.claim import Coding
from frontwire.model.document import Document, per_document
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token
from frontwire.model.time import TimeNote, TimeRole

_NOUNS = frozenset({"NOUN", "PROPN"})
_PLURALS = frozenset({"NNS", "NNPS"})
_ALSO = "also"
#: How many sentences after the lead still add to it.
_NEXT_SENTENCES = 2
_OBJECTS = ("dobj", "obj", "nsubjpass")
#: An event is told again within so many sentences.
_REACH_SENTENCES = 60
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def told_elsewhere(document: Document, coding: Coding) -> Iterator[Coding]:
    """The coding as it would be at other, dated mentions of the same event, in order.

    A noun is the same event where head and a modifier agree ("a chemical weapons attack"), a verb where
    verb and object agree ("launched an offensive").
    """
    syntax = document.syntax
    token = syntax[coding.trigger]
    for other in _dated_tokens(document, coding.trigger, {token.lemma}):
        if other.index != token.index and _agree(syntax, token, other) and not _count_apart(document, coding, other):
            yield replace(coding, trigger=other.index, stretch=Stretch(other.index, other.index + 1))


def _count_apart(document: Document, coding: Coding, other: Token) -> bool:
    """Do both give counts, and none in common? Nine dead on Saturday are not the 170,000 of the whole war."""
    ours, theirs = _counts(coding), _counts_by_trigger(document).get(other.index, frozenset())
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _counts(coding: Coding) -> frozenset[int]:
    return frozenset(n for figure in coding.figures for n in (figure.low, figure.high) if n is not None)


@per_document
def _counts_by_trigger(document: Document) -> dict[int, frozenset[int]]:
    return {coding.trigger: _counts(coding) for coding in document.codings}


def _dated_tokens(document: Document, index: int, lemmas: Iterable[str]) -> Iterator[Token]:
    """Tokens of these lemmas in the sentences around token `index` that hold a date, in order."""
    syntax = document.syntax
    here = syntax[index].sentence
    near = range(here - _REACH_SENTENCES, here + _REACH_SENTENCES + 1)
    held = _in_dated_sentences(document)
    return merge(*(_within(held.get(lemma, ()), near) for lemma in lemmas), key=_place)


def _within(tokens: tuple[Token, ...], sentences: range) -> tuple[Token, ...]:
    """Those of some tokens in order that stand in these sentences."""
    first = bisect_left(tokens, sentences.start, key=_sentence)
    return tokens[first : bisect_left(tokens, sentences.stop, key=_sentence)]


def _place(token: Token) -> int:
    return token.index


def _sentence(token: Token) -> int:
    return token.sentence


@per_document
def _in_dated_sentences(document: Document) -> dict[str, tuple[Token, ...]]:
    """The tokens of all sentences that hold a date, by lemma, in order."""
    syntax = document.syntax
    numbers = {syntax[note.stretch.start].sentence for note in document.times if note.interval is not None}
    out: dict[str, list[Token]] = {}
    for number in sorted(numbers):
        for index in syntax.sentences[number].stretch:
            out.setdefault(syntax[index].lemma, []).append(syntax[index])
    return {lemma: tuple(tokens) for lemma, tokens in out.items()}


def start_of_named(document: Document, coding: Coding) -> TimeNote | None:
    """ "since the beginning of the siege": the date with which another sentence tells of that siege."""
    syntax = document.syntax
    verb = verb_over(syntax, coding.trigger)
    lemmas = _bounding_lemmas(syntax, coding.trigger if verb is None else verb.index)
    for token in _dated_tokens(document, coding.trigger, lemmas):
        if token.dep not in (*_OBJECTS, "nsubj") or token.pos not in _NOUNS:
            continue
        for note in notes_in_sentence(document, token.index):
            at = note.role is TimeRole.AT and note.interval is not None and note.interval.start is not None
            if at and belongs(syntax, note, token.head):
                return note
    return None


def _bounding_lemmas(syntax: Syntax, trigger: int) -> frozenset[str]:
    """The nouns after "since" below the trigger: of "the beginning of the siege" the last."""
    out = {
        below.lemma
        for link in syntax.children(trigger, "prep", "advcl")
        if link.text.lower() == "since" or any(m.text.lower() == "since" for m in syntax.children(link.index, "mark"))
        for below in (syntax[i] for i in syntax.subtree(link.index))
        if below.pos in _NOUNS
        and below.dep in ("pobj", "nsubj", "nsubjpass")
        and not any(kid.text.lower() == "of" for kid in syntax.children(below.index, "prep"))
    }
    return frozenset(out)


def _agree(syntax: Syntax, one: Token, two: Token) -> bool:
    if one.pos in _NOUNS and two.pos in _NOUNS:
        if one.tag != two.tag or (one.tag in _PLURALS and not _is_definite(syntax, one)):
            return False
        return bool(_modifiers(syntax, one) & _modifiers(syntax, two))
    if one.pos == "VERB" and two.pos == "VERB":
        return bool(_objects(syntax, one) & _objects(syntax, two))
    return False


def _modifiers(syntax: Syntax, token: Token) -> frozenset[str]:
    """Nouns before the head: they tell which ("chemical weapons attack"), unlike most adjectives."""
    before = (kid for kid in syntax.children(token.index, "compound", "nmod", "amod") if kid.index < token.index)
    return frozenset(kid.lemma for kid in before)


def _objects(syntax: Syntax, token: Token) -> frozenset[str]:
    return frozenset(kid.lemma for kid in syntax.children(token.index, *_OBJECTS) if kid.pos == "NOUN")


#: So many words in common with the lead, besides the trigger, make a retelling.
_SHARED_WORDS = 3
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def is_retold(document: Document, coding: Coding) -> bool:
    """Does the coding tell the lead's event again: "the strike", or the same kind in much the same words?"""
    if coding.kind not in _kinds_of_lead(document):
        return False
    if _points_back(document, coding) or _adds_to_lead(document, coding):
        return True
    return _shares_words(document, coding)


@per_document
def _kinds_of_lead(document: Document) -> frozenset[str]:
    """The kinds of what the first sentence of the lead tells."""
    stretches = [sentence.stretch for sentence in lead_sentences(document)[:1]]
    return frozenset(c.kind for c in document.codings if any(c.trigger in stretch for stretch in stretches))


def _points_back(document: Document, coding: Coding) -> bool:
    """A definite noun for something of a kind that the lead tells."""
    return document.syntax[coding.trigger].pos in _NOUNS and _is_definite(
        document.syntax, document.syntax[coding.trigger]
    )


def _is_definite(syntax: Syntax, token: Token) -> bool:
    return any(kid.text.lower() in _POINTING for kid in syntax.children(token.index, "det"))


def _adds_to_lead(document: Document, coding: Coding) -> bool:
    """ "Also killed were …", right after the lead."""
    syntax = document.syntax
    if not any(kid.text.lower() == _ALSO for kid in syntax.children(coding.trigger, "advmod")):
        return False
    first = next((sentence.index for sentence in lead_sentences(document)), None)
    return first is not None and 0 < syntax[coding.trigger].sentence - first <= _NEXT_SENTENCES


def _shares_words(document: Document, coding: Coding) -> bool:
    syntax = document.syntax
    here = {syntax[i].lemma for i in syntax.sentence(coding.trigger).stretch if syntax[i].pos in _CONTENT}
    lead = {syntax[i].lemma for s in lead_sentences(document)[:1] for i in s.stretch if syntax[i].pos in _CONTENT}
    return len((here & lead) - {syntax[coding.trigger].lemma}) >= _SHARED_WORDS
