"""Binning: cells of the map and bins of the timeline, for more happenings than can be drawn one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from frontwire.browsing import shapes
from frontwire.browsing.choosing import Choice
from frontwire.browsing.columns import EARLIEST, LATEST, Numbers
from frontwire.browsing.stock import Leaf
from frontwire.browsing.tables import Tables

#: Lanes of the timeline by name; all others share one.
MOST_LANES = 15
#: The lane of all that have none of their own, and of what has no place, or nobody who is known.
OTHERS, NOWHERE = "*", ""
#: Cells from side to side of what is to be drawn, and bins over its days, at most.
_ACROSS = 40
_BINS = 120
_DAYS = (1, 2, 7, 14, 28, 91, 182, 364)


class Lanes(StrEnum):
    """What a line of the timeline is."""

    PLACE = "place"
    ACTOR = "actor"


@dataclass(frozen=True, slots=True, eq=False)
class Laned:
    """The lanes, and each happening in each of its own: pairs of the number of its lane and its position."""

    lanes: tuple[shapes.Lane, ...]
    numbers: Numbers
    positions: Numbers


def lanes_of(choice: Choice, lanes: Lanes, tables: Tables) -> Laned:
    """The lanes of a choice, those with most happenings first, then that of all others, then that of nowhere."""
    pairs = [(key, int(position)) for position in choice.positions for key in _keys(choice.leaves[position], lanes)]
    counts = Counter(key for key, _ in pairs)
    named = sorted((key for key in counts if key != NOWHERE), key=lambda key: (-counts[key], key))
    labels = _labels(choice, lanes, tables)
    numbers = {key: number for number, key in enumerate(named[:MOST_LANES])}
    shown = [shapes.Lane(key, labels[key], counts[key]) for key in numbers]
    rest = {position for key, position in pairs if key != NOWHERE and key not in numbers}
    if rest:
        shown.append(shapes.Lane(OTHERS, "", len(rest)))
        numbers |= dict.fromkeys(named[MOST_LANES:], len(shown) - 1)
    if counts[NOWHERE]:
        numbers[NOWHERE] = len(shown)
        shown.append(shapes.Lane(NOWHERE, "", counts[NOWHERE]))
    laned = dict.fromkeys((numbers[key], position) for key, position in pairs)
    held = np.array(list(laned), dtype=np.int64).reshape(-1, 2)
    return Laned(tuple(shown), held[:, 0], held[:, 1])


def _keys(leaf: Leaf, lanes: Lanes) -> Iterable[str]:
    if lanes is Lanes.PLACE:
        return (NOWHERE if leaf.site is None else leaf.site.id,)
    return leaf.actors or (NOWHERE,)


def _labels(choice: Choice, lanes: Lanes, tables: Tables) -> dict[str, str]:
    if lanes is Lanes.ACTOR:
        actors = choice.grounds.columns.actors
        return dict(zip(actors.values, actors.labels, strict=True))
    sites = (leaf.site for leaf in choice.leaves)
    return {site.id: tables.words.place(site, None) for site in sites if site is not None}


def cells(choice: Choice, tables: Tables) -> tuple[shapes.Cell, ...]:
    """Cells of a square grid of the map; each stands in the middle of its happenings, in the family of most of them."""
    spread = choice.grounds.accounts
    held = choice.positions[~np.isnan(spread.lat[choice.positions])]
    if not len(held):
        return ()
    lat, lon = spread.lat[held], spread.lon[held]
    size = max(float(np.ptp(lat)), float(np.ptp(lon)), 1e-3) / _ACROSS
    keys, cell = np.unique(
        np.stack((np.floor(lat / size), np.floor(lon / size))).astype(np.int64), axis=1, return_inverse=True
    )
    number = keys.shape[1]
    count = np.bincount(cell, minlength=number)
    middle_lat, middle_lon = (np.bincount(cell, weights=side, minlength=number) / count for side in (lat, lon))
    disputed = np.bincount(cell, weights=choice.grounds.disputed[held], minlength=number)
    families = _families(choice, held, cell, tables)
    return tuple(
        shapes.Cell(
            round(float(middle_lat[n]), 4), round(float(middle_lon[n]), 4), int(count[n]), int(disputed[n]), families[n]
        )
        for n in range(number)
    )


def _families(choice: Choice, held: Numbers, cell: Numbers, tables: Tables) -> list[str]:
    order = {entry.family: number for number, entry in enumerate(tables.palette.families)}
    counts: dict[int, Counter[str]] = {}
    for position, number in zip(held.tolist(), cell.tolist(), strict=True):
        kind = choice.leaves[position].account.lead.gist.kind
        counts.setdefault(number, Counter())[tables.palette.family(kind)] += 1
    return [min(counts[number], key=lambda f: (-counts[number][f], order[f])) for number in sorted(counts)]


def bins(choice: Choice, laned: Laned) -> tuple[shapes.Bin, ...]:
    """How many happenings of each lane fall on the days of each bin; one over many days counts in each of its bins."""
    spread = choice.grounds.accounts
    dated = spread.dated[laned.positions]
    lanes, held = laned.numbers[dated], laned.positions[dated]
    if not len(held):
        return ()
    first, last = spread.first[held], spread.last[held]
    low, high = np.where(first == EARLIEST, last, first), np.where(last == LATEST, first, last)
    start = int(low.min())
    days = int(high.max()) - start + 1
    width = next((width for width in _DAYS if days <= width * _BINS), -(-days // _BINS))
    number = -(-days // width)
    begin, end = (low - start) // width, (high - start) // width + 1
    disputed = choice.grounds.disputed[held]
    counts = _overlaps(lanes, begin, end, len(laned.lanes), number)
    doubts = _overlaps(lanes[disputed], begin[disputed], end[disputed], len(laned.lanes), number)
    return tuple(_bins(laned, counts, doubts, start=start, width=width))


def _overlaps(lanes: Numbers, begin: Numbers, end: Numbers, rows: int, columns: int) -> Numbers:
    """For each lane and bin, how many stretches reach over it."""
    steps = np.zeros((rows, columns + 1), dtype=np.int64)
    np.add.at(steps, (lanes, begin), 1)
    np.add.at(steps, (lanes, end), -1)
    return steps.cumsum(axis=1)[:, :columns]


def _bins(laned: Laned, counts: Numbers, doubts: Numbers, *, start: int, width: int) -> Iterator[shapes.Bin]:
    for lane, number in zip(*(side.tolist() for side in counts.nonzero()), strict=True):
        first = start + number * width
        days = date.fromordinal(first), date.fromordinal(first + width - 1)
        yield shapes.Bin(laned.lanes[lane].key, *days, int(counts[lane, number]), int(doubts[lane, number]))
