"""Filtering: a query as conditions on columns.

They let through all that the query admits and little else; `Query.admits` has the last word on each claim, so that
the rule of what lies in which place stands in one spot (`model.area`) and both databases answer alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from sqlalchemy import ColumnElement, and_, or_

from frontwire.model.globe import KM_PER_DEGREE
from frontwire.model.place import Place, PlaceClass
from frontwire.model.query import Box, Query
from frontwire.store.tables import claims

_COLUMNS = claims.c
#: Beyond this parallel a circle may hold a pole, and no meridian bounds it.
_POLAR = 89.0
#: Added to the bounds of a circle, in degrees: rounding must not cut its edge off.
_MARGIN = 0.01


def conditions(query: Query) -> Iterator[ColumnElement[bool]]:
    """Conditions on the columns of `claims`, to be joined by AND."""
    yield from _days(query)
    for column, values in (
        (_COLUMNS.kind, query.kinds),
        (_COLUMNS.voice, query.voices),
        (_COLUMNS.polarity, query.polarities),
        (_COLUMNS.certainty, query.certainties),
        (_COLUMNS.report, query.reports),
        (_COLUMNS.country, query.countries),
    ):
        if values:
            yield column.in_(sorted(str(value) for value in values))
    if query.background is not None:
        yield _COLUMNS.background.is_(query.background)
    if query.place is not None:
        yield _near(query.place)
    if query.box is not None:
        yield _within(query.box)


def _days(query: Query) -> Iterator[ColumnElement[bool]]:
    if query.at is not None:
        yield _COLUMNS.known <= query.at
    if query.since is not None:
        yield _COLUMNS.known >= query.since
    if query.during is not None:
        yield or_(_COLUMNS.first.is_not(None), _COLUMNS.last.is_not(None))
        if query.during.end is not None:
            yield or_(_COLUMNS.first.is_(None), _COLUMNS.first < query.during.end)
        if query.during.start is not None:
            yield or_(_COLUMNS.last.is_(None), _COLUMNS.last >= query.during.start)


def _near(place: Place) -> ColumnElement[bool]:
    if place.kind is PlaceClass.COUNTRY:
        return or_(_COLUMNS.place == place.id, _COLUMNS.country == place.country)
    if place.kind is PlaceClass.ADMIN1:
        division = and_(_COLUMNS.country == place.country, _COLUMNS.admin1 == place.admin1)
        return or_(_COLUMNS.place == place.id, division)
    tall = place.radius_km / KM_PER_DEGREE + _MARGIN
    furthest = max(abs(place.lat - tall), abs(place.lat + tall))
    wide = 180.0 if furthest >= _POLAR else min(180.0, tall / math.cos(math.radians(furthest)))
    west, east = _meridian(place.lon - wide), _meridian(place.lon + wide)
    box = Box(place.lat - tall, -180.0, place.lat + tall, 180.0)
    circle = box if wide >= 180.0 else Box(box.south, west, box.north, east)
    return or_(_COLUMNS.place == place.id, _COLUMNS.parent == place.name, _within(circle))


def _within(box: Box) -> ColumnElement[bool]:
    high = _COLUMNS.lat.between(box.south, box.north)
    if box.west <= box.east:
        return and_(high, _COLUMNS.lon.between(box.west, box.east))
    return and_(high, or_(_COLUMNS.lon >= box.west, _COLUMNS.lon <= box.east))


def _meridian(lon: float) -> float:
    """Degrees brought to -180 … 180."""
    return (lon + 180.0) % 360.0 - 180.0
