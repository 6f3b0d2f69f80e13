"""What reports changed when they came in, whatever days they are of."""

from __future__ import annotations

from datetime import date

import pytest

from drawing.builders import MONITOR, day, gist, killed, site, world
from frontwire.drawing import Tables, arrivals
from frontwire.model.gist import Gist
from frontwire.model.picture import Picture
from frontwire.model.voice import Polarity
from tests_support import LEXICONS


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables.load(LEXICONS)


def told(name: str, number: int, *, known: date, **more: object) -> Gist:
    return gist(  # type: ignore[arg-type]
        name, kind="casualties", known=known, when=day(5), place=site(), figures=(killed(number),), report=name, **more
    )


def brought(tables: Tables, *gists: Gist, reports: set[str]) -> Picture:
    view, linked = world(gists)
    return arrivals(view, linked, reports=frozenset(reports), at=day(20), tables=tables)


def kinds(picture: Picture) -> list[str]:
    return [change.kind.value for change in picture.changes]


def test_what_nobody_told_before_is_new_however_old_it_is(tables: Tables) -> None:
    drawn = brought(tables, told("old", 5, known=day(6)), reports={"old"})
    assert kinds(drawn) == ["new"]
    assert [account.id for account in drawn.accounts] == ["old"]


def test_what_other_reports_told_is_no_change(tables: Tables) -> None:
    drawn = brought(tables, told("a", 5, known=day(6)), reports={"elsewhere"})
    assert (drawn.accounts, drawn.changes) == ((), ())


def test_an_older_report_that_comes_later_changes_what_is_known(tables: Tables) -> None:
    first = told("first", 5, known=day(9))
    late = told("late", 9, known=day(6), by=MONITOR, outlet="Harbour Post")
    drawn = brought(tables, first, late, reports={"late"})
    assert "updated" in kinds(drawn)
    assert "new" not in kinds(drawn)
    (change,) = [one for one in drawn.changes if one.kind.value == "updated"]
    assert change.claims == ("late",)
    assert change.old == "5"


def test_who_denied_it_before_withdraws_nothing(tables: Tables) -> None:
    denied = told("b", 5, known=day(6), polarity=Polarity.DENIED, by=MONITOR)
    again = told("c", 5, known=day(7), polarity=Polarity.DENIED, by=MONITOR)
    affirmed = told("a", 5, known=day(6), by=MONITOR)
    assert "withdrawn" not in kinds(brought(tables, affirmed, denied, again, reports={"c"}))
    assert "withdrawn" in kinds(brought(tables, affirmed, again, reports={"c"}))
