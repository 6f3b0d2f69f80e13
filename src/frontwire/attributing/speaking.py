"""Verbs that mark a saying: before, after and inside the clause, inverted, participial, passive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from frontwire.attributing.found import Found
from frontwire.attributing.grammar import (
    agent,
    bounded,
    clause_root,
    has_to,
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
#: Prepositions that lead to what is said, by the frame that allows them.
_PREPOSITIONS = {
    "about": (Frame.ABOUT,),
    "at": (Frame.AT,),
    "of": (Frame.OF, Frame.ABOUT),
    "over": (Frame.ABOUT,),
}
#: A clause in -ing after a closing cue is the outlet's own comment, unless it starts with one of these.
BELONGING = frozenset({"including", "involving", "using"})
_QUESTIONS = frozenset({"if", "whether"})
#: Clauses after a closing cue that begin with one of these are the outlet's own.
_OUTSIDE_MARKS = frozenset({"although", "though", "while", "whereas"})


def find_spoken(syntax: Syntax, cues: Cues) -> Iterator[Found]:
    """Every saying marked by a verb, with a speaker and something said."""
    for token in syntax.tokens:
        rule = verb_rule(syntax, token, cues)
        if rule is None or _is_idle(syntax, token, rule):
            continue
        speaker = _speaker(syntax, token, cues)
        if speaker is None or not nominal(speaker):
            continue
        said = said_by_frames(syntax, token, rule)
        if Frame.LAST in rule.frames:
            said -= set(range(token.index, token.index + len(rule.words)))
        if negated(syntax, token.index):
            rule = _undenied(rule)
        elif _is_question(syntax, token, rule):
            rule = replace(rule, certainty=Certainty.POSSIBLE)
        content = _without_speaker(syntax, said, token, speaker)
        if content:
            yield Found(speaker.index, content, rule, Stretch(token.index, token.index + 1))


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
    if not is_verb(token) or token.dep in {"amod", "aux", "auxpass", "compound"}:
        return None
    for rule in cues.verbs.get(token.lemma, ()):
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


def _is_idle(syntax: Syntax, token: Token, rule: CueRule) -> bool:
    """A cue that says nothing: negated ("did not say that"), or passive without its speaker."""
    if negated(syntax, token.index) and rule.polarity is Polarity.AFFIRMED:
        return True
    return is_passive(syntax, token.index) and agent(syntax, token.index) is None


def _speaker(syntax: Syntax, verb: Token, cues: Cues) -> Token | None:
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
    return subject if subject is not None and can_speak(subject, cues) else None


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


def said_by_frames(syntax: Syntax, verb: Token, rule: CueRule) -> set[int]:
    """The tokens of what is said, by the rule's frames."""
    said: set[int] = set()
    for kid in syntax.children(verb.index):
        if _is_content(syntax, kid, rule):
            said.update(_clause(syntax, kid, verb))
    if said and Frame.OBJECT in rule.frames and any(True for _ in syntax.children(verb.index, "dobj")):
        said.update(i for kid in syntax.children(verb.index, "xcomp") for i in syntax.subtree(kid.index))
    said.update(_confirmed(syntax, verb, rule))
    said.update(_beside_object(syntax, verb, rule))
    if not said and not rule.attitude:
        said.update(_around(syntax, verb, rule))
    return said


def _beside_object(syntax: Syntax, verb: Token, rule: CueRule) -> set[int]:
    """Who is asked ("urged voters to stay"), and what somebody is judged for or to be ("called it a lie")."""
    if rule.attitude and Frame.OBJECT in rule.frames and any(True for _ in syntax.children(verb.index, "dobj")):
        judged = [kid for kid in syntax.children(verb.index, "prep", "oprd") if kid.dep == "oprd" or kid.lemma == "for"]
        return {i for kid in judged for i in syntax.subtree(kid.index)}
    if rule.certainty is not Certainty.PLANNED or Frame.TO not in rule.frames:
        return set()
    if not any(has_to(syntax, kid.index) for kid in syntax.children(verb.index, "xcomp")):
        return set()
    return {i for kid in syntax.children(verb.index, "dobj") for i in syntax.subtree(kid.index)}


def _confirmed(syntax: Syntax, verb: Token, rule: CueRule) -> set[int]:
    """What a passive with its speaker says: "the ambush was confirmed by …"."""
    if Frame.OBJECT not in rule.frames or not is_passive(syntax, verb.index):
        return set()
    return {i for kid in syntax.children(verb.index, "nsubjpass") for i in syntax.subtree(kid.index)}


def _is_content(syntax: Syntax, kid: Token, rule: CueRule) -> bool:
    if rule.words[0] in {"quote", "cite"}:
        return kid.dep == "prep" and kid.lemma == "as"
    if Frame.LAST in rule.frames:
        return kid.dep == "prep" and kid.lemma == rule.words[-1]
    return _is_clause_content(syntax, kid, rule) or _is_phrase_content(kid, rule)


def _is_clause_content(syntax: Syntax, kid: Token, rule: CueRule) -> bool:
    if kid.dep not in {"ccomp", "xcomp"}:
        return False
    if has_to(syntax, kid.index):
        return Frame.TO in rule.frames
    if kid.tag == "VBG" and own_subject(syntax, kid.index) is None:
        return bool({Frame.ING, Frame.CLAUSE} & rule.frames)
    return bool({Frame.CLAUSE, Frame.ING} & rule.frames)


def _is_phrase_content(kid: Token, rule: CueRule) -> bool:
    if kid.dep == "dobj":
        return Frame.OBJECT in rule.frames
    if kid.dep == "prep":
        return any(frame in rule.frames for frame in _PREPOSITIONS.get(kid.lemma, ()))
    return False


def _clause(syntax: Syntax, kid: Token, verb: Token) -> tuple[int, ...]:
    """The content's tokens; behind a closing cue only what still belongs to it."""
    if kid.index > verb.index:
        return syntax.subtree(kid.index)
    outside = {i for i in syntax.subtree(kid.index) if i > verb.index and _is_comment(syntax, syntax[i])}
    return syntax.subtree(kid.index, without=frozenset(outside))


def _is_comment(syntax: Syntax, token: Token) -> bool:
    if token.dep != "advcl":
        return False
    if any(k.lemma in _OUTSIDE_MARKS for k in syntax.children(token.index, "mark")):
        return True
    return token.tag == "VBG" and token.text.lower() not in BELONGING


def _around(syntax: Syntax, verb: Token, rule: CueRule) -> set[int]:
    """What a cue in brackets stands in: "…, the mayor said, …" and "as the mayor said"."""
    if Frame.CLAUSE not in rule.frames or rule.certainty is Certainty.PLANNED:
        return set()
    as_clause = verb.dep == "advcl" and any(k.lemma == "as" for k in syntax.children(verb.index, "mark", "advmod"))
    if verb.dep == "parataxis" or as_clause:
        return set(syntax.subtree(verb.head, without=frozenset({verb.index}))) | _including(syntax, verb)
    if _closes(syntax, verb):
        return _before(syntax, verb)
    return set()


def _including(syntax: Syntax, verb: Token) -> set[int]:
    """What "including …" behind a closing cue adds to what is said."""
    return {
        i
        for kid in syntax.children(verb.index, "prep")
        if kid.text.lower() in BELONGING
        for i in syntax.subtree(kid.index)
    }


def _closes(syntax: Syntax, verb: Token) -> bool:
    """Does "NP said [on Thursday]" end the sentence, with words before it?"""
    end = syntax.sentences[verb.sentence].stretch.end
    if syntax[end - 1].text == ":":
        return False
    after = [
        k for k in syntax.kids[verb.index] if k > verb.index and syntax[k].dep in {"dobj", "attr", "acomp", "advcl"}
    ]
    return not after and max((*syntax.subtree(verb.index), verb.index)) >= end - 2


def _before(syntax: Syntax, verb: Token) -> set[int]:
    """The words of the sentence before the speaker of a closing cue."""
    subject = own_subject(syntax, verb.index)
    if subject is None:
        return set()
    first = min(verb.index, syntax.subtree(subject.index)[0])
    start = syntax.sentences[verb.sentence].stretch.start
    return set(range(start, first))


def _without_speaker(syntax: Syntax, said: set[int], verb: Token, speaker: Token) -> frozenset[int]:
    """What is said without the cue and, where it is a phrase beside it, the speaker."""
    said = said - {verb.index}
    if speaker.head == verb.index:
        said -= set(syntax.subtree(speaker.index))
    return frozenset(bounded(syntax, said, near=verb.index))
