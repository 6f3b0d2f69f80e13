"""Visiting: the pages of an application as a browser would get them, asked for in this process, without a network."""

from __future__ import annotations

from typing import Any

from starlette.types import ASGIApp, Message

from frontwire.errors import FrontwireError

#: A name that the server answers to.
_HOST = b"localhost"
_OK = 200


class VisitError(FrontwireError):
    """A page that must be there is not."""


class Visitor:
    """Asks an application for its pages, one after the other."""

    __slots__ = ("_app",)

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def get(self, address: str) -> str:
        """The page at an address ("/reports/R?claim=C"); raises VisitError where the answer is anything but a page."""
        path, _, query = address.partition("?")
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        await self._app(_scope(path, query), receive, send)
        status = next(message["status"] for message in sent if message["type"] == "http.response.start")
        body = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
        if status != _OK:
            raise VisitError(f"{address}: the server answers {status}")
        return body.decode()


def _scope(path: str, query: str) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", _HOST)],
        "client": ("127.0.0.1", 0),
        "server": ("localhost", 80),
    }
