"""How much of the text a mention quotes: the base phrase and what belongs to it, not long relative clauses."""

from __future__ import annotations

from frontwire.model.document import MentionKind
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token
from frontwire.parsing.scene import Scene

#: Complements and participles longer than this many tokens tell a story of their own.
_SHORT = 8
#: Prepositions whose complement belongs to a noun wherever it stands, and those that do only in a subject.
_ALWAYS = frozenset({"of"})
_OF_AGENTS = frozenset({"of", "from", "for", "against", "to"})
_OF_SUBJECTS = frozenset({"in", "at", "inside", "on", "near", "with"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "ROOT", "appos"})
#: What may not stand inside: a clause, or the marks that set one off.
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})


def stretch_of(scene: Scene, head: int, kind: MentionKind) -> Stretch:
    """The tokens to quote for the mention headed by `head`."""
    if kind is MentionKind.PRONOUN:
        return Stretch(head, head + 1)
    syntax = scene.syntax
    stretch = _with_name(scene, _base(scene, head), head)
    if _is_inside(syntax[head]):
        return stretch
    own = {kid.index: kid for kid in (*syntax.children(head), *scene.complements(head))}
    for _, kid in sorted(own.items()):
        if kid.index <= head or syntax.subtree(kid.index)[0] > stretch.end:
            continue
        if _belongs(scene, head, kid):
            stretch = Stretch(stretch.start, max(stretch.end, syntax.subtree(kid.index)[-1] + 1))
        elif kid.dep == "acl":
            stretch = Stretch(stretch.start, max(stretch.end, _doing(scene, head, kid)))
    return _trimmed(syntax, stretch, head)


def _doing(scene: Scene, head: int, verb: Token) -> int:
    """Where a long participle's first complement ends, if it names whom an agent serves ("fighting for …")."""
    syntax = scene.syntax
    if verb.tag != "VBG" or scene.agent(head) is None or verb.index != head + 1:
        return head + 1
    for prep in syntax.children(verb.index, "prep"):
        for noun in syntax.children(prep.index, "pobj"):
            naming = scene.namings.get(noun.index)
            if prep.index == verb.index + 1 and naming is not None:
                return naming.stretch.end
    return head + 1


def _is_inside(token: Token) -> bool:
    return token.dep in ("compound", "amod", "nmod")


def _base(scene: Scene, head: int) -> Stretch:
    """The base phrase, and the rest of a name that goes on after its head."""
    base = scene.syntax.phrase(head)
    agent = scene.agent(head)
    return base if agent is None else Stretch(min(base.start, agent.stretch.start), max(base.end, agent.stretch.end))


def _with_name(scene: Scene, stretch: Stretch, head: int) -> Stretch:
    naming = scene.namings.get(head)
    if naming is None:
        return stretch
    return Stretch(min(stretch.start, naming.stretch.start), max(stretch.end, naming.stretch.end))


def _belongs(scene: Scene, head: int, kid: Token) -> bool:
    syntax = scene.syntax
    below = syntax.subtree(kid.index)
    if len(below) > _SHORT or any(syntax[index].dep in _CLAUSES for index in below):
        return False
    if any(syntax[index].text in {",", ";", ":", "-", "--", "(", ")"} and index == below[0] for index in below):
        return False
    subject = syntax[head].dep in _SUBJECTS
    if kid.dep == "prep":
        return _complements(scene, head, kid.lemma, subject=subject)
    if kid.dep == "acl":
        agent = scene.agent(head)
        return subject and agent is not None and not agent.word.plural and kid.tag == "VBG"
    return kid.dep == "appos" and below[0] == head + 1 and kid.pos == "PROPN"


def _complements(scene: Scene, head: int, preposition: str, *, subject: bool) -> bool:
    if preposition in _ALWAYS:
        return True
    agent = scene.agent(head)
    if agent is None:
        return scene.syntax[head].pos == "PROPN" and preposition == "for"
    return preposition in _OF_AGENTS or (subject and preposition in _OF_SUBJECTS)


def _trimmed(syntax: Syntax, stretch: Stretch, head: int) -> Stretch:
    """Without marks and a possessive sign at the edges."""
    start, end = stretch.start, stretch.end
    while start < head and not any(letter.isalnum() for letter in syntax[start].text):
        start += 1
    while end > head + 1 and (syntax[end - 1].pos == "PUNCT" or syntax[end - 1].tag == "POS"):
        end -= 1
    return Stretch(start, end)
