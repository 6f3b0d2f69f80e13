"""Freshness: what a client holds already is not made again.

An answer is a function of the store's revision, of the software and its files, of the policy and of the address: that
is its entity tag, and where a client gives it back there is nothing to do.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from frontwire import __version__
from frontwire.serving.desk import Desk
from frontwire.serving.failing import inner_path

#: Characters of a tag: enough that no two answers share one.
_LENGTH = 24


class Freshness:
    """Puts entity tags on answers to GET, and answers 304 to those who hold them. HEAD is a GET without its body."""

    def __init__(self, app: ASGIApp, *, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        is_head = scope["method"] == "HEAD"
        given = Headers(scope=scope)
        is_static = inner_path(scope).startswith("/static/")
        tag = None if is_static or "authorization" in given else await run_in_threadpool(self._tag, scope)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200 and tag is not None:
                headers = MutableHeaders(scope=message)
                headers["ETag"] = tag
                headers.setdefault("Cache-Control", "no-cache")
            if message["type"] == "http.response.body" and is_head:
                message = {**message, "body": b""}
            await send(message)

        if tag is not None and _holds(given.get("if-none-match", ""), tag):
            await Response(status_code=304, headers={"ETag": tag, "Cache-Control": "no-cache"})(scope, receive, send)
            return
        await self._app({**scope, "method": "GET"} if is_head and not is_static else scope, receive, sending)

    def _tag(self, scope: Scope) -> str:
        with self._desk.corpus.view() as view:
            revision = view.revision
        # Of the policy all but the token: a tag is for everybody's eyes.
        parts = (__version__, self._desk.renderer.edition(), revision, replace(self._desk.policy, token=None))
        asked = f"{scope['path']}?".encode() + scope["query_string"]
        digest = sha256(repr(parts).encode() + b"\n" + asked).hexdigest()[:_LENGTH]
        return f'W/"{digest}"'


def _holds(given: str, tag: str) -> bool:
    """Is `tag` among those of an If-None-Match header? A star is not: it holds no answer."""
    return tag in {held.strip() for held in given.split(",")}
