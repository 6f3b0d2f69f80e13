"""Following: words on one state, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from frontwire.lexicon.families import Families
from frontwire.lexicon.linking import FamilyEntry, Same, Sort
from frontwire.model.gist import Gist
from frontwire.reconciling.spots import is_fine


def follow(numbers: Sequence[int], gists: Sequence[Gist], families: Families) -> Iterator[tuple[int, int, str]]:
    """Pairs of successive words on one state, the earlier day first, with the reason.

    One state is one family at one place of the gazetteer and, where the family asks for it, of one part, facility or
    item. After `days` without a word a new one begins. What is placed no closer than in a province, or lacks what its
    family asks for, stands alone.
    """
    threads: dict[tuple[str, ...], list[int]] = {}
    for number in numbers:
        gist = gists[number]
        key = thread_of(gist, families)
        if key is not None:
            threads.setdefault(key, []).append(number)
    for key in sorted(threads):
        words = sorted(threads[key], key=lambda number: (day_of(gists[number]), number))
        days = families.family(gists[words[0]].kind).days
        for earlier, later in pairwise(words):
            gap = day_of(gists[later]) - day_of(gists[earlier])
            if gap <= days:
                yield earlier, later, _because(gists[earlier], key, gap)


def day_of(gist: Gist) -> int:
    """The day (ordinal) that a word on a state is of: the last one told, never after it was known."""
    known = gist.known.toordinal()
    return known if gist.last is None else min(known, gist.last.toordinal())


def thread_of(gist: Gist, families: Families) -> tuple[str, ...] | None:
    """What the words on one state share: family, place and what its family asks for; None for what stands alone."""
    family = families.family(gist.kind)
    return _identity(gist, family) if family.sort is Sort.STATE else None


def _identity(gist: Gist, family: FamilyEntry) -> tuple[str, ...] | None:
    if gist.site is None or not is_fine(gist.site):
        return None
    key = [family.family, gist.site.id]
    for same in family.same:
        if same is Same.PART:
            key.append(gist.part or "")
        else:
            parties = gist.facilities if same is Same.FACILITY else gist.items
            if not parties:
                return None
            key.append(parties[0].key)
    return tuple(key)


def _because(gist: Gist, key: tuple[str, ...], gap: int) -> str:
    place = "" if gist.site is None else gist.site.name
    what = ", ".join(word for word in (place, *key[2:]) if word)
    when = "of one day" if gap == 0 else f"{gap} day{'s' if gap > 1 else ''} apart"
    return f"words on one state ({key[0]}: {what}), {when}"
