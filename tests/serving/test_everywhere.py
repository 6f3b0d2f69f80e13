"""What holds at every address that the server has."""

from __future__ import annotations

import re

import pytest

from frontwire.serving.guarding import headers
from serving_support import API, Client, Serve

_LINK = re.compile(r'(?:href|src|action|poster)="([^"]*)"')


def pages(asked: Client) -> list[str]:
    """An address of every page, with ids of things that are there."""
    claim = asked.get(f"{API}/claims?kind=shelling&limit=1").json()["claims"][0]
    return [
        *("/", "/places", "/changes", "/voices", "/reports", "/health", "/health/print", "/search?q=clinic", "/method"),
        *("/api", f"/claims/{claim['id']}", f"/reports/{claim['report']}", f"/happenings/{claim['happening']}"),
        f"/places/{claim['place']}",
    ]


def test_no_address_goes_without_its_headers(reading: Client) -> None:
    paths = reading.get(f"{API}/openapi.json").json()["paths"]
    asked = [*pages(reading), *(path.replace("{id}", "none") for path in paths), "/view.json", "/list", "/none"]
    for path in asked:
        given = reading.get(path)
        assert {name: given.headers.get(name) for name in headers()} == headers(), path
        assert given.status_code < 500, path


def test_no_page_holds_what_the_policy_on_content_would_stop(reading: Client) -> None:
    for path in pages(reading):
        text = reading.get(path).text
        assert not re.search(r"<[^>]*\s(?:style|on\w+)=", text), path
        for script in re.findall(r"<script[^>]*>", text):
            assert "src=" in script or 'type="application/json"' in script, path
        assert "<style" not in text, path


def test_pages_load_nothing_from_elsewhere(reading: Client) -> None:
    for path in pages(reading):
        for tag in re.findall(r"<(?:script|link|img|iframe|source|object)\b[^>]*>", reading.get(path).text):
            for address in _LINK.findall(tag):
                assert address.startswith(("/", "#", "data:")), (path, address)


@pytest.mark.parametrize("root", ["/front"])
def test_every_link_of_a_page_below_a_path_stays_below_it(serve: Serve, root: str) -> None:
    asked = serve(root=root)
    for path in pages(asked):
        answer = asked.get(path)
        assert answer.status_code == 200, path
        for address in _LINK.findall(answer.text):
            assert not address.startswith("/") or address == root or address.startswith(f"{root}/"), (path, address)
    assert asked.get(f"{root}{API}/claims").json() == asked.get(f"{API}/claims").json()
