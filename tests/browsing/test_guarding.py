from __future__ import annotations

from browsing_support import snapshot_of, stock_of
from frontwire.browsing.state import State
from frontwire.browsing.tables import Tables
from frontwire.model.gist import Gist
from frontwire.model.place import PlaceClass
from frontwire.model.query import Box
from frontwire.publishing.coarsening import REACH_KM
from frontwire.publishing.guarding import Guard
from reconciling_support import make_gist, make_party, make_site

SPOT = make_site("Old mill", lat=35.04321, lon=37.06789, kind=PlaceClass.SITE, radius_km=0.3)
QUARTER = make_site("Bustan", lat=35.04321, lon=37.06789, kind=PlaceClass.NEIGHBOURHOOD, radius_km=0.8)
TOWN = make_site("Kala", lat=35.04321, lon=37.06789, radius_km=3.0)
CLINIC = (make_party("the cellar clinic", text="the cellar clinic"),)


def _guard(tables: Tables, *gists: Gist, exact: bool = False) -> Guard:
    return Guard(gists, names=tables.sheltered, exact=exact)


class TestGuard:
    def test_a_spot_where_a_clinic_is_hit_is_put_on_the_grid(self, tables: Tables) -> None:
        hit = make_gist("a", site=SPOT, targets=CLINIC)
        shown = _guard(tables, hit).shown(hit)
        assert shown is not None
        assert (shown.lat, shown.lon, shown.radius_km) == (35.0, 37.1, REACH_KM)
        assert shown.name == SPOT.name

    def test_another_claim_at_the_same_spot_does_not_give_it_away(self, tables: Tables) -> None:
        hit, other = make_gist("a", site=SPOT, kind="facility_status"), make_gist("b", site=SPOT)
        assert _guard(tables, hit, other).shown(other) != SPOT
        assert _guard(tables, other).shown(other) == SPOT

    def test_a_quarter_is_coarse_for_the_claim_alone(self, tables: Tables) -> None:
        hit, other = make_gist("a", site=QUARTER, targets=CLINIC), make_gist("b", site=QUARTER)
        guard = _guard(tables, hit, other)
        assert guard.shown(hit) != QUARTER
        assert guard.shown(other) == QUARTER
        assert guard.place(QUARTER, [hit, other]) != QUARTER

    def test_a_camp_is_a_shelter_by_itself(self, tables: Tables) -> None:
        camp = make_site("Rimal camp", kind=PlaceClass.CAMP, lat=35.04321)
        held = make_gist("a", site=camp)
        assert _guard(tables, held).shown(held) != camp

    def test_a_town_stays_where_it_is(self, tables: Tables) -> None:
        hit = make_gist("a", site=TOWN, targets=CLINIC, kind="facility_status")
        assert _guard(tables, hit).shown(hit) == TOWN
        assert _guard(tables, hit).place(TOWN, [hit]) == TOWN

    def test_exact_points_are_shown_to_those_who_ask(self, tables: Tables) -> None:
        hit = make_gist("a", site=SPOT, targets=CLINIC)
        assert _guard(tables, hit, exact=True).shown(hit) == SPOT
        assert _guard(tables, hit, exact=True).place(SPOT, [hit]) == SPOT

    def test_what_has_no_place_has_none(self, tables: Tables) -> None:
        assert _guard(tables).shown(make_gist("a", site=None)) is None
        assert _guard(tables).place(None, []) is None


def test_no_stretch_of_the_map_finds_a_guarded_point_where_it_is(tables: Tables) -> None:
    hit = make_gist("a", site=QUARTER, targets=CLINIC)
    beside = make_gist("b", report="r-a", site=QUARTER, kind="casualties")
    snapshot = snapshot_of(stock_of([hit, beside], tables, exact=False))
    there = Box(QUARTER.lat - 0.01, QUARTER.lon - 0.01, QUARTER.lat + 0.01, QUARTER.lon + 0.01)
    assert len(snapshot.choose(State(box=there))) == 0
    assert len(snapshot.choose(State(box=Box(34.99, 37.09, 35.01, 37.11)))) == 1
    assert str(QUARTER.lat) not in str(snapshot.scene(State()))
