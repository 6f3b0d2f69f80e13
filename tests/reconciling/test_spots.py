from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.lexicon.linking import Sign
from frontwire.model.gist import Site
from frontwire.model.place import PlaceBasis, PlaceClass
from frontwire.reconciling.spots import Spots, cells, distance, finer
from reconciling_toy import DARAA, HAMA, JASIM, MARKET, NAWA, PROVINCE, SYRIA, site

SUBURB = site("Suburb", 32.66, 36.12, radius=2.0)
GOLAN = site("Golan", 33.0, 35.9, kind=PlaceClass.REGION, radius=25.0)
PLAIN = site("Hauran", 32.9, 36.2, kind=PlaceClass.REGION, radius=60.0)
QUARTER = site("Old town", 32.625, 36.1, kind=PlaceClass.NEIGHBOURHOOD, radius=0.5, parent="toy:Daraa")


def tie(left: Site, right: Site) -> Sign | None:
    spots = Spots()
    held = spots.tie(spots.number(left), spots.number(right))
    other = spots.tie(spots.number(right), spots.number(left))
    assert held == other
    return None if held is None else held.sign


@pytest.mark.parametrize(
    ("left", "right", "sign"),
    [
        (NAWA, NAWA, Sign.ONE_PLACE),
        (DARAA, DARAA, Sign.ONE_CITY),
        (NAWA, replace(NAWA, radius_km=12.0), Sign.ONE_CITY),
        (MARKET, NAWA, Sign.INSIDE),
        (QUARTER, DARAA, Sign.QUARTER),
        (SUBURB, DARAA, Sign.NEAR),
        (NAWA, JASIM, None),
        (NAWA, DARAA, Sign.NAMESAKE),
        (HAMA, DARAA, None),
        (NAWA, GOLAN, Sign.INSIDE),
        (HAMA, GOLAN, None),
        (NAWA, PLAIN, Sign.DIVISION),
        (NAWA, PROVINCE, Sign.DIVISION),
        (HAMA, PROVINCE, None),
        (PROVINCE, PROVINCE, Sign.DIVISION),
        (NAWA, SYRIA, Sign.COUNTRY),
        (PROVINCE, SYRIA, Sign.COUNTRY),
        (replace(NAWA, country="JO"), SYRIA, None),
    ],
)
def test_how_two_places_lie(left: Site, right: Site, sign: Sign | None) -> None:
    assert tie(left, right) is sign


def test_one_place_with_one_radius_is_one_spot() -> None:
    spots = Spots()
    assert spots.number(NAWA) == spots.number(replace(NAWA, basis=PlaceBasis.INHERITED, ucdp_precision=2))
    assert spots.number(NAWA) != spots.number(replace(NAWA, radius_km=9.0))


def test_one_place_under_two_names_is_one_place_in_either_order() -> None:
    for first, second in permutations((NAWA, replace(NAWA, name="Naoua"))):
        assert tie(first, second) is Sign.ONE_PLACE


def test_distance_is_in_kilometres() -> None:
    assert distance(NAWA, JASIM) == pytest.approx(11.8, abs=0.2)


PLACES = st.builds(
    lambda lat, lon, radius: site("any", lat, lon, radius=radius),
    st.floats(-60, 60),
    st.floats(-170, 170),
    st.floats(0.1, 15),
)


@given(PLACES, st.floats(-0.2, 0.2), st.floats(-0.2, 0.2), st.floats(0.1, 15))
def test_circles_that_meet_share_a_cell(one: Site, north: float, east: float, radius: float) -> None:
    other = replace(one, id="toy:other", lat=one.lat + north, lon=one.lon + east, radius_km=radius)
    if distance(one, other) <= one.radius_km + other.radius_km:
        assert set(cells(one)) & set(cells(other))


@given(PLACES, PLACES)
def test_of_two_places_one_is_finer(one: Site, other: Site) -> None:
    other = replace(other, id="toy:other")
    assert finer(one, other) is not finer(other, one)
