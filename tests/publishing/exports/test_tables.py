"""Frontwire's own tables: what the columns say, and CSV and Parquet read back by their own readers."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from frontwire.corpus import Corpus
from frontwire.model.query import Query
from frontwire.model.voice import VoiceType
from frontwire.publishing.exports import Entry, Shipment, Tally, Unit, format_of
from frontwire.publishing.exports.tables import Column, Kind, table_of, tables
from frontwire.publishing.exports.tables.flattening import cell

_UNITS = (Unit.CLAIMS, Unit.HAPPENINGS, Unit.FIGURES)


def _written(name: str, unit: Unit, shipment: Shipment) -> tuple[io.BytesIO, Tally]:
    out = io.BytesIO()
    tally = format_of(name).write(shipment, unit, out)
    out.seek(0)
    return out, tally


def _columns() -> list[Any]:
    def inner(column: Column, path: str) -> list[Any]:
        below = [one for part in column.parts for one in inner(part, f"{path}.{part.name}")]
        return [pytest.param(column, id=path), *below]

    return [
        one for table in tables() for column in table.columns for one in inner(column, f"{table.unit}.{column.name}")
    ]


@pytest.mark.parametrize("column", _columns())
def test_a_column_says_what_it_means_and_its_example_is_one(column: Column) -> None:
    assert column.means.endswith((".", "?", ":", "'")), column.means
    assert "\n" not in column.means
    if column.parts:
        (first,) = json.loads(column.example)
        assert set(first) == {part.name for part in column.parts}
        return
    parse = {
        Kind.DAY: date.fromisoformat,
        Kind.MOMENT: datetime.fromisoformat,
        Kind.WHOLE: int,
        Kind.NUMBER: float,
        Kind.TRUTH: {"true": True, "false": False}.__getitem__,
        Kind.TEXT: str,
    }[column.kind]
    assert parse(column.example) is not None  # type: ignore[operator]
    if column.values:
        assert column.example in column.values


def test_no_table_has_two_columns_of_one_name() -> None:
    for table in tables():
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("unit", _UNITS)
def test_csv_and_parquet_have_the_same_rows(unit: Unit, shipment: Shipment) -> None:
    table = table_of(unit)
    (sheet, tally), (parquet, other) = _written("csv", unit, shipment), _written("parquet", unit, shipment)
    frame = pd.read_csv(sheet, dtype=str, keep_default_na=False)
    held = pq.read_table(parquet)
    assert list(frame.columns) == held.column_names == [column.name for column in table.columns]
    assert len(frame) == held.num_rows == tally.written == other.written > 20
    for column in table.columns:
        for text, value in zip(frame[column.name], held[column.name].to_pylist(), strict=True):
            assert text == _as_cell(column, value)


def _as_cell(column: Column, value: Any) -> str:
    return cell(replace(column, take=lambda row: row), value) if not column.parts else _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""


def test_parquet_has_types_meanings_and_a_version(shipment: Shipment) -> None:
    out, _ = _written("parquet", Unit.CLAIMS, shipment)
    file = pq.ParquetFile(out)
    schema = file.schema_arrow
    assert schema.field("known").type == pa.date32()
    assert schema.field("fetched").type == pa.timestamp("us", tz="UTC")
    assert schema.field("actors").type == pa.list_(pa.field("element", pa.string()))
    assert schema.field("lat").type == pa.float64()
    assert schema.field("background").type == pa.bool_()
    parts = schema.field("figures").type.value_type
    assert [part.name for part in parts] == ["what", "who", "low", "high", "wording", "scope"]
    assert schema.field("quote").metadata[b"description"] == b"The words that it rests on."
    assert schema.metadata[b"frontwire:table"] == b"claims"
    assert schema.metadata[b"frontwire:at"] == shipment.at.isoformat().encode()
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_rows_lead_to_the_words_in_the_store(corpus: Corpus, shipment: Shipment) -> None:
    out, _ = _written("parquet", Unit.CLAIMS, shipment)
    with corpus.view() as view:
        for row in pq.read_table(out).to_pylist():
            claim, text = view.claim(row["claim"]), view.text(row["report"])
            assert claim is not None
            assert text is not None
            assert text[row["start"] : row["end"]] == row["quote"] == claim.evidence.quote
            assert row["sentence"] == claim.evidence.sentence.of(text)
            assert row["before"] + row["quote"] + row["after"] in text


def test_figures_stand_as_they_were_said(corpus: Corpus, shipment: Shipment) -> None:
    out, _ = _written("csv", Unit.FIGURES, shipment)
    frame = pd.read_csv(out)
    with corpus.view() as view:
        for row in frame.to_dict("records"):
            claim = view.claim(str(row["claim"]))
            assert claim is not None
            assert row["wording"] in {figure.wording for figure in claim.figures}
    assert frame.loc[~frame["stands"], "because"].notna().all()


def test_a_happening_has_all_its_positions(shipment: Shipment) -> None:
    out, _ = _written("parquet", Unit.HAPPENINGS, shipment)
    rows = pq.read_table(out).to_pylist()
    disputed = [row for row in rows if row["disputes"]]
    assert disputed
    for row in rows:
        assert (row["status"] == "disputed") is bool(row["disputes"])
        assert row["claims"] == len(row["affirmed"]) + len(row["possible"]) + len(row["denied"])
        for toll in row["tolls"]:
            bounds = [toll[name] for name in ("low", "best", "high") if toll[name] is not None]
            assert bounds == sorted(bounds)
    assert all(len(dispute["positions"]) > 1 for row in disputed for dispute in row["disputes"])


def test_cells_are_no_formulas_and_one_line(shipment: Shipment) -> None:
    entry = next(shipment.entries())
    column = next(column for column in table_of(Unit.CLAIMS).columns if column.name == "quote")
    evil = replace(entry, gist=replace(entry.gist, quote='=HYPERLINK("x")\n\x07second'))
    assert cell(column, evil) == '\'=HYPERLINK("x") second'


def test_what_is_not_known_stays_empty(shipment: Shipment) -> None:
    entry: Entry = next(shipment.entries())
    bare = replace(entry, gist=replace(entry.gist, site=None, voices=(), first=None, last=None))
    row = {column.name: column.of(bare) for column in table_of(Unit.CLAIMS).columns}
    assert {row[name] for name in ("place", "lat", "country", "voice", "voice_party", "first", "last")} == {None}
    assert row["said_by"] == []


def test_moments_are_given_in_utc(shipment: Shipment) -> None:
    entry = next(shipment.entries())
    column = next(column for column in table_of(Unit.CLAIMS).columns if column.name == "fetched")
    assert cell(column, entry) == f"{entry.filing.fetched.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def test_figures_are_those_of_the_claims_asked_for(corpus: Corpus) -> None:
    with corpus.shipment(query=Query(voices=frozenset({VoiceType.MILITARY}))) as asked:
        out, tally = _written("csv", Unit.FIGURES, asked)
    assert tally.written > 0
    assert set(pd.read_csv(out)["voice_type"]) == {"military"}
