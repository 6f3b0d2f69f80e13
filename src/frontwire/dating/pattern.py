"""A small pattern language over time words: `EDGE? the? DIRECTION (APPROX? NUMBER)? UNIT`.

Capitals name categories of lexemes, small letters and marks stand for themselves, `|` gives a choice,
`?` makes optional, brackets group. Matching backtracks and yields every way to match.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from frontwire.lexicon.times import Term


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One reading of the words at a position: category, how many tokens, and what it means.

    `number` is the number meant (day, year, count), `term` the lexicon's entry, `text` the words.
    """

    category: str
    length: int
    text: str
    number: int | None = None
    term: Term | None = None


#: For each token the lexemes that begin there.
Lattice = Sequence[Sequence[Lexeme]]


@dataclass(frozen=True, slots=True)
class Match:
    """One way a pattern fits: where it ends, and the lexemes taken, in order."""

    start: int
    end: int
    lexemes: tuple[Lexeme, ...]

    def all(self, category: str) -> tuple[Lexeme, ...]:
        """The lexemes of a category, in order."""
        return tuple(lexeme for lexeme in self.lexemes if lexeme.category == category)

    def get(self, category: str, nth: int = 0) -> Lexeme | None:
        """The nth lexeme of a category, from 0; None where there are fewer."""
        held = self.all(category)
        return held[nth] if nth < len(held) else None

    def number(self, category: str, nth: int = 0) -> int | None:
        """The number that the nth lexeme of a category means."""
        held = self.get(category, nth)
        return None if held is None else held.number

    def value(self, category: str) -> str | None:
        """The lexicon's value of the first lexeme of that category, as text."""
        held = self.get(category)
        return None if held is None or held.term is None or held.term.value is None else str(held.term.value)

    def has(self, word: str) -> bool:
        """Was this literal word taken?"""
        return any(not lexeme.category and lexeme.text == word for lexeme in self.lexemes)


Found = tuple[int, tuple[Lexeme, ...]]
#: The names of the first lexemes of a match, `_LOOK` of them or all.
Opening = tuple[str, ...]
_LOOK = 2


@dataclass(frozen=True, slots=True)
class Atom:
    """A choice of categories and literal words."""

    names: frozenset[str]

    def match(self, lattice: Lattice, position: int) -> Iterator[Found]:
        """Every way to match at `position`: where it ends, and the lexemes taken."""
        if position < len(lattice):
            for lexeme in lattice[position]:
                if (lexeme.category or lexeme.text) in self.names:
                    yield position + lexeme.length, (lexeme,)

    def openings(self) -> frozenset[Opening]:
        """The names of its first two lexemes, of one where it has no more."""
        return frozenset((name,) for name in self.names)


@dataclass(frozen=True, slots=True)
class Group:
    """Parts in a row, the whole perhaps optional."""

    parts: tuple[Atom | Group, ...]
    optional: bool = False

    def match(self, lattice: Lattice, position: int) -> Iterator[Found]:
        """Every way to match at `position`: where it ends, and the lexemes taken."""
        yield from self._from(lattice, position, 0, ())
        if self.optional:
            yield position, ()

    def _from(self, lattice: Lattice, position: int, part: int, taken: tuple[Lexeme, ...]) -> Iterator[Found]:
        if part == len(self.parts):
            yield position, taken
            return
        for end, lexemes in self.parts[part].match(lattice, position):
            yield from self._from(lattice, end, part + 1, taken + lexemes)

    def openings(self) -> frozenset[Opening]:
        """The names of its first two lexemes in every way to match, of fewer where there are no more."""
        out: frozenset[Opening] = frozenset({()})
        for part in self.parts:
            out = frozenset((before + behind)[:_LOOK] for before in out for behind in part.openings())
        return out | {()} if self.optional else out


def compile_pattern(pattern: str) -> Group:
    """A pattern ready to match; raises ValueError where its brackets do not close."""
    words = pattern.replace("(", " ( ").replace(")?", " )? ").replace(")", " ) ").replace(" ) ?", " )?").split()
    parts, rest = _parts(words)
    if rest:
        raise ValueError(f"brackets do not close: {pattern}")
    return Group(tuple(parts))


def _parts(words: list[str]) -> tuple[list[Atom | Group], list[str]]:
    """Parts up to the closing bracket or the end, and the words left from there on."""
    out: list[Atom | Group] = []
    while words and words[0] not in (")", ")?"):
        word, words = words[0], words[1:]
        if word == "(":
            inner, words = _parts(words)
            if not words:
                raise ValueError("a bracket is not closed")
            out.append(Group(tuple(inner), optional=words[0] == ")?"))
            words = words[1:]
        elif word.endswith("?"):
            out.append(Group((Atom(frozenset(word[:-1].split("|"))),), optional=True))
        else:
            out.append(Atom(frozenset(word.split("|"))))
    return out, words


@dataclass(frozen=True, slots=True)
class _Opened:
    """The patterns that may open with a name: those that may end behind it, and those that go on, by the next name."""

    ending: tuple[int, ...]
    going_on: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class PatternIndex:
    """Patterns found by what their first two lexemes may be, so that most are never tried."""

    patterns: tuple[Group, ...]
    by_first: Mapping[str, _Opened]

    @classmethod
    def of(cls, patterns: Sequence[str]) -> PatternIndex:
        """Compiles `patterns`; raises ValueError where brackets do not close."""
        compiled = tuple(compile_pattern(pattern) for pattern in patterns)
        ending: dict[str, list[int]] = {}
        going_on: dict[str, dict[str, list[int]]] = {}
        for number, group in enumerate(compiled):
            for first, *rest in sorted(group.openings()):
                held = ending.setdefault(first, [])
                behind = going_on.setdefault(first, {})
                (behind.setdefault(rest[0], []) if rest else held).append(number)
        return cls(
            compiled,
            {
                first: _Opened(tuple(ending[first]), {name: tuple(held) for name, held in behind.items()})
                for first, behind in going_on.items()
            },
        )

    def matches(self, lattice: Lattice, position: int) -> Iterator[tuple[int, Match]]:
        """Every way any pattern fits at `position`: the pattern's number and the match."""
        for number in sorted(self._likely(lattice, position)):
            for end, lexemes in self.patterns[number].match(lattice, position):
                if end > position:
                    yield number, Match(position, end, lexemes)

    def _likely(self, lattice: Lattice, position: int) -> set[int]:
        """The patterns whose first two lexemes stand there."""
        out: set[int] = set()
        for lexeme in lattice[position]:
            opened = self.by_first.get(lexeme.category or lexeme.text)
            if opened is None:
                continue
            out.update(opened.ending)
            after = position + lexeme.length
            for behind in lattice[after] if after < len(lattice) else ():
                out.update(opened.going_on.get(behind.category or behind.text, ()))
        return out
