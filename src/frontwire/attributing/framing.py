"""What a verb's cue says: the clauses, objects and phrases that its frames name."""

from __future__ import annotations

from frontwire.attributing.grammar import has_to, is_passive, own_subject
from frontwire.lexicon.cues import CueRule, Frame
from frontwire.model.syntax import Syntax, Token
from frontwire.model.voice import Certainty

#: Prepositions that lead to what is said, by the frame that allows them.
_PREPOSITIONS = {
    "about": (Frame.ABOUT,),
    "at": (Frame.AT,),
    "of": (Frame.OF, Frame.ABOUT),
    "over": (Frame.ABOUT,),
}
#: A clause in -ing after a closing cue is the outlet's own comment, unless it starts with one of these.
BELONGING = frozenset({"including", "involving", "using"})
#: Clauses after a closing cue that begin with one of these are the outlet's own.
_OUTSIDE_MARKS = frozenset({"although", "though", "while", "whereas"})
#: Phrases behind the object of an attitude that belong to it ("portrayed him as a liar", "blamed him for the delay").
_COMPLETING = frozenset({"about", "against", "as", "at", "for", "in", "of", "on", "over", "to", "with"})
_TIMES = frozenset({"DATE", "TIME"})


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
    thing = next(syntax.children(verb.index, "dobj"), None)
    if Frame.OBJECT in rule.frames and thing is not None:
        completing = [kid for kid in syntax.children(verb.index) if _completes(syntax, kid, thing, rule)]
        return {i for kid in completing for i in syntax.subtree(kid.index)}
    if rule.frames == {Frame.OF} and thing is not None:
        charged = any(kid.lemma == "of" for kid in syntax.children(verb.index, "prep"))
        return set(syntax.subtree(thing.index)) if charged else set()
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


def _completes(syntax: Syntax, kid: Token, thing: Token, rule: CueRule) -> bool:
    """Does a dependent complete what is said of the object? Times and side clauses do not.

    Of what a saying puts out ("announced a raid in the north") only "as …" does; the rest tells where and when.
    """
    if kid.index < thing.index:
        return False
    if not rule.attitude:
        return kid.dep == "prep" and kid.lemma == "as"
    if kid.dep == "prep":
        nouns = syntax.children(kid.index, "pobj")
        return kid.lemma in _COMPLETING and not any(noun.entity in _TIMES for noun in nouns)
    return kid.dep in {"oprd", "xcomp"} or (kid.dep == "advcl" and has_to(syntax, kid.index))
