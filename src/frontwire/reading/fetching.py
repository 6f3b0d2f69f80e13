"""Fetches a page by its address: bounded in time, size and redirects, and never from a private network.

`fetch` gives the page or fails; `ask` also tells the other things that a server may answer, as whoever asks again and
again needs to know them.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from frontwire.errors import FetchError, RefusedError, SettingsError
from frontwire.settings import Settings

if TYPE_CHECKING:
    import httpx

#: Finds the addresses of a host and port; replaced in tests.
Resolve = Callable[[str, int], tuple[str, ...]]

#: Is told of each address before it is asked, those redirected to as well; may wait, or raise FetchError.
Before = Callable[[str], None]

_OK = 200
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
#: … of which these are meant for good.
_FOR_GOOD = frozenset({301, 308})
_PORTS = {"http": 80, "https": 443}
#: zlib's window bits that accept gzip and zlib headers alike.
_ANY_HEADER = 47
#: What robots.txt knows us by.
PRODUCT = "frontwire"
_ABOUT = "a reader of news reports"
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"
#: IPv6 addresses with an IPv4 address in their last 32 bits (RFC 6052, well-known prefix).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the address it finally came from, the bytes, the content type."""

    url: str
    data: bytes
    content_type: str | None


@dataclass(frozen=True, slots=True)
class Conditions:
    """What an earlier answer was known by: the server need not send it again where nothing has changed."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """As headers of a request."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value is not None}


_NONE = Conditions()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: `url` is where it finally came from, `data` is empty unless the `status` is 200.

    `retry_after` is the header of that name, as it came; `moved` says that all redirects on the way were for good.
    """

    url: str
    status: int
    data: bytes = b""
    content_type: str | None = None
    conditions: Conditions = _NONE
    retry_after: str | None = None
    moved: bool = False


def addresses(host: str, port: int) -> tuple[str, ...]:
    """All addresses of a host, in the order the system prefers; raises FetchError for an unknown host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the host {host} is not known: {error}") from error
    return tuple(dict.fromkeys(str(entry[4][0]).split("%")[0] for entry in found))


def agent(settings: Settings) -> str:
    """How we name ourselves to servers, with whom their keepers can write to where `settings.contact` says.

    Raises SettingsError for a contact that cannot stand in a header.
    """
    contact = settings.contact.strip()
    if not contact.isascii() or not contact.isprintable() or set(contact) & set("()\\"):
        raise SettingsError(f"the contact {contact[:80]!r} cannot be sent: give a mail address or a page, in ASCII")
    return f"{PRODUCT} ({_ABOUT}{f'; +{contact}' if contact else ''})"


def fetch(
    url: str, *, settings: Settings, transport: httpx.BaseTransport | None = None, resolve: Resolve = addresses
) -> Fetched:
    """The page at an http or https address; as `ask`, but any other answer is an error too. Raises FetchError."""
    answer = ask(url, settings=settings, transport=transport, resolve=resolve)
    if answer.status != _OK:
        raise FetchError(f"{answer.url} answered with status {answer.status}")
    return Fetched(answer.url, answer.data, answer.content_type)


def ask(  # noqa: PLR0913 - what a request may depend on
    url: str,
    *,
    settings: Settings,
    conditions: Conditions = _NONE,
    before: Before | None = None,
    transport: httpx.BaseTransport | None = None,
    resolve: Resolve = addresses,
) -> Answer:
    """What an http or https address answers with, redirects followed.

    Every hop is resolved, checked and then connected to at the checked address, so that a name cannot
    point elsewhere between check and use. `settings` bounds seconds, bytes and redirects in all; what `before` takes
    does not count. Raises FetchError, RefusedError among them where asking again cannot help.
    """
    import httpx  # noqa: PLC0415 - loaded only where needed

    asker = _Asker(settings, {**conditions.headers, "User-Agent": agent(settings)}, resolve)
    with httpx.Client(transport=transport, verify=_trusted(), trust_env=False, follow_redirects=False) as client:
        here, moved = _parsed(url), True
        for _ in range(settings.fetch_redirects + 1):
            if before is not None:
                asker.unhurried(before, str(here))
            try:
                answer = asker.ask(client, here)
            except httpx.TimeoutException as error:
                raise FetchError(asker.late(here)) from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise FetchError(f"{here} cannot be fetched: {error or type(error).__name__}") from error
            if isinstance(answer, Answer):
                return replace(answer, moved=moved and answer.url != str(_parsed(url)))
            here, status = answer
            moved = moved and status in _FOR_GOOD
    raise RefusedError(f"{url} redirects more than {settings.fetch_redirects} times")


@cache
def _trusted() -> ssl.SSLContext:
    """Whose certificates are trusted; loading them takes longer than many a server needs to answer."""
    import httpx  # noqa: PLC0415 - loaded only where needed

    return httpx.create_ssl_context(trust_env=False)


def _parsed(url: str) -> httpx.URL:
    import httpx  # noqa: PLC0415 - loaded only where needed

    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, TypeError, ValueError) as error:
        raise RefusedError(f"{url[:200]} is not an address: {error}") from error
    if parsed.scheme not in _PORTS:
        raise RefusedError(f"only http and https addresses are fetched, not {url[:200]}")
    if not parsed.host:
        raise RefusedError(f"{url[:200]} names no host")
    if parsed.userinfo:
        raise RefusedError("addresses with a user name or password are not fetched")
    return parsed.copy_with(fragment=None)


class _Asker:
    """One question, over all its redirects: what it may take, and what it says of us."""

    __slots__ = ("_deadline", "_headers", "_resolve", "_settings")

    def __init__(self, settings: Settings, headers: Mapping[str, str], resolve: Resolve) -> None:
        self._settings = settings
        self._headers = headers
        self._resolve = resolve
        self._deadline = time.monotonic() + settings.fetch_seconds

    def unhurried(self, before: Before, url: str) -> None:
        """Calls `before`; the time it takes is not that of the server."""
        start = time.monotonic()
        before(url)
        self._deadline += time.monotonic() - start

    def late(self, url: httpx.URL) -> str:
        """That there was no answer in time."""
        return f"{url} did not answer within {self._settings.fetch_seconds:g} seconds"

    def ask(self, client: httpx.Client, url: httpx.URL) -> Answer | tuple[httpx.URL, int]:
        """One request: what came, or the address it redirects to and by which status."""
        import httpx  # noqa: PLC0415 - loaded only where needed

        address = _checked(url, settings=self._settings, resolve=self._resolve)
        request = client.build_request(
            "GET",
            url.copy_with(host=address),
            headers={
                "Host": url.netloc.decode("ascii"),
                "Accept": _ACCEPT,
                "Accept-Encoding": "gzip",
                **self._headers,
            },
            timeout=httpx.Timeout(self._left(url)),
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        response = client.send(request, stream=True)
        try:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return _parsed(str(url.join(response.headers["location"]))), response.status_code
            return self._answer(response, url)
        finally:
            response.close()

    def _answer(self, response: httpx.Response, url: httpx.URL) -> Answer:
        headers = response.headers
        return Answer(
            str(url),
            response.status_code,
            self._body(response, url) if response.status_code == _OK else b"",
            headers.get("content-type"),
            Conditions(headers.get("etag"), headers.get("last-modified")),
            headers.get("retry-after"),
        )

    def _left(self, url: httpx.URL) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise FetchError(self.late(url))
        return left

    def _body(self, response: httpx.Response, url: httpx.URL) -> bytes:
        """The body, unpacked with a bound: a small answer cannot grow into a huge one."""
        most = self._settings.max_bytes
        out = bytearray()
        for part in _unpacked(response, url, most + 1):
            self._left(url)
            out += part
            if len(out) > most:
                raise RefusedError(f"{url} is larger than the {most:,} bytes allowed (max_bytes)")
        return bytes(out)


def _unpacked(response: httpx.Response, url: httpx.URL, most: int) -> Iterator[bytes]:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("identity", ""):
        yield from response.iter_raw()
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise RefusedError(f"{url} is packed as {encoding}, which was not asked for")
    unpacker = zlib.decompressobj(_ANY_HEADER)
    try:
        for raw in response.iter_raw():
            yield unpacker.decompress(raw, most)
            if unpacker.unconsumed_tail:
                yield unpacker.decompress(unpacker.unconsumed_tail, most)
    except zlib.error as error:
        raise FetchError(f"{url} is packed in a way that cannot be undone: {error}") from error
    if not unpacker.eof:
        raise FetchError(f"{url} is cut off: its packing has no end")


def _checked(url: httpx.URL, *, settings: Settings, resolve: Resolve) -> str:
    """The address to connect to: of the host's addresses the first, once all are known to be public."""
    found = resolve(url.host, url.port or _PORTS[url.scheme])
    if not found:
        raise FetchError(f"the host {url.host} has no address")
    for address in found:
        if not settings.allow_private and not public(address):
            raise RefusedError(
                f"{url.host} is at {address}, a private or reserved address (FRONTWIRE_ALLOW_PRIVATE=1 allows it)"
            )
    return found[0]


def public(address: str) -> bool:
    """Is this an address on the public internet, and is the one it wraps, if it wraps one?"""
    held: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address)
    if isinstance(held, ipaddress.IPv6Address):
        inner = held.ipv4_mapped or held.sixtofour or (held.teredo[1] if held.teredo else None)
        if held in _NAT64:
            inner = ipaddress.IPv4Address(int(held) & 0xFFFFFFFF)
        if inner is not None:
            return public(str(inner))
    return held.is_global and not held.is_multicast and not held.is_reserved
