"""Disputed areas: whose the map shows them as, under a policy that whoever runs the page chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_file

#: The fewest corners of an outline.
_FEWEST = 3


class Borders(StrEnum):
    """Whose word on borders the map follows."""

    UN = "un"
    ADMINISTERED = "administered"


class DisputedArea(Entry, frozen=True):
    """One area; `un` and `administered` are country codes, null where no one country is to be named.

    `codes` are the subdivisions it consists of, `cut` those of which only what lies within `outline` (longitude and
    latitude in degrees) is meant.
    """

    area: str
    name: str
    un: str | None
    administered: str | None
    means: str
    names: Mapping[str, str] = {}
    codes: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    outline: tuple[tuple[float, float], ...] = ()

    def country(self, borders: Borders) -> str | None:
        """The country it belongs to under a policy."""
        return self.un if borders is Borders.UN else self.administered


class _File(Entry, frozen=True):
    means: str
    areas: tuple[DisputedArea, ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """All disputed areas, and the one that a subdivision is of as a whole."""

    areas: tuple[DisputedArea, ...]
    of_code: Mapping[str, DisputedArea]

    @classmethod
    def load(cls, path: Path) -> Disputed:
        """The areas of `lexicons/map/disputed.yml`; raises LexiconError naming the area and what is wrong with it."""
        held = read_file(path, _File)
        of_code: dict[str, DisputedArea] = {}
        names: set[str] = set()
        for area in held.entry.areas:
            wrong = _fault(area)
            if area.area in names:
                wrong = "stands there twice"
            taken = [code for code in area.codes if code in of_code]
            if taken:
                wrong = f"{taken[0]} is {of_code[taken[0]].area}'s already"
            if wrong:
                raise LexiconError(f"{held.path}: {area.area}: {wrong}")
            names.add(area.area)
            of_code.update(dict.fromkeys(area.codes, area))
        return cls(held.entry.areas, of_code)

    def whole(self, code: str) -> DisputedArea | None:
        """The area that the subdivision `code` (ISO 3166-2) lies in as a whole."""
        return self.of_code.get(code) or self.of_code.get(code[:2])


def _fault(area: DisputedArea) -> str | None:
    """What is wrong with one area by itself."""
    if not area.codes and not area.cut:
        return "codes or cut: neither says what it consists of"
    if bool(area.cut) != bool(area.outline):
        return "cut and outline go together"
    if area.outline and len(area.outline) < _FEWEST:
        return "outline: three corners at least"
    if not all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in area.outline):
        return "outline: longitude before latitude, in degrees"
    countries = [code for code in (area.un, area.administered) if code is not None]
    if not all(len(code) == 2 and code.isalpha() and code.isupper() for code in countries):
        return "un and administered: two capital letters, or null"
    return None
