"""Shards are merged into one table of claims by month: all rows, once, the same bytes whoever finished first."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontwire.errors import InputError
from frontwire.model.filing import Edition
from frontwire.running import merging, parts, spilling, tables
from frontwire.running.folder import Charter, Folder
from frontwire.running.merging import Merged, merge, read_merged
from frontwire.running.shard import Coded, Counts

MARCH, APRIL = date(2024, 3, 31), date(2024, 4, 1)


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was read: its id, its day, how many claims and refusals; no id: it could not be read."""

    id: str | None
    day: date | None = None
    claims: int = 1
    refusals: int = 0


def coded(number: int, reports: Sequence[Made]) -> Coded:
    """A finished shard."""
    read = [one for one in reports if one.id is not None]
    headers = {column.name: pa.nulls(len(read), pa.string()) for column in tables.REPORTS} | {
        "report": pa.array([one.id for one in read], pa.string()),
        "published": pa.array([one.day for one in read], pa.date32()),
        "claims": pa.array([one.claims for one in read], pa.int64()),
        "refusals": pa.array([one.refusals for one in read], pa.int64()),
        tables.DEPOSIT: pa.array([b"packed"] * len(read), pa.binary()),
    }
    claims = [(f"{one.id}-{turn}", one.id, one.day) for one in read for turn in range(one.claims)]
    refusals = [(one.id, f"{one.id}!{turn}") for one in read for turn in range(one.refusals)]
    refusals += [(None, "unread") for one in reports if one.id is None]
    files = (
        (tables.CLAIMS_FILE, _file(claims, {"claim": pa.string(), "report": pa.string(), "published": pa.date32()})),
        (tables.REPORTS_FILE, _parquet(pa.table(headers))),
        (tables.REFUSALS_FILE, _file(refusals, {"report": pa.string(), "because": pa.string()})),
    )
    return Coded(number, f"digest {number}", files, Counts(reports=len(read)), 0.0)


def _file(rows: Sequence[tuple[object, ...]], columns: dict[str, pa.DataType]) -> bytes:
    held = {name: pa.array([row[turn] for row in rows], kind) for turn, (name, kind) in enumerate(columns.items())}
    return _parquet(pa.table(held))


def _parquet(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def folder_of(path: Path, shards: Iterable[Coded]) -> Path:
    """A run's folder with these shards finished, in this order."""
    folder = Folder.begin(path, Charter(edition=Edition("1", "lexicons", "pipeline")))
    for shard in shards:
        folder.keep(shard)
    return path


def files_of(path: Path) -> dict[str, bytes]:
    """All that was merged, by its path."""
    held = [*path.glob("claims/**/*"), *path.glob("reports/**/*"), path / "refusals.parquet", path / "merged.json"]
    return {str(one.relative_to(path)): one.read_bytes() for one in held if one.is_file()}


def _parted(path: Path) -> dict[str, bytes]:
    """What does not depend on where shards end."""
    return {name: data for name, data in files_of(path).items() if name.startswith(("claims", "reports"))}


def column(path: Path, name: str) -> list[object]:
    return list(pq.read_table(path)[name].to_pylist())


SHARDS = (
    coded(0, [Made("a", MARCH, 2, 1), Made("b", APRIL), Made(None)]),
    coded(1, [Made("c"), Made("a", MARCH, 2, 1), Made("d", MARCH, 0)]),
    coded(2, [Made("e", APRIL, 3, 2)]),
)


def test_claims_lie_by_the_month_of_their_report_in_the_order_of_the_source(tmp_path: Path) -> None:
    path = folder_of(tmp_path / "out", SHARDS)
    merged = merge(path)
    assert column(path / "claims/month=2024-03/part-00000.parquet", "claim") == ["a-0", "a-1"]
    assert column(path / "claims/month=2024-04/part-00000.parquet", "claim") == ["b-0", "e-0", "e-1", "e-2"]
    assert column(path / "claims/month=undated/part-00000.parquet", "claim") == ["c-0"]
    assert column(path / "reports/month=2024-03/part-00000.parquet", "report") == ["a", "d"]
    assert (merged.reports, merged.claims, merged.refusals, merged.repeated) == (5, 7, 4, 1)
    assert sum(merged.files.values()) == 12


def test_a_report_that_came_twice_stands_there_once_with_its_claims_and_refusals(tmp_path: Path) -> None:
    path = folder_of(tmp_path / "out", SHARDS)
    merge(path)
    assert column(path / "refusals.parquet", "because") == ["a!0", "unread", "e!0", "e!1"]


def test_merged_reports_have_no_column_of_the_store(tmp_path: Path) -> None:
    path = folder_of(tmp_path / "out", SHARDS)
    merge(path)
    held = pq.read_schema(path / "reports/month=2024-03/part-00000.parquet").names
    assert held == [column.name for column in tables.REPORTS]
    assert "turn" not in pq.read_schema(path / "claims/month=2024-03/part-00000.parquet").names


def test_the_order_in_which_shards_were_finished_changes_no_byte(tmp_path: Path) -> None:
    first, second = (folder_of(tmp_path / name, order) for name, order in (("a", SHARDS), ("b", SHARDS[::-1])))
    merge(first)
    merge(second)
    assert files_of(first) == files_of(second)


_DAYS = st.one_of(st.none(), st.dates(date(1999, 11, 1), date(2000, 2, 28)))


@st.composite
def _reports(draw: st.DrawFn) -> list[Made]:
    """Reports, some of which come more than once, some of which cannot be read."""
    known = [
        Made(f"r{turn}", draw(_DAYS), draw(st.integers(0, 3)), draw(st.integers(0, 2)))
        for turn in range(draw(st.integers(1, 6)))
    ]
    return draw(st.lists(st.sampled_from([*known, Made(None)]), max_size=14))


@settings(max_examples=25, deadline=None)
@given(_reports(), st.integers(1, 5), st.integers(1, 7), st.integers(1, 4))
def test_wherever_shards_end_and_rows_are_put_aside_the_tables_are_the_same(
    reports: list[Made], each: int, waiting: int, group: int
) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patched:
        patched.setattr(parts, "_GROUP", group)
        whole = folder_of(Path(name) / "whole", [coded(0, reports)])
        merge(whole)
        patched.setattr(spilling, "_ROWS", waiting)
        cuts = [coded(turn, reports[start : start + each]) for turn, start in enumerate(range(0, len(reports), each))]
        random.Random(each).shuffle(cuts)
        cut = folder_of(Path(name) / "cut", cuts)
        merge(cut)
        _check(cut, reports)
        if cuts:
            told = {
                path: data for path, data in files_of(whole).items() if path not in {"merged.json", "refusals.parquet"}
            }
            assert {path: data for path, data in files_of(cut).items() if path in told} == told


def _check(path: Path, reports: list[Made]) -> None:
    """Each report that was read stands there once, with its claims, in its month."""
    once = {one.id: one for one in reversed(reports) if one.id is not None}
    held: list[object] = []
    for month in sorted(path.glob("claims/*")):
        rows = [row for file in sorted(month.iterdir()) for row in pq.read_table(file).to_pylist()]
        assert {_month(row["published"]) for row in rows} <= {month.name}
        held += [row["claim"] for row in rows]
    assert sorted(map(str, held)) == sorted(f"{one.id}-{turn}" for one in once.values() for turn in range(one.claims))


def _month(day: date | None) -> str:
    return "month=undated" if day is None else f"month={day:%Y-%m}"


def test_a_large_month_has_several_files_that_end_where_they_are_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_GROUP", 4)
    monkeypatch.setattr(parts, "_GROUPS", 2)
    path = folder_of(tmp_path / "out", [coded(0, [Made("a", MARCH, 21)])])
    merged = merge(path)
    claims = {name: rows for name, rows in merged.files.items() if name.startswith("claims")}
    assert claims == {f"claims/month=2024-03/part-0000{turn}.parquet": rows for turn, rows in enumerate((8, 8, 5))}
    assert column(path / "claims", "claim") == [f"a-{turn}" for turn in range(21)]
    assert pq.ParquetFile(path / "claims/month=2024-03/part-00000.parquet").num_row_groups == 2


def test_what_is_merged_is_not_merged_again(tmp_path: Path) -> None:
    path = folder_of(tmp_path / "out", SHARDS)
    merged = merge(path)
    there = path / "claims/month=2024-03/part-00000.parquet"
    inode = there.stat().st_ino
    assert merge(path) == merged
    assert there.stat().st_ino == inode


def test_other_shards_are_merged_anew_and_nothing_of_before_is_left(tmp_path: Path) -> None:
    path = folder_of(tmp_path / "out", SHARDS)
    merge(path)
    Folder.begin(path, Charter(edition=Edition("1", "lexicons", "pipeline"))).drop_from(1)
    merged = merge(path)
    assert merged.claims == 3
    assert not (path / "claims/month=undated").exists()
    assert sorted(one.name for one in path.iterdir() if one.name.startswith(".")) == []


def test_a_merge_that_was_stopped_in_the_middle_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, whole = (folder_of(tmp_path / name, SHARDS) for name in ("out", "whole"))
    merge(whole)

    def stopped(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(merging, "write", stopped)
        with pytest.raises(KeyboardInterrupt):
            merge(path)
    assert read_merged(path) is None
    merge(path)
    assert files_of(path) == files_of(whole)


def test_a_disk_that_is_full_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder_of(tmp_path / "out", SHARDS)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(merging, "write", full)
    with pytest.raises(InputError, match=r"cannot be merged: .*No space left"):
        merge(path)


@pytest.mark.parametrize("name", [tables.CLAIMS_FILE, tables.REFUSALS_FILE])
def test_a_shard_that_was_changed_is_told_with_what_to_do(tmp_path: Path, name: str) -> None:
    path = folder_of(tmp_path / "out", SHARDS)
    (path / "shards/00000/00000001" / name).write_bytes(dict(SHARDS[0].files)[name])
    with pytest.raises(InputError, match=rf"00000001 is damaged \({name} was changed\): delete it and run again"):
        merge(path)


def test_a_shard_without_the_claims_that_it_tells_of_is_damaged(tmp_path: Path) -> None:
    files = {
        **dict(coded(0, [Made("a", MARCH, 1)]).files),
        tables.REPORTS_FILE: dict(SHARDS[0].files)["reports.parquet"],
    }
    path = folder_of(tmp_path / "out", [Coded(0, "digest", tuple(files.items()), Counts(), 0.0)])
    with pytest.raises(InputError, match="1 rows where 3 are told of"):
        merge(path)


def test_a_damaged_note_of_what_was_merged_is_told(tmp_path: Path) -> None:
    path = folder_of(tmp_path / "out", SHARDS)
    (path / "merged.json").write_text("{")
    with pytest.raises(InputError, match=r"merged\.json is damaged"):
        merge(path)


def test_a_run_without_claims_has_a_table_without_rows(tmp_path: Path) -> None:
    path = folder_of(tmp_path / "out", [coded(0, [Made(None)])])
    merge(path)
    assert column(path / "claims", "claim") == []


def test_a_run_without_shards_has_no_tables(tmp_path: Path) -> None:
    assert merge(folder_of(tmp_path / "out", [])) == Merged(
        reports=0, claims=0, refusals=0, repeated=0, files={}, digest=merging._digest([])
    )


def test_progress_is_told_by_shards(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    merge(folder_of(tmp_path / "out", SHARDS), progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3)]
