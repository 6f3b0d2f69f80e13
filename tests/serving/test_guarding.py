from __future__ import annotations

import pytest

from frontwire.serving.guarding import LONGEST_BODY, LONGEST_QUERY, headers, is_loopback
from frontwire.serving.limiting import Limiter
from serving_support import MEANT, Client, Serve


@pytest.mark.parametrize(
    "path",
    ["/", "/nowhere", "/nowhere.json", "/static/page.css", "/static/none.js", "/?q=1", "/static/../page.toml"],
)
def test_every_answer_tells_the_browser_what_to_allow(reading: Client, path: str) -> None:
    given = reading.get(path).headers
    for name, value in headers().items():
        assert given[name] == value


def test_the_policy_on_content_allows_nothing_inline_and_nobody_else() -> None:
    policy = headers()["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_map_s_worker_alone_may_run_webassembly(reading: Client) -> None:
    policy = reading.get("/static/vendor/maplibre-gl-csp-worker.js").headers["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "wasm" not in reading.get("/static/page.js").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "tiles", ["https://tiles.example/{z}/{x}/{y}.png", "pmtiles://https://tiles.example/w.pmtiles"]
)
def test_tiles_of_the_users_own_are_allowed_and_nothing_more(tiles: str) -> None:
    policy = headers(tiles)["Content-Security-Policy"]
    assert "connect-src 'self' https://tiles.example;" in policy
    assert "script-src 'self';" in policy


@pytest.mark.parametrize(
    "host", ["localhost:9", "127.0.0.1", "127.0.0.1:8474", "[::1]:8474", "192.0.2.7", "LocalHost", "localhost."]
)
def test_the_server_answers_to_loopback_and_to_numbers(reading: Client, host: str) -> None:
    assert reading.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8474", "localhost.evil.example", "", "[evil]", "127.0.0.1.evil.example"]
)
def test_a_name_that_is_not_its_own_is_refused(reading: Client, host: str) -> None:
    assert reading.get("/", headers={"Host": host}).status_code == 421


def test_names_can_be_allowed(serve: Serve) -> None:
    assert serve(hosts=("Front.Example",)).get("/", headers={"Host": "front.example"}).status_code == 200


@pytest.mark.parametrize(
    "given",
    [
        {},
        {**MEANT, "Origin": "https://evil.example"},
        {**MEANT, "Origin": "null"},
        {**MEANT, "Origin": "http://localhost:9999"},
        {**MEANT, "Sec-Fetch-Site": "cross-site"},
        {**MEANT, "Sec-Fetch-Site": "same-site"},
        {"Origin": "http://localhost:8474"},
    ],
)
def test_posts_of_other_sites_are_refused(serve: Serve, given: dict[str, str]) -> None:
    answer = serve(edit=True).post("/api/v1/undo", json={"by": "Ada"}, headers=given)
    assert answer.status_code == 403
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_long_query_is_refused(reading: Client) -> None:
    assert reading.get("/", params={"q": "a" * LONGEST_QUERY}).status_code == 414


def test_a_long_body_is_refused(serve: Serve) -> None:
    asked = serve(edit=True)
    assert asked.post("/api/v1/undo", content=b"x" * (LONGEST_BODY + 1), headers=MEANT).status_code == 413


@pytest.mark.parametrize("length", ["-1", "many", "²"])
def test_a_length_that_is_none_is_refused(reading: Client, length: str) -> None:
    assert reading.get("/", headers={"Content-Length": length.encode()}).status_code == 413


def test_a_client_that_asks_too_often_waits_and_its_pages_keep_their_files(serve: Serve) -> None:
    asked = serve(rate=0.1)
    assert [asked.get("/").status_code for _ in range(2)] == [200, 429]
    assert asked.get("/static/page.css").status_code == 200


def test_a_bucket_fills_again_and_is_each_clients_own() -> None:
    now = [0.0]
    limiter = Limiter(2.0, burst=3, clock=lambda: now[0])
    assert [limiter.admits("a") for _ in range(4)] == [True, True, True, False]
    assert limiter.admits("b")
    now[0] = 0.5
    assert [limiter.admits("a") for _ in range(2)] == [True, False]
    now[0] = 1000.0
    assert [limiter.admits("a") for _ in range(4)] == [True, True, True, False]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.9.1"])
def test_loopback_is_known(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "front.example", ""])
def test_what_others_reach_is_not_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_a_page_that_is_not_there_is_a_page(reading: Client) -> None:
    answer = reading.get("/nowhere")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "There is nothing at this address." in answer.text


def test_a_document_that_is_not_there_is_problem_details(reading: Client) -> None:
    answer = reading.get("/api/v1/nowhere")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "there is nothing at this address",
    }


def test_a_page_cannot_be_posted_to(reading: Client) -> None:
    answer = reading.post("/", headers=MEANT)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET"


def test_no_traceback_gets_out(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    from frontwire.serving.rendering import Renderer

    whole = Renderer.render

    def broken(self: Renderer, template: str, /, **values: object) -> str:
        if template == "error.html":
            return whole(self, template, **values)
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(Renderer, "render", broken)
    answer = serve().get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["Content-Security-Policy"]
