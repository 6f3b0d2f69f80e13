"""What the page draws, as it travels to the browser: no more than that, in the shapes that web/js reads."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontwire.model.figure import What, Who
from frontwire.model.happening import Difference
from frontwire.model.picture import ChangeKind, Status
from frontwire.model.time import Precision


class Mark(msgspec.Struct, frozen=True):
    """One voice's figure on the timeline: `low` or `high` is null where the words leave that side open."""

    low: int | None
    high: int | None
    voice: str
    type: str
    claim: str
    stands: bool


class Toll(msgspec.Struct, frozen=True):
    """A toll as a range with a mark for each figure given; null where no claim gives a number."""

    what: What
    who: Who
    low: int | None
    best: int | None
    high: int | None
    more: bool
    marks: tuple[Mark, ...]


class Spot(msgspec.Struct, frozen=True):
    """Where on the map: never more exact than the words. `part` is the part of a town meant ("west")."""

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    part: str | None
    country: str | None
    admin1: str | None


class Row(msgspec.Struct, frozen=True):
    """One happening, as list, map and timeline draw it.

    `spot` is null where it is unplaced, `first` and `last` where undated. `family` groups kinds for symbol and colour.
    `denied` where all that is said of it is that it was not so. `actors` are keys; `known` is the day it was first
    told, `change` what became of it since the page's `since`.
    """

    id: str
    kind: str
    label: str
    family: str
    headline: str
    first: dt.date | None
    last: dt.date | None
    precision: Precision
    spot: Spot | None
    place_text: str | None
    status: Status
    denied: bool
    disputes: tuple[Difference, ...]
    grade: str | None
    claims: int
    origins: int
    outlets: int
    kinds: tuple[str, ...]
    actors: tuple[str, ...]
    voice_types: tuple[str, ...]
    certainties: tuple[str, ...]
    tolls: tuple[Toll, ...]
    known: dt.date
    change: ChangeKind | None = None


class Cell(msgspec.Struct, frozen=True):
    """Happenings of one cell of the map's grid, where there are more of them than can be drawn one by one."""

    lat: float
    lon: float
    count: int
    disputed: int
    family: str


class Bin(msgspec.Struct, frozen=True):
    """How many happenings of a lane fall on the days from `first` to `last`."""

    lane: str
    first: dt.date
    last: dt.date
    count: int
    disputed: int


class Lane(msgspec.Struct, frozen=True):
    """One line of the timeline: a place or an actor, by `key`."""

    key: str
    label: str
    count: int


class Option(msgspec.Struct, frozen=True):
    """One value of a facet and how many happenings have it, the facet's own condition set aside."""

    value: str
    label: str
    count: int
    chosen: bool


class Facet(msgspec.Struct, frozen=True):
    """A facet and its options, those with most happenings first. `name` is the parameter of the address."""

    name: str
    options: tuple[Option, ...]


class Holder(msgspec.Struct, frozen=True):
    """One who is said to hold a place. `side` chooses the colour; not `standing` where later words passed it by."""

    name: str | None
    side: str | None
    standing: bool
    said_by: tuple[str, ...]
    last: dt.date
    denied: bool


class Control(msgspec.Struct, frozen=True):
    """Who is said to hold a place or part of it: drawn as claimed, hatched where contested, faded by `age` in days."""

    spot: Spot
    holders: tuple[Holder, ...]
    contested: bool
    age: int
    claim: str


class Counts(msgspec.Struct, frozen=True):
    """How much the state admits, and how much of that no map or timeline can show."""

    happenings: int
    claims: int
    reports: int
    unplaced: int
    undated: int


class Scene(msgspec.Struct, frozen=True):
    """All that the map, the timeline and the filters draw for one state (`/view.json`).

    Either `rows` hold every happening (`whole`), or `cells` and `bins` stand for them and `rows` is empty. `span` are
    the first and last day told of, `days` the first and last on which anything was known.
    """

    revision: int
    at: dt.date
    since: dt.date
    counts: Counts
    whole: bool
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]
    lanes: tuple[Lane, ...]
    bins: tuple[Bin, ...]
    control: tuple[Control, ...]
    facets: tuple[Facet, ...]
    span: tuple[dt.date, dt.date] | None
    days: tuple[dt.date, dt.date] | None
