"""What became of those counted, where the words beside the number say it."""

from __future__ import annotations

from collections.abc import Iterator

from frontwire.coding.numerals import Numeral
from frontwire.lexicon.figures import Concept, FigureWords
from frontwire.model.figure import What
from frontwire.model.syntax import Syntax, Token

#: Killed and wounded stand side by side in one sentence so often that the noun must tell them apart.
_HURT = frozenset({What.KILLED, What.WOUNDED})
#: What may stand between a number and its fate: "eight more wounded".
_ELLIPTIC = frozenset({"more", "others", "other"})
_OPENS_OBJECT = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET", "ADV"})


def fate_of(syntax: Syntax, head: int, what: What, *, words: FigureWords, alone: Numeral | None = None) -> What:
    """Killed or wounded, as the noun at `head` or the words on it say; else `what`, the trigger's word.

    `alone` is the number where it may stand without a noun: "15 dead and 60 wounded".
    """
    if what not in _HURT:
        return what
    near = [syntax[head], *syntax.children(head, "acl", "amod")]
    near.extend(_behind(syntax, alone.whole.end if alone is not None and head in alone.core else head + 1))
    for token in (one for one in near if not _is_past(syntax, one)):
        hit = words.at(Concept.FATE, (token.text.lower(),), 0)
        if hit is not None and hit.term.what in _HURT:
            return hit.term.what
    return what


def _is_past(syntax: Syntax, participle: Token) -> bool:
    """What befell the subject before its own verb: of "three people wounded on Monday have died" three are dead."""
    below = any(syntax.children(participle.index, "prep", "npadvmod"))
    return participle.dep == "acl" and below and syntax[participle.head].dep == "nsubj"


def _behind(syntax: Syntax, index: int) -> Iterator[Token]:
    """The word at `index`, right behind those counted, unless that is a verb with an object: "killed 12 wounded 30"."""
    end = syntax.sentence(index - 1).stretch.end
    while index < end and syntax[index].text.lower() in _ELLIPTIC:
        index += 1
    if index < end and (index + 1 == end or syntax[index + 1].pos not in _OPENS_OBJECT):
        yield syntax[index]
