from __future__ import annotations

import pytest

from frontwire.model.place import Place, PlaceClass
from frontwire.placing.precision import fineness, precision_of


@pytest.mark.parametrize(
    ("kind", "radius", "moved", "codes"),
    [
        (PlaceClass.TOWN, 2.0, False, (1, 1)),
        (PlaceClass.TOWN, 10.0, True, (2, 2)),
        (PlaceClass.SITE, 1.0, False, (1, 1)),
        (PlaceClass.DISTRICT, 15.0, False, (2, 3)),
        (PlaceClass.ADMIN1, 60.0, False, (3, 4)),
        (PlaceClass.RIVER, 150.0, False, (3, 5)),
        (PlaceClass.COUNTRY, 300.0, False, (3, 6)),
        (PlaceClass.SEA, 400.0, False, (3, 7)),
    ],
)
def test_codes(kind: PlaceClass, radius: float, moved: bool, codes: tuple[int, int]) -> None:
    assert precision_of(kind, radius_km=radius, moved=moved) == codes


def _place(kind: PlaceClass, radius: float) -> Place:
    return Place("x", "X", kind, "SY", None, 0.0, 0.0, radius_km=radius)


def test_finer_ranks_lower() -> None:
    order = [PlaceClass.SITE, PlaceClass.NEIGHBOURHOOD, PlaceClass.TOWN, PlaceClass.ADMIN1, PlaceClass.COUNTRY]
    ranks = [fineness(_place(kind, 40.0)) for kind in order]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


def test_a_small_area_is_as_fine_as_a_town() -> None:
    assert fineness(_place(PlaceClass.REGION, 5.0)) == fineness(_place(PlaceClass.TOWN, 5.0))
    assert fineness(_place(PlaceClass.REGION, 80.0)) > fineness(_place(PlaceClass.TOWN, 5.0))
