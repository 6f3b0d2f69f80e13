"""What the comparison of the first look with thorough readings counts."""

from __future__ import annotations

from dataclasses import replace

from conftest import make_report
from evaluation.skimming import Seen, table
from frontwire import Reader


def test_claims_found_again_changed_and_lost_are_told_apart(reader: Reader) -> None:
    claims = reader.read("Rebels shelled the airport on Monday. Two guards were killed. Troops took the mill.").claims
    seen = Seen("toy")
    seen.compare(claims, (claims[0], replace(claims[1], id="another")))
    assert (seen.claims, seen.found, seen.changed) == (len(claims), 1, 1)
    assert seen.lost == {claim.kind: 1 for claim in claims[2:]}


def test_characters_of_what_is_passed_over_are_counted() -> None:
    report, seen = make_report("One two.\n\nThree."), Seen("toy")
    seen.count(report, frozenset())
    seen.count(report, frozenset({0, 1}))
    assert (seen.reports, seen.passed, seen.chars, seen.unparsed) == (2, 1, 28, 14)


def test_the_table_ends_with_all_together() -> None:
    one, other = Seen("a", reports=1, claims=4, found=3), Seen("b", reports=3, claims=4, found=4)
    one.lost["talks"] += 1
    *_, first, second, last = table([one, other])
    assert "| 75.00 % | 0 | 1 (talks 1) |" in first
    assert "| 100.00 % | 0 | 0 |" in second
    assert last.startswith("| all | 4 |")
    assert "| 87.50 % |" in last
