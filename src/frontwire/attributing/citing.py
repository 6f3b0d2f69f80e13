"""Sources named outside the clause: "according to X", "citing X", and nouns that hold a saying."""

from __future__ import annotations

from collections.abc import Iterator

from frontwire.attributing.found import Found
from frontwire.attributing.grammar import (
    bounded,
    has_to,
    is_passive,
    is_verb,
    nominal,
    own_subject,
    sentence_root,
    subject_of,
)
from frontwire.attributing.speaking import can_speak
from frontwire.lexicon.cues import CueRule, Cues, Frame
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token

#: How far behind "according to" its noun may stand when the parse lost it.
_REACH = 6


def find_cited(syntax: Syntax, cues: Cues) -> Iterator[Found]:
    """Every clause attributed by a phrase before its source's name."""
    for token in syntax.tokens:
        for rule in cues.phrases.get(token.text.lower(), ()):
            end = token.index + len(rule.words)
            if tuple(t.text.lower() for t in syntax.tokens[token.index : end]) != rule.words:
                continue
            source = _source(syntax, token.index, end)
            if source is not None and source.lemma in cues.nouns:
                source = syntax[_holder(syntax, source)] if _is_from(syntax, source) else source
            if source is not None and _is_source(source, cues):
                content = _clause_of(syntax, Stretch(token.index, end), source)
                named = _named_behind(syntax, source)
                yield Found(
                    source.index,
                    content - set(named),
                    rule,
                    Stretch(token.index, end),
                    bare=_bare(syntax, source, named),
                )
            break


def _source(syntax: Syntax, start: int, end: int) -> Token | None:
    """The noun that the phrase governs, by grammar or as the next noun phrase's head."""
    for index in range(end - 1, start - 1, -1):
        for kid in syntax.children(index, "pobj", "dobj"):
            if kid.index >= end:
                return kid
    for index in range(end, min(end + _REACH, len(syntax))):
        token = syntax[index]
        if token.sentence != syntax[start].sentence:
            return None
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.dep not in {"compound", "poss", "nmod", "amod"}:
            return token
    return None


def _is_from(syntax: Syntax, noun: Token) -> bool:
    """ "A report by the council": does a phrase behind it tell whose it is?"""
    return any(prep.lemma in {"by", "from"} for prep in syntax.children(noun.index, "prep", "agent"))


def _named_behind(syntax: Syntax, source: Token) -> Stretch:
    """The name right behind a source that the parse did not join to it ("the news agency SANA")."""
    end = start = syntax.subtree(source.index)[-1] + 1
    while end < len(syntax) and syntax[end].text[:1].isupper() and syntax[end].sentence == source.sentence:
        if syntax[end].pos not in {"PROPN", "ADJ", "NOUN", "X"}:
            break
        end += 1
    return Stretch(start, end)


def _bare(syntax: Syntax, source: Token, named: Stretch) -> Stretch | None:
    return Stretch(syntax.subtree(source.index)[0], named.end) if len(named) else None


def _is_source(source: Token, cues: Cues) -> bool:
    """ "According to plan" names no source: a common noun does only where it can speak."""
    return nominal(source) and can_speak(source, cues)


def _clause_of(syntax: Syntax, phrase: Stretch, source: Token) -> frozenset[int]:
    """The sentence around the phrase, or the clause that it opens inside another's saying."""
    root = sentence_root(syntax, phrase.start)
    for above in syntax.ancestors(phrase.start):
        opened = above.dep == "ccomp" and above.head < phrase.start < above.index
        if opened or _is_aside(syntax, above):
            root = above.index
            break
    if root in phrase:
        around: tuple[int, ...] = tuple(syntax.sentence(root).stretch)
    else:
        around = syntax.subtree(root)
    gone = set(phrase) | set(syntax.subtree(source.index))
    gone |= {i for i in syntax.subtree(phrase.start) if i >= phrase.start} if phrase.start != root else set()
    if phrase.start <= syntax.sentence(root).stretch.start + 1:
        around = tuple(syntax.sentence(root).stretch)
    return frozenset(bounded(syntax, set(around) - gone, near=phrase.start))


def _is_aside(syntax: Syntax, clause: Token) -> bool:
    """A relative clause between commas: a source named in it is the source of nothing else."""
    first = syntax.subtree(clause.index)[0]
    return clause.dep == "relcl" and first > 0 and syntax[first - 1].text == ","


def find_nouns(syntax: Syntax, cues: Cues) -> Iterator[Found]:
    """Every saying held in a noun: "the army's claim that …", "reports of …"."""
    for token in syntax.tokens:
        rules = cues.nouns.get(token.lemma)
        if (
            rules is None
            or token.pos not in {"NOUN", "PROPN"}
            or token.dep == "compound"
            or _is_absent(syntax, token)
            or _is_carrier(syntax, token, cues)
            or _is_office(syntax, token)
        ):
            continue
        for rule in rules:
            content = _held(syntax, token, rule)
            if content:
                yield _noun_found(syntax, token, content, rule)
                break


def _noun_found(syntax: Syntax, noun: Token, content: frozenset[int], rule: CueRule) -> Found:
    """A noun's saying by whom it belongs to; an attitude by nobody where the text does not tell whose it is."""
    holder = _holder(syntax, noun)
    if holder == noun.index and rule.attitude:
        subject = _bearer(syntax, noun)
        holder = noun.index if subject is None else subject.index
    nobody = rule.attitude and holder == noun.index
    return Found(holder, content - {holder}, rule, Stretch(noun.index, noun.index + 1), nobody=nobody)


def _bearer(syntax: Syntax, noun: Token) -> Token | None:
    """Who "expressed concern about …", "is a critic of …": the subject of the verb that the noun completes."""
    above = syntax.head(noun.index)
    if noun.dep not in {"dobj", "attr"} or not is_verb(above) or is_passive(syntax, above.index):
        return None
    subject = subject_of(syntax, above.index)
    return subject if subject is not None and nominal(subject) and subject.dep != "expl" else None


def _is_absent(syntax: Syntax, noun: Token) -> bool:
    """ "No claim of …": nothing was said."""
    return any(kid.lemma == "no" for kid in syntax.children(noun.index, "det"))


def _is_office(syntax: Syntax, noun: Token) -> bool:
    """ "In charge of the guards": a bare noun behind "in" is part of a fixed phrase."""
    bare = noun.tag == "NN" and not any(kid.index < noun.index for kid in syntax.children(noun.index))
    return bare and noun.dep == "pobj" and syntax.head(noun.index).lemma == "in"


def _held(syntax: Syntax, noun: Token, rule: CueRule) -> frozenset[int]:
    said: set[int] = set()
    for kid in syntax.children(noun.index):
        if kid.index > noun.index and _is_held(syntax, kid, rule):
            said.update(syntax.subtree(kid.index))
            said -= {kid.index} if kid.dep == "prep" else set()
    return frozenset(bounded(syntax, said, near=noun.index))


def _is_held(syntax: Syntax, kid: Token, rule: CueRule) -> bool:
    if Frame.LAST in rule.frames:
        return kid.dep == "prep" and kid.lemma == rule.words[-1]
    if kid.dep == "prep":
        return (kid.lemma == "of" and Frame.OF in rule.frames) or (kid.lemma == "about" and Frame.ABOUT in rule.frames)
    if kid.dep in {"acl", "ccomp"}:
        if has_to(syntax, kid.index):
            return Frame.TO in rule.frames
        return Frame.CLAUSE in rule.frames and own_subject(syntax, kid.index) is not None
    return kid.dep == "relcl" and Frame.CLAUSE in rule.frames and _is_whole(syntax, kid)


def _is_whole(syntax: Syntax, clause: Token) -> bool:
    """A clause taken for a relative one that lacks nothing: "the rumours its police had used gas"."""
    subject = own_subject(syntax, clause.index)
    if subject is None or subject.tag in {"WDT", "WP", "WP$"} or subject.lemma in {"that", "which", "who"}:
        return False
    gapped = any(t.tag in {"WDT", "WP", "WP$", "WRB"} for t in syntax.children(clause.index))
    return not gapped and (
        subject.dep == "nsubjpass" or any(True for _ in syntax.children(clause.index, "dobj", "attr"))
    )


def _holder(syntax: Syntax, noun: Token) -> int:
    """Whose saying the noun holds: its possessor, its "by" or "from" phrase, else the noun itself."""
    for kid in syntax.children(noun.index, "poss"):
        return kid.index
    for prep in syntax.children(noun.index, "prep", "agent"):
        if prep.lemma in {"by", "from"}:
            for kid in syntax.children(prep.index, "pobj"):
                return kid.index
    return noun.index


def _is_carrier(syntax: Syntax, noun: Token, cues: Cues) -> bool:
    """ "Says in a report that …": the verb's saying holds it already."""
    above = syntax.head(noun.index)
    return noun.dep == "pobj" and above.lemma == "in" and syntax.head(above.index).lemma in cues.verbs
