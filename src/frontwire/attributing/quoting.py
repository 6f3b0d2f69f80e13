"""Direct speech: quotations get the speaker whose cue stands beside them, or of the neighbouring speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from frontwire.attributing.found import Found, Sayings
from frontwire.attributing.grammar import is_verb, nominal, subject_of
from frontwire.attributing.speaking import can_speak, verb_rule
from frontwire.lexicon.cues import Cues
from frontwire.model.document import Document, Quotation
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token

#: Quoted words up to this many, without a verb of their own, are a few words lifted from a speech.
FEW_WORDS = 4
#: A saying is direct where at least this share of its words stands in quotation marks.
_MOSTLY = 0.5
#: The longest "said X of Y on Thursday" that a parser may cut off as a sentence.
_TAG_WORDS = 12


def words_in(syntax: Syntax, stretch: Stretch) -> tuple[int, ...]:
    """The tokens of a stretch that are words."""
    return tuple(i for i in stretch if any(c.isalnum() for c in syntax[i].text))


def is_speech(syntax: Syntax, quotation: Quotation) -> bool:
    """Is it a stretch of speech, not a title or a few lifted words?"""
    words = words_in(syntax, quotation.stretch)
    if len(words) > FEW_WORDS:
        return any(is_verb(syntax[i]) for i in words)
    return len(words) > 1 and any(syntax[i].tag in {"VBD", "VBP", "VBZ", "MD"} for i in words)


def with_quotations(document: Document, found: Iterable[Found], cues: Cues) -> list[Found]:
    """What the grammar found, widened by whole quotations, and a saying for each other quotation."""
    syntax = document.syntax
    out = Sayings(found)
    last: Found | None = None
    last_quotation: Quotation | None = None
    waiting: list[Quotation] = []
    for quotation in document.quotations:
        holder = _widen(out, syntax, quotation)
        if holder is None and is_speech(syntax, quotation):
            holder = _beside(syntax, quotation, cues)
            if holder is None and last is not None and _goes_on(syntax, last_quotation, quotation):
                holder = _same_speaker(last, quotation, "the speaker of the quotation before")
            if holder is None:
                waiting.append(quotation)
                continue
            out.add(holder)
        if holder is None:
            continue
        for earlier in waiting:
            if _near(syntax, earlier, quotation):
                out.add(_same_speaker(holder, earlier, "the speaker of the quotation after"))
            else:
                _add_from_neighbours(out, syntax, earlier)
        waiting = []
        last, last_quotation = holder, quotation
    for earlier in waiting:
        _add_from_neighbours(out, syntax, earlier)
    return [_direct(document, one) for one in _merged(out)]


def _widen(found: Sayings, syntax: Syntax, quotation: Quotation) -> Found | None:
    """Lets the saying that holds most of a quotation hold all of it; of several the shortest, then the first."""
    words = words_in(syntax, quotation.stretch)
    holders = [
        (len(found[number].content), number)
        for number, shared in found.sharing(words).items()
        if shared >= len(words) * _MOSTLY and not _is_cued_inside(found[number], quotation)
    ]
    if not holders:
        return None
    _, number = min(holders)
    one = found[number]
    widened = replace(one, content=one.content | frozenset(quotation.stretch))
    found.change(number, widened)
    return widened


def _is_cued_inside(one: Found, quotation: Quotation) -> bool:
    return one.cue is not None and one.cue.start in quotation.stretch


def _merged(found: Iterable[Found]) -> list[Found]:
    """One saying for each cue: a speech of several quotations with one cue is one speech."""
    out: dict[tuple[Stretch, int], Found] = {}
    for number, one in enumerate(found):
        key = (one.cue, one.speaker) if one.cue is not None else (Stretch(0, 0), -1 - number)
        held = out.get(key)
        out[key] = one if held is None else replace(held, content=held.content | one.content)
    return list(out.values())


def _beside(syntax: Syntax, quotation: Quotation, cues: Cues) -> Found | None:
    """The saying whose cue stands in the quotation's own sentences, outside the marks, nearest to it."""
    first = syntax[quotation.stretch.start].sentence
    last = syntax[quotation.stretch.end - 1].sentence
    candidates = []
    for number in _around(syntax, first, last, quotation):
        for index in syntax.sentences[number].stretch:
            token = syntax[index]
            if index in quotation.stretch or (rule := verb_rule(syntax, token, cues)) is None:
                continue
            speaker = subject_of(syntax, index) or _inverted(syntax, token)
            if speaker is None or not nominal(speaker) or speaker.index in quotation.stretch:
                continue
            if not can_speak(speaker, cues):
                continue
            far = min(abs(index - quotation.stretch.start), abs(index - quotation.stretch.end))
            candidates.append((far, index, rule, speaker))
    if not candidates:
        return None
    _, index, rule, speaker = min(candidates, key=lambda c: c[:2])
    return Found(speaker.index, frozenset(quotation.stretch), rule, Stretch(index, index + 1))


def _around(syntax: Syntax, first: int, last: int, quotation: Quotation) -> list[int]:
    """The quotation's sentences; the one behind where it starts in lower case; the one before after a colon."""
    out = list(range(first, last + 1))
    if last + 1 < len(syntax.sentences) and _same_block(syntax, last, last + 1) and _is_tag(syntax, last + 1):
        out.append(last + 1)
    before = quotation.stretch.start - 1
    if before >= 0 and syntax[before].text == ":" and syntax[before].sentence == first - 1:
        out.append(first - 1)
    return out


def _is_tag(syntax: Syntax, number: int) -> bool:
    """A short sentence that only says who spoke ("the mayor said.", "said the mayor.")."""
    stretch = syntax.sentences[number].stretch
    if any(syntax[i].dep == "ccomp" for i in stretch):
        return False
    return len(words_in(syntax, stretch)) <= _TAG_WORDS


def _inverted(syntax: Syntax, verb: Token) -> Token | None:
    """The noun behind "said" that a parser took for an object."""
    return next(syntax.children(verb.index, "dobj", "attr", "npadvmod"), None)


def _same_block(syntax: Syntax, one: int, other: int) -> bool:
    return syntax.sentences[one].block == syntax.sentences[other].block


def _goes_on(syntax: Syntax, before: Quotation | None, quotation: Quotation) -> bool:
    """Does a speech go on: in the same paragraph, or in the next, which opens with a quotation of its own?"""
    if before is None:
        return False
    here, there = syntax[before.stretch.end - 1].sentence, syntax[quotation.stretch.start].sentence
    if _same_block(syntax, here, there):
        return there - here <= 1
    opens = syntax.sentences[there].stretch.start == quotation.stretch.start
    return opens and there - here <= (1 if before.closed else 2)


def _near(syntax: Syntax, earlier: Quotation, later: Quotation) -> bool:
    return _goes_on(syntax, earlier, later)


def _same_speaker(one: Found, quotation: Quotation, because: str) -> Found:
    return replace(one, content=frozenset(quotation.stretch), because=because)


def _add_from_neighbours(found: Sayings, syntax: Syntax, quotation: Quotation) -> None:
    """A quotation on its own takes the speaker of the sentence before it in its paragraph or the one above."""
    first = syntax[quotation.stretch.start].sentence
    if first == 0 or syntax.sentences[first].stretch.start < quotation.stretch.start - 1:
        return
    before = found.cued_in(syntax.sentences[first - 1].stretch)
    if before:
        speaker = max(before, key=lambda one: one.cue.start if one.cue is not None else 0)
        found.add(_same_speaker(speaker, quotation, "the speaker of the sentence before"))


def with_marks(document: Document, content: frozenset[int]) -> frozenset[int]:
    """What is said with both marks, and the stop between, of each quotation whose words it holds all of."""
    if not content:
        return content
    out = set(content)
    first = bisect_left(document.quotations, min(content) - 1, key=lambda quotation: quotation.stretch.start)
    for quotation in document.quotations[first:]:
        if quotation.stretch.start > max(content):
            break
        words = words_in(document.syntax, quotation.stretch)
        if words and content.issuperset(words):
            out |= set(quotation.stretch)
    return frozenset(out)


def _direct(document: Document, one: Found) -> Found:
    """Marks a saying direct where most of its words stand in quotation marks."""
    words = [i for i in one.content if any(c.isalnum() for c in document.syntax[i].text)]
    quoted = sum(document.quoted(i) for i in words)
    return replace(one, direct=bool(words) and quoted >= len(words) * _MOSTLY)
