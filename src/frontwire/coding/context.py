"""Context: a general word takes the more exact kind that the report tells nearby.

A headline's "raid" is the air raid of the next paragraph; "the incident happened beside a bakery"
is the explosion of the sentence before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from frontwire.lexicon.kinds import Kinds
from frontwire.model.claim import Coding


def narrow(codings: tuple[Coding, ...], general: Mapping[int, tuple[str, ...]], kinds: Kinds) -> tuple[Coding, ...]:
    """The codings, those with a key in `general` narrowed to one of its kinds told before or, else, after."""
    return tuple(
        _narrowed(coding, codings, general, kinds) if coding.trigger in general else coding for coding in codings
    )


def _narrowed(
    coding: Coding, codings: tuple[Coding, ...], general: Mapping[int, tuple[str, ...]], kinds: Kinds
) -> Coding:
    exact = [c for c in codings if c.kind in general[coding.trigger] and c.trigger not in general]
    before = [c for c in exact if c.trigger < coding.trigger]
    if not exact:
        return coding
    model = before[-1] if before else exact[0]
    return replace(
        coding,
        kind=model.kind,
        klass=model.klass,
        codes=kinds.codes(model.kind),
        rules=(*coding.rules, *model.rules),
    )
