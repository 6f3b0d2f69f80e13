"""What is held, wanted or judged, left unsaid, or said by nobody in particular: content that lends no voice."""

from __future__ import annotations

from collections.abc import Iterator

from frontwire.attributing.citing import find_nouns
from frontwire.attributing.found import Found
from frontwire.attributing.framing import said_by_frames
from frontwire.attributing.grammar import (
    agent,
    bounded,
    has_to,
    is_passive,
    is_verb,
    nominal,
    own_subject,
    subject_of,
)
from frontwire.attributing.speaking import find_spoken, is_idle, spoken, verb_rule
from frontwire.lexicon.cues import CueRule, Cues, Frame
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token

#: Subjects that stand for nothing: what is said is the clause.
_EMPTY = frozenset({"it", "there", "that", "which", "who"})
#: What a verb of seeming says of its subject.
_SEEMING = frozenset({"acomp", "attr", "ccomp", "oprd", "xcomp"})


def find_held(syntax: Syntax, cues: Cues) -> Iterator[Found]:
    """Every attitude by a verb, noun or adjective, and every saying denied or without a speaker.

    What stands first has the words of its cue: "expressed concern about …" is one attitude, of the noun.
    """
    attitudes = cues.of_attitudes()
    yield from find_nouns(syntax, attitudes)
    yield from find_spoken(syntax, attitudes)
    for token in syntax.tokens:
        if token.lemma in cues.verbs:
            yield from _unsaid(syntax, token, cues)
        if token.lemma in attitudes.verbs:
            yield from _unsaid(syntax, token, attitudes)
            yield from _seeming(syntax, token, attitudes)
        rules = cues.attitudes.adjectives.get(token.text.lower())
        if rules is not None:
            yield from _felt(syntax, token, rules)


def _one(token: Token) -> Stretch:
    return Stretch(token.index, token.index + 1)


def _unsaid(syntax: Syntax, token: Token, cues: Cues) -> Iterator[Found]:
    """ "The mayor did not say …"; "the bridge is expected to fall", by nobody."""
    rule = verb_rule(syntax, token, cues)
    if rule is None or rule.nobody or rule.carries or not is_idle(syntax, token, rule):
        return
    if not is_passive(syntax, token.index):
        one = spoken(syntax, token, rule, cues)
        if one is not None:
            yield one
        return
    if agent(syntax, token.index) is not None or _is_quoted(syntax, token):
        return
    said = said_by_frames(syntax, token, rule) | _subject(syntax, token)
    content = bounded(syntax, said - {token.index}, near=token.index)
    if content:
        yield Found(token.index, frozenset(content), rule, _one(token), nobody=True)


def _is_quoted(syntax: Syntax, verb: Token) -> bool:
    """ "Was quoted as saying": the saying is the inner verb's."""
    return any(True for kid in syntax.children(verb.index, "prep") for _ in syntax.children(kid.index, "pcomp"))


def _subject(syntax: Syntax, verb: Token) -> set[int]:
    """The words of a verb's subject, none of an empty one."""
    subject = own_subject(syntax, verb.index)
    return set() if subject is None or subject.lemma in _EMPTY else set(syntax.subtree(subject.index))


def _seeming(syntax: Syntax, token: Token, cues: Cues) -> Iterator[Found]:
    """ "The bridge appears to have fallen": held by whoever looks."""
    rule = verb_rule(syntax, token, cues)
    if rule is None or not rule.nobody:
        return
    said = {i for kid in syntax.children(token.index, *_SEEMING) for i in syntax.subtree(kid.index)}
    if not said:
        return
    content = bounded(syntax, said | _subject(syntax, token), near=token.index)
    yield Found(token.index, frozenset(content), rule, _one(token), nobody=True)


def _felt(syntax: Syntax, token: Token, rules: tuple[CueRule, ...]) -> Iterator[Found]:
    """ "The mayor is worried about …", "… is ready to …": a predicate adjective or participle of attitude."""
    verb = token if is_verb(token) and is_passive(syntax, token.index) else syntax.head(token.index)
    if verb is not token and token.dep not in {"acomp", "oprd", "attr", "xcomp"}:
        return
    subject = subject_of(syntax, verb.index) if is_verb(verb) else None
    if subject is None or not nominal(subject) or subject.lemma in {"it", "there"}:
        return
    for rule in rules:
        said = {
            i
            for kid in syntax.children(token.index)
            if kid.index > token.index and _is_felt(syntax, kid, rule)
            for i in syntax.subtree(kid.index)
            if not (kid.dep == "prep" and i == kid.index)
        }
        content = bounded(syntax, said, near=token.index)
        if content:
            yield Found(subject.index, frozenset(content), rule, _one(token))
            return


def _is_felt(syntax: Syntax, kid: Token, rule: CueRule) -> bool:
    if Frame.LAST in rule.frames:
        return kid.dep == "prep" and kid.lemma == rule.words[-1]
    if kid.dep in {"xcomp", "advcl", "ccomp", "acl"} and has_to(syntax, kid.index):
        return Frame.TO in rule.frames
    return kid.dep == "ccomp" and Frame.CLAUSE in rule.frames
