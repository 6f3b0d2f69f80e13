"""The words that name a source, read by order where the parse lost the noun phrase."""

from __future__ import annotations

from frontwire.attributing.grammar import is_verb
from frontwire.attributing.naming import Naming
from frontwire.attributing.speaking import can_speak
from frontwire.lexicon.voices import words_of
from frontwire.model.document import MentionKind
from frontwire.model.span import Stretch
from frontwire.model.syntax import Sentence, Syntax

#: The longest source between a comma and its closing cue, in tokens.
_LONGEST = 18
#: The longest source without a comma before it, in tokens.
_LONGEST_BARE = 12
_BARE_POS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_INSIDE_NAMES = frozenset({"at", "for", "from", "in", "of", "on", "with", "(", ")"})
#: Words that a source may not open with: the comma before them closes something else.
_NO_OPENING = frozenset({"ADP", "SCONJ", "CCONJ", "VERB", "AUX", "ADV", "PUNCT", "PART"})
_STOPS = frozenset({",", '"', "–", "—", ";", ":"})
#: What ends a source that stands behind its cue.
_ENDS = frozenset({"who", "which", "that", "whom", ",", '"', ";", ":", "–", "—"})


def before_cue(naming: Naming, sentence: Sentence, cue: int) -> Stretch | None:
    """The source right before a closing cue: what a comma marks off, else a known voice or a person's name."""
    end = _before_aux(naming.document.syntax, cue)
    return _after_comma(naming, sentence, end) or _bare(naming, sentence, end) or _person(naming, sentence, end)


def _before_aux(syntax: Syntax, cue: int) -> int:
    """Where the source ends: before "has" in "has said"."""
    while cue > 0 and syntax[cue - 1].dep == "aux" and syntax[cue - 1].text.islower() and syntax[cue - 1].head == cue:
        cue -= 1
    return cue


def opening(naming: Naming, sentence: Sentence, cue: int) -> Stretch | None:
    """The source that opens the sentence (or stands behind its first comma) right before the cue."""
    syntax = naming.document.syntax
    end = _before_aux(syntax, cue)
    start = end
    while start > sentence.stretch.start and syntax[start - 1].text not in _STOPS and end - start <= _LONGEST:
        start -= 1
    return _checked(naming, Stretch(start, end)) if 0 < end - start <= _LONGEST else None


def behind_cue(naming: Naming, sentence: Sentence, cue: int) -> Stretch | None:
    """The source of an inverted cue ("said the mayor, who …"): a voice or a name up to the next mark or clause."""
    syntax = naming.document.syntax
    end = cue + 1
    while end < sentence.stretch.end and end - cue <= _LONGEST and syntax[end].text.lower() not in _ENDS:
        if syntax[end].pos == "PUNCT" and syntax[end].text not in {"-", "(", ")"}:
            break
        end += 1
    run = Stretch(cue + 1, end)
    if not len(run) or _checked(naming, run) is None:
        return None
    head = head_of(syntax, run)
    named = syntax[head].pos == "PROPN" and syntax[head].entity in {"PERSON", "ORG"}
    return run if named or naming.is_voice(words_of(syntax.words(run))) is not None else None


def _person(naming: Naming, sentence: Sentence, cue: int) -> Stretch | None:
    """A person's whole name right before the cue."""
    syntax = naming.document.syntax
    first = cue
    while first > sentence.stretch.start + 1 and syntax[first - 1].entity == "PERSON":
        first -= 1
    return Stretch(first, cue) if first < cue else None


def _checked(naming: Naming, run: Stretch) -> Stretch | None:
    """The run, if it opens like a noun phrase, holds no finite verb, and its head can speak."""
    syntax = naming.document.syntax
    if _names_whole(naming, run):
        return run
    if syntax[run.start].pos in _NO_OPENING or any(_is_finite(syntax, i) for i in run):
        return None
    return run if can_speak(syntax[head_of(syntax, run)], naming.cues) else None


def _names_whole(naming: Naming, run: Stretch) -> bool:
    """Is it just a known name, whatever a tagger took it for ("IS said")?"""
    mention = naming.document.mentions.get(run.end - 1)
    if mention is None or mention.actor is None or mention.kind is not MentionKind.NAME:
        return False
    return mention.stretch.start <= run.start


def _after_comma(naming: Naming, sentence: Sentence, cue: int) -> Stretch | None:
    """The words between a comma (or closing quotation mark) and the cue, if they are one noun phrase."""
    syntax = naming.document.syntax
    end = cue - 1 if syntax[cue - 1].text == "," else cue
    start = end
    while start > sentence.stretch.start and syntax[start - 1].text not in _STOPS and end - start <= _LONGEST:
        start -= 1
    if not 0 < end - start <= _LONGEST or start == sentence.stretch.start:
        return None
    run = Stretch(start, end)
    return None if _is_stray(syntax, start - 1) else _checked(naming, run)


def _is_finite(syntax: Syntax, index: int) -> bool:
    token = syntax[index]
    return token.tag in {"MD", "VBD", "VBP", "VBZ"} and (is_verb(token) or token.tag == "MD")


def _bare(naming: Naming, sentence: Sentence, cue: int) -> Stretch | None:
    """A voice right before the cue with no comma left before it: from its article, or a known name."""
    syntax = naming.document.syntax
    first = cue
    while first > sentence.stretch.start + 1 and cue - first < _LONGEST_BARE and _may_name(syntax, first - 1):
        first -= 1
        run = Stretch(first, cue)
        words = words_of(syntax.words(run))
        if syntax[first].pos == "DET" and naming.is_voice(words) is not None:
            return run
        if naming.cues.voices.exact(words) is not None and syntax[first - 1].pos != "DET":
            return run
    return None


def _may_name(syntax: Syntax, index: int) -> bool:
    """Words of names and of their articles; small words inside names; both sides of a hyphen."""
    token = syntax[index]
    if token.pos in _BARE_POS or token.text.lower() in _INSIDE_NAMES or token.text == "-":
        return True
    if token.text == ",":
        return _is_stray(syntax, index)
    if token.tag == "VBG":
        return True
    return index > 0 and syntax[index - 1].text == "-"


def _is_stray(syntax: Syntax, index: int) -> bool:
    """A comma that no writer sets: right behind a preposition or an -ing form (a repair's slip)."""
    before = syntax[index - 1]
    return index > 0 and (before.pos == "ADP" or before.text.lower().endswith("ing"))


def head_of(syntax: Syntax, run: Stretch) -> int:
    """The head noun of a noun phrase that the parse may have torn: the last noun before its first side phrase."""
    head: int | None = None
    for index in run:
        token = syntax[index]
        if token.text == "-" or syntax[index - 1].text == "-":
            continue
        if head is not None and (token.pos in {"ADP", "PUNCT", "VERB", "SCONJ", "CCONJ"} or token.tag in {"WP", "WDT"}):
            break
        if token.pos in {"NOUN", "PROPN", "PRON"}:
            head = index
    return run.end - 1 if head is None else head
