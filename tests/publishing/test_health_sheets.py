"""The sheet of the health page: what is urgent first, values beside their voices, nothing added up, points coarse."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.lexicon.labels import Labels
from frontwire.model.figure import What
from frontwire.model.health import HealthPicture
from frontwire.model.picture import Basis, Frame, Picture
from frontwire.publishing.health import charting
from frontwire.publishing.health.laying import Terms, lay
from frontwire.publishing.health.sheets import Matter, Sheet
from health_support import CLINIC, WORDS, Desk, day, figure, party, speaker
from reconciling_support import make_site
from tests_support import ROOT

LABELS = Labels.load(ROOT / "lexicons" / "publishing" / "labels.yml")
SANDBAY = make_site("Sandbay", lat=35.1234, lon=36.9876)


def laid(picture: HealthPicture, *, exact: bool = False, silence: int = 3) -> Sheet:
    """The sheet of a picture with no front around it."""
    front = Picture(Frame(picture.at, picture.at), Basis())
    return lay(picture, front, Terms(WORDS, LABELS, silence, exact))


def heads(sheet: Sheet, matter: Matter) -> list[str]:
    """What is urgent of a matter, in order."""
    return [alert.head for held in sheet.urgent if held.matter is matter for alert in held.alerts]


@pytest.fixture
def desk() -> Desk:
    """A desk with the words of one doctor, on the first and the sixth of the month."""
    desk = Desk()
    doctor = (speaker("Dr Amal Saqr"),)
    desk.say("supply_status", "There is no blood left.", items=(party("blood"),), known=day(1), voices=doctor)
    desk.say("supply_status", "Antibiotics have run out.", items=(party("antibiotics"),), known=day(6), voices=doctor)
    desk.say("facility_status", "Clinic 9 is closed.", known=day(6), voices=doctor)
    return desk


def test_what_ran_out_lately_stands_before_what_is_stale(desk: Desk) -> None:
    assert heads(laid(desk.draw(at=day(6))), Matter.SUPPLY) == ["antibiotics", "blood"]


def test_an_alert_names_its_voice_and_leads_to_its_words(desk: Desk) -> None:
    sheet = laid(desk.draw(at=day(6)))
    cite = sheet.urgent[0].alerts[0].points[0].cite
    assert (cite.voice, cite.age, cite.stale) == ("Dr Amal Saqr", 0, False)
    assert cite.claim in {gist.id for gist in desk.held}
    assert cite.report in desk.reports


def test_what_closed_is_urgent(desk: Desk) -> None:
    assert len(heads(laid(desk.draw(at=day(6))), Matter.CLOSED)) == 1


def test_nothing_is_urgent_where_all_is_well() -> None:
    desk = Desk()
    desk.say("facility_status", "Clinic 9 is open.", voices=(speaker("Dr Amal Saqr"),))
    sheet = laid(desk.draw())
    assert sheet.facilities
    assert not sheet.urgent


def test_points_are_coarse_unless_exact() -> None:
    desk = Desk()
    desk.say("facility_status", "Clinic 9 is open.", site=SANDBAY)
    coarse, exact = (laid(desk.draw(), exact=exact).points for exact in (False, True))
    assert [(point.lat, point.lon, point.coarse) for point in coarse] == [(35.1, 37.0, True)]
    assert [(point.lat, point.lon, point.coarse) for point in exact] == [(35.1234, 36.9876, False)]


def test_a_sheet_of_nothing_is_empty(desk: Desk) -> None:
    assert laid(Desk().draw()).is_empty
    assert not laid(desk.draw(at=day(6))).is_empty


def test_words_are_stale_after_the_days_of_silence(desk: Desk) -> None:
    def stale(silence: int) -> list[bool]:
        return [row.last.stale for row in laid(desk.draw(at=day(6)), silence=silence).supplies if row.item == "blood"]

    assert (stale(5), stale(4)) == ([False], [True])


# -- the chart ---------------------------------------------------------------------------------------------------------


def arrivals(*counts: tuple[int, int | None, int | None]) -> list[charting.Figure]:
    """Figures of the day of March, with their bounds, all by one clinic."""
    desk = Desk()
    note = desk.report("note", voucher=CLINIC, opening="Clinic 4, Kala.")
    desk.say("casualties", "9 wounded today.", report=note, figures=(figure(What.WOUNDED, 9, "9"),))
    (made,) = desk.draw().arrivals
    return [
        charting.Figure(replace(made, low=low, high=high, word=replace(made.word, day=day(number))), f"{number}")
        for number, low, high in counts
    ]


def test_each_figure_has_a_bar_of_its_own() -> None:
    chart = charting.chart(arrivals((4, 9, 9), (4, 9, 9), (6, 3, 3)))
    assert chart is not None
    assert [bar.number for bar in chart.bars] == ["9", "9", "3"]


def test_a_day_without_a_number_is_no_zero() -> None:
    chart = charting.chart(arrivals((4, 9, 9), (6, 3, 3)))
    assert chart is not None
    assert [told.told for told in chart.days] == [True, False, True]


def test_bounds_are_drawn_as_told() -> None:
    chart = charting.chart(arrivals((4, 5, 8), (5, 5, None), (6, None, 8)))
    assert chart is not None
    ranged, at_least, up_to = chart.bars
    assert ranged.reach is not None
    assert ranged.reach < ranged.y
    assert (at_least.more, at_least.reach) == (True, None)
    assert (up_to.up_to, up_to.number) == (True, "8")


def test_figures_long_before_the_last_are_counted_and_left_to_the_table() -> None:
    held = arrivals((1, 4, 4), (31, 5, 5))
    chart = charting.chart(held)
    assert chart is not None
    assert (chart.earlier, len(chart.bars), len(chart.days)) == (1, 1, 1)


def test_no_number_no_chart() -> None:
    assert charting.chart(arrivals((4, None, None))) is None


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(1, 100_000)), min_size=1, max_size=30))
def test_bars_lie_within_the_drawing_and_never_on_one_another(counts: list[tuple[int, int]]) -> None:
    chart = charting.chart(arrivals(*((number, count, count) for number, count in counts)))
    assert chart is not None
    assert len(chart.bars) + chart.earlier == len(counts)
    assert all(0 <= bar.y <= chart.base and bar.x + bar.width <= chart.width for bar in chart.bars)
    starts = [bar.x for bar in chart.bars]
    assert all(after - before >= chart.bars[0].width for before, after in pairwise(starts))


def test_voices_that_differ_stand_side_by_side_and_doubt_the_status() -> None:
    desk = Desk()
    desk.say("facility_status", "Clinic 9 is open.", voices=(speaker("the governor"),), known=day(6))
    desk.say("facility_status", "Clinic 9 is closed.", voices=(speaker("a nurse"),), known=day(6))
    sheet = laid(desk.draw(at=day(6)))
    (dispute,) = sheet.facilities[0].disputes
    assert {(side.state, side.cite.voice) for side in dispute.sides} == {
        ("functioning", "the governor"),
        ("non_functioning", "a nurse"),
    }
    assert [alert.state for held in sheet.urgent for alert in held.alerts] == ["disputed"]


def test_a_refusal_is_urgent_and_an_admission_is_not() -> None:
    def refused(sentence: str) -> list[str]:
        desk = Desk()
        desk.say("aid_access", sentence, actors=(party("the army"),), known=day(6))
        return heads(laid(desk.draw(at=day(6))), Matter.REFUSED)

    assert refused("The army turned back the convoy.") == ["Kala"]
    assert refused("The army let the convoy in.") == []
