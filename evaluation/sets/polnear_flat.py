"""Attributions as one label a token, sentence by sentence: the shape in which CofeNet's authors score PolNeAR."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from frontwire.model.span import Span

ROLES = ("source", "cue", "content")

_WORD = re.compile(r"[’']\w+|\w+(?:-\w+)*|[^\w\s]")
#: A sentence ends at a line's end, or at a stop (and closing marks) before a blank and a fresh start.
_END = re.compile(r"\n+|[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")
#: Words whose full stop ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as spans of characters; a role may have several pieces, or none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """One attribution as sets of tokens."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]

    def of(self, role: str) -> frozenset[int]:
        """The tokens of a role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True, slots=True)
class Flat:
    """All attributions of a text.

    `spans` are runs of tokens (first, one past the last) within a sentence, by role; `tokens` the
    labelled ones; `wholes` the attributions themselves; `offsets` says where each token stands.
    """

    spans: Mapping[str, frozenset[tuple[int, int]]]
    tokens: Mapping[str, frozenset[int]]
    wholes: tuple[Whole, ...]
    offsets: tuple[Span, ...]

    @classmethod
    def nothing(cls) -> Flat:
        """A text with no attribution found."""
        return cls({role: frozenset() for role in ROLES}, {role: frozenset() for role in ROLES}, (), ())

    def with_cue(self, cue: frozenset[int]) -> Whole | None:
        """The first attribution that shares a token of its cue with `cue`."""
        return next((whole for whole in self.wholes if whole.cue & cue), None)

    def words(self, text: str, tokens: frozenset[int]) -> str:
        """Tokens as they stand in the text, each run apart."""
        return " … ".join(text[self.offsets[a].start : self.offsets[b - 1].end] for a, b in _runs(sorted(tokens)))


def flatten(text: str, sayings: Iterable[Said]) -> Flat:
    """Attributions of `text` with one label a token: what is given first keeps the token."""
    offsets = tuple(Span(*match.span()) for match in _WORD.finditer(text))
    sentence = _sentences(text, offsets)
    taken: set[int] = set()
    spans: dict[str, set[tuple[int, int]]] = {role: set() for role in ROLES}
    tokens: dict[str, set[int]] = {role: set() for role in ROLES}
    wholes = []
    for said in sayings:
        wholes.append(Whole(*(frozenset(_tokens(offsets, pieces)) for pieces in (said.source, said.cue, said.content))))
        for role, pieces in (("source", said.source), ("cue", said.cue), ("content", said.content)):
            for piece in pieces:
                free = [i for i in _tokens(offsets, (piece,)) if i not in taken]
                taken.update(free)
                tokens[role].update(free)
                spans[role].update(_runs(free, sentence))
    return Flat(
        {role: frozenset(spans[role]) for role in ROLES},
        {role: frozenset(tokens[role]) for role in ROLES},
        tuple(wholes),
        offsets,
    )


def _tokens(offsets: tuple[Span, ...], pieces: Iterable[Span]) -> list[int]:
    """The tokens that the pieces touch."""
    out: list[int] = []
    for piece in pieces:
        first = bisect_right(offsets, piece.start, key=lambda span: span.end)
        last = bisect_left(offsets, piece.end, key=lambda span: span.start)
        out.extend(range(first, last))
    return sorted(set(out))


def _runs(tokens: list[int], sentence: tuple[int, ...] | None = None) -> Iterator[tuple[int, int]]:
    """Unbroken runs of tokens, cut at sentences where these are given."""
    start = 0
    for at, (one, other) in enumerate(pairwise(tokens), 1):
        if other != one + 1 or (sentence is not None and sentence[one] != sentence[other]):
            yield tokens[start], one + 1
            start = at
    if tokens:
        yield tokens[start], tokens[-1] + 1


def _sentences(text: str, offsets: tuple[Span, ...]) -> tuple[int, ...]:
    """The number of the sentence that each token stands in."""
    ends = [m.end() for m in _END.finditer(text) if not _ABBREVIATED.search(text[max(0, m.end() - 8) : m.end()])]
    return tuple(bisect_right(ends, span.start) for span in offsets)
