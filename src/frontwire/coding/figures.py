"""Figures: how many of whom, for every counted noun phrase among the heads given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from frontwire.coding.counts import Count, Counter
from frontwire.coding.quantities import wording
from frontwire.lexicon.figures import Concept, FigureWords
from frontwire.model.document import Document
from frontwire.model.figure import Figure, Quantity, Scope, What, Who
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax

_CLAUSES = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ"})
_PEOPLE = frozenset({"NOUN", "PROPN"})
_PHRASE_DEPS = frozenset(
    {"dobj", "attr", "pobj", "acomp", "oprd", "npadvmod", "nsubj", "nsubjpass", "conj", "appos", "ROOT"}
)
#: How far behind "including" its noun may begin: "including, said the mayor, two …" is beyond it.
_REACH = 8


def count(
    document: Document, heads: tuple[int, ...], what: What, *, words: FigureWords, span_limit: Stretch | None = None
) -> tuple[Figure, ...]:
    """The figures of the noun phrases headed by the tokens `heads`, in the order of the text.

    Looks at each head, at those coordinated with it, at what stands behind "of" ("the bodies of five
    people") and at counts within it ("including 31 children"). `what` holds unless the noun itself says
    otherwise ("18 wounded and six bodies"). Nothing outside `span_limit` (tokens) is counted but
    the parts of what is: they may follow later in the sentence.
    """
    return tuple(_figure(document.syntax, found, words) for found in counted(document, heads, what, words, span_limit))


def counted(
    document: Document, heads: tuple[int, ...], what: What, words: FigureWords, span_limit: Stretch | None
) -> list[Count]:
    """The counts behind the figures of `count`, whose arguments it shares, in the order of the text."""
    counter = Counter(document, what, words, span_limit)
    counts: dict[Stretch, Count] = {}
    for found in counter.counts(heads):
        counts.setdefault(found.key, found)
    if counts:
        last = max(max(found.head, found.stretch.end - 1) for found in counts.values())
        # an attribution may stand between a count and its parts: "87 died, the monitor said, including 31 children"
        for found in _parts(Counter(document, what, words, None), last):
            counts.setdefault(found.key, found)
    return _added_up(document.syntax, [counts[key] for key in sorted(counts)])


def people_of(document: Document, heads: tuple[int, ...], *, words: FigureWords) -> tuple[int, ...]:
    """The nouns of counted people among and within the phrases of `heads`: "eight men, including two medics"."""
    found = counted(document, heads, What.KILLED, words, None)
    return tuple(c.head for c in found if c.who is not Who.THING and document.syntax[c.head].pos in _PEOPLE)


def _parts(counter: Counter, last: int) -> Iterator[Count]:
    """ "…, including 31 children and 16 women", "two of them children", behind the last count.

    A count of others that stands between has the part for itself.
    """
    sentence = counter.syntax.sentence(last).stretch
    lower = tuple(counter.syntax[i].text.lower() for i in sentence)
    numerals = {numeral.core.start: numeral for numeral in counter.numerals(last)}
    position = last + 1
    while position < sentence.end:
        opener = counter.words.at(Concept.PART, lower, position - sentence.start)
        if opener is not None:
            yield from counter.counts(_opened(counter.syntax, position + opener.length, sentence.end))
            position += opener.length
        elif position in numerals:
            part = counter.of_them(numerals[position])
            if part is None:
                return
            yield part
            position = part.stretch.end
        else:
            position += 1


def _opened(syntax: Syntax, first: int, end: int) -> tuple[int, ...]:
    """The head of the noun phrase that begins behind "including"."""
    start = next((i for i in range(first, min(first + _REACH, end)) if syntax[i].pos in _NOMINAL), None)
    if start is None:
        return ()
    for above in (syntax[start], *syntax.ancestors(start)):
        if above.index >= first and above.pos in _NOMINAL and above.dep in _PHRASE_DEPS:
            return (above.index,)
    return (start,)


def _added_up(syntax: Syntax, counts: list[Count]) -> list[Count]:
    """ "A dentist and a clinic worker" are two health workers: single persons of one class add up."""
    out: list[Count] = []
    for found in counts:
        twin = next((i for i, held in enumerate(out) if _add_up(syntax, held, found)), None)
        if twin is None:
            out.append(found)
        else:
            out[twin] = _sum(syntax, out[twin], found)
    return out


def _add_up(syntax: Syntax, first: Count, second: Count) -> bool:
    """Are both single persons of one class in one sentence?"""
    return (
        first.single
        and second.single
        and (first.who, first.what) == (second.who, second.what)
        and syntax[first.head].sentence == syntax[second.head].sentence
    )


def _sum(syntax: Syntax, first: Count, second: Count) -> Count:
    stretch = Stretch.cover((*first.stretch, *second.stretch))
    total = (first.quantity.low or 0) + (second.quantity.low or 0)
    return replace(first, quantity=Quantity(total, total, wording(syntax, stretch)), stretch=stretch)


def _figure(syntax: Syntax, found: Count, words: FigureWords) -> Figure:
    quantity, span = found.quantity, syntax.span(found.stretch)
    scope = _scope(syntax, found.head, words)
    return Figure(found.what, found.who, quantity.low, quantity.high, quantity.wording, scope, span)


def _scope(syntax: Syntax, head: int, words: FigureWords) -> Scope:
    """What the words of the figure's clause say that it covers."""
    above = tuple(syntax.ancestors(head))
    # a note without a verb is one clause: "five wounded in today, no deaths"
    top = above[-1].index if above else head
    clause = next((token.index for token in above if token.pos in _CLAUSES), top)
    indices = syntax.subtree(clause)
    lower = tuple(syntax[i].text.lower() for i in indices)
    for position, index in enumerate(indices):
        hit = words.at(Concept.SCOPE, lower, position)
        if hit is not None and hit.term.scope is not None and not _is_inside_noun(syntax, index, clause):
            return hit.term.scope
    return Scope.INCIDENT


def _is_inside_noun(syntax: Syntax, index: int, clause: int) -> bool:
    """Does a preposition belong to a noun, not to the clause: "the deadliest raid since spring"?"""
    if syntax[index].pos not in {"ADP", "SCONJ"}:
        return False
    for above in syntax.ancestors(index):
        if above.index == clause:
            return False
        if above.pos in {"NOUN", "PROPN"}:
            return True
    return False
