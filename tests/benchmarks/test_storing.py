"""Made-up claims are added to a store of their own, and counted."""

from __future__ import annotations

from benchmarks.shapes import Shape
from benchmarks.storing import measure, rows


def test_what_is_made_up_lies_in_the_store() -> None:
    (stored,) = measure([200], server=None, shape=Shape(), seed=3)
    assert stored.claims >= 200
    assert 1 < stored.reports < stored.claims
    assert stored.mib > 0.1
    assert stored.seconds > 0
    line = list(rows([stored]))[-1]
    assert line.startswith(f"| SQLite | {stored.reports} | {stored.claims} |")
