from __future__ import annotations

from dataclasses import replace

import pytest

from frontwire.model.area import lies_in
from frontwire.model.gist import Site
from frontwire.model.globe import apart_km
from frontwire.model.place import Place, PlaceClass

TOWN = Place("gn:1", "Nyala", PlaceClass.TOWN, "SD", "South Darfur", 12.05, 24.88, radius_km=3.6)
DIVISION = Place("fw:sd", "South Darfur", PlaceClass.ADMIN1, "SD", "South Darfur", 11.5, 24.5, radius_km=150)
COUNTRY = Place("iso:SD", "Sudan", PlaceClass.COUNTRY, "SD", None, 15.0, 30.0, radius_km=700)
HERE = Site("gn:1", "Nyala", PlaceClass.TOWN, "SD", "South Darfur", 12.05, 24.88, 3.6)
QUARTER = Site("fw:q", "Al-Wadi", PlaceClass.NEIGHBOURHOOD, "SD", "South Darfur", 12.2, 24.88, 1.0, parent="Nyala")
CAMP = Site("fw:c", "Kalma", PlaceClass.CAMP, "SD", "South Darfur", 12.06, 24.90, 1.0)
AWAY = Site("gn:2", "Kass", PlaceClass.TOWN, "SD", "South Darfur", 12.5, 24.28, 2.0)
ALL = Site("iso:SD", "Sudan", PlaceClass.COUNTRY, "SD", None, 12.05, 24.88, 700)


@pytest.mark.parametrize(
    ("site", "place", "inside"),
    [
        (HERE, TOWN, True),
        (QUARTER, TOWN, True),
        (CAMP, TOWN, True),
        (AWAY, TOWN, False),
        (ALL, TOWN, False),
        (AWAY, DIVISION, True),
        (ALL, DIVISION, False),
        (AWAY, COUNTRY, True),
        (ALL, COUNTRY, True),
        (replace(HERE, id="gn:9", country="TD"), COUNTRY, False),
        (replace(QUARTER, country="TD"), TOWN, False),
        (replace(AWAY, id="gn:9", admin1="North Darfur"), DIVISION, False),
        (replace(HERE, id="fw:sd", kind=PlaceClass.ADMIN1), TOWN, False),
    ],
)
def test_what_lies_in_what(site: Site, place: Place, inside: bool) -> None:
    assert lies_in(site, place) is inside


def test_a_degree_is_some_111_km() -> None:
    assert apart_km(0, 0, 1, 0) == pytest.approx(111.2, abs=0.1)
    assert apart_km(60, 0, 60, 1) == pytest.approx(55.6, abs=0.1)
