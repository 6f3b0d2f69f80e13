"""Values: equal, ordered, hashed, copied and sent to other processes by their fields."""

from __future__ import annotations

import pickle
from dataclasses import replace

from frontwire.model.value import value


@value
class Ground:
    """Two numbers, the second known where it is not given."""

    row: int
    column: int = 7


def test_a_value_is_what_its_fields_are() -> None:
    assert Ground(1) == Ground(1, 7) == replace(Ground(2, 7), row=1)
    assert len({Ground(1), Ground(1, 7), Ground(7, 1)}) == 2
    assert sorted([Ground(2, 1), Ground(1, 9), Ground(1, 2)]) == [Ground(1, 2), Ground(1, 9), Ground(2, 1)]
    assert pickle.loads(pickle.dumps(Ground(3))) == Ground(3)
    assert repr(Ground(3)) == "Ground(row=3, column=7)"


def test_a_value_takes_no_other_fields() -> None:
    assert not hasattr(Ground(1), "__dict__")
