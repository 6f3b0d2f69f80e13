from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from frontwire.claims.versioning import lineage, versions
from frontwire.model.filing import ONLY, Edition, Filing, Version


def filing(name: str, *, fetched: int, modified: int | None = None, published: int | None = 5) -> Filing:
    return Filing(
        name, name, None, "Portum Times", "en",
        None if published is None else date(2024, 3, published),
        datetime(2024, 3, fetched, 12, tzinfo=UTC),
        Edition("1", "2", "3"),
        address="https://portum.example/12",
        modified=None if modified is None else datetime(2024, 3, modified, 12, tzinfo=UTC),
    )  # fmt: skip


FIRST, SECOND, THIRD = filing("a", fetched=5), filing("b", fetched=9, modified=7), filing("c", fetched=9)


def test_a_page_read_once_has_one_version() -> None:
    assert versions([FIRST]) == (FIRST,)
    assert FIRST.version == ONLY


@pytest.mark.parametrize("order", permutations((FIRST, SECOND, THIRD)))
def test_versions_stand_in_the_order_in_which_they_stood_there(order: tuple[Filing, ...]) -> None:
    placed = versions(order)
    assert [one.id for one in placed] == ["a", "b", "c"]
    assert [one.version for one in placed] == [
        Version(1, 3, None, date(2024, 3, 7), None, "b"),
        Version(2, 3, date(2024, 3, 7), date(2024, 3, 9), "a", "c"),
        Version(3, 3, date(2024, 3, 9), None, "b", None),
    ]
    assert [one.known for one in placed] == [date(2024, 3, day) for day in (5, 7, 9)]


def test_placing_again_changes_nothing() -> None:
    placed = versions((FIRST, SECOND, THIRD))
    assert versions(placed) == placed


def test_a_change_told_for_after_the_fetch_is_of_the_fetch() -> None:
    placed = versions((FIRST, filing("b", fetched=6, modified=30)))
    assert placed[1].known == date(2024, 3, 6)


def test_a_version_is_not_known_before_the_one_it_follows() -> None:
    early, late = versions((filing("a", fetched=5, published=8), filing("b", fetched=6)))
    assert (early.known, late.known) == (date(2024, 3, 8), date(2024, 3, 8))


@pytest.mark.parametrize(
    "address", ["http://portum.example/12", "https://www.portum.example/12", "https://portum.example/12/"]
)
def test_small_things_make_no_other_page(address: str) -> None:
    assert lineage(address) == lineage("https://portum.example/12")


def test_what_is_asked_for_does() -> None:
    assert lineage("https://portum.example/12?page=2") != lineage("https://portum.example/12")
