from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from frontwire.model.gist import Gist
from frontwire.reconciling.pairing import FIRST, NEAREST, Meetings, circles, known_order
from frontwire.reconciling.spots import Spots
from frontwire.reconciling.tellings import tell
from reconciling_toy import DAY, FAMILIES, HAMA, JASIM, MARKET, NAWA, PROVINCE, SYRIA, count, gist

NEXT = DAY + timedelta(days=1)


def pairs(gists: Sequence[Gist]) -> set[tuple[str, str]]:
    spots = Spots()
    tellings = known_order(tell(number, one, spots=spots, families=FAMILIES) for number, one in enumerate(gists))
    found = list(Meetings(FAMILIES, spots).pairs(tellings))
    assert len(found) == len(set(found))
    ids = [gists[telling.claims[0]].id for telling in tellings]
    return {(ids[left], ids[right]) for left, right in found}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (gist("a"), gist("b")),
        (gist("a"), gist("b", kind="casualties")),
        (gist("a"), gist("b", site=MARKET)),
        (gist("a"), gist("b", day=NEXT)),
        (gist("a"), gist("b", day=None, known=NEXT)),
        (gist("a"), gist("b", site=PROVINCE)),
        (gist("a", figures=(count(18),)), gist("b", site=SYRIA, figures=(count(18),))),
        (gist("a", figures=(count(18),)), gist("b", site=None, figures=(count(18),))),
        (gist("a", kind="chemical_attack"), gist("b", kind="chemical_attack", site=SYRIA)),
    ],
)
def test_what_may_be_one_thing_meets(left: Gist, right: Gist) -> None:
    assert pairs([left, right]) == {("a", "b")}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (gist("a"), gist("b", kind="talks")),
        (gist("a"), gist("b", site=HAMA)),
        (gist("a"), gist("b", day=DAY + timedelta(days=4))),
        (gist("a", report="r"), gist("b", report="r")),
        (gist("a"), gist("b", site=SYRIA)),
        (gist("a", figures=(count(2),)), gist("b", site=SYRIA, figures=(count(2),))),
    ],
)
def test_what_hardly_can_does_not(left: Gist, right: Gist) -> None:
    assert pairs([left, right]) == set()


def test_pairs_grow_with_the_number_of_tellings_and_not_with_its_square() -> None:
    some = 400
    held = [gist(f"{number:03d}", site=(NAWA, JASIM)[number % 2]) for number in range(some)]
    # Of one place each meets the others under several keys, each of which gives so many at most.
    assert len(pairs(held)) <= some * 3 * (FIRST + NEAREST)


def test_circles_hold_the_kinds_that_can_be_one_thing() -> None:
    circle = circles(FAMILIES)
    assert circle["air_strike"] == circle["casualties"] == circle["armed_clash"]
    assert circle["protest"] == circle["crackdown"]
    assert circle["talks"] != circle["air_strike"]
