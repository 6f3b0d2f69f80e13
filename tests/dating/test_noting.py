from __future__ import annotations

import pytest

from conftest_types import MakeDocument
from frontwire.model.time import TimeRole


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Rebels shelled the mill on Tuesday.", TimeRole.AT),
        ("Rebels have shelled the mill since Tuesday.", TimeRole.SINCE),
        ("The road was open until Tuesday.", TimeRole.UNTIL),
        ("Rebels shelled the mill for two days.", TimeRole.DURATION),
        ("Rebels shell the mill every day.", TimeRole.FREQUENCY),
        ("The governor said on Tuesday that rebels had shelled the mill.", TimeRole.SAYING),
        ("From May 19 to June 2 the road was shut.", TimeRole.AT),
    ],
)
def test_the_role_follows_the_grammar(dated: MakeDocument, text: str, role: TimeRole) -> None:
    assert [note.role for note in dated(text).times] == [role]


def test_a_date_inside_what_is_said_dates_the_event(dated: MakeDocument) -> None:
    (note,) = dated("The governor said that rebels had shelled the mill on Tuesday.").times
    assert note.role is TimeRole.AT


def test_the_date_that_opens_a_page_dates_the_report(dated: MakeDocument) -> None:
    document = dated("5 June 2013 Rebels shelled the old mill near the river, killing two people.")
    assert document.times[0].role is TimeRole.SAYING


def test_a_date_behind_the_first_clause_dates_that_and_not_the_report(dated: MakeDocument) -> None:
    (note,) = dated("Troops shelled the mill at Azaz, Syria, May 6, 2013.").times
    assert note.role is TimeRole.AT


def test_what_is_inexact_is_marked(dated: MakeDocument) -> None:
    (note,) = dated("Troops have battled for nearly a week.").times
    assert note.mod == "LESS_THAN"
