"""Listening: the server over streamable HTTP, for assistants that do not start it themselves."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

import uvicorn
from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings

from frontwire.assisting.policy import check_listening

#: Bytes of one request.
_LARGEST = 1_000_000
_AT_A_TIME = 50

_Scope = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
_Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
_App = Callable[[_Scope, _Receive, _Send], Awaitable[None]]


def make_app(server: MCPServer, *, host: str, port: int, token: str | None = None, names: Sequence[str] = ()) -> _App:
    """The ASGI application, at /mcp: it answers to this host and to `names` only, and to who gives the token.

    Raises SettingsError where others than this machine's users could ask without a token.
    """
    check_listening(host, token)
    hosts = [f"{name}{end}" for name in (host, "localhost", "127.0.0.1", *names) for end in ("", f":{port}")]
    origins = [f"{scheme}://{name}" for name in hosts for scheme in ("http", "https")]
    app = server.streamable_http_app(
        host=host,
        json_response=True,
        stateless_http=True,
        max_request_body_size=_LARGEST,
        transport_security=TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins),
    )
    return app if token is None else Guarded(app, token)


def listen(server: MCPServer, *, host: str, port: int, token: str | None = None, names: Sequence[str] = ()) -> None:
    """Answers until it is interrupted. Raises SettingsError as `make_app` does."""
    app = make_app(server, host=host, port=port, token=token, names=names)
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", server_header=False, limit_concurrency=_AT_A_TIME
    )
    uvicorn.Server(config).run()


class Guarded:
    """An application behind a token (Authorization: Bearer …)."""

    def __init__(self, inner: _App, token: str) -> None:
        self.inner = inner
        self._token = token.encode()

    async def __call__(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        """Passes on what holds the token; the start and the end of the server too."""
        if scope["type"] == "http" and not _holds(scope, self._token):
            headers = [(b"www-authenticate", b"Bearer"), (b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 401, "headers": headers})
            await send({"type": "http.response.body", "body": b"the token is missing or wrong\n"})
            return
        await self.inner(scope, receive, send)


def _holds(scope: _Scope, wanted: bytes) -> bool:
    given = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
    scheme, _, sent = bytes(given).partition(b" ")
    return scheme.lower() == b"bearer" and hmac.compare_digest(sent.strip(), wanted)
