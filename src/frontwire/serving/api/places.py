"""Places that claims are placed in: a list, a map, and each by its id in the gazetteer."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from frontwire.browsing.state import State
from frontwire.browsing.told import ClaimsTold, Tally
from frontwire.serving.access import AtDesk
from frontwire.serving.api import shapes
from frontwire.serving.api.answering import GEOJSON, Mark, OnlyKnown, Paged, Paging, answer, documented
from frontwire.serving.api.choosing import Choosing
from frontwire.serving.api.told import place_row
from frontwire.serving.failing import MissingError

router = APIRouter(tags=["places"], dependencies=[OnlyKnown])
_KIND = "places"


@router.get("/places", **documented(shapes.PlacePage, 304))
def places(told: Choosing, paging: Paged) -> Response:
    """Places of the claims that fulfil all conditions, those with most of them first."""
    return answer(shapes.PlacePage(*_page(told, paging)))


@router.get("/places.geojson", **documented(shapes.PlaceMap, 304, media_type=GEOJSON))
def places_map(told: Choosing, paging: Paged) -> Response:
    """The same as GeoJSON."""
    rows, after = _page(told, paging)
    features = (shapes.PlaceFeature(row.place.id, shapes.Point((row.place.lon, row.place.lat)), row) for row in rows)
    return answer(shapes.PlaceMap(tuple(features), after), media_type=GEOJSON)


@router.get("/places/{id}", **documented(shapes.PlaceRow, 304, 404))
def place(id: str, desk: AtDesk) -> Response:  # noqa: A002 - the parameter of the address
    """One place, by its id: what is placed in it itself; `/claims?place=` has all that lies in it."""
    told = ClaimsTold.of(desk.shelf.snapshot().choose(State()))
    tally = next((one for one in told.tallies() if one.site.id == id), None)
    if tally is None:
        raise MissingError(f"nothing is told of a place {id}")
    return answer(place_row(tally))


def _page(told: ClaimsTold, paging: Paging) -> tuple[tuple[shapes.PlaceRow, ...], str | None]:
    tallies, after = paging.page(_KIND, told.tallies(), _mark)
    return tuple(map(place_row, tallies)), after


def _mark(tally: Tally) -> Mark:
    return -tally.claims, tally.site.id
