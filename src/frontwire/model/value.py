"""Values that a report has tens of thousands of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_C = TypeVar("_C")


@dataclass_transform(frozen_default=True, order_default=True)
def value(cls: type[_C]) -> type[_C]:
    """A dataclass with slots, compared and ordered by its fields, that is never changed once it is made.

    Type checkers hold it frozen. Python does not: of a frozen dataclass each field takes twice as long to set, which
    is a noticeable part of reading a report.
    """
    return dataclass(slots=True, order=True, unsafe_hash=True)(cls)
