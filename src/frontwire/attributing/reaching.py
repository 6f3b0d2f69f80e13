"""How far hedges reach: clauses, complements, noun phrases, conditions, the sentence before."""

from __future__ import annotations

from collections.abc import Iterator

from frontwire.attributing.grammar import clause_root, is_verb
from frontwire.lexicon.cues import Scope
from frontwire.model.syntax import Syntax, Token

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "oprd", "acomp", "pcomp"})
#: How far behind its verb an infinitive may stand that a phrase of time parts from it.
_INFINITIVE_REACH = 7
#: Dependents that a hedge on their governor does not reach.
_OUT_OF_REACH = frozenset({"relcl", "advcl", "parataxis"})
_CONDITIONS = frozenset({"if", "whether"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def scope_of(syntax: Syntax, token: Token, scope: Scope) -> set[int]:
    """The tokens that a hedge at `token` reaches, by the scope that its lexicon entry names."""
    if scope is Scope.CLAUSE:
        return _clause(syntax, token)
    if scope is Scope.COMPLEMENT:
        return set(complement(syntax, token)) or _later_infinitive(syntax, token) or _predicate(syntax, token)
    if scope is Scope.NOUN:
        return _noun(syntax, token)
    if scope is Scope.BOTH:
        return _both(syntax, token)
    if scope is Scope.BACK:
        return _back(syntax, token)
    return set()


def reach(syntax: Syntax, root: int, *, narrow: bool = False) -> set[int]:
    """A clause without what hangs loosely on it: relative clauses, side clauses, clauses with their own subject.

    `narrow` leaves out the subject, which is taken for granted ("the gains may open the road"), and
    what the verb introduces ("did not say that …").
    """
    out: set[int] = set()
    stack = [root]
    while stack:
        here = stack.pop()
        out.add(here)
        for kid in syntax.children(here):
            if narrow and here == root and kid.dep in {"nsubj", "ccomp"}:
                continue
            if kid.dep in _OUT_OF_REACH or (kid.dep == "conj" and _is_apart(syntax, kid)):
                continue
            stack.append(kid.index)
    return out


def _is_apart(syntax: Syntax, conjunct: Token) -> bool:
    """A coordinated clause with a subject of its own, or after "but"."""
    if not is_verb(conjunct):
        return False
    if any(True for _ in syntax.children(conjunct.index, "nsubj", "nsubjpass")):
        return True
    return any(t.lemma in {"but", "yet"} for t in syntax.children(conjunct.head, "cc") if t.index < conjunct.index)


def _clause(syntax: Syntax, token: Token) -> set[int]:
    """The clause that an adverb, modal or negation stands in; "no" reaches its noun's verb."""
    head = syntax.head(token.index)
    if token.dep == "det" or token.pos == "PRON":
        noun = head if token.dep == "det" else token
        above = syntax.head(noun.index)
        if noun.dep in _ARGUMENTS and is_verb(above):
            return reach(syntax, above.index)
        return set(_noun_reach(syntax, noun))
    if is_verb(head) or head.index == token.index:
        return reach(syntax, clause_root(syntax, head.index), narrow=token.tag == "MD" or token.dep == "neg")
    if is_verb(token):
        return reach(syntax, token.index)
    if head.pos in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return set(_noun_reach(syntax, head))
    return reach(syntax, clause_root(syntax, token.index))


def complement(syntax: Syntax, token: Token) -> Iterator[int]:
    """What a verb, noun or adjective introduces: infinitive, that-clause, if-clause, "of" and -ing."""
    holders = [token.index]
    if token.dep in {"acomp", "attr", "oprd"}:
        holders.append(token.head)
    for holder in holders:
        for kid in syntax.children(holder):
            if kid.index > token.index and _introduces(syntax, kid, token):
                yield from _without_relatives(syntax, kid)


def _without_relatives(syntax: Syntax, token: Token) -> Iterator[int]:
    """A branch without relative clauses: these tell of what is taken for granted."""
    yield token.index
    for kid in syntax.children(token.index):
        if kid.dep != "relcl":
            yield from _without_relatives(syntax, kid)


def _later_infinitive(syntax: Syntax, token: Token) -> set[int]:
    """The infinitive that a phrase of time parts from its verb ("trying for months to surround")."""
    for index in range(token.index + 1, min(token.index + _INFINITIVE_REACH, len(syntax))):
        here = syntax[index]
        if here.sentence != token.sentence or here.tag in {"VBD", "VBZ", "VBP", "MD"} or here.pos == "PUNCT":
            return set()
        if here.lemma == "to" and here.dep == "aux":
            return set(syntax.subtree(here.head))
    return set()


def _introduces(syntax: Syntax, kid: Token, token: Token) -> bool:
    if kid.dep in _COMPLEMENTS:
        return True
    if kid.dep == "advcl":
        return any(t.lemma in _CONDITIONS or t.lemma == "to" for t in syntax.children(kid.index, "mark", "aux"))
    if kid.dep == "prep" and token.pos == "NOUN":
        return kid.lemma in {"of", "at", "for"}
    return kid.dep == "prep" and any(True for _ in syntax.children(kid.index, "pcomp"))


def _predicate(syntax: Syntax, token: Token) -> set[int]:
    """What a predicate without a complement says it of ("the origin remains unclear")."""
    if token.pos != "ADJ":
        return set()
    return reach(syntax, syntax.head(token.index).index)


def _noun(syntax: Syntax, token: Token) -> set[int]:
    if token.pos in {"ADP", "SCONJ"}:
        return {i for kid in syntax.kids[token.index] for i in syntax.subtree(kid)}
    return set(_noun_reach(syntax, syntax.head(token.index)))


def _noun_reach(syntax: Syntax, noun: Token) -> tuple[int, ...]:
    """A noun phrase without its relative clauses."""
    apart = frozenset(k for k in syntax.kids[noun.index] if syntax[k].dep in {"relcl", "acl", "conj", "appos"})
    return syntax.subtree(noun.index, without=apart)


def _both(syntax: Syntax, token: Token) -> set[int]:
    """An if-clause and its main clause; nothing where "if" only means "whether"."""
    clause = syntax.head(token.index)
    if clause.dep in {"ccomp", "pcomp"} or token.dep not in {"mark", "advmod", "prep"}:
        return set()
    if _is_whether(syntax, clause):
        return set()
    if clause.dep != "advcl":
        return reach(syntax, clause.index)
    return set(syntax.subtree(clause.index)) | reach(syntax, clause.head)


def _is_whether(syntax: Syntax, clause: Token) -> bool:
    """ "It was unclear if …": no condition."""
    above = clause.head
    empty = any(t.lemma == "it" for t in syntax.children(above, "nsubj", "expl"))
    return empty and any(t.index < clause.index for t in syntax.children(above, "acomp"))


def _back(syntax: Syntax, token: Token) -> set[int]:
    """The sentence before."""
    return set(syntax.sentences[token.sentence - 1].stretch) if token.sentence > 0 else set()
