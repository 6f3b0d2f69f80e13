"""Merging: the finished shards of a run as one table of claims, one of reports, one of refusals.

    OUT/claims/month=2013-06/part-00000.parquet    by the month in which their report was published, or "undated"
    OUT/reports/month=2013-06/part-00000.parquet   their headers; what a store needs stays in the shards
    OUT/refusals.parquet
    OUT/merged.json                                of which shards, and how many rows are in which file

Shards are taken by number, so that the bytes are the same whoever finished first. A report that came more than once
(same outlet, day and text: same id) stands there once, as in a store: the first that came.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from frontwire.errors import InputError
from frontwire.publishing.exports.needing import needing
from frontwire.running import tables
from frontwire.running.folder import MANIFEST, Manifest, digest_of, pretty, shards, sync, write
from frontwire.running.parts import partition, write_file, write_parts
from frontwire.running.spilling import UNDATED, Spill

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]

MERGED = "merged.json"
CLAIMS = "claims"
REPORTS = "reports"
#: Raised whenever the same shards are merged to other files.
_VERSION = 1
_DIGEST_BYTES = 16
_WORK = ".merging"
_OLD = ".merged"
#: The column that tells a report's place in the source, while merging.
_TURN = "turn"
#: The turn of what belongs to no report that was read.
_NO_TURN = -1


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What was merged: `digest` is of the shards. `files` are the rows of each; `repeated` reports were left out."""

    reports: int
    claims: int
    refusals: int
    repeated: int
    files: dict[str, int]
    digest: str = ""
    version: int = _VERSION


def merge(path: Path, *, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Merged:
    """Merges the shards of the run in a folder, unless that is done already; tells `progress` shards of all shards.

    What was merged before stays until all is written; a merge that is killed begins anew. Raises InputError where a
    shard is damaged or the folder cannot be written, LibraryError where pyarrow is not installed.
    """
    with needing("merging", "parquet"):
        import pyarrow as pa  # noqa: PLC0415 - an extra
    found = shards(path)
    digest = _digest(found)
    held = read_merged(path)
    if held is not None and (held.digest, held.version) == (digest, _VERSION):
        return held
    work = path / _WORK
    try:
        for left in (work, path / _OLD):
            shutil.rmtree(left, ignore_errors=True)
        sorting = _Sorting(work / "aside")
        for number, shard in enumerate(found):
            progress(number, len(found))
            sorting.take(shard)
        sorting.finish()
        merged = msgspec.structs.replace(_written(sorting, work / "new"), digest=digest)
        _put(work / "new", path, merged)
        shutil.rmtree(work)
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"the shards in {path} cannot be merged: {' '.join(str(error).split())[:200]}") from error
    return merged


def read_merged(path: Path) -> Merged | None:
    """What was merged in a run's folder; None where nothing was, or not to the end."""
    try:
        return msgspec.json.decode((path / MERGED).read_bytes(), type=Merged)
    except FileNotFoundError:
        return None
    except msgspec.DecodeError as error:
        raise InputError(f"{path / MERGED} is damaged: {error}; delete it and run again") from error


@dataclass(slots=True)
class _Sorting:
    """Rows of all three tables by month, each with the turn of its report."""

    folder: Path
    reports: Spill = field(init=False)
    claims: Spill = field(init=False)
    refusals: Spill = field(init=False)
    _turns: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.reports, self.claims, self.refusals = (Spill(self.folder / name) for name in (REPORTS, CLAIMS, "refusals"))

    def take(self, shard: Path) -> None:
        """Takes the rows of a shard. Raises InputError where they are not what was written."""
        manifest = msgspec.json.decode((shard / MANIFEST).read_bytes(), type=Manifest)
        reports = _headers(shard)
        turns = range(self._turns, self._turns + reports.num_rows)
        self._turns = turns.stop
        try:
            _put_aside(reports, turns, self.reports)
            for name, counts, spill in (
                (tables.CLAIMS_FILE, reports["claims"], self.claims),
                (tables.REFUSALS_FILE, reports["refusals"], self.refusals),
            ):
                # Rows stand in the order of their reports; behind them, what could not be read at all.
                of = [turn for turn, count in zip(turns, counts.to_pylist(), strict=True) for _ in range(count)]
                _put_aside(_table(shard / name, manifest), of, spill)
        except ValueError as error:
            raise InputError(f"{shard} is damaged ({error}): delete it and run again") from error

    def finish(self) -> None:
        """All is taken."""
        for spill in (self.reports, self.claims, self.refusals):
            spill.flush()

    def repeated(self, month: int) -> list[int]:
        """The turns of a month's reports that came before."""
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.compute as pc  # type: ignore[import-untyped]  # noqa: PLC0415

        held = pa.concat_tables(self.reports.rows(month, ("report", _TURN)))
        first = held.group_by("report").aggregate([(_TURN, "min")])[f"{_TURN}_min"]
        repeated: list[int] = held[_TURN].filter(pc.invert(pc.is_in(held[_TURN], first))).to_pylist()
        return repeated


def _headers(shard: Path) -> pa.Table:
    """The reports of a shard, without what a store needs."""
    import pyarrow.parquet as pq  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra

    return pq.read_table(shard / tables.REPORTS_FILE, columns=[column.name for column in tables.REPORTS])


def _table(path: Path, manifest: Manifest) -> pa.Table:
    """A table of a shard. Raises ValueError where its bytes are not those that the manifest tells of."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415

    data = path.read_bytes()
    if digest_of(data) != manifest.files.get(path.name):
        raise ValueError(f"{path.name} was changed")
    return pq.read_table(pa.BufferReader(data))


def _put_aside(table: pa.Table, turns: Sequence[int], spill: Spill) -> None:
    """Puts a shard's rows aside, each with its report's turn; those beyond the turns belong to none."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    if len(turns) > table.num_rows:
        raise ValueError(f"{table.num_rows} rows where {len(turns)} are told of")
    whole = pa.array([*turns, *[_NO_TURN] * (table.num_rows - len(turns))], pa.int64())
    spill.put(table.append_column(_TURN, whole), _months(table))


def _months(table: pa.Table) -> pa.Array:
    """The month of each row's report; a table that does not tell it is not parted."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.compute as pc  # noqa: PLC0415

    if "published" not in table.column_names:
        return pa.repeat(pa.scalar(UNDATED, pa.int64()), table.num_rows)
    day = table["published"]
    months = pc.add(pc.multiply(pc.year(day), 12), pc.subtract(pc.month(day), 1))
    return pc.fill_null(months, UNDATED)


def _written(sorting: _Sorting, folder: Path) -> Merged:
    """Writes all that was put aside, and tells of it."""
    folder.mkdir(parents=True)
    repeated = {month: sorting.repeated(month) for month in sorted(sorting.reports.months)}
    files: dict[str, dict[str, int]] = {}
    for name, spill in ((REPORTS, sorting.reports), (CLAIMS, sorting.claims)):
        files[name] = dict(_parted(spill, repeated, folder, name))
    everywhere = [turn for turns in repeated.values() for turn in turns]
    refusals = 0
    if sorting.refusals.schema is not None:
        kept = _kept(sorting.refusals, UNDATED, everywhere)
        refusals = write_file(kept, _schema(sorting.refusals), folder / tables.REFUSALS_FILE)
    return Merged(
        reports=sum(files[REPORTS].values()),
        claims=sum(files[CLAIMS].values()),
        refusals=refusals,
        repeated=len(everywhere),
        files=files[REPORTS] | files[CLAIMS],
    )


def _parted(spill: Spill, repeated: Mapping[int, list[int]], folder: Path, name: str) -> Iterator[tuple[str, int]]:
    """Writes a table month by month; gives its files by their path, with their rows."""
    if spill.schema is None:
        return
    # A table without rows is there nevertheless: readers find its columns.
    for month in sorted(spill.months) or (UNDATED,):
        there = f"{name}/{partition(month)}"
        kept = _kept(spill, month, repeated.get(month, []))
        for part, rows in write_parts(kept, _schema(spill), folder / there):
            yield f"{there}/{part}", rows


def _kept(spill: Spill, month: int, repeated: list[int]) -> Iterator[pa.Table]:
    """The rows of a month, without those of reports that came before."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.compute as pc  # noqa: PLC0415

    left_out = pa.array(repeated, pa.int64())
    for table in spill.rows(month):
        rows = table.filter(pc.invert(pc.is_in(table[_TURN], left_out))) if repeated else table
        yield rows.drop_columns(_TURN)


def _schema(spill: Spill) -> pa.Schema:
    return spill.schema.remove(spill.schema.get_field_index(_TURN))


def _put(made: Path, path: Path, merged: Merged) -> None:
    """Puts what was made in the place of what was there. While that lasts, nothing tells that it is merged."""
    (path / MERGED).unlink(missing_ok=True)
    old = path / _OLD
    old.mkdir()
    for name in (REPORTS, CLAIMS, tables.REFUSALS_FILE):
        if (path / name).exists():
            (path / name).rename(old / name)
        if (made / name).exists():
            (made / name).rename(path / name)
    write(path / MERGED, pretty(merged))
    sync(path)
    shutil.rmtree(old)


def _digest(found: Iterable[Path]) -> str:
    """A digest of what shards hold: their manifests tell the digests of their files."""
    held = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for shard in found:
        held.update((shard / MANIFEST).read_bytes())
    return held.hexdigest()
