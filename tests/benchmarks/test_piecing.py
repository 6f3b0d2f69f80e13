"""Reconciling in parts beside one piece, measured."""

from __future__ import annotations

from benchmarks import piecing
from benchmarks.generating import make, make_reports
from benchmarks.shapes import Shape

SHAPE = Shape(countries=2, divisions=1, towns=3, news=80)


def test_both_ways_are_measured_and_give_the_same() -> None:
    measured = list(piecing.measure((150,), (1,), shape=SHAPE, seed=3))
    assert [one.workers for one in measured] == [0, 1]
    assert len({(one.claims, one.digest) for one in measured}) == 1
    assert measured[1].worker_mib > 0
    table = list(piecing.rows(measured))
    assert "| in one piece |" in table[2]
    assert "| in parts, 1 worker |" in table[3]


def test_streamed_claims_are_those_that_are_made() -> None:
    view, made = piecing.Streamed(200, seed=5, shape=SHAPE), make(200, seed=5, shape=SHAPE)
    assert tuple(view.filings()) == made.filings
    assert tuple(view.gists()) == made.gists
    assert view.running_text(made.filings[0].id) == made.texts[made.filings[0].id]
    assert len(list(make_reports(200, seed=5, shape=SHAPE))) == len(made.filings)
