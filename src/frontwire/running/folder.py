"""The folder that a run writes: a charter of what it is, and the shards that are finished.

    OUT/run.json                                   the charter
    OUT/shards/00000/00000017/claims.parquet …     one finished shard, with its manifest.json
    OUT/timings.jsonl                              how long each took: the only file that differs from run to run

A shard is written under another name and renamed: it is there whole or not at all, whenever a run is killed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from frontwire.errors import InputError
from frontwire.model.filing import Edition
from frontwire.running.shard import Coded, Counts
from frontwire.running.sole import alone
from frontwire.running.tables import VERSION

if TYPE_CHECKING:
    from typing import Self

CHARTER = "run.json"
SHARDS = "shards"
TIMINGS = "timings.jsonl"
MANIFEST = "manifest.json"
#: So many shards in one folder of folders: file systems slow down where there are many more.
_TOGETHER = 1_000
#: Begins the names of what is being written or thrown away.
_UNFINISHED = "."
_DIGEST_BYTES = 16


class Charter(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is: another charter gives other bytes, and wants a folder of its own.

    `version` is that of the tables. `versions` are those of the packages that read and write, by name; `options` are
    what else changes the outcome. `moment` is when the folder was begun, told where reports come from nowhere that has
    a time of its own: it is no part of what the run is, and stays.
    """

    edition: Edition
    version: int = VERSION
    versions: dict[str, str] = msgspec.field(default_factory=dict)
    options: dict[str, str | int | bool] = msgspec.field(default_factory=dict)
    moment: datetime | None = None

    def differences(self, other: Charter) -> Iterator[str]:
        """What differs, in words: this one's first."""
        mine, theirs = _flat(self), _flat(other)
        for name in sorted({*mine, *theirs}):
            if mine.get(name) != theirs.get(name):
                yield f"{name} {mine.get(name)} there, {theirs.get(name)} here"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a finished shard came from and holds: `files` by name with the digest of their bytes."""

    number: int
    digest: str
    edition: Edition
    counts: Counts
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Folder:
    """A run's folder, opened for its charter."""

    path: Path
    charter: Charter

    @classmethod
    def begin(cls, path: Path, charter: Charter) -> Self:
        """Opens the folder, a new one or that of the same run before. Raises InputError where it is another's."""
        try:
            path.mkdir(parents=True, exist_ok=True)
            if (path / CHARTER).exists():
                held = read_charter(path)
                charter = msgspec.structs.replace(charter, moment=held.moment or charter.moment)
                _agree(path, held, charter)
            elif any(not one.name.startswith(_UNFINISHED) for one in path.iterdir()):
                raise InputError(f"{path} holds other files: give a folder that is empty or not there yet")
            write_whole(path / CHARTER, pretty(charter))
            (path / SHARDS).mkdir(exist_ok=True)
        except OSError as error:
            raise InputError(f"{path} cannot be written: {error.strerror}") from error
        return cls(path, charter)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else writes to the folder meanwhile, and what was left half done is gone.

        Raises InputError where somebody does.
        """
        with alone(self.path):
            for left in (self.path / SHARDS).glob(f"*/{_UNFINISHED}*"):
                shutil.rmtree(left)
            yield

    def manifest(self, number: int) -> Manifest | None:
        """The manifest of a finished shard; None where it is not finished."""
        return _manifest(self.shard(number))

    def shard(self, number: int) -> Path:
        """Where a shard lies, or will."""
        return self.path / SHARDS / f"{number // _TOGETHER:05}" / f"{number:08}"

    def keep(self, coded: Coded) -> Manifest:
        """Writes a finished shard, in place of what was there of its number; gives its manifest."""
        there = self.shard(coded.number)
        made = there.with_name(f"{_UNFINISHED}{there.name}")
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        for name, data in coded.files:
            write(made / name, data)
        manifest = Manifest(
            number=coded.number,
            digest=coded.digest,
            edition=self.charter.edition,
            counts=coded.counts,
            files={name: digest_of(data) for name, data in coded.files},
        )
        write(made / MANIFEST, pretty(manifest))
        sync(made)
        if there.exists():
            _discard(there)
        made.rename(there)
        sync(there.parent)
        self._time(coded)
        return manifest

    def drop_from(self, number: int) -> None:
        """Throws away shards of this number and beyond: the source was longer once."""
        for there in [one for one in shards(self.path) if int(one.name) >= number]:
            _discard(there)

    def _time(self, coded: Coded) -> None:
        line: Mapping[str, float] = {"shard": coded.number, "seconds": round(coded.seconds, 3), **_rates(coded)}
        with (self.path / TIMINGS).open("ab") as out:
            out.write(msgspec.json.encode(line) + b"\n")


def read_charter(path: Path) -> Charter:
    """What the run in a folder is. Raises InputError where there is none, or a damaged one."""
    try:
        return msgspec.json.decode((path / CHARTER).read_bytes(), type=Charter)
    except OSError as error:
        raise InputError(f"{path} is not the folder of a run: {CHARTER} cannot be read") from error
    except msgspec.DecodeError as error:
        raise InputError(f"{path / CHARTER} is damaged: {error}") from error


def is_run(path: Path) -> bool:
    """Is it the folder of a run?"""
    return (path / CHARTER).is_file() and (path / SHARDS).is_dir()


def shards(path: Path) -> tuple[Path, ...]:
    """The folders of the finished shards of a run, in order."""
    return tuple(sorted(one for one in (path / SHARDS).glob("*/*") if not one.name.startswith(_UNFINISHED)))


def manifests(path: Path) -> Iterator[Manifest]:
    """Those of the finished shards of a run, in order. Raises InputError where one is damaged."""
    return filter(None, map(_manifest, shards(path)))


def digest_of(data: bytes) -> str:
    """A digest of a file's bytes."""
    return hashlib.blake2b(data, digest_size=_DIGEST_BYTES).hexdigest()


def _manifest(shard: Path) -> Manifest | None:
    try:
        return msgspec.json.decode((shard / MANIFEST).read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except msgspec.DecodeError as error:
        raise InputError(f"{shard / MANIFEST} is damaged: {error}") from error


def _discard(shard: Path) -> None:
    """Throws a shard away: at once, so that a part of it is never taken for a whole one."""
    left = shard.with_name(f"{_UNFINISHED}{shard.name}.old")
    shutil.rmtree(left, ignore_errors=True)
    shard.rename(left)
    shutil.rmtree(left)


def _agree(path: Path, held: Charter, asked: Charter) -> None:
    if msgspec.structs.replace(held, moment=asked.moment) != asked:
        what = "; ".join(held.differences(asked))
        raise InputError(f"{path} is another run's ({what}): give another folder, or delete this one to begin anew")


def _flat(charter: Charter) -> dict[str, object]:
    edition: dict[str, object] = msgspec.to_builtins(charter.edition)
    return {"version": charter.version, **charter.versions, **edition, **charter.options}


def _rates(coded: Coded) -> dict[str, float]:
    return {"reports": coded.counts.reports, "chars": coded.counts.chars, "claims": coded.counts.claims}


def pretty(value: msgspec.Struct) -> bytes:
    """A struct as JSON for people and for comparing: one value a line, in a fixed order."""
    return msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=2) + b"\n"


def write(path: Path, data: bytes) -> None:
    """A file that is on the disk when this is over."""
    with path.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def write_whole(path: Path, data: bytes) -> None:
    """A file that is there with all its bytes or as it was before, whenever this is cut off."""
    if path.exists() and path.read_bytes() == data:
        return
    made = path.with_name(f"{_UNFINISHED}{path.name}")
    write(made, data)
    made.replace(path)
    sync(path.parent)


def sync(folder: Path) -> None:
    """Makes the names in a folder last when this is over, where the system lets folders be opened."""
    if os.name == "posix":
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)
