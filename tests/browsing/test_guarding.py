from __future__ import annotations

from browsing_support import snapshot_of, stock_of
from frontwire.browsing.state import State
from frontwire.browsing.tables import Tables
from frontwire.model.place import PlaceClass
from frontwire.model.query import Box
from reconciling_support import make_gist, make_party, make_site

QUARTER = make_site("Bustan", lat=35.04321, lon=37.06789, kind=PlaceClass.NEIGHBOURHOOD, radius_km=0.8)
CLINIC = (make_party("the cellar clinic", text="the cellar clinic"),)


def test_no_stretch_of_the_map_finds_a_guarded_point_where_it_is(tables: Tables) -> None:
    hit = make_gist("a", site=QUARTER, targets=CLINIC)
    beside = make_gist("b", report="r-a", site=QUARTER, kind="casualties")
    snapshot = snapshot_of(stock_of([hit, beside], tables, exact=False))
    there = Box(QUARTER.lat - 0.01, QUARTER.lon - 0.01, QUARTER.lat + 0.01, QUARTER.lon + 0.01)
    assert len(snapshot.choose(State(box=there))) == 0
    assert len(snapshot.choose(State(box=Box(34.99, 37.09, 35.01, 37.11)))) == 1
    assert str(QUARTER.lat) not in str(snapshot.scene(State()))
