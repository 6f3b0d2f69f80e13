"""Codes: which of a kind's codes in the field's ontologies fit a claim, once its roles are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from frontwire.coding.match import forms
from frontwire.lexicon.kinds import CodesWhen, Kinds
from frontwire.model.actor import Sector
from frontwire.model.claim import Coding
from frontwire.model.document import Document


def choose(document: Document, codings: tuple[Coding, ...], kinds: Kinds) -> tuple[Coding, ...]:
    """The codings, each with the codes of the first variant of its kind whose conditions all hold.

    Codes that a trigger has given already stay. "Soldiers retook the town" is ACLED's "Government regains
    territory", "rebels retook it" is not.
    """
    return tuple(
        _chosen(document, coding, kinds.variants.get(coding.kind, ()))
        if coding.codes == kinds.codes(coding.kind)
        else coding
        for coding in codings
    )


def _chosen(document: Document, coding: Coding, variants: tuple[CodesWhen, ...]) -> Coding:
    fitting = next((variant for variant in variants if _fits(document, coding, variant)), None)
    return coding if fitting is None else replace(coding, codes=fitting.codes)


def _fits(document: Document, coding: Coding, variant: CodesWhen) -> bool:
    return (
        _is_one_of(document, coding.actors, variant.actor)
        and _is_one_of(document, coding.targets, variant.target)
        and _is_told(document, _phrases(document, coding.actors), variant.doer)
        and _is_told(document, _phrases(document, coding.targets), variant.aim)
        and _is_told(document, document.syntax.sentence(coding.trigger).stretch, variant.words)
    )


def _is_one_of(document: Document, heads: Iterable[int], sectors: frozenset[Sector]) -> bool:
    found = (document.actor(head) for head in heads)
    return not sectors or any(actor is not None and actor.sector in sectors for actor in found)


def _phrases(document: Document, heads: Iterable[int]) -> tuple[int, ...]:
    """The words of the phrases with these heads."""
    return tuple(index for head in heads for index in document.syntax.phrase(head))


def _is_told(document: Document, indices: Iterable[int], words: frozenset[str]) -> bool:
    """Does one of the words, single or two in a row, stand there?"""
    if not words:
        return True
    tokens = [token for token in (document.syntax[i] for i in indices) if token.pos != "DET"]
    pairs = (f"{a.text.lower()} {b.lemma}" for a, b in pairwise(tokens))
    return not words.isdisjoint(pairs) or any(not words.isdisjoint(forms(token)) for token in tokens)
