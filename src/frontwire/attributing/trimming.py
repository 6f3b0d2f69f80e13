"""Trims the words that name a voice: what a lost comma or a torn parse glued to its noun phrase."""

from __future__ import annotations

from collections.abc import Container

from frontwire.model.document import Document, MentionKind
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax

#: Words right before an article that leave it inside the phrase ("one of the doctors", "all the guards").
_BINDING_POS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART"})
_BINDING_TAGS = frozenset({"PDT", "POS"})
_TIMES = frozenset({"DATE", "TIME"})
_PLACES = frozenset({"GPE", "LOC"})
#: How far behind a cut a name's head may stand.
_LONGEST_NAME = 8
_CLOSED = frozenset({'"', ")", "]"})
#: An adverb before one of these opens the sentence, not the phrase ("Meanwhile a source", not "nearly fifty men").
_OPENS_PHRASE = frozenset({"DET", "NOUN", "PROPN", "ADJ"})


def trimmed(document: Document, stretch: Stretch, head: int, *, alone: bool = False) -> Stretch:
    """The part of a voice's noun phrase, headed by token `head`, that names it.

    Gone are days, adverbs and whatever stands before the last article ("killed the observatory"), places run
    into a known name, and participles behind the head; a name cut in two is made whole. `alone`: nothing behind
    the head names the voice ("reports of looting").
    """
    syntax = document.syntax
    start = _from_article(syntax, stretch.start, head)
    start = _past_times(syntax, start, head)
    start = _from_name(document, start, head)
    start = _with_article(syntax, start)
    end = head + 1 if alone else _closed(syntax, _without_telling(syntax, stretch.end, head), start)
    return Stretch(start, max(end, head + 1))


def without_carrier(document: Document, stretch: Stretch, head: int, *, carriers: Container[str]) -> Stretch:
    """The stretch up to "in a statement" (a noun of `carriers`) or "on Friday" behind the head."""
    syntax = document.syntax
    for index in range(head + 1, stretch.end):
        nouns = tuple(syntax.children(index, "pobj")) if syntax[index].dep == "prep" else ()
        if any(noun.entity in _TIMES or (syntax[index].lemma == "in" and noun.lemma in carriers) for noun in nouns):
            return Stretch(stretch.start, index)
    return stretch


def _from_article(syntax: Syntax, start: int, head: int) -> int:
    """From the last article before the head that no small word binds to what stands before it."""
    for index in range(head - 1, start, -1):
        if syntax[index].text in _CLOSED:
            return index + 1
        if syntax[index].tag == "DT" and not _binds(syntax, index - 1):
            return index
    return start


def _binds(syntax: Syntax, index: int) -> bool:
    before = syntax[index]
    if before.pos == "PUNCT":
        return before.text not in _CLOSED
    return before.pos in _BINDING_POS or before.tag in _BINDING_TAGS


def _past_times(syntax: Syntax, start: int, head: int) -> int:
    """Past the days and adverbs that open the sentence and not the phrase."""
    while start < head:
        token, after = syntax[start], syntax[start + 1]
        adverb = token.pos == "ADV" and token.tag != "JJ" and after.pos in _OPENS_PHRASE and after.text != "-"
        if not adverb and token.entity not in _TIMES:
            break
        start += 1
    return start


def _from_name(document: Document, start: int, head: int) -> int:
    """Past places run into a name that they are no part of ("Northland Reuters"); from the start of a cut name."""
    syntax = document.syntax
    mention = document.mentions.get(head)
    actor = None if mention is None or mention.kind is not MentionKind.NAME else mention.actor
    own = set() if actor is None or actor.name is None else {word.lower() for word in actor.name.split()}
    first = start
    while first < head and _is_place(syntax, first) and syntax[first].text.lower() not in own:
        first += 1
    named = syntax[first].entity == "PERSON" or (own and syntax[first].text.lower() in own)
    return first if first > start and named else _whole_name(document, start, head)


def _is_place(syntax: Syntax, index: int) -> bool:
    return syntax[index].entity in _PLACES and syntax[index].pos == "PROPN"


def _whole_name(document: Document, start: int, head: int) -> int:
    """The start of the other name that the phrase cuts in two."""
    for place in range(max(start - _LONGEST_NAME, 0), start + _LONGEST_NAME):
        mention = document.mentions.get(place)
        if mention is None or place == head:
            continue
        if mention.kind is MentionKind.NAME and start - 1 in mention.stretch and start in mention.stretch:
            return mention.stretch.start
    return start


def _with_article(syntax: Syntax, start: int) -> int:
    """With the article right before it."""
    if start > 0 and syntax[start - 1].tag == "DT" and syntax[start - 1].sentence == syntax[start].sentence:
        return start - 1
    return start


def _closed(syntax: Syntax, end: int, start: int) -> int:
    """With the bracket that closes one opened inside."""
    opened = sum(syntax[i].text == "(" for i in range(start, end)) > sum(
        syntax[i].text == ")" for i in range(start, end)
    )
    return end + 1 if opened and end < len(syntax) and syntax[end].text == ")" else end


def _without_telling(syntax: Syntax, end: int, head: int) -> int:
    """Up to the first participle or adverb behind the head."""
    for index in range(head + 1, end):
        token = syntax[index]
        if token.dep == "acl" or (token.tag == "VBG" and token.dep in {"advcl", "acl"}):
            end = index
            break
    while end > head + 1 and (syntax[end - 1].pos in {"ADV", "PUNCT"} and syntax[end - 1].text not in _CLOSED):
        end -= 1
    return end
