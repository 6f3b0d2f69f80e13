from __future__ import annotations

import pytest

from frontwire.model.place import Place, PlaceClass
from frontwire.placing.beliefs import Beliefs, is_point, likelihoods


def _town(id_: str, lat: float, lon: float, *, admin1: str = "North", country: str = "XA") -> Place:
    return Place(id_, id_, PlaceClass.TOWN, country, admin1, lat, lon, population=1000)


ONE, BESIDE, FAR = _town("one", 10.2, 20.2), _town("beside", 10.8, 21.1), _town("far", 40.0, 60.0, admin1="South")


def test_likelihoods_sum_to_one_and_keep_the_best() -> None:
    held = likelihoods([(1.0, ONE), (3.0, FAR), (-5.0, BESIDE)], most=2)
    assert [place.id for place, _ in held] == ["far", "one"]
    assert sum(likelihood for _, likelihood in held) == pytest.approx(1.0)
    assert held[0][1] > held[1][1]
    assert likelihoods([], most=3) == ()


def test_a_name_lends_weight_to_the_land_of_its_places_but_not_to_itself() -> None:
    beliefs = Beliefs.of({"one": ((ONE, 1.0),), "far": ((FAR, 1.0),)})
    assert beliefs.of_country(BESIDE, "beside") == pytest.approx(2.0)
    assert beliefs.of_division(BESIDE, "beside") == pytest.approx(1.0)
    assert beliefs.of_division(ONE, "one") == 0.0
    assert beliefs.of_ground(ONE, "one") == 0.0


def test_nearer_ground_counts_more() -> None:
    beliefs = Beliefs.of({"one": ((ONE, 1.0),)})
    same = beliefs.of_ground(_town("near", 10.3, 20.3), "near")
    assert same > beliefs.of_ground(BESIDE, "beside") > beliefs.of_ground(FAR, "far") == 0.0


def test_a_whole_country_is_no_point() -> None:
    country = Place("iso:XA", "Xa", PlaceClass.COUNTRY, "XA", None, 10.0, 20.0)
    assert is_point(ONE)
    assert not is_point(country)
    assert Beliefs.of({"one": ((ONE, 1.0),)}).of_ground(country, "xa") == 0.0
