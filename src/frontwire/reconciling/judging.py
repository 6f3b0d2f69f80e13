"""Judging: what people decided, brought to the claims as they are numbered now. People's word goes before any rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frontwire.model.gist import Gist
from frontwire.model.judgement import Anchor, Judgement, Verdict
from frontwire.model.span import Span


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


def decide(judgements: Iterable[Judgement], gists: Sequence[Gist]) -> Decided:
    """The judgements that stand: not undone, on claims that are there, and not against a later one.

    `gists` are in the order in which claims are numbered. Of two that contradict each other (A is B, B is C, A is not
    C) the later stands. The bonds come in the order of deciding.
    """
    standing = sorted((judgement for judgement in judgements if judgement.undone is None), key=_number, reverse=True)
    if not standing:
        return Decided((), ())
    finder = Finder(gists)
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


class Finder:
    """Finds the claim that an anchor holds, also where its report was read anew."""

    __slots__ = ("_by_report", "_gists", "_numbers")

    def __init__(self, gists: Sequence[Gist]) -> None:
        self._gists = gists
        self._numbers: Mapping[str, int] = {gist.id: number for number, gist in enumerate(gists)}
        self._by_report: dict[tuple[str, str], list[int]] | None = None

    def find(self, anchor: Anchor) -> int | None:
        """The number of the claim of that id, else of the one of its report and kind whose words overlap most."""
        held = self._numbers.get(anchor.claim)
        if held is not None:
            return held
        if self._by_report is None:
            self._by_report = {}
            for number, gist in enumerate(self._gists):
                self._by_report.setdefault((gist.report, gist.kind), []).append(number)
        there = self._by_report.get((anchor.report, anchor.kind), ())
        overlapping = [n for n in there if self._gists[n].span.overlaps(anchor.span)]
        return min(overlapping, key=lambda n: (-_shared(self._gists[n].span, anchor.span), n), default=None)


def _shared(left: Span, right: Span) -> int:
    return min(left.end, right.end) - max(left.start, right.start)


def _number(judgement: Judgement) -> int:
    return judgement.number


def _root(classes: dict[int, int], number: int) -> int:
    while number in classes:
        number = classes[number]
    return number
