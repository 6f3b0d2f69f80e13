"""The words of a whole cue: "has repeatedly said", "tried to explain", "called for", "new claims of", "said:"."""

from __future__ import annotations

from frontwire.attributing.found import Found
from frontwire.attributing.grammar import has_to, is_verb, subject_of
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax

#: Words before a cue's verb that belong to it.
_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
#: Words before a cue's noun that do; a possessor is the source.
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod"})
#: Adverbs that join sentences and say nothing of how a thing is said.
_JOINING = frozenset(
    {"however", "indeed", "instead", "meanwhile", "nevertheless", "perhaps", "rather", "so", "then", "though", "thus"}
)


def whole_cue(syntax: Syntax, one: Found) -> Stretch | None:
    """The tokens of a saying's whole cue, None where it has none.

    A verb takes its auxiliaries, adverbs and negation, the verbs that lead to it with the same subject ("tried
    to explain"), its particle, a preposition that leads to what is said, and a colon. A noun takes its article
    and adjectives and such a preposition. (After the extents that PolNeAR's annotators agree on.)
    """
    if one.cue is None or one.rule is None or len(one.cue) > 1:
        return one.cue
    verb = one.cue.start
    if is_verb(syntax[verb]):
        first, last = _verb_start(syntax, one, verb), _verb_end(syntax, one, verb)
    else:
        first, last = _noun_start(syntax, one, verb), _behind(syntax, one, verb)
    return Stretch(first, last + 1)


def _verb_start(syntax: Syntax, one: Found, verb: int) -> int:
    first = verb
    while first - 1 not in one.content and (
        _is_before(syntax, first - 1, verb, _BEFORE) or _is_parted(syntax, one, first - 1)
    ):
        first -= 1
    while first < verb and (syntax[first].lemma in _JOINING or syntax[first].tag == "WRB"):
        first += 1
    above = _leading(syntax, one, verb, first)
    return first if above is None else _verb_start(syntax, one, above)


def _is_parted(syntax: Syntax, one: Found, index: int) -> bool:
    """An adverb between speaker and verb that the parse hung on the speaker ("The mayor flatly denied …")."""
    adverb = index > one.speaker and syntax[index].tag == "RB" and syntax[index].dep == "advmod"
    return adverb and syntax[index].head == one.speaker


def _leading(syntax: Syntax, one: Found, verb: int, first: int) -> int | None:
    """The verb before an infinitive or -ing form whose subject it shares ("refused to say", "issued a note saying")."""
    above = syntax[verb].head
    telling = syntax[verb].dep == "relcl" or syntax[verb].tag == "VBG"
    if telling and syntax[verb].dep in {"acl", "relcl"} and syntax[above].dep == "dobj" and first - above in {1, 2}:
        bearer = syntax[above].head
        return bearer if bearer < above and one.speaker in _subjects(syntax, bearer) else None
    chained = syntax[verb].dep == "xcomp" and (has_to(syntax, verb) or syntax[verb].tag == "VBG")
    chained = chained or (syntax[verb].dep == "advcl" and has_to(syntax, verb))
    if not chained or above >= first or not is_verb(syntax[above]):
        return None
    between = range(above, first)
    if any(index in one.content or syntax[index].dep in {"nsubj", "dobj", "pobj"} for index in between):
        return None
    loose = any(syntax[i].head != above and i != above for i in between)
    return None if loose or any(syntax[i].text == "," for i in between) else above


def _subjects(syntax: Syntax, verb: int) -> tuple[int, ...]:
    subject = subject_of(syntax, verb)
    return () if subject is None else (subject.index,)


def _verb_end(syntax: Syntax, one: Found, verb: int) -> int:
    last = _behind(syntax, one, verb)
    colon = last + 1
    return colon if colon < len(syntax) and syntax[colon].text == ":" and colon not in one.content else last


def _noun_start(syntax: Syntax, one: Found, noun: int) -> int:
    """The start of a noun or adjective, or of the verb that bears it ("expressed concern", "is a critic of")."""
    above = syntax.head(noun)
    borne = syntax[noun].dep in {"acomp", "attr", "dobj", "oprd"} and one.rule is not None and one.rule.attitude
    if borne and is_verb(above) and above.index < noun and not one.nobody and not _is_inside(syntax, one.speaker, noun):
        return _verb_start(syntax, one, above.index)
    first = noun
    while _is_before(syntax, first - 1, noun, _BEFORE_NOUN) and first - 1 not in one.content:
        first -= 1
    return first


def _is_inside(syntax: Syntax, speaker: int, noun: int) -> bool:
    """Does the speaker stand in the noun's own phrase ("the mayor's support for …")?"""
    return any(above.index == noun for above in syntax.ancestors(speaker))


def _is_before(syntax: Syntax, index: int, head: int, deps: frozenset[str]) -> bool:
    return index >= 0 and syntax[index].head == head and syntax[index].dep in deps


def _behind(syntax: Syntax, one: Found, head: int) -> int:
    """The last of the fixed words of the rule, particles, and a preposition that leads to what is said."""
    words = one.rule.words[1:] if one.rule is not None else ()
    belonging = {head + 1 + place for place in range(len(words))}
    belonging -= {index for index in belonging if syntax[index].dep == "dobj"}
    belonging |= {kid.index for kid in syntax.children(head, "prt")}
    belonging |= {
        kid.index
        for kid in syntax.children(head, "prep")
        if any(below in one.content for below in syntax.kids[kid.index])
    }
    belonging |= (
        {kid.index for kid in syntax.children(head, "advmod") if kid.tag == "RB"} if is_verb(syntax[head]) else set()
    )
    last = head
    while last + 1 in belonging and last + 1 not in one.content:
        last += 1
    return last
