"""Browsing: how long people wait for a page of a store: its first snapshot, then filters, lists, claims, pictures.

Requests go through the whole application in this process: parameters, snapshots, database, JSON, compression. Every
address is asked for once, as by somebody who turns one thing at a time, so that no answer is there already.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import httpx

from benchmarks.filling import fill
from benchmarks.generating import Made, make
from benchmarks.shapes import ACTORS, BESIDE, KINDS, Shape
from frontwire.serving.app import make_app
from frontwire.serving.desk import Desk, Policy

#: What is asked for, by what people do: the address, and how often each is asked.
ADDRESSES = {
    "filter": "/view.json",
    "list": "/list",
    "claims": "/api/v1/claims",
    "happenings": "/api/v1/happenings",
    "picture": "/api/v1/picture",
}
_REQUESTS = 40
#: Pictures are asked for of the last so many days, by turns: a picture has no filters.
_LAST = 3
_HOST = "http://localhost:8474"
_ENOUGH = 0.95

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds until an answer: the middle one of all, and what 95 of 100 stay below."""

    median: float
    most: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: seconds until the first page can be shown, until another day can, and waits by what is done."""

    claims: int
    start: float
    step: float
    waits: dict[str, Waits]


def measure(sizes: Iterable[int], *, shape: Shape, seed: int) -> Iterator[Measured]:
    """Each size, one after the other."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            yield _measured(make(size, seed=seed, shape=shape), Path(folder), random.Random(seed))  # noqa: S311


def _measured(made: Made, folder: Path, chance: random.Random) -> Measured:
    with fill(folder / "store.db", made) as corpus:
        corpus.reconcile()
        app = make_app(corpus, policy=Policy(rate=None))
        desk: Desk = app.state.desk
        start = time.perf_counter()
        last = desk.shelf.warm().at
        started = time.perf_counter() - start
        start = time.perf_counter()
        desk.shelf.snapshot(last - timedelta(days=1))
        stepped = time.perf_counter() - start
        held = _addresses(made, chance)
        waits = asyncio.run(_asked(httpx.ASGITransport(app, client=("127.0.0.1", 4711)), held))
    return Measured(len(made.gists), started, stepped, waits)


def _addresses(made: Made, chance: random.Random) -> list[tuple[str, str]]:
    """What is done, and the address: all kinds of requests among one another."""
    days = sorted({gist.known for gist in made.gists})[-_LAST:]
    out = []
    for name, path in ADDRESSES.items():
        for _ in range(_REQUESTS):
            asked = [("at", str(chance.choice(days)))] if name == "picture" else _parameters(made, chance)
            out.append((name, f"{path}?{urlencode(asked)}"))
    chance.shuffle(out)
    return out


def _parameters(made: Made, chance: random.Random) -> Pairs:
    """One to three conditions, as people put them together."""
    gist = chance.choice(made.gists)
    day = gist.known
    site = next((held.site for held in made.gists if held.site is not None and held.report == gist.report), None)
    choices: list[Pairs] = [
        [("kind", _one(KINDS, chance))],
        [("kind", _one(BESIDE, chance)), ("kind", _one(KINDS, chance))],
        [("from", str(day - timedelta(days=chance.randrange(20)))), ("to", str(day))],
        [("actor", chance.choice(ACTORS))],
        [("voice_type", "monitor")],
        [("disputed", "true")],
        [("q", gist.quote.split()[1])],
    ]
    if site is not None:
        wide = chance.choice((0.3, 1.0, 3.0))
        edges = (site.lon - wide, site.lat - wide, site.lon + wide, site.lat + wide)
        choices += [[("bbox", ",".join(f"{edge:.2f}" for edge in edges))], [("country", site.country or "AA")]]
    picked = chance.sample(choices, k=chance.choice((1, 1, 2, 3)))
    return [pair for pairs in picked for pair in pairs]


def _one(counted: Sequence[tuple[str, int]], chance: random.Random) -> str:
    return chance.choice([kind for kind, _ in counted])


async def _asked(transport: httpx.ASGITransport, addresses: list[tuple[str, str]]) -> dict[str, Waits]:
    waits: dict[str, list[float]] = {}
    async with httpx.AsyncClient(transport=transport, base_url=_HOST) as client:
        for path in ADDRESSES.values():  # what a server makes once, for whoever comes first
            (await client.get(path)).raise_for_status()
        for name, address in addresses:
            start = time.perf_counter()
            (await client.get(address)).raise_for_status()
            waits.setdefault(name, []).append((time.perf_counter() - start) * 1000)
    return {name: _waits(sorted(waits[name])) for name in ADDRESSES}


def _waits(held: list[float]) -> Waits:
    return Waits(statistics.median(held), held[min(int(len(held) * _ENOUGH), len(held) - 1)])


def rows(measures: Iterable[Measured]) -> Iterator[str]:
    """The lines of a table in Markdown, each as soon as it is known: milliseconds, median and 95 of 100."""
    yield f"| claims | at start (s) | another day (s) | {' | '.join(f'{name} (ms)' for name in ADDRESSES)} |\n"
    yield f"|---:|---:|---:|{'---:|' * len(ADDRESSES)}\n"
    for one in measures:
        waits = " | ".join(f"{one.waits[name].median:.0f} / {one.waits[name].most:.0f}" for name in ADDRESSES)
        yield f"| {one.claims:,} | {one.start:.2f} | {one.step:.2f} | {waits} |\n"
