"""What the tests of the server share: a client that asks an application in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
from fastapi import FastAPI

from frontwire.corpus import Corpus
from frontwire.serving.app import make_app
from frontwire.serving.desk import Policy

#: A name that the server answers to.
ADDRESS = "http://localhost:8474"
#: What a page of ours sends with what it changes.
MEANT = {"X-Frontwire": "1"}


class Client:
    """Asks `app`; what goes wrong in it is to be answered, not raised."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self._transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=("127.0.0.1", 4711))

    def request(self, method: str, path: str, **given: Any) -> httpx.Response:
        # In a thread of its own: after tests with a browser an event loop runs in this one.
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, self._request(method, path, **given)).result()

    def get(self, path: str, **given: Any) -> httpx.Response:
        return self.request("GET", path, **given)

    def post(self, path: str, **given: Any) -> httpx.Response:
        return self.request("POST", path, **given)

    async def _request(self, method: str, path: str, **given: Any) -> httpx.Response:
        async with httpx.AsyncClient(transport=self._transport, base_url=ADDRESS) as client:
            return await client.request(method, path, **given)


#: Where the API is.
API = "/api/v1"

Serve = Callable[..., Client]


def client(corpus: Corpus, policy: Policy) -> Client:
    """A client of a server over `corpus`."""
    return Client(make_app(corpus, policy=policy))


def all_of(asked: Client, path: str, kind: str, /, **given: object) -> list[dict[str, Any]]:
    """Everything of a list, page by page."""
    held: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        params = {**given, **({} if cursor is None else {"cursor": cursor})}
        answer = asked.get(f"{API}/{path}", params=params)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        held += page[kind]
        cursor = page["next"]
        if cursor is None:
            return held
