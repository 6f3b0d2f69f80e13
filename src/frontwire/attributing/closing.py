"""Sources that open or close a sentence, read by order where the parse lost them.

"…, the mayor said on Friday." · "… said the mayor." · "The mayor said: …" · "The mayor and the council said …"
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from frontwire.attributing.found import Found, Sayings
from frontwire.attributing.framing import BELONGING, said_by_frames
from frontwire.attributing.grammar import bounded, is_edge, is_verb, own_subject
from frontwire.attributing.heading import HEADLINES
from frontwire.attributing.naming import Naming
from frontwire.attributing.sources import before_cue, behind_cue, head_of, opening
from frontwire.attributing.speaking import verb_rule
from frontwire.lexicon.cues import CueRule, Cues, Frame
from frontwire.model.report import Role
from frontwire.model.span import Stretch
from frontwire.model.syntax import Sentence, Syntax
from frontwire.model.voice import Certainty

#: What may stand behind a closing cue: days and the small words before them.
_TIME_ENTITIES = frozenset({"DATE", "TIME"})
_AFTER_WORDS = frozenset({"on", "late", "early", "in", "a", "statement", "today", "yesterday", "here", "earlier"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
#: A listener behind a closing "told": "told reporters", "told the agency".
_LISTENER_POS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"})
#: A grammatical reading that covers at least this share of what the reading by order covers is kept.
_ENOUGH = 0.6
#: Marks behind a cue that do not end its sentence: a quotation, a colon, a bracket follows.
_OPENING_MARKS = frozenset({"(", "-", ":", '"'})
#: What may go on behind a closing cue: the outlet's own words.
_AFTER_TAG = frozenset({"but", "although", "while", "without"})
#: Who goes on speaking in a statement of several paragraphs.
_FIRST_PERSON = frozenset({"i", "we", "our", "us", "my"})
#: Fewer words are no clause.
_SHORTEST = 2
_RANKS_AS_SPEECH = frozenset({Certainty.STATED, Certainty.CLAIMED})

Reading = Callable[[Naming, Sentence, int, CueRule], Found | None]


def with_closings(naming: Naming, found: Iterable[Found]) -> list[Found]:
    """What the grammar found; where it covers little of what a cue opens or closes, the reading by order."""
    out = Sayings(found)
    for sentence in naming.document.syntax.sentences:
        if sentence.role not in HEADLINES:
            for cue, closing in _readings(naming, sentence, out):
                _settle(naming, out, cue, closing)
            _continue(naming.document.syntax, sentence, out)
    return list(out)


def _settle(naming: Naming, found: Sayings, cue: Stretch, closing: Found) -> None:
    """Keeps what the grammar found for a cue, or puts the reading by order in its place."""
    rivals = found.with_cue(cue)
    if any(_leads(one, cue) for _, one in rivals):
        return
    if any(_is_known(one, closing) for _, one in rivals):
        for number, one in rivals:
            found.change(number, _with_source(one, closing))
        return
    for number, _ in rivals:
        found.drop(number)
    for one in (closing, *_heirs(naming, closing, found)):
        found.add(one)


def _readings(naming: Naming, sentence: Sentence, found: Sayings) -> Iterator[tuple[Stretch, Found]]:
    """For each finite cue of a sentence the first reading by order that fits."""
    cued = {one.cue.start for one in found.cued_in(sentence.stretch) if one.cue is not None}
    for index in sentence.stretch:
        rule = _finite_cue(naming, index)
        if rule is None:
            continue
        readings: tuple[Reading, ...] = (_closing,) if index in cued else (_closing, _introducing, _inverted, _opening)
        for reading in readings:
            one = reading(naming, sentence, index, rule)
            if one is not None:
                yield Stretch(index, index + 1), one
                break


def _found(syntax: Syntax, source: Stretch, content: list[int], rule: CueRule, cue: int) -> Found | None:
    while content and is_edge(syntax[content[-1]]):
        content.pop()
    while content and is_edge(syntax[content[0]]):
        content.pop(0)
    if len(content) < _SHORTEST:
        return None
    bare = source if len(source) > 1 else None
    return Found(head_of(syntax, source), frozenset(content), rule, Stretch(cue, cue + 1), bare=bare)


def _closing(naming: Naming, sentence: Sentence, cue: int, rule: CueRule) -> Found | None:
    """ "…, the mayor said on Friday." """
    syntax = naming.document.syntax
    if not _nothing_after(syntax, naming.cues, cue, sentence.stretch.end):
        return None
    source = before_cue(naming, sentence, cue)
    if source is None:
        return None
    content = list(range(sentence.stretch.start, source.start))
    while content and is_edge(syntax[content[-1]]):
        content.pop()
    content += _including(syntax, cue, sentence.stretch.end)
    return _found(syntax, source, content, rule, cue)


def _inverted(naming: Naming, sentence: Sentence, cue: int, rule: CueRule) -> Found | None:
    """ "… said the mayor." with its clause before it."""
    syntax = naming.document.syntax
    subject = own_subject(syntax, cue)
    if subject is not None and subject.index < cue and subject.pos in {"PROPN", "PRON"}:
        return None
    content = list(range(sentence.stretch.start, cue))
    if not any(is_verb(syntax[i]) for i in content):
        return None
    source = behind_cue(naming, sentence, cue)
    return None if source is None else _found(syntax, source, content, rule, cue)


def _opening(naming: Naming, sentence: Sentence, cue: int, rule: CueRule) -> Found | None:
    """ "The mayor and the council said …" where the parse found no subject or no clause."""
    syntax = naming.document.syntax
    content = list(range(cue + 1, sentence.stretch.end))
    if rule.certainty not in _RANKS_AS_SPEECH or Frame.OBJECT in rule.frames:
        return None
    if not any(is_verb(syntax[i]) and syntax[i].tag != "VBG" for i in content):
        return None
    source = opening(naming, sentence, cue)
    return None if source is None else _found(syntax, source, content, rule, cue)


def _introducing(naming: Naming, sentence: Sentence, cue: int, rule: CueRule) -> Found | None:
    """ "The mayor said:" and what follows, to the end of the paragraph or all of the next."""
    syntax = naming.document.syntax
    if syntax[sentence.stretch.end - 1].text != ":" or cue != sentence.stretch.end - 2:
        return None
    subject = own_subject(syntax, cue)
    source = opening(naming, sentence, cue) or (None if subject is None else syntax.phrase(subject.index))
    if source is None:
        return None
    content = [i for s in _following(syntax, sentence) for i in s.stretch]
    if not content or syntax[content[0]].text == '"':
        return None
    return _found(syntax, source, content, rule, cue)


def _following(syntax: Syntax, sentence: Sentence) -> list[Sentence]:
    """The rest of the paragraph, or the next where the sentence ends its own; then what goes on in "we"."""
    first = sentence.index + 1
    if first >= len(syntax.sentences):
        return []
    out = _of_block(syntax, first, sentence.block) or _of_block(syntax, first, syntax.sentences[first].block)
    return out + _going_on(syntax, first + len(out))


def _going_on(syntax: Syntax, first: int) -> list[Sentence]:
    """The sentences from the first on that go on in "we", to the end of the paragraph that does so last."""
    out: list[Sentence] = []
    waiting: list[Sentence] = []
    for later in syntax.sentences[first:]:
        words = [syntax[i].text.lower() for i in later.stretch]
        if later.role is not Role.BODY or '"' in words or words[-1] == ":":
            break
        waiting.append(later)
        if not _FIRST_PERSON.isdisjoint(words) or (out and out[-1].block == later.block):
            out += waiting
            waiting = []
    return out


def _continue(syntax: Syntax, sentence: Sentence, found: Sayings) -> None:
    """ "The mayor said: We …" without quotation marks goes on where the next sentences are in "we" too."""
    for one in list(found.cued_in(sentence.stretch)):
        if one.cue is None or one.cue.end + 1 >= sentence.stretch.end or syntax[one.cue.end].text != ":":
            continue
        if syntax[one.cue.end + 1].text == '"':
            continue
        content = one.content | {i for later in _going_on(syntax, sentence.index + 1) for i in later.stretch}
        for number, same in list(found.with_cue(one.cue)):
            found.change(number, replace(same, content=content))


def _of_block(syntax: Syntax, first: int, block: int) -> list[Sentence]:
    """The sentences from the first on that stand in a block."""
    following = (syntax.sentences[number] for number in range(first, len(syntax.sentences)))
    return list(takewhile(lambda sentence: sentence.block == block, following))


def _heirs(naming: Naming, closing: Found, found: Sayings) -> Iterator[Found]:
    """Participles behind a closing cue ("said, adding that …") that found no speaker of their own."""
    syntax = naming.document.syntax
    if closing.cue is None:
        return
    for kid in syntax.children(closing.cue.start, "advcl", "xcomp", "conj"):
        rule = verb_rule(syntax, kid, naming.cues)
        cue = Stretch(kid.index, kid.index + 1)
        if rule is None or own_subject(syntax, kid.index) is not None or found.with_cue(cue):
            continue
        content = frozenset(bounded(syntax, said_by_frames(syntax, kid, rule) - {kid.index}, near=kid.index))
        if content:
            yield Found(closing.speaker, content, rule, cue)


def _with_source(one: Found, closing: Found) -> Found:
    """The saying with the source as it stands before the cue, where that is another."""
    if one.speaker == closing.speaker or closing.bare is None:
        return one
    return replace(one, speaker=closing.speaker, bare=closing.bare, content=one.content - set(closing.bare))


def _leads(one: Found, cue: Stretch) -> bool:
    """Did the grammar find what this cue says behind it?"""
    return sum(index > cue.start for index in one.content) > len(one.content) / 2


def _is_known(one: Found, closing: Found) -> bool:
    return len(one.content & closing.content) >= _ENOUGH * len(closing.content)


def _finite_cue(naming: Naming, index: int) -> CueRule | None:
    token = naming.document.syntax[index]
    if token.tag not in _FINITE:
        return None
    for rule in naming.cues.verbs.get(token.lemma, ()):
        if len(rule.words) == 1 and not rule.subjects and Frame.CLAUSE in rule.frames:
            return rule
    return None


def _nothing_after(syntax: Syntax, cues: Cues, index: int, end: int) -> bool:
    """Only a day, a listener, or "in a statement", until the end or a further participle ("adding that …")."""
    for place in range(index + 1, end):
        token = syntax[place]
        if _ends_tag(token.text, token.tag, token.lemma, cues) or (
            token.pos == "PUNCT" and token.text not in _OPENING_MARKS
        ):
            return True
        listener = syntax[index].lemma == "tell" and token.pos in _LISTENER_POS
        if not listener and token.entity not in _TIME_ENTITIES and token.text.lower() not in _AFTER_WORDS:
            return False
    return True


def _ends_tag(text: str, tag: str, lemma: str, cues: Cues) -> bool:
    """Does a word begin what may follow a closing cue: "including …", "but …", "adding …"?"""
    return text.lower() in BELONGING or text.lower() in _AFTER_TAG or (tag == "VBG" and lemma in cues.verbs)


def _including(syntax: Syntax, cue: int, end: int) -> list[int]:
    """What "including …" behind the cue adds to what is said."""
    first = next((i for i in range(cue + 1, end) if syntax[i].text.lower() in BELONGING), end)
    return [i for i in range(first, end) if not (i == end - 1 and is_edge(syntax[i]))]
