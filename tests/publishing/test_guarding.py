from __future__ import annotations

import pytest

from frontwire.lexicon.sheltered import Sheltered
from frontwire.model.gist import Gist
from frontwire.model.place import PlaceClass
from frontwire.publishing.coarsening import REACH_KM
from frontwire.publishing.guarding import Guard
from reconciling_support import make_gist, make_party, make_site
from tests_support import LEXICONS

SPOT = make_site("Old mill", lat=35.04321, lon=37.06789, kind=PlaceClass.SITE, radius_km=0.3)
QUARTER = make_site("Bustan", lat=35.04321, lon=37.06789, kind=PlaceClass.NEIGHBOURHOOD, radius_km=0.8)
TOWN = make_site("Kala", lat=35.04321, lon=37.06789, radius_km=3.0)
CLINIC = (make_party("the cellar clinic", text="the cellar clinic"),)


@pytest.fixture(scope="module")
def sheltered() -> Sheltered:
    return Sheltered.load(LEXICONS / "publishing" / "sheltered.yml")


def _guard(sheltered: Sheltered, *gists: Gist, exact: bool = False) -> Guard:
    return Guard(gists, names=sheltered, exact=exact)


class TestGuard:
    def test_a_spot_where_a_clinic_is_hit_is_put_on_the_grid(self, sheltered: Sheltered) -> None:
        hit = make_gist("a", site=SPOT, targets=CLINIC)
        shown = _guard(sheltered, hit).shown(hit)
        assert shown is not None
        assert (shown.lat, shown.lon, shown.radius_km) == (35.0, 37.1, REACH_KM)
        assert shown.name == SPOT.name

    def test_another_claim_at_the_same_spot_does_not_give_it_away(self, sheltered: Sheltered) -> None:
        hit, other = make_gist("a", site=SPOT, kind="facility_status"), make_gist("b", site=SPOT)
        assert _guard(sheltered, hit, other).shown(other) != SPOT
        assert _guard(sheltered, other).shown(other) == SPOT

    def test_a_quarter_is_coarse_for_the_claim_alone(self, sheltered: Sheltered) -> None:
        hit, other = make_gist("a", site=QUARTER, targets=CLINIC), make_gist("b", site=QUARTER)
        guard = _guard(sheltered, hit, other)
        assert guard.shown(hit) != QUARTER
        assert guard.shown(other) == QUARTER
        assert guard.place(QUARTER, [hit, other]) != QUARTER

    def test_a_camp_is_a_shelter_by_itself(self, sheltered: Sheltered) -> None:
        camp = make_site("Rimal camp", kind=PlaceClass.CAMP, lat=35.04321)
        held = make_gist("a", site=camp)
        assert _guard(sheltered, held).shown(held) != camp

    def test_a_town_stays_where_it_is(self, sheltered: Sheltered) -> None:
        hit = make_gist("a", site=TOWN, targets=CLINIC, kind="facility_status")
        assert _guard(sheltered, hit).shown(hit) == TOWN
        assert _guard(sheltered, hit).place(TOWN, [hit]) == TOWN

    def test_exact_points_are_shown_to_those_who_ask(self, sheltered: Sheltered) -> None:
        hit = make_gist("a", site=SPOT, targets=CLINIC)
        assert _guard(sheltered, hit, exact=True).shown(hit) == SPOT
        assert _guard(sheltered, hit, exact=True).place(SPOT, [hit]) == SPOT

    def test_what_has_no_place_has_none(self, sheltered: Sheltered) -> None:
        assert _guard(sheltered).shown(make_gist("a", site=None)) is None
        assert _guard(sheltered).place(None, []) is None

    def test_codes_of_precision_claim_no_more_than_the_point_tells(self, sheltered: Sheltered) -> None:
        exact = make_site("Old mill", kind=PlaceClass.SITE, acled_precision=1, ucdp_precision=1)
        hit = make_gist("a", site=exact, targets=CLINIC)
        shown = _guard(sheltered, hit).shown(hit)
        assert shown is not None
        assert (shown.acled_precision, shown.ucdp_precision) == (2, 2)
        vague = make_gist("b", site=make_site("Old mill", kind=PlaceClass.SITE, acled_precision=3), targets=CLINIC)
        shown = _guard(sheltered, vague).shown(vague)
        assert shown is not None
        assert (shown.acled_precision, shown.ucdp_precision) == (3, None)
