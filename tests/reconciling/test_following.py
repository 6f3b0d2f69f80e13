from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from frontwire.model.gist import Gist
from frontwire.reconciling.following import follow
from reconciling_toy import DAY, FAMILIES, JASIM, PROVINCE, gist, party

HOSPITAL, CLINIC = (party("nawa hospital", known=False),), (party("clinic 4", known=False),)


def threads(held: Sequence[Gist]) -> list[tuple[str, str]]:
    ordered = sorted(held, key=lambda one: (one.known, one.id))
    found = follow(range(len(ordered)), ordered, FAMILIES)
    return [(ordered[earlier].id, ordered[later].id) for earlier, later, _ in found]


def word(name: str, *, after: int = 0, kind: str = "facility_status", **changes: object) -> Gist:
    return gist(name, kind=kind, day=DAY + timedelta(days=after), **changes)


def test_words_on_one_facility_follow_one_another_in_the_order_of_their_days() -> None:
    held = [
        word("c", after=9, facilities=HOSPITAL),
        word("a", facilities=HOSPITAL),
        word("b", after=4, facilities=HOSPITAL),
    ]
    assert threads(held) == [("a", "b"), ("b", "c")]


@pytest.mark.parametrize(
    "other",
    [
        word("b", facilities=CLINIC),
        word("b", facilities=()),
        word("b", facilities=HOSPITAL, site=JASIM),
        word("b", facilities=HOSPITAL, site=PROVINCE),
        word("b", facilities=HOSPITAL, site=None),
        word("b", facilities=HOSPITAL, after=100),
        word("b", facilities=HOSPITAL, kind="control"),
    ],
)
def test_words_on_another_do_not(other: Gist) -> None:
    assert threads([word("a", facilities=HOSPITAL), other]) == []


def test_beds_and_whether_it_works_are_one_record() -> None:
    assert threads([word("a", facilities=HOSPITAL), word("b", facilities=HOSPITAL, kind="facility_capacity")]) == [
        ("a", "b")
    ]


def test_what_is_told_with_no_day_is_of_the_day_it_was_known() -> None:
    undated = gist("b", kind="siege", day=None, known=DAY + timedelta(days=3))
    ((_, _, because),) = follow((0, 1), [gist("a", kind="siege"), undated], FAMILIES)
    assert because == "words on one state (encirclement: Nawa), 3 days apart"
