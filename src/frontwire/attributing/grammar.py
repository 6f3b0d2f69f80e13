"""Walks over the grammar that the rules of attribution share."""

from __future__ import annotations

from collections.abc import Iterable

from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
#: Relations through which a verb without a subject of its own takes that of its governor.
_CONTROLLED = frozenset({"conj", "advcl", "xcomp", "dep", "pcomp", "prep", "ccomp"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "SYM", "DET"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def stretches(indices: Iterable[int]) -> tuple[Stretch, ...]:
    """Token indices as the fewest stretches that hold exactly them."""
    out: list[Stretch] = []
    for index in sorted(set(indices)):
        if out and out[-1].end == index:
            out[-1] = Stretch(out[-1].start, index + 1)
        else:
            out.append(Stretch(index, index + 1))
    return tuple(out)


def is_verb(token: Token) -> bool:
    """Was the word taken for a verb or auxiliary, by either tag?"""
    return token.pos in {"VERB", "AUX"} or token.tag.startswith("VB")


def is_passive(syntax: Syntax, verb: int) -> bool:
    """Has the verb a passive subject or auxiliary?"""
    return any(True for _ in syntax.children(verb, "auxpass", "nsubjpass"))


def negated(syntax: Syntax, verb: int) -> bool:
    """Does a "not", "never", "neither" or "nor" hang on the verb?"""
    if any(True for _ in syntax.children(verb, "neg")):
        return True
    if any(kid.lemma == "neither" for kid in syntax.children(verb, "preconj", "cc")):
        return True
    nor = any(kid.lemma == "nor" and kid.index < verb for kid in syntax.children(syntax[verb].head, "cc"))
    return nor and syntax[verb].dep == "conj"


def has_to(syntax: Syntax, verb: int) -> bool:
    """Is the verb a to-infinitive?"""
    return any(kid.lemma == "to" for kid in syntax.children(verb, "aux"))


def own_subject(syntax: Syntax, verb: int) -> Token | None:
    """The subject that hangs on the verb itself: of several (a torn phrase) the last before it."""
    subjects = tuple(syntax.children(verb, *SUBJECTS))
    return max((s for s in subjects if s.index < verb), key=lambda s: s.index, default=next(iter(subjects), None))


def agent(syntax: Syntax, verb: int) -> Token | None:
    """The "by" phrase of a passive."""
    for by in syntax.children(verb, "agent", "prep"):
        if by.lemma == "by":
            return next(syntax.children(by.index, "pobj"), None)
    return None


def subject_of(syntax: Syntax, verb: int) -> Token | None:
    """Who does what the verb says: its own subject, its antecedent, or that of its governor."""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        token = syntax[verb]
        subject = own_subject(syntax, verb)
        if subject is not None:
            return _antecedent(syntax, token, subject)
        if token.dep in {"acl", "relcl"}:
            return syntax.head(verb)
        if token.dep not in _CONTROLLED:
            return None
        if token.dep == "xcomp" and (thing := next(syntax.children(token.head, "dobj"), None)) is not None:
            return thing
        verb = token.head
        if syntax[verb].pos in {"NOUN", "PROPN"} and token.dep != "prep":
            return syntax[verb] if token.dep != "conj" else None
    return None


def _antecedent(syntax: Syntax, verb: Token, subject: Token) -> Token:
    """The noun that a relative pronoun stands for, else the subject itself."""
    if verb.dep == "relcl" and subject.lemma in _RELATIVE:
        return syntax.head(verb.index)
    return subject


def relative_subject(syntax: Syntax, verb: int) -> Token | None:
    """The relative pronoun that is a verb's subject ("the envoy who said …")."""
    subject = own_subject(syntax, verb)
    return subject if subject is not None and subject.tag in {"WP", "WDT"} and subject.index < verb else None


def nominal(token: Token) -> bool:
    """Can the word head a noun phrase?"""
    return token.pos in _NOMINAL


def clause_root(syntax: Syntax, index: int) -> int:
    """The verb whose clause a token stands in; the token itself at a root without one."""
    if is_verb(syntax[index]) and syntax[index].dep not in {"amod", "aux", "auxpass"}:
        return index
    for above in syntax.ancestors(index):
        if is_verb(above) and above.dep not in {"amod", "aux", "auxpass"}:
            return above.index
        index = above.index
    return index


def sentence_root(syntax: Syntax, index: int) -> int:
    """The token at the top of the tree that a token hangs in."""
    for above in syntax.ancestors(index):
        index = above.index
    return index


def bounded(syntax: Syntax, indices: Iterable[int], *, near: int) -> tuple[int, ...]:
    """Only those in the sentence of token `near`, without marks at either end or an "and" that joins nothing."""
    here = syntax[near].sentence
    kept = sorted({i for i in indices if syntax[i].sentence == here})
    while kept and is_edge(syntax[kept[0]]):
        kept.pop(0)
    while kept and (is_edge(syntax[kept[-1]]) or syntax[kept[-1]].dep == "cc"):
        kept.pop()
    return tuple(kept)


def is_edge(token: Token) -> bool:
    """Punctuation that belongs to the sentence, not to what stands between: no quotation marks or brackets."""
    return token.pos in {"PUNCT", "SPACE"} and token.text in {
        ",",
        ".",
        ";",
        ":",
        "-",
        "–",
        "—",
        "!",
        "?",
        "|",
        "_",
        "...",
    }
