from __future__ import annotations

from dataclasses import replace

from frontwire.model.judgement import Verdict
from frontwire.reconciling.judging import Bond
from frontwire.reconciling.zoning import NOWHERE, zone
from reconciling_toy import NAWA, gist, judge

BEIRUT = replace(NAWA, id="toy:Beirut", country="LB")
PARIS = replace(NAWA, id="toy:Paris", country="FR")


def test_a_zone_is_the_country_of_the_place() -> None:
    assert zone([gist("a"), gist("b", site=BEIRUT), gist("c")], ()) == {"LB": [1], "SY": [0, 2]}


def test_what_is_unplaced_goes_where_most_of_its_report_is() -> None:
    held = [gist(name, report="r", site=place) for name, place in zip("abcd", (NAWA, NAWA, BEIRUT, None), strict=True)]
    assert zone(held, ()) == {"LB": [2], "SY": [0, 1, 3]}


def test_what_is_said_goes_with_its_report_wherever_it_is_said() -> None:
    held = [gist("a", report="r"), gist("b", report="r", kind="condemnation", site=PARIS)]
    assert zone(held, ()) == {"SY": [0, 1]}
    assert zone(held[1:], ()) == {"FR": [0]}


def test_a_report_without_a_country_is_nowhere() -> None:
    assert zone([gist("a", site=None)], ()) == {NOWHERE: [0]}


def test_zones_that_a_person_joined_are_one() -> None:
    held = [gist("a"), gist("b", site=BEIRUT), gist("c", site=PARIS)]
    bonds = [Bond(0, 1, judge(1, held[0], held[1], Verdict.SAME))]
    assert zone(held, bonds) == {"FR": [2], "LB+SY": [0, 1]}
