"""Starting: how long commands take from nothing to their end, and how much memory: what people wait for on a laptop."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_ROUNDS = 5
_KIB = 1024
#: Runs the command and says at its end how many CPU seconds it took and its peak memory in KiB (Linux).
_TOLD = """
import atexit, re, sys, time
from pathlib import Path
def tell():
    peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
    print(time.process_time(), peak, file=sys.stderr)
atexit.register(tell)
from frontwire.cli.main import main
main()
"""
_REPORT = "Rebels shelled the airport in Aleppo on Monday, a doctor said. At least 12 soldiers were killed.\n"


@dataclass(frozen=True, slots=True)
class Start:
    """A command's median over rounds: seconds on the clock and of a processor; its peak memory in MiB."""

    command: str
    wall: float
    cpu: float
    mib: float


def measure() -> Iterator[Start]:
    """Each command by itself, the first time left out: then the disk has been read."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(_REPORT, encoding="utf-8")
        for shown, arguments in (
            ("frontwire --version", ["--version"]),
            ("frontwire --help", ["--help"]),
            ("frontwire read report.txt (two sentences)", ["read", str(report)]),
            ("frontwire read report.txt --format json", ["read", str(report), "--format", "json"]),
        ):
            rounds = [_once(arguments) for _ in range(_ROUNDS + 1)][1:]
            yield Start(shown, *(statistics.median(column) for column in zip(*rounds, strict=True)))


def rows(starts: Iterable[Start]) -> Iterator[str]:
    """The lines of the table, each as soon as it is known."""
    yield "| command | seconds | CPU seconds | peak memory (MiB) |\n|---|---:|---:|---:|\n"
    for one in starts:
        yield f"| `{one.command}` | {one.wall:.2f} | {one.cpu:.2f} | {one.mib:,.0f} |\n"


def _once(arguments: Sequence[str]) -> tuple[float, float, float]:
    begun = time.monotonic()
    # The child's own account of its peak: what the system keeps of a process begins with the one that started it.
    ran = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", _TOLD, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    seconds, kib = ran.stderr.split()
    return time.monotonic() - begun, float(seconds), int(kib) / _KIB
