"""Copying: which reports repeat another, found by their MinHash signatures and proven on their words.

A signature is a report's MinHash (Broder 1997) over the five-word runs of its words; reports that share two
neighbouring values anywhere in it are looked at together (banding, Indyk and Motwani 1998), so that cost grows with
the number of reports, not with that of pairs. What is found so is then measured on the words themselves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

from rensa import RMinHash

from frontwire.model.filing import Filing
from frontwire.model.happening import Copy
from frontwire.reconciling.shingling import runs, words_of

Column = TypeVar("Column")

#: Values of a signature. Its parameters are part of every store: whoever changes them has to read reports anew.
_VALUES, _SEED = 128, 20130605
#: Values that two reports must share at one spot to be looked at: finds 92 % of pairs that are alike by 0.2.
_BAND = 2
#: Shared values below which two reports are not worth a closer look.
_WORTH = 8
#: A text too short for runs has a digest of so many values; one of fewer words has none.
_DIGEST, _FEWEST_WORDS = 4, 8
#: Reports that share a band are looked at pair by pair up to so many; of more, each with so many before it.
_CROWD = 8
#: The share of the smaller report's runs that must stand in the other: measured on news of several outlets, reprints
#: of one agency begin at 0.37 and different reports that share set phrases end at 0.30.
_OF_ANOTHER = 0.4
#: Of reports by one outlet it must be most: outlets set the same background under every story.
_OF_ITS_OWN = 0.8
#: So many runs at least: less is a phrase.
_LEAST_RUNS = 12
#: Texts whose runs are kept at hand while pairs are measured.
_AT_HAND = 4096


def signature(text: str) -> tuple[int, ...]:
    """The MinHash of a report's running text: 128 values below 2³².

    A text of fewer than 24 words has four values, a digest by which only the same words are found again; one of fewer
    than eight has none.
    """
    held = runs(text)
    if held:
        minhash = RMinHash(num_perm=_VALUES, seed=_SEED)
        minhash.update(list(held))
        return tuple(minhash.digest())
    words = words_of(text)
    if len(words) < _FEWEST_WORDS:
        return ()
    digest = hashlib.blake2b(" ".join(words).encode(), digest_size=4 * _DIGEST).digest()
    return tuple(int.from_bytes(digest[i : i + 4], "big") for i in range(0, len(digest), 4))


def copies(filings: Iterable[Filing], text_of: Callable[[str], str | None]) -> tuple[Copy, ...]:
    """The reports that repeat another, each with the first that it repeats and why, in the order they were known.

    `text_of` gives the running text of a report by id (`View.running_text`). What comes first is an agency's own
    report, else the one known first, of one day by id. A report that somebody vouches for is never a copy. The
    answer is the same in whatever order the filings are given.
    """
    ordered = ranked(filings)
    found = proven(ordered, _candidates(ordered), text_of)
    return tuple(found[second] for second in sorted(found))


def ranked(filings: Iterable[Filing]) -> list[Filing]:
    """Those that have a signature, what others repeat first."""
    return sorted((filing for filing in filings if filing.signature), key=rank)


def proven(
    ordered: Sequence[Filing], pairs: Iterable[tuple[int, int]], text_of: Callable[[str], str | None]
) -> dict[int, Copy]:
    """The copies among pairs of places in `ordered`, by the place of the copy: each of the first that it repeats.

    What a report is a copy of depends on the pairs that it is the second of, and on nothing else. Of a signature only
    the length counts here.
    """

    @lru_cache(maxsize=_AT_HAND)
    def told_by(report: str) -> str:
        return text_of(report) or ""

    @lru_cache(maxsize=_AT_HAND)
    def runs_of(report: str) -> frozenset[str]:
        return runs(told_by(report))

    found: dict[int, Copy] = {}
    for first, second in sorted(pairs, key=lambda pair: (pair[1], pair[0])):
        original, copy = ordered[first], ordered[second]
        if second in found or copy.voucher is not None:
            continue
        if is_digest(copy.signature):
            made = _verbatim(original, copy, told_by)
        else:
            made = _compared(original, copy, runs_of(original.id), runs_of(copy.id))
        if made is not None:
            found[second] = made
    return found


def is_digest(signature: Sequence[int]) -> bool:
    """Is it that of a text too short for runs?"""
    return len(signature) == _DIGEST


def families(found: Iterable[Copy]) -> dict[str, str]:
    """The first report of the family, for each report that repeats another: copies of copies go back to one."""
    above = {copy.copy: copy.original for copy in found}

    def first(report: str) -> str:
        while report in above:
            report = above[report]
        return report

    return {report: first(report) for report in above}


def rank(filing: Filing) -> tuple[bool, date, str]:
    """What others repeat comes first."""
    own = filing.agency is not None and filing.agency == filing.publisher
    return not own, filing.known, filing.id


def _candidates(ordered: Sequence[Filing]) -> set[tuple[int, int]]:
    """Pairs of places in `ordered` that may be copies, the earlier first."""
    pairs: set[tuple[int, int]] = set()
    for size in (_DIGEST, _VALUES):
        places = [place for place, filing in enumerate(ordered) if len(filing.signature) == size]
        columns = list(zip(*(ordered[place].signature for place in places), strict=True))
        for band in bands(columns):
            for first, second in sharing(places, band):
                if (first, second) not in pairs and _is_worth(ordered[first].signature, ordered[second].signature):
                    pairs.add((first, second))
    return pairs


def bands(columns: Sequence[Column]) -> Iterator[Sequence[Column]]:
    """The columns of signatures that are looked at together."""
    return (columns[start : start + _BAND] for start in range(0, len(columns), _BAND))


def sharing(places: Sequence[int], columns: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of places that have the same values in these columns; in a crowd not all of them."""
    firsts: dict[tuple[int, ...], int] = {}
    crowds: dict[int, list[int]] = {}
    for place, values in zip(places, zip(*columns, strict=True), strict=True):
        first = firsts.setdefault(values, place)
        if first != place:
            crowds.setdefault(first, [first]).append(place)
    for crowd in crowds.values():
        if len(crowd) <= _CROWD:
            yield from combinations(crowd, 2)
            continue
        for number, place in enumerate(crowd):
            before = crowd[max(0, number - _CROWD + 1) : number]
            yield from ((other, place) for other in dict.fromkeys((crowd[0], *before)) if other != place)


def _is_worth(first: Sequence[int], second: Sequence[int]) -> bool:
    return is_worth(sum(a == b for a, b in zip(first, second, strict=True)), len(first))


def is_worth(shared: int, size: int) -> bool:
    """Are so many shared values of `size` enough for a closer look? A digest counts only as a whole."""
    return shared >= (size if size == _DIGEST else _WORTH)


def _verbatim(original: Filing, copy: Filing, told_by: Callable[[str], str]) -> Copy | None:
    words = words_of(told_by(copy.id))
    if words != words_of(told_by(original.id)):
        return None
    return Copy(original.id, copy.id, 1.0, "; ".join([f"the same {len(words)} words", *_credits(original, copy)]))


def _compared(original: Filing, copy: Filing, first: frozenset[str], second: frozenset[str]) -> Copy | None:
    shared = len(first & second)
    least = min(len(first), len(second))
    same_outlet = original.publisher is not None and original.publisher == copy.publisher
    if shared < _LEAST_RUNS or shared < least * (_OF_ITS_OWN if same_outlet else _OF_ANOTHER):
        return None
    likeness = shared / (len(first) + len(second) - shared)
    words = (
        f"{_counted(shared, len(first), len(second))} five-word runs outside quotations stand in the other report too"
    )
    return Copy(original.id, copy.id, round(likeness, 4), "; ".join([words, *_credits(original, copy)]))


def _counted(shared: int, first: int, second: int) -> str:
    """How many of whose runs are shared, in words: those of the shorter report tell most."""
    whose, least = ("its", second) if second <= first else ("the first report's", first)
    return f"all of {whose} {least}" if shared == least else f"{shared} of {whose} {least}"


def _credits(original: Filing, copy: Filing) -> list[str]:
    """What the reports say themselves of where their words come from."""
    if copy.agency is None or copy.agency == copy.publisher:
        return []
    if copy.agency == original.agency:
        whose = "which is the first" if original.agency == original.publisher else "as the first does"
        return [f"it credits {copy.agency}, {whose}"]
    return [f"it credits {copy.agency}"]
