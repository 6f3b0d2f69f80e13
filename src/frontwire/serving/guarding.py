"""Guarding: who may ask what, before any route sees it, and what every answer tells the browser to allow.

Pure ASGI, so that nothing is buffered and no request waits for a thread it does not need.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from frontwire.errors import FrontwireError
from frontwire.serving.desk import Desk
from frontwire.serving.failing import RequestError, failure, inner_path, meaning
from frontwire.serving.limiting import Limiter

#: What a page of ours must send with what it changes: no form and no page of another site can.
HEADER = "x-frontwire"
#: Bytes of a query and of a body that are read.
LONGEST_QUERY = 8_192
LONGEST_BODY = 262_144

#: The map's worker joins Arabic letters by a program in WebAssembly, which pages need not run.
_WORKER = "/static/vendor/maplibre-gl-csp-worker.js"
_WORKER_SCRIPT = "'self' 'wasm-unsafe-eval'"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_log = logging.getLogger("frontwire.serving")


class Guard:
    """Lets through what may be asked, sets the headers that hold everywhere, and lets no traceback out."""

    def __init__(self, app: ASGIApp, *, desk: Desk) -> None:
        self._app = app
        self._desk = desk
        self._headers = headers(desk.policy.tiles)
        self._worker = headers(desk.policy.tiles, script=_WORKER_SCRIPT)
        self._hosts = _LOOPBACK | {host.lower() for host in desk.policy.hosts}
        self._limiter = None if desk.policy.rate is None else Limiter(desk.policy.rate)
        self._checks: tuple[Callable[[Scope, Headers], tuple[int, str] | None], ...] = (
            self._host,
            self._rate,
            _sizes,
            _origin,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # A proxy may leave its path before ours or take it away: both are understood.
        scope = {**scope, "root_path": self._desk.policy.root}
        has_begun = False
        is_worker = inner_path(scope) == _WORKER

        async def sending(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                held = MutableHeaders(scope=message)
                for name, value in (self._worker if is_worker else self._headers).items():
                    held.setdefault(name, value)
            await send(message)

        refused = self._refused(scope)
        if refused is not None:
            await failure(self._desk, inner_path(scope), *refused)(scope, receive, sending)
            return
        body = _Body(receive)
        try:
            await self._app(scope, body.receive, sending)
        except Exception as error:
            # The path, but neither query nor body: what people look for is theirs.
            said = (scope["method"], scope["path"], error)
            if isinstance(error, FrontwireError):
                _log.warning("%s %s: %s", *said)
            else:
                _log.exception("%s %s failed: %s", *said)
            if has_begun:
                raise
            await failure(self._desk, inner_path(scope), *meaning(error))(scope, receive, sending)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        """Status and sentence where the request is not let through."""
        given = Headers(scope=scope)
        return next((refused for check in self._checks if (refused := check(scope, given)) is not None), None)

    def _host(self, _: Scope, given: Headers) -> tuple[int, str] | None:
        """A page of another site can have its own name lead here (DNS rebinding), but not change what it calls us."""
        host = _name(given.get("host", ""))
        if host in self._hosts or _is_numeric(host):
            return None
        return 421, "the server does not go by this name (frontwire serve --allow-host NAME)"

    def _rate(self, scope: Scope, _: Headers) -> tuple[int, str] | None:
        if self._limiter is None or inner_path(scope).startswith("/static/"):
            return None
        client = scope.get("client")
        if self._limiter.admits(client[0] if client else ""):
            return None
        return 429, "too many requests: wait a little"


def headers(tiles: str | None = None, *, script: str = "'self'") -> dict[str, str]:
    """The headers of every answer; `tiles` is an address that the map may fetch from besides, `script` what may run."""
    also = f" {origin}" if (origin := _origin_of(tiles)) else ""
    policy = (
        "default-src 'none'",
        f"script-src {script}",
        "style-src 'self'",
        f"img-src 'self' data: blob:{also}",
        f"connect-src 'self'{also}",
        "worker-src 'self' blob:",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def is_loopback(host: str) -> bool:
    """Does an address to listen on reach this machine only?"""
    if host.lower() == "localhost":
        return True
    return _is_numeric(host.strip("[]")) and ipaddress.ip_address(host.strip("[]")).is_loopback


def _sizes(scope: Scope, given: Headers) -> tuple[int, str] | None:
    if len(scope["query_string"]) > LONGEST_QUERY:
        return 414, f"the query is longer than {LONGEST_QUERY} bytes"
    length = given.get("content-length", "0")
    if not length.isascii() or not length.isdigit() or int(length) > LONGEST_BODY:
        return 413, _TOO_LONG
    return None


def _origin(scope: Scope, given: Headers) -> tuple[int, str] | None:
    """What changes something comes from a page of ours or from a program that says it means it."""
    if scope["method"] in _SAFE:
        return None
    origin = given.get("origin")
    foreign = origin is not None and origin.partition("://")[2] != given.get("host", "")
    if foreign or given.get("sec-fetch-site", "same-origin") != "same-origin":
        return 403, "pages of other sites may change nothing here"
    if HEADER not in given:
        return 403, "what changes something needs the header X-Frontwire: 1"
    return None


_TOO_LONG = f"the body is longer than {LONGEST_BODY} bytes"


class _TooLongError(RequestError):
    """A body went on beyond what is read."""

    status = 413


class _Body:
    """Counts what is received: a body need not say beforehand how long it is."""

    __slots__ = ("_length", "_receive")

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._length = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self._length += len(message.get("body", b""))
        if self._length > LONGEST_BODY:
            raise _TooLongError(_TOO_LONG)
        return message


def _name(host: str) -> str:
    """The name in a Host header: without the port, brackets and a closing dot."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower().rstrip(".")


def _is_numeric(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _origin_of(address: str | None) -> str:
    """Scheme and host of the address of tiles ("pmtiles://https://…" too); empty where they are our own."""
    scheme, found, rest = (address or "").removeprefix("pmtiles://").partition("://")
    return f"{scheme}://{rest.partition('/')[0]}" if found else ""
