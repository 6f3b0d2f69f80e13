"""The library: the reports of a store as a list, with what repeats what, narrowed down and paged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontwire.model.filing import Filing
from frontwire.model.folding import fold_name
from frontwire.model.happening import Copy

#: Reports on one page of the list.
PAGE = 50


class Standing(StrEnum):
    """Whether a report says what it says first, or repeats another."""

    ORIGINAL = "original"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which reports: all conditions hold together, and an empty one asks nothing.

    `words` stand in title, outlet or source, in any order, case and marks aside. `first` and `last` bound the day from
    which a report was known, both included.
    """

    words: str = ""
    outlet: str = ""
    first: date | None = None
    last: date | None = None
    standing: Standing | None = None

    def admits(self, filing: Filing, *, is_copy: bool) -> bool:
        """Does the report fulfil every condition?"""
        if self.outlet and (filing.outlet or "") != self.outlet:
            return False
        if self.first is not None and filing.known < self.first:
            return False
        if self.last is not None and filing.known > self.last:
            return False
        if self.standing is not None and is_copy is not (self.standing is Standing.COPY):
            return False
        return self._is_worded(filing)

    def _is_worded(self, filing: Filing) -> bool:
        told = fold_name(" ".join(filter(None, (filing.title, filing.outlet, filing.source))))
        return all(word in told for word in fold_name(self.words).split())


@dataclass(frozen=True, slots=True)
class Entry:
    """One report in the list: `original` is the report that it repeats, `copies` how many repeat it."""

    filing: Filing
    original: Filing | None = None
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One page of the list, the newest report first. `outlets` are all there are, with how many reports each has."""

    entries: tuple[Entry, ...]
    total: int
    number: int
    pages: int
    outlets: tuple[tuple[str, int], ...]


def catalogue(
    filings: Iterable[Filing], copies: Iterable[Copy], wanted: Wanted, *, number: int = 1, size: int = PAGE
) -> Catalogue:
    """Page `number` (from 1; the last where there are fewer) of the reports that are wanted."""
    held = {filing.id: filing for filing in filings}
    original_of = {copy.copy: copy.original for copy in copies if copy.copy in held}
    chosen = [one for one in held.values() if wanted.admits(one, is_copy=one.id in original_of)]
    chosen.sort(key=lambda filing: (-filing.known.toordinal(), -filing.fetched.timestamp(), filing.id))
    pages = max(1, -(-len(chosen) // size))
    at = min(max(1, number), pages)
    outlets = Counter(filing.outlet for filing in held.values() if filing.outlet)
    return Catalogue(
        entries=_entries(chosen[(at - 1) * size : at * size], held, original_of),
        total=len(chosen),
        number=at,
        pages=pages,
        outlets=tuple(sorted(outlets.items())),
    )


def _entries(shown: Iterable[Filing], held: Mapping[str, Filing], original_of: Mapping[str, str]) -> tuple[Entry, ...]:
    repeated = Counter(original_of.values())
    return tuple(Entry(one, held.get(original_of.get(one.id, "")), repeated[one.id]) for one in shown)
