"""Who "his forces" and "its army" are: phrases with a possessive pronoun take the side of whom it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from frontwire.model.actor import Actor
from frontwire.model.document import Mention
from frontwire.model.syntax import Syntax
from frontwire.parsing.actors import Reader

_POSSESSIVE = "PRP$"


def with_owners(
    syntax: Syntax, mentions: Mapping[int, Mention], antecedents: Mapping[int, int], *, reader: Reader
) -> tuple[dict[int, Mention], dict[int, int]]:
    """Mentions and antecedents, where an armed or official body that a pronoun owns is its owner's.

    A link to somebody else's body of the same name ("its army" to another army) is cut.
    """
    out, links = dict(mentions), dict(antecedents)
    for head, mention in sorted(mentions.items()):
        owner = _owner(syntax, mentions, antecedents, head)
        if owner is None:
            continue
        actor = reader.of_owner(head, owner)
        if actor is None:
            continue
        old = mention.actor
        out[head] = replace(mention, actor=replace(actor, text="" if old is None else old.text, span=mention.span))
        linked = out.get(links.get(head, head))
        if linked is not None and linked.head != head and _differs(linked.actor, actor):
            del links[head]
    return out, links


def _differs(one: Actor | None, other: Actor) -> bool:
    return one is None or one.entity != other.entity


def _owner(syntax: Syntax, mentions: Mapping[int, Mention], antecedents: Mapping[int, int], head: int) -> Actor | None:
    """The actor that a phrase's possessive pronoun stands for, None where it has none."""
    for kid in syntax.children(head, "poss"):
        if kid.tag != _POSSESSIVE:
            continue
        at, seen = kid.index, {kid.index}
        while at in antecedents and antecedents[at] not in seen:
            at = antecedents[at]
            seen.add(at)
        mention = mentions.get(at)
        return None if mention is None else mention.actor
    return None
