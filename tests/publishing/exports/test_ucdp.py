"""UCDP GED's rows: read back as its users read them, and made of happenings by hand."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing.builders import DOCTOR, GENERAL, LEXICONS, MONITOR, SPOKESMAN, day
from frontwire.corpus import Corpus
from frontwire.lexicon.events import EventWords
from frontwire.lexicon.families import Families
from frontwire.lexicon.ucdp import Ucdp
from frontwire.model.figure import Scope, What, Who
from frontwire.model.gist import Gist
from frontwire.model.picture import Bound, Toll
from frontwire.model.place import PlaceClass
from frontwire.model.time import Basis
from frontwire.publishing.exports import Shipment, Unit, format_of
from frontwire.publishing.exports.events import Dating
from frontwire.publishing.exports.ucdp.counting import deaths
from frontwire.publishing.exports.ucdp.rows import COLUMNS, Row, Rows, date_prec, priogrid, where_prec
from frontwire.publishing.exports.ucdp.siding import CIVILIANS as UNARMED
from frontwire.publishing.exports.ucdp.siding import Dyad, Side, Sider, Sort, Violence
from publishing.exports.event_support import (
    ARMY,
    CIVILIANS,
    IS,
    NAWA,
    PLANES,
    REBELS,
    RUSSIA,
    bundle,
    elsewhere,
    gist,
    killed,
    party,
)

TABLES = Ucdp.load(LEXICONS)
WORDS = EventWords.load(LEXICONS)
FAMILIES = Families.load(LEXICONS / "linking")
ROWS = Rows(TABLES, WORDS, FAMILIES)
SIDER = Sider(TABLES, WORDS, "SY")
_ARTICLE = re.compile(r"""'(.*?)' \[frontwire claim ([0-9a-f]+)\]"(?:;|$)""")


@pytest.fixture(scope="module")
def frame(shipment: Shipment) -> pd.DataFrame:
    out = io.BytesIO()
    format_of("ucdp").write(shipment, Unit.HAPPENINGS, out)
    return pd.read_csv(io.BytesIO(out.getvalue()))


def row(*gists: Gist, **more: object) -> Row:
    made = ROWS.row(bundle(*gists, **more))  # type: ignore[arg-type]
    assert not isinstance(made, str), made
    return made


def left_out(*gists: Gist, **more: object) -> str:
    made = ROWS.row(bundle(*gists, **more))  # type: ignore[arg-type]
    assert isinstance(made, str), made
    return made


def strike(id: str = "a1", **more: object) -> Gist:  # noqa: A002 - the field's name
    held = {"kind": "air_strike", "known": day(5), "by": MONITOR, "place": NAWA, "figures": (killed(6),), **more}
    return gist(id, **held)  # type: ignore[arg-type]


# Read back


def test_pandas_reads_the_49_columns_with_their_types(frame: pd.DataFrame) -> None:
    assert tuple(frame.columns) == COLUMNS
    assert len(COLUMNS) == 49
    whole = ["id", "year", "type_of_violence", "number_of_sources", "where_prec", "priogrid_gid", "country_id"]
    whole += ["event_clarity", "date_prec", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]
    assert all(frame[name].dtype == "int64" for name in (*whole, "best", "high", "low"))
    assert (
        pd.to_datetime(frame["date_start"], format="%Y-%m-%d %H:%M:%S.%f").le(pd.to_datetime(frame["date_end"])).all()
    )


def test_deaths_add_up_and_lie_between_low_and_high(frame: pd.DataFrame) -> None:
    sides = frame["deaths_a"] + frame["deaths_b"] + frame["deaths_civilians"] + frame["deaths_unknown"]
    assert sides.equals(frame["best"])
    assert (frame["low"] <= frame["best"]).all()
    assert (frame["best"] <= frame["high"]).all()
    assert (frame["best"] >= 1).all()


def test_numbers_that_are_ucdps_own_stay_empty(frame: pd.DataFrame) -> None:
    own = [name for name in COLUMNS if name.endswith(("_dset_id", "_new_id"))]
    assert len(own) == 8
    assert frame[[*own, "active_year"]].isna().all(axis=None)


def test_every_claim_named_has_its_sentence_beside_it(frame: pd.DataFrame, corpus: Corpus) -> None:
    with corpus.view() as view:
        reports = {held.id: held.report for held in view.gists()}
        for articles, number in zip(frame["source_article"], frame["number_of_sources"], strict=True):
            found = _ARTICLE.findall(articles)
            assert len(found) == number
            for sentence, claim_id in found:
                claim, text = view.claim(claim_id), view.text(reports[claim_id])
                assert claim is not None
                assert text is not None
                told = " ".join(claim.evidence.sentence.of(text).split())
                assert sentence == told.replace('"', "'")


def test_every_happening_is_written_or_counted(shipment: Shipment) -> None:
    tally = format_of("ucdp").write(shipment, Unit.HAPPENINGS, io.BytesIO())
    assert tally.written + sum(tally.left_out.values()) == sum(1 for _ in shipment.bundles())
    assert tally.left_out["as many say that one side did it as say another"] == 1, "the shelling of the market"


def test_the_raid_on_the_grain_store(frame: pd.DataFrame) -> None:
    (held,) = frame[frame["relid"] == "frontwire-04c1198911a93db5"].to_dict("records")
    assert (held["type_of_violence"], held["dyad_name"]) == (3, "Government of Syria - Civilians")
    assert (held["low"], held["best"], held["deaths_civilians"]) == (6, 6, 6)
    assert (held["gwnoa"], held["country_id"], held["adm_1"]) == (652, 652, "Daraa")
    assert "the town's opposition council" in held["source_original"]


# Sides and types


def test_a_state_and_a_group_are_state_based_whoever_struck() -> None:
    for doer, target in ((ARMY, REBELS), (REBELS, ARMY)):
        held = row(strike(actors=(doer,), targets=(target,)))
        assert (held["type_of_violence"], held["dyad_name"]) == (1, "Government of Syria - Syrian insurgents")
        assert (held["conflict_name"], held["gwnoa"], held["gwnob"]) == ("Syria: Government", 652, "")


def test_two_states_two_groups_and_civilians() -> None:
    states = row(strike(actors=(RUSSIA,), targets=(ARMY,)))
    assert (states["type_of_violence"], states["gwnoa"], states["gwnob"]) == (1, 365, 652)
    groups = row(strike(actors=(IS,), targets=(REBELS,)))
    assert (groups["type_of_violence"], groups["conflict_name"]) == (2, "IS - Syrian insurgents")
    civilians = row(strike(actors=(IS,), targets=(CIVILIANS,)))
    assert (civilians["type_of_violence"], civilians["side_b"]) == (3, "Civilians")


def test_a_state_based_conflict_without_a_known_name_has_none() -> None:
    held = row(strike(actors=(RUSSIA,), targets=(ARMY,)))
    assert held["conflict_name"] == ""


def test_both_act_in_fighting() -> None:
    held = row(strike(kind="armed_clash", actors=(ARMY, IS), figures=(killed(3),)), family="fighting")
    assert (held["dyad_name"], held["conflict_name"]) == ("Government of Syria - IS", "Syria: Islamic State")


@pytest.mark.parametrize(
    ("held", "because"),
    [
        (strike(), "nobody whom UCDP could name is said to have done it"),
        (strike(actors=(PLANES,), targets=(CIVILIANS,)), "nobody whom UCDP could name is said to have done it"),
        (
            strike(actors=(party("gunmen", "UAF"),), targets=(CIVILIANS,)),
            "nobody whom UCDP could name is said to have done it",
        ),
        (strike(actors=(ARMY,)), "only one side is named, and no civilians were hit"),
        (strike(actors=(ARMY,), targets=(CIVILIANS,), figures=()), "without a death that anybody counts"),
        (
            strike(actors=(ARMY,), targets=(CIVILIANS,), figures=(killed(5, scope=Scope.ARRIVALS),)),
            "without a death that anybody counts",
        ),
        (strike(when=date(1211, 1, 1)), "dated before the data set begins"),
        (
            strike(actors=(party("Syrian", "GOV", key="SYR.GOV", country="SY"),), targets=(CIVILIANS,)),
            "nobody whom UCDP could name is said to have done it",
        ),
        (strike(when=(date(2022, 1, 1), day(4))), "dated no more exactly than to more than a year"),
        (strike(place=elsewhere(country="AQ")), "in a country without a number of Gleditsch and Ward"),
    ],
)
def test_what_ged_has_no_place_for_is_left_out_with_the_reason(held: Gist, because: str) -> None:
    assert left_out(held) == because


def test_a_deed_that_each_side_lays_on_the_other_is_undecided() -> None:
    blamed = strike("a1", by=SPOKESMAN, actors=(ARMY,), targets=(CIVILIANS,))
    others = strike("a2", by=GENERAL, actors=(party("armed groups", "UAF"),), targets=(CIVILIANS,))
    assert left_out(blamed, others) == "as many say that one side did it as say another"
    assert row(blamed, others, strike("a3", by=DOCTOR, actors=(ARMY,)))["side_a"] == "Government of Syria"


def test_territories_are_filed_under_the_country_that_ged_files_them_under() -> None:
    held = row(strike(actors=(RUSSIA,), targets=(CIVILIANS,), place=elsewhere(country="PS")))
    assert (held["country"], held["country_id"]) == ("Israel", 666)
    yemen = row(strike(actors=(RUSSIA,), targets=(CIVILIANS,), place=elsewhere(country="YE")))
    assert (yemen["country"], yemen["country_id"]) == ("Yemen (North Yemen)", 678)


# Deaths


def test_fighters_count_for_the_side_that_was_hit() -> None:
    fighters = (killed(4, who=Who.COMBATANT),)
    assert row(strike(actors=(ARMY,), targets=(IS,), figures=fighters))["deaths_b"] == 4
    assert row(strike(actors=(IS,), targets=(ARMY,), figures=fighters))["deaths_a"] == 4
    both = row(strike(kind="armed_clash", actors=(ARMY, IS), figures=fighters), family="fighting")
    assert (both["deaths_a"], both["deaths_b"], both["deaths_unknown"]) == (0, 0, 4)


def test_what_the_parts_leave_of_the_whole_is_unknown() -> None:
    told = strike(actors=(ARMY,), targets=(IS,), figures=(killed(10), killed(3, who=Who.CIVILIAN)))
    held = row(told)
    assert [held[name] for name in ("deaths_civilians", "deaths_unknown", "best")] == [3, 7, 10]


def test_parts_are_added_where_nobody_counts_all() -> None:
    parts = (killed(3, who=Who.CIVILIAN), killed(4, who=Who.COMBATANT))
    held = row(strike(actors=(ARMY,), targets=(IS,), figures=parts))
    assert [held[name] for name in ("deaths_b", "deaths_civilians", "best", "low", "high")] == [4, 3, 7, 7, 7]


def test_fighters_among_the_dead_of_a_one_sided_deed_are_of_unknown_side() -> None:
    told = strike(
        actors=(IS,), targets=(CIVILIANS,), figures=(killed(5, who=Who.CIVILIAN), killed(2, who=Who.COMBATANT))
    )
    held = row(told)
    assert [held[name] for name in ("type_of_violence", "deaths_b", "deaths_civilians", "deaths_unknown")] == [
        3,
        0,
        5,
        2,
    ]
    only = strike(actors=(IS,), targets=(CIVILIANS,), figures=(killed(2, who=Who.COMBATANT),))
    assert left_out(only) == "only one side is named, and no civilians were hit"


def test_all_dead_of_a_one_sided_deed_are_civilians() -> None:
    held = row(strike("a1", actors=(ARMY,), targets=(CIVILIANS,)), strike("a2", by=DOCTOR, figures=(killed(9),)))
    assert (held["deaths_civilians"], held["low"], held["high"]) == (held["best"], 6, 9)


_SIDES = (Side("Government of Syria", Sort.STATE, 652), Side("IS", Sort.GROUP))


@st.composite
def _tolls(draw: st.DrawFn) -> Toll:
    low, best, high = sorted(draw(st.tuples(*[st.integers(1, 500)] * 3)))
    bounds = [Bound(value, ("a1",), "") if draw(st.booleans()) else None for value in (low, best, high)]
    who = draw(st.sampled_from([Who.MIXED, Who.CIVILIAN, Who.COMBATANT, Who.CHILD]))
    return Toll(What.KILLED, who, Scope.INCIDENT, (), *bounds)


@given(st.lists(_tolls(), max_size=4, unique_by=lambda toll: toll.who), st.booleans())
def test_whatever_is_counted_deaths_add_up(tolls: list[Toll], one_sided: bool) -> None:
    violence = Violence.ONE_SIDED if one_sided else Violence.STATE_BASED
    dyad = Dyad(violence, _SIDES[0], UNARMED if one_sided else _SIDES[1], ())
    held = deaths(tolls, dyad, {}, SIDER)
    assert held.low <= held.best <= held.high
    assert min(held.a, held.b, held.civilians, held.unknown) >= 0
    given_numbers = {bound.value for toll in tolls for bound in (toll.low, toll.best, toll.high) if bound is not None}
    sums = {one + other for one in given_numbers for other in given_numbers} | given_numbers | {0}
    assert {held.low, held.best, held.high} <= sums, "no number that nobody gives"


# When and where


def test_cells_of_prio_grid_are_counted_from_the_south_west() -> None:
    assert priogrid(-90, -180) == 1
    assert priogrid(-89.6, -179.4) == 2
    assert priogrid(-89.4, -180) == 721
    assert priogrid(90, 180) == 259_200


@given(st.integers(-90_000, 90_000), st.integers(-180_000, 180_000))
def test_a_point_lies_in_its_cell(south: int, west: int) -> None:
    lat, lon = south / 1000, west / 1000
    row_of, column = divmod(priogrid(lat, lon) - 1, 720)
    assert row_of / 2 - 90 <= lat <= row_of / 2 - 89.5
    assert column / 2 - 180 <= lon <= column / 2 - 179.5


@pytest.mark.parametrize(("days", "code"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5)])
def test_date_prec(days: int, code: int) -> None:
    assert date_prec(days, Dating.TOLD) == code


def test_a_day_that_nobody_tells_is_less_precise() -> None:
    told = strike(actors=(ARMY,), targets=(CIVILIANS,))
    assert row(told)["date_prec"] == 1
    assert row(replace(told, time_basis=Basis.PUBLICATION))["date_prec"] == 2
    assert row(strike(actors=(ARMY,), targets=(CIVILIANS,), when=(None, day(4))))["date_prec"] == 4


def test_several_days_make_a_summary() -> None:
    held = row(strike(actors=(ARMY,), targets=(CIVILIANS,), when=(day(2), day(4))))
    assert (held["event_clarity"], held["date_prec"]) == (2, 2)
    assert (held["date_start"], held["date_end"]) == ("2024-03-02 00:00:00.000", "2024-03-04 00:00:00.000")


def test_where_prec_is_never_finer_than_the_point() -> None:
    assert where_prec(NAWA) == 1
    assert where_prec(elsewhere(radius_km=10.0)) == 2
    assert where_prec(elsewhere(ucdp_precision=None)) == 6
    country = elsewhere(name="Syria", kind=PlaceClass.COUNTRY, ucdp_precision=6)
    held = row(strike(actors=(ARMY,), targets=(CIVILIANS,), place=country))
    assert (held["where_prec"], held["where_coordinates"]) == (6, "Syria")


# Sources


def test_sources_stand_as_ged_writes_them() -> None:
    told = strike("a1", actors=(ARMY,), targets=(CIVILIANS,), quote='they said "run"; six died')
    other = strike("a2", by=DOCTOR, outlet="Gazette, The", known=day(6), when=day(4))
    held = row(told, other)
    assert held["number_of_sources"] == 2
    assert str(held["source_article"]).startswith('"Meridian Wire,2024-03-05,report-of-a1: ')
    assert "'they said 'run'; six died (a1).' [frontwire claim a1]\";\"" in str(held["source_article"])
    assert (held["source_office"], held["source_date"]) == ("Meridian Wire;Gazette The", "2024-03-05;2024-03-06")
    assert held["source_original"] == "the Hauran Observatory; a doctor"


def test_of_a_report_the_claim_is_cited_that_gives_the_number() -> None:
    first = strike("a1", report="r", actors=(ARMY,), targets=(CIVILIANS,), figures=())
    second = replace(strike("a2", report="r"), kind="casualties")
    assert "[frontwire claim a2]" in str(row(first, second)["source_article"])
