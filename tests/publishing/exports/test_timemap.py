"""TimeMap's sheets, put together as its data server does, and held against its schemas."""

from __future__ import annotations

import io
import re
from collections import Counter
from datetime import datetime
from typing import Any

import pandas as pd
import pytest

from frontwire.corpus import Corpus
from frontwire.publishing.exports import Shipment, Tally, Unit, format_of

#: The keys of TimeMap's schema of events; it refuses an event that has another.
_EVENT = {
    *("id", "description", "date", "time", "time_precision", "location", "latitude", "longitude", "type", "category"),
    *("category_full", "associations", "sources", "comments", "time_display"),
}
_SOURCE = {
    *("id", "title", "thumbnail", "paths", "type", "affil_s", "url", "description", "parent", "author", "date"),
    "notes",
}
_ASSOCIATION = {"id", "title", "desc", "mode", "colour", "type", "display", "filter_paths"}
Row = dict[str, Any]


def _sheet(name: str, shipment: Shipment) -> tuple[list[Row], Tally]:
    """The rows as datasheet-server makes them: numbered columns become a list by the name with an s."""
    out = io.BytesIO()
    tally = format_of(name).write(shipment, Unit.HAPPENINGS, out)
    out.seek(0)
    frame = pd.read_csv(out, dtype=str, keep_default_na=False)
    return [_deep(row) for row in frame.to_dict("records")], tally


def _deep(row: Row) -> Row:
    out: Row = {}
    for name, value in row.items():
        found = re.fullmatch(r"(.*?)\d+", name)
        if found is None:
            out[name] = value
        elif value:
            out.setdefault(f"{found[1]}s", []).append(value)
        else:
            out.setdefault(f"{found[1]}s", [])
    return out


@pytest.fixture(scope="session")
def events(shipment: Shipment) -> list[Row]:
    return _sheet("timemap", shipment)[0]


def test_an_event_has_the_keys_of_the_schema_and_a_date(events: list[Row]) -> None:
    for event in events:
        assert set(event) == _EVENT
        assert datetime.strptime(event["date"], "%m/%d/%Y")  # noqa: DTZ007 - a day
        assert bool(event["latitude"]) is bool(event["longitude"])
        assert event["associations"][0] == event["category"]


def test_undated_happenings_are_counted(shipment: Shipment) -> None:
    rows, tally = _sheet("timemap", shipment)
    undated = sum(1 for one in shipment.bundles() if one.account.first is None and one.account.last is None)
    assert tally.left_out == Counter({"no day is told, and TimeMap drops what has none": undated})
    assert len(rows) == tally.written


def test_events_name_sources_and_associations_that_are_there(shipment: Shipment, events: list[Row]) -> None:
    sources, associations = _sheet("timemap-sources", shipment)[0], _sheet("timemap-associations", shipment)[0]
    for rows, keys in ((sources, _SOURCE), (associations, _ASSOCIATION)):
        ids = [row["id"] for row in rows]
        assert len(set(ids)) == len(ids)
        assert all(set(row) <= keys for row in rows)
    assert {id_ for event in events for id_ in event["sources"]} <= {row["id"] for row in sources}
    assert {id_ for event in events for id_ in event["associations"]} <= {row["id"] for row in associations}
    assert {row["mode"] for row in associations} == {"CATEGORY", "FILTER"}
    for row in associations:
        assert len(row["filter_paths"]) == (2 if row["mode"] == "FILTER" else 0)


def test_events_lead_to_claims_and_their_words(events: list[Row], corpus: Corpus) -> None:
    with corpus.view() as view:
        for event in events:
            first, *_ = event["comments"].removeprefix("Claims: ").split()
            claim = view.claim(first)
            assert claim is not None
            assert " ".join(claim.evidence.quote.split()) in event["description"]
