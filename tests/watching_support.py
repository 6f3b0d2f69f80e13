"""A server that answers as it is told to, and all that a watcher needs beside it."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from frontwire.lexicon.intake import Presets
from frontwire.model.filing import Edition, Filing
from frontwire.model.parcel import Parcel, Trouble
from frontwire.settings import Settings
from frontwire.store import Added, Polls
from frontwire.watching import Clock, Feed, Feeds, Manners, Watcher

QUICK = Settings(allow_private=True, fetch_seconds=0.3, max_bytes=60_000)
NOW = datetime(2024, 3, 6, 12, tzinfo=UTC)
ARTICLE = "<html><body><h1>{0}</h1><p>Shells hit the market of {0} on Tuesday, residents said.</p></body></html>"

Answering = Callable[[BaseHTTPRequestHandler], None]


@dataclass(slots=True)
class FakeClock(Clock):
    """Time passes only where somebody sleeps."""

    moment: datetime = NOW
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.moment += timedelta(seconds=seconds)


@dataclass(slots=True)
class FakeKeeper:
    """Keeps parcels without reading them; known is what came before with the same words."""

    parcels: list[Parcel] = field(default_factory=list)
    refused: list[Trouble] = field(default_factory=list)
    on_take: Callable[[Parcel], None] = lambda _: None

    def take(self, parcel: Parcel, *, fetched: datetime) -> Added | Trouble:
        self.on_take(parcel)
        is_new = parcel.content not in [held.content for held in self.parcels]
        self.parcels.append(parcel)
        edition = Edition("0", "0", "0")
        told = parcel.told
        filing = Filing(parcel.name, parcel.name, told.title, told.outlet, None, told.published, fetched, edition)
        return Added(filing, new=is_new)

    def refuse(self, trouble: Trouble, *, fetched: datetime) -> None:
        assert fetched.tzinfo is not None
        self.refused.append(trouble)


@dataclass(slots=True)
class Site:
    """The server: what it answers by path, and what it was asked."""

    address: str = ""
    answers: dict[str, Answering] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def __getitem__(self, path: str) -> str:
        return f"{self.address}{path}"

    def pages(self) -> list[str]:
        """What was asked for besides rules."""
        return [path for path in self.asked if path != "/robots.txt"]

    def feed(self, *paths: str, extra: str = "") -> bytes:
        """A feed that names some paths."""
        items = "".join(
            f"<item><title>Item {path}</title><link>{self[path]}</link>"
            f"<description>In short: {path}{extra}</description>"
            "<pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate></item>"
            for path in paths
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()


def gives(
    body: bytes | str = b"", *, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str
) -> Answering:
    """Answers with a body; underlines in the names of headers are hyphens."""
    data = body.encode() if isinstance(body, str) else body

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"Content-Type": kind, "Content-Length": str(len(data))} | _named(headers)).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def tagged(body: bytes, *, etag: str) -> Answering:
    """Answers with 304 to whoever has it already."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        has_it = handler.headers.get("If-None-Match") == etag
        gives(b"" if has_it else body, status=304 if has_it else 200, kind="application/rss+xml", ETag=etag)(handler)

    return answer


def truncated(body: bytes) -> Answering:
    """Promises more than comes."""
    return gives(body, Content_Length=str(len(body) + 500), Connection="close")


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """A few bytes now and then, for as long as anybody listens."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b"<p>")
        handler.wfile.flush()
        time.sleep(0.05)


def bomb(size: int) -> Answering:
    return gives(gzip.compress(b" " * size), Content_Encoding="gzip")


@contextmanager
def serving() -> Iterator[Site]:
    """A server on a port of its own, for as long as it is needed."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append({name.lower(): value for name, value in self.headers.items()})
            answer = site.answers.get(self.path, gives("nothing here", status=404))
            try:
                answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(slots=True)
class Desk:
    """A watcher of one feed, with all that it was given."""

    site: Site
    polls: Polls
    clock: FakeClock = field(default_factory=FakeClock)
    keeper: FakeKeeper = field(default_factory=FakeKeeper)
    settings: Settings = QUICK

    def watcher(self, *feeds: Feed, pace: str = "2s", **options: Any) -> Watcher:
        """One that begins anew: nothing is remembered but what the store holds."""
        held = feeds or (Feed(name="Valley News", address=self.site["/feed"], **options),)
        manners = Manners(self.polls, settings=self.settings, clock=self.clock, pace=timedelta(seconds=int(pace[:-1])))
        return Watcher(
            Feeds(feeds=held, every="30m", pace=pace),
            self.polls,
            manners,
            self.keeper,
            clock=self.clock,
            settings=self.settings,
            presets=Presets(),
        )

    def names(self) -> list[str]:
        """The reports kept so far, by the ends of their names."""
        return [f"/{parcel.name.rpartition('/')[2]}" for parcel in self.keeper.parcels]

    def later(self, **span: float) -> None:
        self.clock.moment += timedelta(**span)
