"""Fetches a page by its address: bounded in time, size and redirects, and never from a private network."""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontwire.errors import FetchError
from frontwire.settings import Settings

if TYPE_CHECKING:
    import httpx

#: Finds the addresses of a host and port; replaced in tests.
Resolve = Callable[[str, int], tuple[str, ...]]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
#: zlib's window bits that accept gzip and zlib headers alike.
_ANY_HEADER = 47
_AGENT = "frontwire (a reader of news reports)"
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"
#: IPv6 addresses with an IPv4 address in their last 32 bits (RFC 6052, well-known prefix).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the address it finally came from, the bytes, the content type."""

    url: str
    data: bytes
    content_type: str | None


def addresses(host: str, port: int) -> tuple[str, ...]:
    """All addresses of a host, in the order the system prefers; raises FetchError for an unknown host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the host {host} is not known: {error}") from error
    return tuple(dict.fromkeys(str(entry[4][0]).split("%")[0] for entry in found))


def fetch(
    url: str, *, settings: Settings, transport: httpx.BaseTransport | None = None, resolve: Resolve = addresses
) -> Fetched:
    """The page at an http or https address.

    Every hop is resolved, checked and then connected to at the checked address, so that a name cannot
    point elsewhere between check and use. `settings` bounds seconds, bytes and redirects in all.
    Raises FetchError.
    """
    import httpx  # noqa: PLC0415 - loaded only where needed

    deadline = time.monotonic() + settings.fetch_seconds
    with httpx.Client(transport=transport, trust_env=False, follow_redirects=False) as client:
        here = _parsed(url)
        for _ in range(settings.fetch_redirects + 1):
            try:
                answer = _ask(client, here, settings=settings, deadline=deadline, resolve=resolve)
            except httpx.TimeoutException as error:
                raise FetchError(f"{here} did not answer within {settings.fetch_seconds:g} seconds") from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise FetchError(f"{here} cannot be fetched: {error or type(error).__name__}") from error
            if isinstance(answer, Fetched):
                return answer
            here = answer
    raise FetchError(f"{url} redirects more than {settings.fetch_redirects} times")


def _parsed(url: str) -> httpx.URL:
    import httpx  # noqa: PLC0415 - loaded only where needed

    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, TypeError, ValueError) as error:
        raise FetchError(f"{url[:200]} is not an address: {error}") from error
    if parsed.scheme not in _PORTS:
        raise FetchError(f"only http and https addresses are fetched, not {url[:200]}")
    if not parsed.host:
        raise FetchError(f"{url[:200]} names no host")
    if parsed.userinfo:
        raise FetchError("addresses with a user name or password are not fetched")
    return parsed.copy_with(fragment=None)


def _ask(
    client: httpx.Client, url: httpx.URL, *, settings: Settings, deadline: float, resolve: Resolve
) -> Fetched | httpx.URL:
    """One request: the page, or the address it redirects to."""
    import httpx  # noqa: PLC0415 - loaded only where needed

    address = _checked(url, settings=settings, resolve=resolve)
    request = client.build_request(
        "GET",
        url.copy_with(host=address),
        headers={
            "Host": url.netloc.decode("ascii"),
            "User-Agent": _AGENT,
            "Accept": _ACCEPT,
            "Accept-Encoding": "identity",
        },
        timeout=httpx.Timeout(_left(deadline, url, settings)),
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )
    response = client.send(request, stream=True)
    try:
        if response.status_code in _REDIRECTS and "location" in response.headers:
            return _parsed(str(url.join(response.headers["location"])))
        if response.status_code != httpx.codes.OK:
            raise FetchError(f"{url} answered with status {response.status_code}")
        data = _body(response, url, settings=settings, deadline=deadline)
    finally:
        response.close()
    return Fetched(str(url), data, response.headers.get("content-type"))


def _left(deadline: float, url: httpx.URL, settings: Settings) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchError(f"{url} did not answer within {settings.fetch_seconds:g} seconds")
    return left


def _body(response: httpx.Response, url: httpx.URL, *, settings: Settings, deadline: float) -> bytes:
    """The body, unpacked with a bound: a small answer cannot grow into a huge one."""
    out = bytearray()
    for part in _unpacked(response, url, settings.max_bytes + 1):
        _left(deadline, url, settings)
        out += part
        if len(out) > settings.max_bytes:
            raise FetchError(f"{url} is larger than the {settings.max_bytes:,} bytes allowed (max_bytes)")
    return bytes(out)


def _unpacked(response: httpx.Response, url: httpx.URL, most: int) -> Iterator[bytes]:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("identity", ""):
        yield from response.iter_raw()
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"{url} is packed as {encoding}, which was not asked for")
    unpacker = zlib.decompressobj(_ANY_HEADER)
    try:
        for raw in response.iter_raw():
            yield unpacker.decompress(raw, most)
            if unpacker.unconsumed_tail:
                yield unpacker.decompress(unpacker.unconsumed_tail, most)
    except zlib.error as error:
        raise FetchError(f"{url} is packed in a way that cannot be undone: {error}") from error


def _checked(url: httpx.URL, *, settings: Settings, resolve: Resolve) -> str:
    """The address to connect to: of the host's addresses the first, once all are known to be public."""
    found = resolve(url.host, url.port or _PORTS[url.scheme])
    if not found:
        raise FetchError(f"the host {url.host} has no address")
    for address in found:
        if not settings.allow_private and not public(address):
            raise FetchError(
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
