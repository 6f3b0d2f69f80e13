from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontwire.model.parcel import Format
from frontwire.settings import Settings
from frontwire.unpacking import unpack
from unpacking_support import Open, errands, names, parcels, texts, troubles

RECORDS = [{"title": f"Report {number}", "text": f"Shells fell on Tarmin {number} times."} for number in range(4)]
LINES = "".join(json.dumps(record) + "\n" for record in RECORDS).encode()


def test_one_record_a_line(opened: Open) -> None:
    found = opened(LINES)
    assert names(found) == [f"stream#{number}" for number in range(1, 5)]
    assert texts(found)[1] == "Report 1\n\nShells fell on Tarmin 1 times."
    assert parcels(found)[1].told.title == "Report 1"


@pytest.mark.parametrize("indent", [None, 1])
def test_an_array_of_records(opened: Open, indent: int | None) -> None:
    assert texts(opened(json.dumps(RECORDS, indent=indent).encode())) == texts(opened(LINES))


def test_records_inside_an_object(opened: Open) -> None:
    found = opened(json.dumps({"status": "ok", "articles": RECORDS}, indent=1).encode())
    assert texts(found) == texts(opened(LINES))


def test_an_object_is_a_record(opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"maintext": "Shells fell.", "source_domain": "a.example", "date_publish": None}))
    (only,) = parcels(opened(path))
    assert (only.content, only.told.outlet, only.told.published) == ("Shells fell.", "a.example", None)


def test_a_line_that_is_no_record_takes_only_itself(opened: Open) -> None:
    found = opened(LINES + b"not json\n[1]\n\n" + LINES)
    assert len(parcels(found)) == 8
    assert [one.name for one in troubles(found)] == ["stream#5", "stream#6"]
    assert "no JSON" in troubles(found)[0].because


def test_columns_may_stand_in_records_within(opened: Open) -> None:
    record = {"_source": {"body": "Shells fell.", "site": {"name": "Tarmin Post"}}}
    found = opened(json.dumps([record]).encode())
    assert "the columns are _source, _source.body, _source.site, _source.site.name" in troubles(found)[0].because
    from frontwire.unpacking import Columns, Layout

    layout = Layout(Columns(text=("_source.body",), outlet=("_source.site.name",)))
    (only,) = parcels(opened(json.dumps([record]).encode(), layout=layout))
    assert (only.content, only.told.outlet) == ("Shells fell.", "Tarmin Post")


def test_nan_and_raw_line_breaks_are_borne(opened: Open) -> None:
    found = opened(b'[{"text": "Shells\nfell.", "score": NaN}]')
    assert texts(found) == ["Shells\nfell."]


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000, "[" + "[" * 50_000 + "]" * 50_000 + "]"])
def test_deep_json_is_refused_in_one_line(opened: Open, deep: str) -> None:
    for asked in (Format.JSON, Format.JSONL):
        found = opened(deep.encode(), asked=asked)
        assert parcels(found) == []
        assert found
        assert all("\n" not in one.because and len(one.because) < 400 for one in troubles(found))


def test_an_object_beyond_the_limit_is_refused_with_advice(opened: Open) -> None:
    (left,) = opened(json.dumps({"text": "a" * 3000}, indent=1).encode(), max_bytes=2000)
    assert "JSON Lines" in left.because


def test_an_array_beyond_the_limit_is_read_by_element(opened: Open) -> None:
    assert len(parcels(opened(json.dumps(RECORDS * 50).encode(), max_bytes=500))) == 200


def test_too_many_keys_are_refused(opened: Open) -> None:
    (left,) = opened(json.dumps([{f"k{number}": 1 for number in range(100)}]).encode(), max_columns=50)
    assert "max_columns" in left.because


def test_an_address_without_text_is_an_errand(opened: Open) -> None:
    found = opened(b'{"text": null, "url": "https://a.example/1"}\n{"text": "Shells fell."}\n')
    assert [one.address for one in errands(found)] == ["https://a.example/1"]
    assert texts(found) == ["Shells fell."]


def test_an_endless_stream_is_read_as_it_comes(settings: Settings) -> None:
    taken = 0

    class Endless:
        """Bytes that have no end."""

        def read(self, size: int) -> bytes:
            nonlocal taken
            taken += size
            return (LINES * (size // len(LINES) + 1))[:size]

        def seekable(self) -> bool:
            return False

    found: Iterator[object] = unpack(Endless(), settings=settings)  # type: ignore[arg-type]
    assert sum(1 for _, one in zip(range(100), found, strict=False)) == 100
    assert taken < 1_000_000
