from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.shapes import ACTORS, BESIDE, KINDS
from browsing_support import slowly, snapshot_of, stock_of
from frontwire.browsing.snapshot import Snapshot
from frontwire.browsing.state import State
from frontwire.browsing.tables import Tables
from frontwire.model.query import Box
from frontwire.model.voice import Certainty, VoiceType
from reconciling_support import DAY, killed, make_gist, make_party, make_site

_KINDS = [kind for kind, _ in (*KINDS, *BESIDE)]
_days = st.dates(date(2023, 12, 28), date(2024, 1, 20))


def _some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple)


@st.composite
def _boxes(draw: st.DrawFn) -> Box:
    south, north = sorted((draw(st.floats(-40, 60)), draw(st.floats(-40, 60))))
    return Box(south, draw(st.floats(-20, 70)), north, draw(st.floats(-20, 70)))


states = st.builds(
    State,
    first=st.none() | _days,
    last=st.none() | _days,
    box=st.none() | _boxes(),
    kinds=_some(_KINDS),
    actors=_some(list(ACTORS)),
    voice_types=st.sampled_from([(), (VoiceType.MONITOR,), (VoiceType.OUTLET,)]),
    certainties=st.sampled_from([(), (Certainty.STATED,)]),
    countries=_some(["AA", "BA", "ZZ"]),
    disputed=st.none() | st.booleans(),
)


class TestChoosing:
    @settings(max_examples=100, deadline=None)
    @given(state=states)
    def test_it_finds_what_asking_claim_by_claim_finds(self, state: State, last: Snapshot) -> None:
        assert tuple(account.id for account in last.choose(state).accounts) == slowly(state, last)

    @settings(max_examples=40, deadline=None)
    @given(state=states)
    def test_each_option_of_a_facet_leaves_as_many_as_it_says(self, state: State, last: Snapshot) -> None:
        drawn = {facet.name: facet for facet in last.scene(state, limit=0).facets}
        for name, field in (("kind", "kinds"), ("actor", "actors"), ("country", "countries")):
            for option in drawn[name].options[:3]:
                assert option.count == len(slowly(_with(state, field, (option.value,)), last))
        for option in drawn["disputed"].options:
            assert option.count == len(slowly(_with(state, "disputed", option.value == "true"), last))

    def test_nothing_is_left_out_where_nothing_is_asked(self, last: Snapshot) -> None:
        choice = last.choose(State())
        assert len(choice) == len(last.leaves)
        assert sorted(choice.claim_ids) == sorted(gist.id for gist in last.stock.columns.gists)

    def test_conditions_are_asked_of_one_claim_together(self, tables: Tables) -> None:
        strike = make_gist("a", actors=(make_party("north", known=True),))
        toll = make_gist("b", report="r-a", kind="casualties", figures=(killed(4),))
        snapshot = snapshot_of(stock_of([strike, toll], tables))
        assert len(snapshot.leaves) == 1
        assert len(snapshot.choose(State(kinds=("casualties",)))) == 1
        assert len(snapshot.choose(State(kinds=("air_strike",), actors=("north",)))) == 1
        assert len(snapshot.choose(State(kinds=("casualties",), actors=("north",)))) == 0

    def test_a_claim_without_day_or_place_counts_for_those_of_its_happening(self, tables: Tables) -> None:
        toll = {"report": "r-a", "kind": "casualties", "figures": (killed(4),), "site": None, "place_text": None}
        snapshot = snapshot_of(stock_of([make_gist("a"), make_gist("b", first=None, last=None, **toll)], tables))
        assert len(snapshot.leaves) == 1
        kinds = ("casualties",)
        assert len(snapshot.choose(State(first=DAY, last=DAY, kinds=kinds))) == 1
        assert len(snapshot.choose(State(box=Box(34.9, 36.9, 35.1, 37.1), kinds=kinds))) == 1
        assert len(snapshot.choose(State(first=DAY + timedelta(days=1), kinds=kinds))) == 0

    def test_what_has_no_day_at_all_is_left_out_where_days_are_asked(self, tables: Tables) -> None:
        snapshot = snapshot_of(stock_of([make_gist("a", first=None, last=None)], tables))
        assert snapshot.choose(State()).counts.undated == 1
        assert len(snapshot.choose(State(last=DAY))) == 0

    @pytest.mark.parametrize(("found", "size"), [(frozenset({"b"}), 1), (frozenset({"gone"}), 0)])
    def test_words_are_the_stores_to_find(self, tables: Tables, found: frozenset[str], size: int) -> None:
        far = make_gist("b", site=make_site("Dura", lat=33.0), first=DAY - timedelta(days=9), last=None)
        snapshot = snapshot_of(stock_of([make_gist("a"), far], tables), find=lambda words: found)
        chosen = snapshot.choose(State(words="mill"))
        assert len(chosen) == size
        assert set(chosen.claim_ids) == found - {"gone"}

    def test_a_place_nobody_knows_holds_nothing(self, last: Snapshot) -> None:
        assert len(last.choose(State(place="gn:0"))) == 0


def _with(state: State, field: str, value: object) -> State:
    return State(**({name: getattr(state, name) for name in State.__slots__} | {field: value}))
