"""The grammar of a document, free of any NLP library: tokens, sentences and how they hang together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from frontwire.model.report import Role
from frontwire.model.span import Span, Stretch
from frontwire.model.value import value


@value
class Token:
    """One word as parsed. `head` is the index of its governor, its own at a sentence's root.

    `text` is the word as parsed (truecased, repaired); `span` points at the original characters.
    `lemma` is lower case. `pos` is the universal tag, `tag` the Penn one, `dep` the relation in the
    ClearNLP scheme that spaCy's English pipelines use, `entity` the recogniser's label or "".
    """

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    span: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its tokens, its original characters, the block it stands in."""

    index: int
    stretch: Stretch
    span: Span
    block: int
    role: Role


#: Dependents that belong to the base noun phrase of their head.
_BASE = frozenset({"det", "amod", "compound", "nummod", "poss", "quantmod", "predet", "nmod", "case", "advmod"})


#: Compared by identity: what is derived from a grammar can be remembered for it.
@dataclass(frozen=True, slots=True, eq=False)
class Syntax:
    """Tokens and sentences of a whole document, with the walks that the stages share.

    Every stage walks the same trees again: what hangs below a token is worked out once, when it is first asked for.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    kids: tuple[tuple[int, ...], ...]
    _below: tuple[tuple[Token, ...], ...] = field(init=False, repr=False)
    _subtrees: dict[int, tuple[int, ...]] = field(init=False, repr=False, default_factory=dict)
    _phrases: dict[int, Stretch] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        below = tuple(tuple(self.tokens[kid] for kid in kids) for kids in self.kids)
        object.__setattr__(self, "_below", below)

    @classmethod
    def of(cls, tokens: Iterable[Token], sentences: Iterable[Sentence]) -> Syntax:
        """The grammar of these tokens, with each token's dependents listed."""
        held = tuple(tokens)
        below: list[list[int]] = [[] for _ in held]
        for token in held:
            if token.head != token.index:
                below[token.head].append(token.index)
        return cls(held, tuple(sentences), tuple(tuple(k) for k in below))

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def head(self, index: int) -> Token:
        """The governor of a token; itself for a root."""
        return self.tokens[self.tokens[index].head]

    def children(self, index: int, *deps: str) -> Iterator[Token]:
        """Direct dependents of a token, in order; only those of the relations `deps` where given."""
        kids = self._below[index]
        return iter([kid for kid in kids if kid.dep in deps] if kids and deps else kids)

    def ancestors(self, index: int) -> Iterator[Token]:
        """The governors of a token, nearest first."""
        token = self.tokens[index]
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, index: int, *, without: frozenset[int] = frozenset()) -> tuple[int, ...]:
        """Indices of a token and all below it, sorted; the branches headed by `without` left out."""
        if without:
            return self._walk(index, without)
        held = self._subtrees.get(index)
        if held is None:
            held = self._subtrees[index] = self._walk(index, without)
        return held

    def _walk(self, index: int, without: frozenset[int]) -> tuple[int, ...]:
        if not self.kids[index]:
            return (index,)
        out = [index]
        for here in out:  # which grows while it is walked
            kids = self.kids[here]
            out += kids if without.isdisjoint(kids) else [kid for kid in kids if kid not in without]
        return tuple(sorted(out))

    def phrase(self, index: int) -> Stretch:
        """The base noun phrase headed by a token: the words before it that belong to it, and it."""
        held = self._phrases.get(index)
        if held is None:
            own = (kid for kid in self._below[index] if kid.index < index and kid.dep in _BASE)
            first = min((self.subtree(kid.index)[0] for kid in own), default=index)
            held = self._phrases[index] = Stretch(first, index + 1)
        return held

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """A token and those coordinated with it below it, in order."""
        out = [index]
        for kid in self.kids[index]:
            if self.tokens[kid].dep == "conj":
                out.extend(self.conjuncts(kid))
        return tuple(sorted(out))

    def sentence(self, index: int) -> Sentence:
        """The sentence a token stands in."""
        return self.sentences[self.tokens[index].sentence]

    def span(self, stretch: Stretch) -> Span:
        """The original characters that a (non-empty) stretch of tokens covers."""
        return Span.cover(self.tokens[i].span for i in stretch)

    def words(self, indices: Iterable[int]) -> str:
        """Tokens as parsed, joined by blanks: for matching and for reading, not for evidence."""
        return " ".join(self.tokens[i].text for i in indices)


EMPTY = Syntax((), (), ())
