from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from frontwire.errors import FetchError
from frontwire.lexicon.pages import Pages
from frontwire.reading import read
from frontwire.reading.fetching import Fetched, fetch, public
from frontwire.settings import Settings

PUBLIC = "93.184.216.34"
ADDRESSES = {"news.example": (PUBLIC,), "inner.example": ("10.0.0.7",), "both.example": (PUBLIC, "127.0.0.1")}


def resolve(host: str, port: int) -> tuple[str, ...]:
    assert port in (80, 443, 8080)
    return ADDRESSES.get(host, (host,))


def page(content: bytes, headers: dict[str, str] | None = None) -> httpx.Response:
    """An answer whose body has not been read yet, as one from the network."""
    return httpx.Response(200, headers=headers, stream=httpx.ByteStream(content))


def got(url: str, answer: Callable[[httpx.Request], httpx.Response], **options: object) -> Fetched:
    settings = Settings(**options)  # type: ignore[arg-type]
    return fetch(url, settings=settings, transport=httpx.MockTransport(answer), resolve=resolve)


def test_the_checked_address_is_the_one_connected_to() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return page(b"Rebels left.", {"content-type": "text/plain"})

    fetched = got("https://news.example/a?b=c#d", answer)
    assert fetched == Fetched("https://news.example/a?b=c", b"Rebels left.", "text/plain")
    assert seen[0].url.host == PUBLIC
    assert seen[0].headers["host"] == "news.example"
    assert seen[0].extensions["sni_hostname"] == "news.example"


def test_every_hop_is_checked() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"location": "http://inner.example/secret"})

    with pytest.raises(FetchError, match="private or reserved"):
        got("http://news.example/", answer)


def test_redirects_are_followed_and_bounded() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        step = int(request.url.path.strip("/") or 0)
        if step == 3:
            return page(b"x")
        return httpx.Response(301, headers={"location": f"/{step + 1}"})

    assert got("http://news.example/", answer).url == "http://news.example/3"
    with pytest.raises(FetchError, match="more than 2 times"):
        got("http://news.example/", answer, fetch_redirects=2)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://both.example/", "private or reserved"),
        ("http://127.0.0.1/", "private or reserved"),
        ("http://[::1]/", "private or reserved"),
        ("http://169.254.169.254/latest", "private or reserved"),
        ("ftp://news.example/", "only http"),
        ("http://user:pass@news.example/", "password"),
        ("http:///path", "host"),
    ],
)
def test_what_is_not_fetched(url: str, why: str) -> None:
    with pytest.raises(FetchError, match=why):
        got(url, lambda request: page(b"x"))


def test_status_size_and_packing() -> None:
    with pytest.raises(FetchError, match="status 404"):
        got("http://news.example/", lambda request: httpx.Response(404))
    with pytest.raises(FetchError, match="larger than"):
        got("http://news.example/", lambda request: page(b"x" * 101), max_bytes=100)
    packed = gzip.compress(b"x" * 10_000_000)

    def bomb(request: httpx.Request) -> httpx.Response:
        return page(packed, {"content-encoding": "gzip"})

    with pytest.raises(FetchError, match="larger than"):
        got("http://news.example/", bomb, max_bytes=100_000)
    assert len(got("http://news.example/", bomb).data) == 10_000_000


def test_errors_of_the_network_are_told_in_one_line() -> None:
    def slow(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow")

    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(FetchError, match="did not answer within"):
        got("http://news.example/", slow)
    with pytest.raises(FetchError, match="cannot be fetched: refused"):
        got("http://news.example/", broken)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, expected: bool) -> None:
    assert public(address) is expected


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write("Rebels shelled the town of Portum on Monday, “officials” said.".encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Silent."""


@contextmanager
def server() -> Iterator[str]:
    held = HTTPServer(("127.0.0.1", 0), _Page)
    thread = threading.Thread(target=held.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{held.server_port}/2014/03/04/portum"
    finally:
        held.shutdown()
        held.server_close()
        thread.join()


def test_a_local_server_is_refused_unless_allowed(pages: Pages) -> None:
    with server() as url:
        with pytest.raises(FetchError, match="FRONTWIRE_ALLOW_PRIVATE"):
            read(url, settings=Settings(), pages=pages)
        report = read(url, settings=Settings(allow_private=True), pages=pages)
    assert report.text.startswith("Rebels shelled")
    assert report.source == url
    assert str(report.evidence[0].readings[0]) == "2014-03-04"
