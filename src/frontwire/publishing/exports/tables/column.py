"""What a column is: its name, the type of its values, what they mean, and how a row's value is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """The type of a column's values, or of each of them where there are many."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    WHOLE = "whole number"
    NUMBER = "number"
    TRUTH = "yes or no"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. An unknown value is None and stands for no value: never zero, "" or "unknown".

    `take` gives the value of a row: of `kind`, a sequence of such where `many`, and where the kind is PARTS the thing
    whose `parts` are columns in turn. `values` are all that it can be, where that is a closed list; `example` is one
    as it stands in a CSV file.
    """

    name: str
    kind: Kind
    means: str
    example: str
    take: Callable[[Any], Any]
    values: tuple[str, ...] = ()
    many: bool = False
    parts: tuple[Column, ...] = ()

    def of(self, row: Any) -> Any:
        """The value of a row as plain builtins, days and moments: a list where there are many, a dict of the parts."""
        taken = self.take(row)
        if self.many:
            return [self._plain(one) for one in taken]
        return None if taken is None else self._plain(taken)

    def _plain(self, value: Any) -> Any:
        if self.parts:
            return {part.name: part.of(value) for part in self.parts}
        # Words of closed lists are of a type of their own, which not every library takes for text.
        return str(value) if self.kind is Kind.TEXT else value


def text(  # noqa: PLR0913 - what a column is
    name: str,
    take: Callable[[Any], Any],
    means: str,
    example: str,
    *,
    values: type[StrEnum] | None = None,
    many: bool = False,
) -> Column:
    """A column of words; `values` is the closed list they are of, if they are of one."""
    return Column(name, Kind.TEXT, means, example, take, tuple(values or ()), many)


def day(name: str, take: Callable[[Any], Any], means: str, example: str) -> Column:
    """A column of days."""
    return Column(name, Kind.DAY, means, example, take)


def whole(name: str, take: Callable[[Any], Any], means: str, example: str, *, many: bool = False) -> Column:
    """A column of whole numbers."""
    return Column(name, Kind.WHOLE, means, example, take, many=many)


def number(name: str, take: Callable[[Any], Any], means: str, example: str) -> Column:
    """A column of numbers."""
    return Column(name, Kind.NUMBER, means, example, take)


def truth(name: str, take: Callable[[Any], Any], means: str, example: str) -> Column:
    """A column of yes or no."""
    return Column(name, Kind.TRUTH, means, example, take, ("false", "true"))


def things(name: str, take: Callable[[Any], Any], means: str, example: str, *, parts: tuple[Column, ...]) -> Column:
    """A column of any number of things that have several parts."""
    return Column(name, Kind.PARTS, means, example, take, many=True, parts=parts)
