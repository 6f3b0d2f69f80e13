from __future__ import annotations

import json
from pathlib import Path


def test_by_number_and_by_id(frontwire, report: Path) -> None:
    claims = json.loads(frontwire("read", str(report), "--format", "json").out)["claims"]
    by_number = frontwire("explain", str(report), "1")
    assert by_number.code == 0
    assert by_number.out.startswith("[1] ")
    assert claims[0]["id"] in by_number.out
    assert frontwire("explain", str(report), claims[0]["id"][:8]).out == by_number.out


def test_a_claim_that_is_not_there(frontwire, report: Path) -> None:
    ran = frontwire("explain", str(report), "999")
    assert (ran.code, ran.out) == (1, "")
    assert "no claim 999" in ran.err


def test_a_report_without_a_claim_asks_which(frontwire, report: Path) -> None:
    ran = frontwire("explain", str(report))
    assert (ran.code, ran.out) == (1, "")
    assert f"frontwire explain {report} 1" in ran.err
