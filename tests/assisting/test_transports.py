"""The server as a process on standard input and output, and over HTTP behind its guards."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from assisting_support import Assistant
from frontwire.assisting.listening import make_app
from frontwire.assisting.policy import check_listening
from frontwire.corpus import Corpus
from frontwire.errors import SettingsError
from sample_store import fill

_TOKEN = "a token of some length"
_HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


def test_an_assistant_starts_it_and_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = fill(tmp_path / "front.db")
    started = StdioServerParameters(
        command=sys.executable, args=["-m", "frontwire.cli", "mcp", "--store", str(store)], env=_environment()
    )

    async def asked() -> dict[str, Any] | None:
        async with Client(stdio_client(started)) as client:
            answer = await client.call_tool("search_claims", {"words": "oxygen", "limit": 1})
            return answer.structured_content

    told = anyio.run(asked)
    assert told is not None
    assert "oxygen" in told["claims"][0]["sentence"].lower()


def _environment() -> dict[str, str]:
    return {
        name: value for name, value in os.environ.items() if name.startswith(("PYTHON", "FRONTWIRE", "PATH", "HOME"))
    }


def _posted(app: Any, *, host: str = "127.0.0.1:8475", **headers: str) -> httpx.Response:
    """The first message of a client, sent to an app over HTTP."""
    sent = {"accept": "application/json, text/event-stream", "host": host, **headers}

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        inner = getattr(app, "inner", app)
        client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8475")
        async with inner.router.lifespan_context(inner), client:
            return await client.post("/mcp", json=_HELLO, headers=sent)

    return anyio.run(asked)


def test_over_http_it_answers_its_own_host_only(corpus: Corpus) -> None:
    app = make_app(Assistant(corpus).server, host="127.0.0.1", port=8475)
    answer = _posted(app)
    assert answer.status_code == 200
    assert json.loads(answer.text)["result"]["serverInfo"]["name"] == "frontwire"
    app = make_app(Assistant(corpus).server, host="127.0.0.1", port=8475)
    assert _posted(app, host="evil.example").status_code == 421
    app = make_app(Assistant(corpus).server, host="127.0.0.1", port=8475)
    assert _posted(app, origin="https://evil.example").status_code == 403


def test_over_http_a_token_is_wanted_where_one_is_set(corpus: Corpus) -> None:
    def fresh() -> Any:
        return make_app(Assistant(corpus).server, host="127.0.0.1", port=8475, token=_TOKEN)

    assert _posted(fresh()).status_code == 401
    assert _posted(fresh(), authorization="Bearer another token").status_code == 401
    assert _posted(fresh(), authorization=f"Bearer {_TOKEN}").status_code == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_this_machine_needs_no_token(host: str) -> None:
    check_listening(host, None)


def test_others_need_one_that_is_long_enough() -> None:
    with pytest.raises(SettingsError, match="needs a token"):
        check_listening("0.0.0.0", None)
    with pytest.raises(SettingsError, match="characters or more"):
        check_listening("0.0.0.0", "short")
    check_listening("0.0.0.0", _TOKEN)
