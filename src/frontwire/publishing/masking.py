"""Masking: values of the model with words put out of sight wherever they stand (`withholding` says which)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from frontwire.model.gist import Gist
from frontwire.publishing.withholding import names, withholder

_T = TypeVar("_T")
#: Words remembered: claims of one report say the same ones again and again.
_REMEMBERED = 50_000
#: Fields that hold ids, codes and words of closed lists: no report's words stand in them.
_OURS = frozenset(
    {"id", "report", "kind", "rules", "rule", "codes", "country", "language", "edition", "family", "zone"}
)


class Mask:
    """Puts words out of sight in any value of the model, letter by letter, so that every offset still holds."""

    __slots__ = ("_hide",)

    def __init__(self, words: Iterable[str]) -> None:
        self._hide: Callable[[str], str] = lru_cache(_REMEMBERED)(withholder(words))

    @classmethod
    def of_private_names(cls, gists: Iterable[Gist], texts: Iterable[str]) -> Mask:
        """The mask for names of private persons in claims and in the texts of their reports."""
        return cls(names(gists, texts))

    def over(self, value: _T) -> _T:
        """`value` with the words hidden in it and in everything that it holds."""
        hidden: _T = self._over(value)
        return hidden

    def _over(self, value: Any) -> Any:
        if type(value) is str:  # words of a closed list are of a type of their own
            return self._hide(value)
        if isinstance(value, tuple):
            return tuple(map(self._over, value))
        if is_dataclass(value) and not isinstance(value, type):
            return self._of_fields(value)
        return value

    def _of_fields(self, value: Any) -> Any:
        held = {one.name: getattr(value, one.name) for one in fields(value) if one.init and one.name not in _OURS}
        changed = {name: now for name, was in held.items() if (now := self._over(was)) != was}
        return replace(value, **changed) if changed else value
