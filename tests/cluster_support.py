"""Coders that read nothing, for tests of engines: what they are told to do stands in the reports' bytes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path

from frontwire.errors import EngineError
from frontwire.model.parcel import Parcel
from frontwire.running.engines import Begun
from frontwire.running.shard import Coded, Counts, Shard

#: Ends the process that is given: as a machine does that fails.
KILL_WORKER = b"kill the worker"
KILL_WORKER_ONCE = b"kill the worker once: "
UNABLE = b"unable"
SLOW = b"slow"


class ToyCoder:
    """Gives a report's bytes back in capitals, or does what they say. Fills `Codes`."""

    def code(self, shard: Shard, *, spared: Mapping[int, str], begun: Begun, careful: bool = False) -> Coded:
        out: list[bytes] = []
        for position, parcel in enumerate(shard.parcels):
            if position in spared:
                out.append(spared[position].encode())
                continue
            begun(range(position, position + 1))
            _obey(bytes(parcel.content))
            out.append(bytes(parcel.content).upper())
        files = (("claims.parquet", b"\n".join(out)),)
        return Coded(shard.number, shard.digest, files, Counts(reports=len(out)), 0.0)


def _obey(content: bytes) -> None:
    if content == UNABLE:
        raise EngineError("the toy cannot work")
    if content == SLOW:
        time.sleep(0.3)
    if content == KILL_WORKER or (content.startswith(KILL_WORKER_ONCE) and _is_first(content)):
        os.kill(os.getppid(), signal.SIGKILL)


def _is_first(content: bytes) -> bool:
    """Is it the first time? A file that the report names tells."""
    try:
        Path(content.removeprefix(KILL_WORKER_ONCE).decode()).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def toy_shards(*contents: bytes, each: int = 1) -> list[Shard]:
    """Shards of so many reports each."""
    parcels = [Parcel(f"news.jsonl#{number}", content) for number, content in enumerate(contents)]
    cuts = range(0, len(parcels), each)
    return [Shard(number, tuple(parcels[start : start + each])) for number, start in enumerate(cuts)]
