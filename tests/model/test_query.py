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
