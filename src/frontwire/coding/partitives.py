"""Partitives: what a quantity or a part is of."""

from __future__ import annotations

from frontwire.model.syntax import Syntax

_LINK = "of"
#: Nouns that only measure what follows "of"; a closed set of the language.
_MEASURES = frozenset(
    {
        "all",
        "batch",
        "body",
        "bunch",
        "cache",
        "couple",
        "dozen",
        "dozens",
        "group",
        "handful",
        "hundred",
        "hundreds",
        "lot",
        "majority",
        "many",
        "most",
        "number",
        "pair",
        "part",
        "parts",
        "rest",
        "score",
        "scores",
        "series",
        "several",
        "some",
        "stash",
        "thousand",
        "thousands",
        "total",
        "wave",
    }
)


def measured(syntax: Syntax, head: int) -> int:
    """The head of what is measured: villages in "dozens of villages"; any other head as it is."""
    token = syntax[head]
    if token.pos != "NUM" and token.lemma not in _MEASURES:
        return head
    for prep in syntax.children(head, "prep"):
        if prep.text.lower() == _LINK:
            return next((inner.index for inner in syntax.children(prep.index, "pobj")), head)
    return head
