from __future__ import annotations

import pytest

from frontwire.model.query import Box


@pytest.mark.parametrize(
    ("box", "point", "inside"),
    [
        (Box(34, 36, 35, 37), (34.5, 36.5), True),
        (Box(34, 36, 35, 37), (34, 37), True),
        (Box(34, 36, 35, 37), (33.9, 36.5), False),
        (Box(34, 36, 35, 37), (34.5, 37.1), False),
        (Box(-20, 170, -10, -170), (-15, 175), True),
        (Box(-20, 170, -10, -170), (-15, -175), True),
        (Box(-20, 170, -10, -170), (-15, 0), False),
    ],
)
def test_a_box_holds_its_edges_and_may_cross_the_180th_meridian(
    box: Box, point: tuple[float, float], inside: bool
) -> None:
    assert box.holds(*point) is inside


def test_a_box_is_written_west_south_east_north() -> None:
    assert Box.parse("36.5,34,37,34.8") == Box(34.0, 36.5, 34.8, 37.0)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("36,34,37", "is wanted"),
        ("36,34,37,35,1", "is wanted"),
        ("nan,34,37,35", "is wanted"),
        ("36,35,37,34", "south must not lie north"),
        ("36,34,37,91", "within 90 degrees"),
        ("36,34,190,35", "within 180 degrees"),
    ],
)
def test_what_is_no_box_is_refused_with_the_reason(text: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        Box.parse(text)
