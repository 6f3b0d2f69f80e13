"""docs/export-acled.md and docs/export-ucdp.md show what is written."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

import pytest

from frontwire.publishing.exports import Shipment, Unit, format_of

_DOCS = Path(__file__).parents[3] / "docs"
#: The happening that both pages show.
_ID = "0059650fc54f4896"
_CELLS = re.compile(r"^\| `(\w+)` \| (.*?) \|(?: .*)?\|$", re.MULTILINE)
_LEFT = re.compile(r"^(\d+) left out: (.+)$", re.MULTILINE)


def _block(name: str, opening: str, closing: str) -> str:
    return (_DOCS / f"export-{name}.md").read_text(encoding="utf-8").split(opening)[1].split(closing)[0]


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_the_row_and_the_counts_shown_are_those_written(name: str, shipment: Shipment) -> None:
    out = io.BytesIO()
    tally = format_of(name).write(shipment, Unit.HAPPENINGS, out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode())))
    (held,) = [row for row in rows if _ID in row["notes" if name == "acled" else "relid"]]
    shown = dict(_CELLS.findall(_block(name, f"<!-- row: {name} {_ID} -->", "<!-- /row -->")))
    assert shown == held
    counted = _block(name, f"<!-- tally: {name} -->", "<!-- /tally -->")
    assert f"{tally.written} rows written" in counted
    assert Counter({reason: int(number) for number, reason in _LEFT.findall(counted)}) == tally.left_out
