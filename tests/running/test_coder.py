"""A coder gives the same bytes for the same shard, and what it gives is what adding the reports would keep."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from frontwire import Reader
from frontwire.claims.join import Joined
from frontwire.corpus.receiving import Receiver
from frontwire.model.document import Document
from frontwire.model.filing import Deposit
from frontwire.model.parcel import Parcel, Told, Trouble
from frontwire.pipeline import Pipeline
from frontwire.running import coder, tables
from frontwire.running.coder import Coder
from frontwire.running.shard import Coded, Shard
from frontwire.running.stamping import stamped
from frontwire.settings import Settings
from frontwire.store.packing import unpacker

STRIKE = "Government jets bombed the market of Tafas on Tuesday, killing at least 12 people, activists said."
CAME = datetime(2024, 3, 6, 9, tzinfo=UTC)
TOLD = Told(published=date(2024, 3, 6), outlet="Free South Network", fetched=CAME)
SHARD = Shard(
    0,
    (Parcel("dump#1", STRIKE, told=TOLD), Parcel("dump#2", b"", told=TOLD), Parcel("dump#3", STRIKE + " It rained.")),
    (Trouble("dump#4", "the row has no text", harmless=True), Trouble("dump#5", "the row is cut off")),
)


@pytest.fixture(scope="module")
def held(settings: Settings, reader: Reader) -> Coder:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(coder, "Reader", lambda _settings: reader)
        return Coder(settings)


@pytest.fixture(scope="module")
def coded(held: Coder) -> Coded:
    return held.code(SHARD, spared={}, begun=lambda _position: None)


def rows(coded: Coded, name: str) -> list[dict[str, object]]:
    return list(pq.read_table(io.BytesIO(dict(coded.files)[name])).to_pylist())


def test_claims_are_rows_with_their_words(coded: Coded) -> None:
    claims = rows(coded, tables.CLAIMS_FILE)
    assert len(claims) == coded.counts.claims > 0
    for claim in claims:
        text = STRIKE if claim["source"] == "dump#1" else STRIKE + " It rained."
        assert text[claim["start"] : claim["end"]] == claim["quote"]  # type: ignore[misc]


def test_reports_are_what_adding_them_keeps(coded: Coded, reader: Reader, settings: Settings) -> None:
    deposits = [unpacker(Deposit)(row["deposit"]) for row in rows(coded, tables.REPORTS_FILE)]  # type: ignore[arg-type]
    receiver = Receiver(settings)
    first = receiver.receive(reader.read_parcel(SHARD.parcels[0]), fetched=CAME)
    assert deposits[0] == first
    assert [deposit.filing.source for deposit in deposits] == ["dump#1", "dump#3"]


def test_what_is_not_read_is_told(coded: Coded) -> None:
    unread = _unread(coded)
    assert set(unread) == {"dump#2", "dump#5"}
    assert unread["dump#5"] == "the row is cut off"
    assert (coded.counts.reports, coded.counts.unread, coded.counts.left) == (2, 2, 1)


def test_the_same_shard_gives_the_same_bytes(held: Coder, coded: Coded) -> None:
    assert held.code(SHARD, spared={}, begun=lambda _position: None).files == coded.files


def test_what_is_spared_is_refused_unread(held: Coder) -> None:
    begun: list[range] = []
    coded = held.code(SHARD, spared={0: "it takes too long"}, begun=begun.append)
    assert begun == [range(2), range(3)]
    assert _unread(coded)["dump#1"] == "it takes too long"


def test_read_one_by_one_it_gives_the_same_bytes(held: Coder, coded: Coded) -> None:
    begun: list[range] = []
    assert held.code(SHARD, spared={}, begun=begun.append, careful=True).files == coded.files
    assert begun == [range(1), range(1, 2), range(2, 3)]


def test_what_a_reader_cannot_bear_is_refused(held: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_reader: Reader, _parcel: Parcel) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(Reader, "opened", fail)
    coded = held.code(SHARD, spared={}, begun=lambda _position: None)
    assert coded.counts.unread == 4
    assert _unread(coded)["dump#1"] == "RecursionError: too deep"


def test_what_cannot_be_understood_takes_none_of_those_beside_it_along(
    held: Coder, coded: Coded, monkeypatch: pytest.MonkeyPatch
) -> None:
    understood = Pipeline.claims

    def fail(pipeline: Pipeline, document: Document) -> Joined:
        if document.report.source == "dump#1":
            raise RecursionError("too deep")
        return understood(pipeline, document)

    monkeypatch.setattr(Pipeline, "claims", fail)
    some = held.code(SHARD, spared={}, begun=lambda _reports: None)
    assert _unread(some)["dump#1"] == "RecursionError: too deep"
    assert rows(some, tables.REPORTS_FILE) == rows(coded, tables.REPORTS_FILE)[1:]


def test_names_that_are_no_text_stop_nothing(held: Coder) -> None:
    told = replace(TOLD, title="A lone half of a sign: \ud83d")
    parcels = (Parcel("dump#1", STRIKE, told=told), SHARD.parcels[2], Parcel("caf\udce9.txt", STRIKE + " It snowed."))
    coded = held.code(Shard(0, parcels, (Trouble("th\udce9.bin", "th\udce9.bin is empty"),)), spared={}, begun=print)
    assert (coded.counts.reports, coded.counts.unread) == (2, 2)
    assert rows(coded, tables.REPORTS_FILE)[1]["source"] == "caf?.txt"
    assert _unread(coded)["th?.bin"] == "th?.bin is empty"
    assert coded.digest != Shard(0, parcels).digest


class TestStamped:
    def test_a_report_came_in_when_its_file_was_changed(self, tmp_path: Path) -> None:
        path = tmp_path / "dump.jsonl"
        path.write_text("{}", encoding="utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))
        names = (str(path), f"{path}#3", f"{path}!inner.zip!page.html")
        came = [one.told.fetched for one in _parcels(stamped(Parcel(name, "text") for name in names))]
        assert came == [datetime.fromtimestamp(1_700_000_000, UTC)] * 3

    def test_what_the_source_tells_stands(self) -> None:
        (one,) = _parcels(stamped([Parcel("nowhere", "text", told=TOLD)], Told(outlet="Meridian Wire")))
        assert one.told == replace(TOLD, outlet="Meridian Wire")

    def test_what_came_from_no_file_has_the_moment(self) -> None:
        found = [Parcel("stdin#1", "text"), Trouble("stdin#2", "the row is cut off")]
        one, trouble = stamped(found, moment=CAME)
        assert isinstance(one, Parcel)
        assert one.told.fetched == CAME
        assert trouble == found[1]


def _unread(coded: Coded) -> dict[object, object]:
    """What could not be read at all, with why."""
    return {row["source"]: row["because"] for row in rows(coded, tables.REFUSALS_FILE) if row["report"] is None}


def _parcels(found: Iterable[Parcel | Trouble]) -> list[Parcel]:
    return [one for one in found if isinstance(one, Parcel)]
