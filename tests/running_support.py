"""Coders that are quick and can go wrong, for tests of those who have shards coded."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.model.parcel import Parcel
from frontwire.running.engines import Begun
from frontwire.running.shard import Coded, Counts, Shard

#: Bytes that are more than the tests allow a coder, and seconds that are longer.
_MUCH = 900_000_000
_LONG = 60


class FakeCoder:
    """Gives each report back in capitals; some words make it die, sleep, or take memory."""

    def code(self, shard: Shard, *, spared: Mapping[int, str], begun: Begun, careful: bool = False) -> Coded:
        out: list[str] = []
        for position, parcel in enumerate(shard.parcels):
            if position in spared:
                out.append(f"refused: {spared[position]}")
                continue
            begun(range(position, position + 1))
            out.append(_said(str(parcel.content)))
        data = "\n".join(out).encode()
        return Coded(shard.number, shard.digest, (("said.txt", data),), Counts(reports=len(out)), 0.0)


class Batching(FakeCoder):
    """Reads all reports of a shard together, unless it is to be careful."""

    def code(self, shard: Shard, *, spared: Mapping[int, str], begun: Begun, careful: bool = False) -> Coded:
        if careful:
            return super().code(shard, spared=spared, begun=begun, careful=True)
        begun(range(len(shard.parcels)))
        return super().code(shard, spared=spared, begun=_unheard)


class Broken(FakeCoder):
    """Has a bug."""

    def code(self, shard: Shard, *, spared: Mapping[int, str], begun: Begun, careful: bool = False) -> Coded:
        begun(range(1))
        raise ZeroDivisionError("division by zero")


class Homeless:
    """Cannot even be made."""

    def __init__(self) -> None:
        raise LexiconError("lexicons/kinds: no .yml file there")


class Dying:
    """Dies while it is made."""

    def __init__(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


def _said(words: str) -> str:
    match words.split():
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["die", "once", path]:
            if not Path(path).exists():
                Path(path).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case ["sleep"]:
            time.sleep(_LONG)
        case ["eat"]:
            held = bytearray(_MUCH)
            held[::4096] = b"x" * len(held[::4096])
            time.sleep(_LONG)
    return words.upper()


def _unheard(_reports: range) -> None:
    """Nobody is told."""


def shard(*texts: str, number: int = 0) -> Shard:
    """A shard of these reports."""
    return Shard(number, tuple(Parcel(f"dump.jsonl#{turn}", text) for turn, text in enumerate(texts, start=1)))


def said(coded: Coded) -> list[str]:
    """What a fake coder made of a shard."""
    ((_, data),) = coded.files
    return data.decode().split("\n")
