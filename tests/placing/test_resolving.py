from __future__ import annotations

from typing import ClassVar

import pytest

from frontwire.errors import InputError
from frontwire.model.gist import Site
from frontwire.model.place import Place, PlaceClass
from frontwire.placing.resolving import look_up, resolve

T, A, C = PlaceClass.TOWN, PlaceClass.ADMIN1, PlaceClass.COUNTRY
HOMS = Place("gn:1", "Homs", T, "SY", "Homs", 34.73, 36.72, radius_km=4.0, score=1.0)
HOMS_DIVISION = Place("fw:h", "Homs", A, "SY", "Homs", 34.5, 37.5, radius_km=150.0, score=1.0)
KHUMS = Place("gn:2", "Al Khums", T, "LY", "Al Marqab", 32.65, 14.26, radius_km=3.0, score=1.0)
QUSAYR = Place("gn:3", "Al Qusayr", T, "SY", "Homs", 34.51, 36.58, radius_km=2.0, score=0.8)
QUSEIR = Place("gn:4", "Quseir", T, "EG", "Red Sea", 26.1, 34.28, radius_km=2.0, score=1.0)
SYRIA = Place("iso:SY", "Syria", C, "SY", None, 35.0, 38.0, radius_km=240.0, score=1.0)


class Names:
    """A gazetteer of a few names."""

    held: ClassVar = {
        "Homs": (HOMS_DIVISION, HOMS, KHUMS),
        "Quseir": (QUSEIR, QUSAYR),
        "Syria": (SYRIA,),
        "Al Marqab": (),
    }

    def find(self, name: str) -> tuple[Place, ...]:
        return self.held.get(name, ())

    def admin1(self, name: str) -> tuple[Place, ...]:
        return tuple(place for place in self.find(name) if place.kind is A)

    def country(self, name: str) -> Place | None:
        return next((place for place in self.find(name) if place.kind is C), None)

    def capital(self, country: str) -> Place | None:
        return None


def site(place: Place) -> Site:
    return Site(
        place.id, place.name, place.kind, place.country, place.admin1, place.lat, place.lon, radius_km=place.radius_km
    )


def found(name: str, *places: Place) -> Place:
    return resolve(name, gazetteer=Names(), sites=[site(place) for place in places])


def test_of_namesakes_the_one_that_the_store_tells_of() -> None:
    assert found("Homs", KHUMS) == KHUMS
    assert found("Homs", HOMS).country == "SY"


def test_a_looser_spelling_only_where_the_exact_one_is_not_told_of() -> None:
    assert found("Quseir", QUSAYR) == QUSAYR
    assert found("Quseir", QUSAYR, QUSEIR) == QUSEIR


def test_town_and_division_of_one_name_are_told_apart_by_the_user() -> None:
    with pytest.raises(InputError, match=r'may be one of 2 places: "Homs, town" .*; "Homs, admin1"'):
        found("Homs", HOMS, QUSAYR)
    assert found("Homs, town", HOMS, QUSAYR) == HOMS
    assert found("Homs, admin1", HOMS, QUSAYR) == HOMS_DIVISION


def test_what_the_list_of_candidates_gives_can_be_given() -> None:
    told = (HOMS, QUSAYR, KHUMS)
    with pytest.raises(InputError) as caught:
        found("Homs", *told)
    offered = str(caught.value).split('"')[1::2]
    assert len(offered) == 3
    assert {found(one, *told).id for one in offered} == {HOMS_DIVISION.id, HOMS.id, KHUMS.id}


@pytest.mark.parametrize("name", ["Homs, LY", "Homs,ly", "Homs, Al Marqab", "gn:2", "al khums"])
def test_what_tells_namesakes_apart(name: str) -> None:
    assert found(name, HOMS, KHUMS).id == KHUMS.id


def test_a_country_by_its_name() -> None:
    assert {found(name, HOMS, KHUMS).country for name in ("Homs, town, Syria", "Syria")} == {"SY"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Hosm", "no place is called Hosm; it tells of Homs"),
        ("Nowhere", "no place is called Nowhere; it tells of Al Khums, Homs"),
        ("Homs, EG", "tells of nothing in Homs, EG"),
        ("Syria", "tells of nothing in Syria"),
    ],
)
def test_what_is_not_there(name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        found(name, KHUMS) if name == "Syria" else found(name, HOMS, KHUMS)


def test_a_store_without_places() -> None:
    with pytest.raises(InputError, match="no claim in it has a place"):
        found("Homs")


@pytest.mark.parametrize(("name", "id_"), [("Homs, SY", "gn:1"), ("Homs, LY", "gn:2"), ("Homs, admin1", "fw:h")])
def test_a_place_anywhere_is_the_finest_of_those_within_one_another(name: str, id_: str) -> None:
    assert look_up(name, gazetteer=Names()).id == id_


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Homs", r'Homs may be one of 2 places: "Homs, SY[^;]*"; "Homs, LY"'),
        ("Homs, EG", "no place is called Homs, EG"),
        ("Nowhere", "no place is called Nowhere"),
    ],
)
def test_a_place_anywhere_that_cannot_be_told(name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        look_up(name, gazetteer=Names())
