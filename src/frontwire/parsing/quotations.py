"""Quotations: words between quotation marks, paired across paragraphs as news style has them.

A speech of several paragraphs opens each with a mark and closes only the last; a slip leaves a mark
alone. Marks pair within a block; one left open runs to its block's end and is noted as not closed.
"""

from __future__ import annotations

from itertools import groupby

from frontwire.model.document import Quotation
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token

_DOUBLE = frozenset({'"', "``", "''"})


def find_quotations(syntax: Syntax) -> tuple[Quotation, ...]:
    """All quotations in double marks, and in single ones where these cannot be apostrophes."""
    found: list[Quotation] = []
    for _, group in groupby(syntax.tokens, key=lambda token: syntax.sentences[token.sentence].block):
        block = tuple(group)
        found.extend(_pair(block, [t for t in block if t.text in _DOUBLE], syntax))
        found.extend(_singles(block, syntax))
    return tuple(sorted(found, key=lambda quotation: quotation.stretch))


def _pair(block: tuple[Token, ...], marks: list[Token], syntax: Syntax) -> list[Quotation]:
    out = []
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        out.append(_quotation(opening.index, closing.index + 1, syntax, closed=True))
    if len(marks) % 2 and marks[-1].index < block[-1].index:
        out.append(_quotation(marks[-1].index, block[-1].index + 1, syntax, closed=False))
    return out


def _singles(block: tuple[Token, ...], syntax: Syntax) -> list[Quotation]:
    """Single marks: one glued before a word opens, one glued after a word and not followed by a letter closes."""
    out = []
    opening: Token | None = None
    for before, token, after in zip((None, *block), block, (*block[1:], None), strict=False):
        if token.text != "'" or token.tag == "POS":
            continue
        glued_before = before is not None and before.span.end == token.span.start
        glued_after = after is not None and after.span.start == token.span.end
        if opening is None and glued_after and not glued_before:
            opening = token
        elif opening is not None and glued_before:
            out.append(_quotation(opening.index, token.index + 1, syntax, closed=True))
            opening = None
    return out


def _quotation(start: int, end: int, syntax: Syntax, *, closed: bool) -> Quotation:
    stretch = Stretch(start, end)
    return Quotation(stretch, syntax.span(stretch), closed=closed)
