"""The pieces of a brief of a picture: sections of groups of items, each item with what stands below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How a line is coloured where colour is on: rich's names of styles."""

    PLAIN = ""
    AGREED = "green"
    UNSURE = "yellow"
    DISPUTED = "red"
    ASIDE = "dim"


@dataclass(frozen=True, slots=True)
class Item:
    """One line and those that stand below it; `tail` holds ids."""

    text: str
    tail: str = ""
    tone: Tone = Tone.PLAIN
    below: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a heading (empty for none) and a smaller one within."""

    heading: str
    items: tuple[Item, ...]
    under: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One section; `more` items were left out, `note` says what its reader should know."""

    title: str
    groups: tuple[Group, ...]
    more: int = 0
    note: str = ""


def capped(title: str, groups: Iterable[Group], *, limit: int, note: str = "") -> Section:
    """The section with at most `limit` items, dealt out to the groups in turn so that each keeps its first ones."""
    held = [group for group in groups if group.items]
    room = [0] * len(held)
    left = min(limit, sum(len(group.items) for group in held))
    while left:
        for place, group in enumerate(held):
            if left and room[place] < len(group.items):
                room[place] += 1
                left -= 1
    kept = tuple(Group(g.heading, g.items[:n], g.under) for g, n in zip(held, room, strict=True) if n)
    return Section(title, kept, sum(len(group.items) for group in held) - sum(room), note)
