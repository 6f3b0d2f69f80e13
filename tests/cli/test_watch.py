"""`frontwire watch`, with a server of our own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli_support import Run
from watching_support import Site, gives, serving

PAGE = """<html><head><title>Mortars hit {0}</title><link rel="canonical" href="{1}">
<meta property="article:modified_time" content="{3}"></head><body><article><h1>Mortars hit {0}</h1>
<p>Mortar shells hit the market of {0} on Tuesday and killed {2} people, a doctor at the town hospital said.</p>
</article></body></html>"""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("FRONTWIRE_ALLOW_PRIVATE", "1")
    with serving() as held:
        held.answers["/a"] = gives(PAGE.format("Nawa", held["/a"], 12, "2024-03-05T20:00:00Z"))
        held.answers["/feed"] = gives(held.feed("/a"), kind="application/rss+xml")
        yield held


@pytest.fixture
def feeds(site: Site, tmp_path: Path) -> str:
    path = tmp_path / "feeds.yml"
    path.write_text(f"pace: 1s\nfeeds:\n  - name: Valley News\n    address: {site['/feed']}\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontwire.watching.clocks.time.sleep", lambda _: None)


@pytest.mark.usefixtures("hurried")
def test_what_came_in_and_what_it_changed(
    frontwire: Run, site: Site, feeds: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTWIRE_STORE", str(tmp_path / "watched.db"))
    first = frontwire("watch", feeds, "--once")
    assert (first.code, first.err) == (0, "")
    assert "1 feed asked, 0 unchanged, 1 new report" in first.out
    assert "Valley News, 2024-03-05: Mortars hit Nawa" in first.out
    assert "told for the first time" in first.out.lower()

    assert "0 feeds asked, 0 unchanged, 0 new reports\n" in frontwire("watch", feeds, "--once").out

    site.answers["/a"] = gives(PAGE.format("Nawa", site["/a"], 15, "2024-03-06T08:00:00Z"))
    site.answers["/feed"] = gives(site.feed("/a", extra=", corrected"))
    ran = frontwire("watch", feeds, "--once", "--now", "--jsonl")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    (report,) = [line for line in lines if line["type"] == "report"]
    assert (report["version"], report["versions"], report["new"]) == (2, 2, True)
    updated = [line for line in lines if line["type"] == "change" and line["kind"] == "updated"]
    assert [(line["old"], line["new"]) for line in updated] == [("12", "15")]
    assert lines[-1]["type"] == "round"


def test_what_is_not_got_is_an_error(frontwire: Run, site: Site, feeds: str, tmp_path: Path) -> None:
    site.answers["/feed"] = gives(status=500)
    ran = frontwire("watch", feeds, "--once", "--store", str(tmp_path / "watched.db"), "--quiet")
    assert ran.code == 1
    assert ran.err.startswith(f"frontwire: Valley News: {site['/feed']} answered with status 500 (again from ")
    assert ran.err.count("\n") == 1


def test_an_example_to_begin_with(plain: Run) -> None:
    assert plain("watch", "--example").out.startswith("# What `frontwire watch` asks")
    assert "say what to watch" in plain("watch").err
