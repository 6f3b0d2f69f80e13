"""Judging: what people decided, brought to the claims as they are numbered now. People's word goes before any rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frontwire.model.correction import Correction
from frontwire.model.finding import Finder, rejected
from frontwire.model.gist import Head
from frontwire.model.judgement import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Bond:
    """Two claims, by number, that a person put together or kept apart."""

    left: int
    right: int
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Decided:
    """The judgements that stand: `joined` are one happening, `parted` are not."""

    joined: tuple[Bond, ...]
    parted: tuple[Bond, ...]

    def within(self, numbers: Iterable[int]) -> Decided:
        """The bonds between claims of these numbers, between their places among these."""
        if not self.joined and not self.parted:
            return self
        places = {number: place for place, number in enumerate(numbers)}
        joined, parted = (
            tuple(
                Bond(places[bond.left], places[bond.right], bond.judgement)
                for bond in bonds
                if bond.left in places and bond.right in places
            )
            for bonds in (self.joined, self.parted)
        )
        return Decided(joined, parted)


#: Nobody decided anything.
UNDECIDED = Decided((), ())


def decide(
    judgements: Iterable[Judgement], gists: Sequence[Head], *, corrections: Iterable[Correction] = ()
) -> Decided:
    """The judgements that stand: not undone, on claims that are there, and not against a later one.

    `gists` are in the order in which claims are numbered. Of two that contradict each other (A is B, B is C, A is not
    C) the later stands. One about a claim that `corrections` reject rests. The bonds come in the order of deciding.
    """
    standing = sorted((judgement for judgement in judgements if judgement.undone is None), key=_number, reverse=True)
    if not standing:
        return Decided((), ())
    finder = Finder(gists, gone=rejected(corrections))
    classes: dict[int, int] = {}
    joined: list[Bond] = []
    parted: list[Bond] = []
    for judgement in standing:
        left, right = finder.find(judgement.left), finder.find(judgement.right)
        if left is None or right is None or left == right:
            continue
        one, other = _root(classes, left), _root(classes, right)
        bond = Bond(left, right, judgement)
        if judgement.verdict is Verdict.DIFFERENT:
            if one != other:
                parted.append(bond)
        elif one == other:
            joined.append(bond)
        elif {one, other} not in [{_root(classes, apart.left), _root(classes, apart.right)} for apart in parted]:
            classes[max(one, other)] = min(one, other)
            joined.append(bond)
    return Decided(tuple(reversed(joined)), tuple(reversed(parted)))


def _number(judgement: Judgement) -> int:
    return judgement.number


def _root(classes: dict[int, int], number: int) -> int:
    while number in classes:
        number = classes[number]
    return number
