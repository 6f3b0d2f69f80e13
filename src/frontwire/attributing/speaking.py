"""Verbs that mark a saying: before, after and inside the clause, inverted, participial, passive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from frontwire.attributing.found import Found
from frontwire.attributing.framing import said_by_frames
from frontwire.attributing.grammar import (
    agent,
    bounded,
    clause_root,
    is_passive,
    is_verb,
    negated,
    nominal,
    own_subject,
    subject_of,
)
from frontwire.lexicon.cues import CueRule, Cues, Frame
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token
from frontwire.model.voice import Certainty, Polarity

#: Endings of nouns for people that no lexicon need list.
_AGENTIVE = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant")
#: Shorter nouns in these endings are mostly things: order, number, river.
_SHORTEST_AGENTIVE = 7
_QUESTIONS = frozenset({"if", "whether"})


def find_spoken(syntax: Syntax, cues: Cues) -> Iterator[Found]:
    """Every saying marked by a verb, with a speaker and something said."""
    for token in syntax.tokens:
        rule = verb_rule(syntax, token, cues)
        if rule is None or rule.nobody or is_idle(syntax, token, rule):
            continue
        one = spoken(syntax, token, rule, cues)
        if one is not None:
            yield one


def spoken(syntax: Syntax, verb: Token, rule: CueRule, cues: Cues) -> Found | None:
    """What a verb's rule finds: None without a speaker or anything said."""
    speaker = _speaker(syntax, verb, cues, anybody=rule.attitude)
    if speaker is None or not nominal(speaker):
        return None
    said = said_by_frames(syntax, verb, rule)
    if Frame.LAST in rule.frames:
        said -= set(range(verb.index, verb.index + len(rule.words)))
    if negated(syntax, verb.index):
        rule = _undenied(rule)
    elif _is_question(syntax, verb, rule):
        rule = replace(rule, certainty=Certainty.POSSIBLE)
    content = _without_speaker(syntax, said, verb, speaker)
    return Found(speaker.index, content, rule, Stretch(verb.index, verb.index + 1)) if content else None


def _is_question(syntax: Syntax, verb: Token, rule: CueRule) -> bool:
    """ "Asked whether …": nothing is wanted, only left open."""
    if rule.certainty is not Certainty.PLANNED:
        return False
    clauses = syntax.children(verb.index, "ccomp")
    return any(mark.lemma in _QUESTIONS for clause in clauses for mark in syntax.children(clause.index, "mark"))


def _undenied(rule: CueRule) -> CueRule:
    """Of "did not deny", "neither confirmed nor denied": what is not denied is possible."""
    return replace(rule, polarity=Polarity.AFFIRMED, certainty=Certainty.POSSIBLE)


def verb_rule(syntax: Syntax, token: Token, cues: Cues) -> CueRule | None:
    """The rule that a verb fires, its fixed words and needed subjects checked."""
    rules = cues.verbs.get(token.lemma)
    if rules is None or not is_verb(token) or token.dep in {"amod", "aux", "auxpass", "compound"}:
        return None
    for rule in rules:
        if not _followed_by(syntax, token, rule.words[1:]):
            continue
        if rule.subjects and not _has_subject(syntax, token, rule.subjects):
            continue
        return rule
    return None


def _followed_by(syntax: Syntax, token: Token, words: tuple[str, ...]) -> bool:
    """Do the fixed words come right behind the verb, in order?"""
    behind = syntax.tokens[token.index + 1 : token.index + 1 + len(words)]
    return len(behind) == len(words) and all(
        word in (there.lemma, there.text.lower()) for word, there in zip(words, behind, strict=True)
    )


def _has_subject(syntax: Syntax, token: Token, wanted: frozenset[str]) -> bool:
    subject = subject_of(syntax, token.index)
    return subject is not None and subject.lemma in wanted


def is_idle(syntax: Syntax, token: Token, rule: CueRule) -> bool:
    """A cue that says nothing: negated ("did not say that"), or passive without its speaker."""
    if negated(syntax, token.index) and rule.polarity is Polarity.AFFIRMED:
        return True
    return is_passive(syntax, token.index) and agent(syntax, token.index) is None


def _speaker(syntax: Syntax, verb: Token, cues: Cues, *, anybody: bool = False) -> Token | None:
    """Who speaks: the agent of a passive, the quoted of "quoted as saying", the publisher of a carrier."""
    if is_passive(syntax, verb.index):
        return agent(syntax, verb.index)
    if verb.dep == "pcomp" and syntax.head(verb.index).lemma == "as":
        return _quoted(syntax, syntax.head(verb.index).head)
    subject = subject_of(syntax, verb.index)
    if subject is None:
        return None
    if own_subject(syntax, verb.index) is not None and _has_clause(syntax, verb):
        return subject
    if own_subject(syntax, verb.index) is None:
        subject = publisher(syntax, subject, cues) or _above(syntax, verb, subject, cues)
    return subject if subject is not None and (anybody or can_speak(subject, cues)) else None


def _has_clause(syntax: Syntax, verb: Token) -> bool:
    """Does a full clause follow the verb? Then whatever its subject names speaks."""
    return any(
        kid.index > verb.index and own_subject(syntax, kid.index) is not None
        for kid in syntax.children(verb.index, "ccomp")
    )


def _above(syntax: Syntax, verb: Token, noun: Token, cues: Cues) -> Token | None:
    """Who speaks in "condemned the raid, saying …", where the parse hangs the participle on the raid."""
    if verb.dep != "acl" or can_speak(noun, cues):
        return noun
    return subject_of(syntax, clause_root(syntax, noun.index))


def can_speak(noun: Token, cues: Cues) -> bool:
    """Names, pronouns, whom the lexicon of voices knows, what holds a saying, and nouns in -er, -ist …"""
    if noun.pos in {"PROPN", "PRON", "NUM", "DET", "ADJ"} or noun.entity:
        return True
    if noun.lemma in cues.nouns or cues.voices.knows(noun.lemma) or cues.voices.knows(noun.text.lower()):
        return True
    if any(noun.lemma in rule.subjects for rule in cues.verbs.get("show", ())):
        return True
    return len(noun.lemma) >= _SHORTEST_AGENTIVE and noun.lemma.endswith(_AGENTIVE)


def _quoted(syntax: Syntax, quoting: int) -> Token | None:
    """Whom "quoted … as saying" quotes."""
    for kid in syntax.children(quoting, "dobj", "nsubjpass"):
        return kid
    if syntax[quoting].dep in {"acl", "relcl"}:
        return syntax.head(quoting)
    return None


def publisher(syntax: Syntax, carrier: Token, cues: Cues) -> Token | None:
    """Who put out a carrier of words or pictures that is the object of a verb of publishing."""
    if carrier.dep != "dobj":
        return None
    above = syntax.head(carrier.index)
    if not any(rule.carries for rule in cues.verbs.get(above.lemma, ())):
        return None
    return agent(syntax, above.index) if is_passive(syntax, above.index) else subject_of(syntax, above.index)


def _without_speaker(syntax: Syntax, said: set[int], verb: Token, speaker: Token) -> frozenset[int]:
    """What is said without the cue, the preposition that leads to it, and a speaker beside it."""
    said = said - {verb.index}
    if speaker.head == verb.index:
        said -= set(syntax.subtree(speaker.index))
    content = bounded(syntax, said, near=verb.index)
    leads = len(content) > 1 and syntax[content[0]].dep == "prep" and syntax[content[0]].head == verb.index
    return frozenset(content[1:] if leads and content[0] > verb.index else content)
