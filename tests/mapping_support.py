"""Work that kills whoever does it, for tests of those who give parts out."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from frontwire.model.filing import Deposit, Edition
from frontwire.running import tables
from frontwire.running.folder import Charter, Folder
from frontwire.running.shard import Coded, Counts
from frontwire.store.packing import pack


@dataclass(frozen=True)
class Fatal:
    """Turns a part around. The part "die" kills its worker: once, where `once` names a file, else each time."""

    once: str | None = None

    def __call__(self, part: bytes) -> bytes:
        if part == b"die" and self._is_time():
            os.kill(os.getpid(), signal.SIGKILL)
        return part[::-1]

    def _is_time(self) -> bool:
        if self.once is None:
            return True
        try:
            Path(self.once).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


def write_run(path: Path, *shards: Iterable[Deposit]) -> Path:
    """A run's folder of these reports, as if they had been coded."""
    folder = Folder.begin(path, Charter(edition=Edition("1.0", "abc", "toy")))
    for number, deposits in enumerate(shards):
        out = pa.BufferOutputStream()
        pq.write_table(pa.table({tables.DEPOSIT: pa.array([pack(one) for one in deposits], pa.binary())}), out)
        files = ((tables.REPORTS_FILE, out.getvalue().to_pybytes()),)
        folder.keep(Coded(number, str(number), files, Counts(), 0.0))
    return path
