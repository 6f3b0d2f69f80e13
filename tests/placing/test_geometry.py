from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.model.globe import apart_km
from frontwire.placing.geometry import DIRECTIONS, displaced


def test_damascus_to_aleppo() -> None:
    assert apart_km(33.51, 36.29, 36.20, 37.16) == pytest.approx(310, abs=5)


@given(
    st.floats(-60, 60),
    st.floats(-170, 170),
    st.sampled_from(sorted(DIRECTIONS)),
    st.floats(1, 200),
)
def test_a_displaced_point_is_as_far_as_stated(lat: float, lon: float, direction: str, km: float) -> None:
    there = displaced(lat, lon, direction=direction, km=km)
    assert apart_km(lat, lon, *there) == pytest.approx(km, rel=0.05, abs=0.3)


def test_south_is_south() -> None:
    lat, lon = displaced(34.7, 36.7, direction="south", km=20)
    assert lat < 34.7
    assert lon == pytest.approx(36.7, abs=0.001)
