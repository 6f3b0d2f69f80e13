"""A page that was changed: what it said before is cited, and speaks for nothing from then on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from drawing.builders import REBELS, day, gist, killed, same, site, world
from frontwire.drawing import Tables, draw
from frontwire.drawing.counting import CHANGED
from frontwire.model.gist import Gist
from frontwire.model.picture import Account, ChangeKind, Picture, Status
from tests_support import LEXICONS

BEFORE, AFTER = day(6), day(8)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables.load(LEXICONS)


def told(name: str, known: date, *numbers: int, until: date | None = None) -> Gist:
    figures = tuple(killed(number, number) for number in numbers)
    made = gist(name, kind="casualties", known=known, when=day(5), place=site(), figures=figures)
    return replace(made, until=until)


def picture(tables: Tables, *gists: Gist, at: date, since: date = BEFORE) -> Picture:
    view, linked = world(gists)
    return draw(view, linked, at=at, since=since, tables=tables)


def only(drawn: Picture) -> Account:
    (account,) = drawn.accounts
    return account


def test_until_the_page_is_changed_its_figure_stands(tables: Tables) -> None:
    account = only(picture(tables, told("a", BEFORE, 12, until=AFTER), told("b", AFTER, 15), at=day(7), since=day(4)))
    assert [count.stands for count in account.tolls[0].counts] == [True]
    assert account.affirmed == ("a",)


def test_afterwards_that_of_the_later_version_does(tables: Tables) -> None:
    drawn = picture(tables, told("a", BEFORE, 12, until=AFTER), told("b", AFTER, 15), at=AFTER)
    account = only(drawn)
    assert [(c.stands, c.because) for c in account.tolls[0].counts] == [(False, CHANGED), (True, "")]
    assert (account.affirmed, account.lead.id) == (("b",), "b")
    assert [one.id for one in account.citations] == ["a", "b"]  # nothing is lost
    (change,) = [one for one in drawn.changes if one.kind is ChangeKind.UPDATED]
    assert (change.old, change.new) == ("12", "15")
    assert change.because == "how many killed, after a page was changed"


def test_a_figure_that_is_only_taken_off_is_told_of(tables: Tables) -> None:
    drawn = picture(tables, told("a", BEFORE, 12, until=AFTER), told("b", AFTER), at=AFTER)
    (change,) = [one for one in drawn.changes if one.kind is ChangeKind.UPDATED]
    assert (change.old, change.new, change.claims) == ("12", None, ("a",))


def test_a_claim_that_is_only_taken_off_is_withdrawn(tables: Tables) -> None:
    drawn = picture(tables, told("a", BEFORE, until=AFTER), at=AFTER)
    assert only(drawn).status is Status.UNCONFIRMED
    assert only(drawn).affirmed == ()
    (change,) = drawn.changes
    assert (change.kind, change.claims) == (ChangeKind.WITHDRAWN, ("a",))
    assert "changed" in change.because


def test_two_versions_dispute_nothing(tables: Tables) -> None:
    account = only(picture(tables, told("a", BEFORE, 2, until=AFTER), told("b", AFTER, 40), at=AFTER))
    assert account.disputes == ()
    assert account.status is Status.SINGLE


def test_who_holds_a_place_is_what_the_later_version_says(tables: Tables) -> None:
    held = gist("a", kind="control", known=BEFORE, place=site(), actors=(REBELS,))
    drawn = picture(tables, replace(held, until=AFTER), at=AFTER)
    assert drawn.holdings == ()
    assert picture(tables, replace(held, until=AFTER), at=day(7)).holdings != ()


def test_links_do_not_need_both(tables: Tables) -> None:
    view, linked = world((told("a", BEFORE, 12, until=AFTER), told("b", AFTER, 12)), links=(same("a", "b"),))
    assert only(draw(view, linked, at=AFTER, tables=tables)).affirmed == ("b",)
