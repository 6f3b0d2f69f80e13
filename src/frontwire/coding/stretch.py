"""The stretch of a claim: the shortest run of words that states it, attribution left out."""

from __future__ import annotations

from frontwire.coding.frames import Frames
from frontwire.coding.torn import is_torn, torn_subject
from frontwire.model.document import Document
from frontwire.model.report import Role
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax

_HEADINGS = frozenset({Role.TITLE, Role.DECK})
_EDGES = frozenset({"PUNCT", "CCONJ", "SPACE"})
_EDGE_DEPS = frozenset({"cc", "punct", "mark"})
#: Relations by which a verb leans on the noun before it: the noun belongs to the statement.
_LEANING = frozenset({"acl", "relcl", "amod"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
#: Fewer words than this ("explosion", "air raids") say too little alone, and may stand in many places.
_SHORT = 3
#: How many words to either side of a bare event noun its verb may lend it.
_REACH = 6
#: Relations by which a verb leans on another verb that lends it its subject.
_CARRIED = frozenset({"xcomp", "acomp"})


def stretch_of(
    document: Document, frames: Frames, key: int, *, used: frozenset[int], others: frozenset[int]
) -> Stretch:
    """The tokens that state what fires at token `key`.

    `used` are all words of the trigger, `others` the keys of other matches: a clause that tells
    something else is left out, one that only adds to this is kept.
    """
    syntax = document.syntax
    top = _top(syntax, frames, key)
    without = _left_out(syntax, frames, top, key, others) - used
    kept = {*syntax.subtree(top, without=without), *used, *_torn(syntax, top), *frames.fill(key, "listed")}
    token = syntax[top]
    if token.dep in _LEANING and token.head not in others and syntax[token.head].pos in _NOMINAL:
        kept |= set(syntax.phrase(token.head))
    elif len(kept) < _SHORT:
        kept |= _around(syntax, top, others)
    whole = _within(document, _run(syntax, kept, key), key)
    return _trim(syntax, whole, used | {key})


def _top(syntax: Syntax, frames: Frames, key: int) -> int:
    """Where the statement hangs: the light verb of an event noun, the governor of "managed to …"."""
    top = key
    token = syntax[key]
    if token.pos in ("NOUN", "PROPN") and token.head != key:
        carrier = syntax[token.head]
        if (carrier.lemma in frames.words.light and token.dep in ("dobj", "nsubj", "nsubjpass")) or (
            carrier.lemma in frames.words.grow | frames.words.happen and token.dep == "nsubj"
        ):
            top = carrier.index
    while syntax[top].dep in _CARRIED and syntax[top].head != top:
        governor = syntax[top].head
        if any(kid.dep in ("dobj", "dative") for kid in syntax.children(governor)):
            break
        top = governor
    return top


def _torn(syntax: Syntax, top: int) -> tuple[int, ...]:
    """The subject that the parse has given to the phrase before, with all that hangs on it."""
    noun = torn_subject(syntax, top)
    return () if noun is None else syntax.subtree(noun)


def _around(syntax: Syntax, top: int, others: frozenset[int]) -> set[int]:
    """What a bare event noun hangs on: "origin of explosion unknown", "mostly from air raids"."""
    above = next((a for a in syntax.ancestors(top) if a.pos != "ADP"), None)
    if above is None or above.index in others:
        return {i for a in syntax.ancestors(top) if a.pos == "ADP" and a.index < top for i in range(a.index, top)}
    without = frozenset(
        kid.index
        for kid in syntax.children(above.index)
        if top not in syntax.subtree(kid.index) and not others.isdisjoint(syntax.subtree(kid.index))
    )
    held = syntax.subtree(above.index, without=without)
    return set(held) if above.pos in _NOMINAL else {i for i in held if abs(i - top) <= _REACH}


def _left_out(syntax: Syntax, frames: Frames, top: int, key: int, others: frozenset[int]) -> frozenset[int]:
    """Clauses below the statement that tell something else; for a noun, what is coordinated with it too."""
    held = {key, *(above.index for above in syntax.ancestors(key))}
    participles = {i for i in syntax.subtree(top) if syntax[i].dep == "acl" and i not in held and i != top}
    clauses = frames.other_clauses(top, keep=key) | participles
    out = {clause for clause in clauses if not others.isdisjoint(syntax.subtree(clause))}
    if syntax[key].pos in ("NOUN", "PROPN") and top == key:
        out |= {kid.index for kid in syntax.children(key, "conj", "cc", "appos") if kid.index > key}
    out |= {index for index in syntax.subtree(top) if index != top and index not in held and is_torn(syntax, index)}
    return frozenset(out)


def _run(syntax: Syntax, kept: set[int], key: int) -> Stretch:
    """The kept words as one run around the key: a branch left out may stand in the middle, not at the ends."""
    return Stretch.cover({key, *(i for i in kept if syntax[i].pos != "PUNCT")})


def _within(document: Document, stretch: Stretch, key: int) -> Stretch:
    """Cut to what the innermost voice says and to the sentence."""
    bounds = [s for a in document.attributions_over(key) for s in a.content if key in s]
    bounds.append(_segment(document.syntax, key))
    inner = min(bounds, key=len)
    return Stretch(max(stretch.start, inner.start), min(stretch.end, inner.end))


def _segment(syntax: Syntax, key: int) -> Stretch:
    """The sentence; of a headline in segments ("Army advances; doctor warns") the segment."""
    sentence = syntax.sentence(key)
    if sentence.role not in _HEADINGS:
        return sentence.stretch
    marks = [index for index in sentence.stretch if syntax[index].text == ";"]
    start = max((mark + 1 for mark in marks if mark < key), default=sentence.stretch.start)
    return Stretch(start, min((mark for mark in marks if mark > key), default=sentence.stretch.end))


def _trim(syntax: Syntax, stretch: Stretch, keep: frozenset[int]) -> Stretch:
    """Without conjunctions, marks and punctuation at either end."""
    start, end = stretch.start, stretch.end
    while start < end - 1 and start not in keep and (syntax[start].pos in _EDGES or syntax[start].dep in _EDGE_DEPS):
        start += 1
    while (
        end - 1 > start and end - 1 not in keep and syntax[end - 1].pos in _EDGES and syntax[end - 1].text not in ')"'
    ):
        end -= 1
    return Stretch(start, end)
