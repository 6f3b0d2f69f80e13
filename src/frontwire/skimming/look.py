"""The first look: whether a report is worth parsing, told by its words alone.

Parsing costs nearly all of the time that a report takes, and most news tells of nothing that is coded. So before it
is parsed a report is asked two things. Is it on armed conflict, or on the politics around it, by the signs in its
words (`lexicons/skimming`)? And does any block hold together the words with which a trigger of the lexicon of kinds
could fire? A report that says yes to both is parsed whole: its claims are those of a thorough reading, with the voices,
places and days that they take from elsewhere in it. Of reports that pass, blocks in which no trigger could fire hold
some three characters in a hundred: leaving them out would save next to nothing and cost context.

Words are found by looking each up, not by searching for patterns: an automaton (Aho and Corasick) over the same words
took half as long again, as all that is looked for are whole words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from frontwire.lexicon.kinds import Kinds
from frontwire.lexicon.signs import Signs
from frontwire.model.document import Document
from frontwire.model.report import CLAIMING, Block, Report
from frontwire.skimming.wordings import DIGITS, WORDS, Forms, Wordings, spelt

_DIGIT = re.compile(r"\d")
#: Characters without a width: passages leave them out, as they may stand in the midst of a word.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_STAND_INS = """
    all another both each he her hers him his i it its many me mine my none one ones others our ours several she some
    that their theirs them these they this those us we what which who whom whose you your yours
"""
#: What can stand for something told elsewhere in the report.
_PRONOUNS = frozenset(_STAND_INS.split())


def skim(document: Document, *, look: Look) -> Document:
    """Adds the blocks that are passed over."""
    return replace(document, passed=look.passed(document.report))


@dataclass(frozen=True, slots=True)
class Look:
    """Looks at reports; made once of the lexicons.

    `points` has the sign that a word is a form of, and what it gives; `enough` and `stretch` are those of `Signs`.
    """

    wordings: Wordings
    points: Mapping[str, tuple[str, int]]
    enough: int
    stretch: int

    @classmethod
    def of(cls, kinds: Kinds, signs: Signs, *, forms: Forms, numbers: frozenset[str]) -> Look:
        """For what `kinds` make claims of; `forms` inflects, `numbers` are the words of counting."""
        claimed = (trigger for held in kinds.index.values() for trigger in held if trigger.is_claim)
        return cls(
            Wordings.of(claimed, forms=forms, numbers=numbers), _points(signs, forms), signs.enough, signs.stretch
        )

    def passed(self, report: Report) -> frozenset[int]:
        """The numbers of the blocks not worth parsing; all of them where nothing in the report can be a claim."""
        texts = tuple(_text(block, report.text) for block in report.blocks if block.role in CLAIMING)
        blocks = tuple(words_of(text) for text in texts)
        words = frozenset[str]().union(*blocks)
        relevant = self.is_relevant(words, chars=sum(map(len, texts)))
        if relevant and any(self._tells(block, words) for block in blocks):
            return frozenset()
        return frozenset(range(len(report.blocks)))

    def is_relevant(self, words: frozenset[str], *, chars: int) -> bool:
        """Do the words of a report of so many characters show that it is worth a closer look?"""
        return self.weigh(words) >= min(self.enough, chars // self.stretch)

    def weigh(self, words: frozenset[str]) -> int:
        """The points of all signs among the words, each counted once."""
        return sum(points for _, points in {self.points[word] for word in words & self.points.keys()})

    def _tells(self, words: frozenset[str], report: frozenset[str]) -> bool:
        """Can a trigger fire among the words of a block?"""
        meant = report if words & _PRONOUNS else words
        return any(True for _ in self.wordings.kinds(words, meant=meant))


def _points(signs: Signs, forms: Forms) -> dict[str, tuple[str, int]]:
    """Each form of a sign with the sign and its points: of two signs the one that is spelt so ("striker"), else the one
    that gives more."""
    ordered = sorted(signs.signs, key=lambda sign: sign.points)
    told = [(word, (word, sign.points)) for sign in ordered for word in sign.words]
    inflected = {form: sign for word, sign in told for form in sorted(spelt(word, forms))}
    return inflected | {word: sign for word, sign in told if "-" not in word}


def words_of(text: str) -> frozenset[str]:
    """The words of a text as the look sees them, and a mark for any number in digits."""
    seen = text if text.isascii() else _UNSEEN.sub("", text)
    return frozenset(WORDS.findall(seen.lower())).union(_numbers(seen))


def _text(block: Block, text: str) -> str:
    return " ".join(piece.of(text) for piece in block.pieces)


def _numbers(text: str) -> Iterator[str]:
    if _DIGIT.search(text):
        yield DIGITS
