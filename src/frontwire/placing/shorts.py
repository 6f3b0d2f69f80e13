"""Divisions in short, as newspapers and addresses print them: "Ga.", "W.Va.", "Paris, TX", "NSW"."""

from __future__ import annotations

from itertools import pairwise

from frontwire.lexicon.places import Places, Short
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax

#: "W.Va." may be three tokens ("W.", "Va", ".").
_LONGEST = 3
#: A postal code is a code only behind a comma.
_CODE_LENGTH = 2


def short_at(syntax: Syntax, index: int, *, words: Places) -> tuple[Stretch, Short] | None:
    """The short form that begins at a token, longest first, with the division it stands for."""
    if not syntax[index].text[:1].isupper():
        return None
    last = min(index + _LONGEST, syntax.sentence(index).stretch.end)
    for end in range(last, index, -1):
        stretch = Stretch(index, end)
        text = _solid(syntax, stretch)
        short = words.shorts.get(text)
        if short is not None and (_speaks_for_itself(text, stretch) or _follows_name(syntax, index)):
            return stretch, short
    return None


def _solid(syntax: Syntax, stretch: Stretch) -> str:
    """The tokens as one word; nothing where the page sets them apart."""
    tokens = [syntax[index] for index in stretch]
    apart = any(one.span.end != other.span.start for one, other in pairwise(tokens))
    return "" if apart else "".join(token.text for token in tokens)


def _speaks_for_itself(text: str, stretch: Stretch) -> bool:
    """Is it no postal code, nor a word that merely ends its sentence ("… the Ark.")?"""
    code = len(text) == _CODE_LENGTH and text.isupper()
    return not code and (len(stretch) == 1 or text.count(".") > 1)


def _follows_name(syntax: Syntax, index: int) -> bool:
    """ "Paris, TX": a comma before it, and a name before that."""
    first = syntax.sentence(index).stretch.start
    return index - 2 >= first and syntax[index - 1].text == "," and syntax[index - 2].text[:1].isupper()
