from __future__ import annotations

from datetime import date

import msgspec

from browsing_support import snapshot_of, stock_of
from frontwire.browsing.binning import NOWHERE, OTHERS, Lanes
from frontwire.browsing.shapes import Scene
from frontwire.browsing.snapshot import Snapshot
from frontwire.browsing.state import State
from frontwire.browsing.tables import Tables
from frontwire.model.query import Box
from reconciling_support import DAY, killed, make_gist, make_party, make_site, make_speaker


class TestScene:
    def test_every_row_is_drawn_where_they_are_few(self, last: Snapshot) -> None:
        scene = last.scene(State(), limit=10_000)
        assert scene.whole
        assert [row.id for row in scene.rows] == [account.id for account in last.accounts]
        assert (scene.cells, scene.bins) == ((), ())

    def test_cells_and_bins_stand_for_many(self, last: Snapshot) -> None:
        scene = last.scene(State(), limit=10)
        counts = scene.counts
        assert not scene.whole
        assert scene.rows == ()
        assert sum(cell.count for cell in scene.cells) == counts.happenings - counts.unplaced
        assert sum(held.count for held in scene.bins) >= counts.happenings - counts.undated
        assert scene.span is not None
        assert min(held.first for held in scene.bins) == scene.span[0]
        assert max(held.last for held in scene.bins) >= scene.span[1]
        assert sum(lane.count for lane in scene.lanes) == counts.happenings

    def test_it_travels_as_it_is(self, last: Snapshot) -> None:
        scene = last.scene(State(), limit=10_000)
        assert msgspec.json.decode(msgspec.json.encode(scene), type=Scene) == scene

    def test_nothing_chosen_draws_nothing(self, last: Snapshot) -> None:
        scene = last.scene(State(countries=("ZZ",)), limit=0)
        assert scene.counts.happenings == 0
        assert (scene.rows, scene.cells, scene.bins, scene.lanes, scene.span) == ((), (), (), (), None)
        assert any(option.count for facet in scene.facets if facet.name == "country" for option in facet.options)

    def test_what_is_chosen_is_among_the_options_though_nothing_has_it(self, last: Snapshot) -> None:
        facets = {facet.name: facet for facet in last.scene(State(kinds=("natural_disaster",))).facets}
        chosen = [option for option in facets["kind"].options if option.chosen]
        assert [(option.value, option.count) for option in chosen] == [("natural_disaster", 0)]

    def test_open_days_reach_no_further_than_they_are_told(self, tables: Tables) -> None:
        snapshot = snapshot_of(stock_of([make_gist("a", first=DAY, last=None)], tables))
        assert snapshot.scene(State()).span == (DAY, DAY)
        (held,) = snapshot.scene(State(), limit=0).bins
        assert (held.first, held.count) == (DAY, 1)


class TestLanes:
    def test_places_stand_by_how_much_is_told_of_them(self, tables: Tables) -> None:
        days = [date(2024, 3, day) for day in (1, 11, 21)]
        gists = [make_gist(f"k{day.day}", first=day, last=day) for day in days]
        elsewhere = make_gist("d", kind="protest", site=make_site("Dura", lat=33.0))
        nowhere = make_gist("n", kind="arrest", site=None, place_text="the crossing")
        lanes = snapshot_of(stock_of([*gists, elsewhere, nowhere], tables)).scene(State()).lanes
        assert [(lane.key, lane.count) for lane in lanes] == [("gn:kala", 3), ("gn:dura", 1), (NOWHERE, 1)]

    def test_a_happening_stands_in_the_lane_of_each_of_its_parties(self, tables: Tables) -> None:
        clash = make_gist("a", actors=(make_party("north", known=True), make_party("south", known=True)))
        crowd = make_gist("b", kind="protest", actors=(make_party("40 people", known=False),))
        scene = snapshot_of(stock_of([clash, crowd], tables)).scene(State(), lanes=Lanes.ACTOR)
        assert [(lane.key, lane.count) for lane in scene.lanes] == [("north", 1), ("south", 1), (NOWHERE, 1)]
        assert scene.rows[0].actors in {("north", "south"), ()}

    def test_those_with_little_share_one(self, tables: Tables) -> None:
        gists = [make_gist(f"g{n}", site=make_site(f"Town {n}", lat=20.0 + n)) for n in range(20)]
        lanes = snapshot_of(stock_of(gists, tables)).scene(State()).lanes
        assert len(lanes) == 16
        assert (lanes[-1].key, lanes[-1].count) == (OTHERS, 5)


class TestControl:
    def test_holders_are_drawn_as_claimed(self, tables: Tables) -> None:
        north = make_party("north", known=True, side="government")
        south = make_party("south", known=True, side="opposition")
        gists = [
            make_gist("a", kind="control", actors=(north,), voices=(make_speaker("army"),)),
            make_gist("b", kind="control", actors=(south,), voices=(make_speaker("rebels"),)),
        ]
        snapshot = snapshot_of(stock_of(gists, tables))
        (held,) = snapshot.scene(State(kinds=("protest",))).control
        assert held.contested
        assert {holder.side for holder in held.holders} == {"government", "opposition"}
        assert held.age == 0
        assert snapshot.scene(State(box=Box(0, 0, 1, 1))).control == ()
        assert snapshot.scene(State(countries=("ZZ",))).control == ()


def test_a_row_has_the_figure_of_each_voice(tables: Tables) -> None:
    toll = make_gist("a", kind="casualties", figures=(killed(4),), voices=(make_speaker("monitor"),))
    (row,) = snapshot_of(stock_of([toll], tables)).scene(State()).rows
    (counted,) = row.tolls
    assert (counted.low, counted.high) == (4, 4)
    assert [(mark.low, mark.claim, mark.stands) for mark in counted.marks] == [(4, "a", True)]
    assert (row.family, row.label) == ("casualties", "casualties")
