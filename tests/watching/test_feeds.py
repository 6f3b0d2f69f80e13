"""What users write down to be watched, and how long to wait."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from frontwire.errors import InputError, SettingsError
from frontwire.reading.fetching import agent
from frontwire.settings import Settings
from frontwire.watching import EXAMPLE, Kind, load_feeds
from frontwire.watching.backing import LONGEST, backed_off, regular, retry_after
from frontwire.watching.robots import allows, delay
from watching_support import NOW

ONE = "feeds:\n  - name: A\n    address: https://a.example/rss\n"


def load(tmp_path: Path, text: str) -> str:
    """What is said to be wrong with it."""
    path = tmp_path / "feeds.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_feeds(path)
    message = str(caught.value)
    assert "\n" not in message
    return message.removeprefix(f"{path}: ")


def test_the_example_is_one() -> None:
    feeds = load_feeds(EXAMPLE)
    assert [feed.kind for feed in feeds.feeds] == [Kind.FEED, Kind.FEED, Kind.SITEMAP, Kind.PAGE]
    assert feeds.every_of(feeds.feeds[0]) == timedelta(minutes=30)
    assert feeds.every_of(feeds.feeds[1]) == timedelta(hours=2)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Expected `object`, got `null`"),
        ("feeds: []", "length >= 1"),
        (ONE + "evry: 5m\n", "unknown field `evry`"),
        (ONE + "every: 5 minutes\n", "$.every"),
        (ONE + "every: 30s\n", "too often"),
        (ONE.replace("https", "ftp"), "no address of the web"),
        (ONE.replace("https://a.example/rss", "https://[a/rss"), "no address of the web"),
        (ONE + "  - name: A\n    address: https://b.example/rss\n", "two feeds have the name 'A'"),
        (ONE + "  - name: B\n    address: https://a.example/rss\n", "two feeds have the address"),
        (ONE + "    name: B\n", "key given twice"),
        (ONE + "    kind: mailing list\n", "Invalid enum value"),
        (ONE + "    most: 0\n", ">= 1"),
        ("feeds: [", "flow"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, text: str, why: str) -> None:
    assert why in load(tmp_path, text)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        load_feeds(tmp_path / "none.yml")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("999999999999", 86_400),
        ("Wed, 06 Mar 2024 12:05:00 GMT", 300),
        ("Wed, 06 Mar 2024 11:05:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_what_servers_ask_for(header: str | None, seconds: int | None) -> None:
    wanted = None if seconds is None else timedelta(seconds=seconds)
    assert retry_after(header, now=NOW) == wanted


def test_waits_grow_up_to_a_day_and_depend_on_the_seed_alone() -> None:
    waits = [backed_off(timedelta(minutes=30), failures, seed="x") for failures in range(1, 30)]
    assert all(later >= earlier * 0.9 for earlier, later in pairwise(waits))
    assert waits[1] >= timedelta(hours=1)
    assert LONGEST <= waits[-1] <= LONGEST * 1.1
    assert backed_off(timedelta(minutes=30), 3, seed="x") == waits[2]
    assert regular(timedelta(hours=1), seed="x") != regular(timedelta(hours=1), seed="y")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("User-agent: *\nCrawl-delay: 5", 5),
        ("User-agent: *\nCrawl-delay: 9\n\nUser-agent: frontwire\nCrawl-delay: 2", 2),
        ("User-agent: *\nRequest-rate: 1/10", 10),
        ("User-agent: *\nCrawl-delay: -3", 0),
        ("User-agent: *\nCrawl-delay: 1e99", 86_400),
        ("User-agent: *\nCrawl-delay: nan", 0),
        ("User-agent: *\nCrawl-delay: fast", 0),
    ],
)
def test_how_slowly_servers_want_to_be_asked(text: str, seconds: float) -> None:
    assert delay(text) == timedelta(seconds=seconds)


def test_rules_that_are_no_rules() -> None:
    assert allows("<html><body>Not found</body></html>", "https://a.example/x")
    assert not allows("User-Agent: *\nDisallow: /", "https://a.example/x")


@pytest.mark.parametrize("contact", ["a\r\nX: b", "né@example.org", "a(b", "a\\b"])
def test_contacts_that_cannot_be_sent(contact: str) -> None:
    with pytest.raises(SettingsError, match="cannot be sent"):
        agent(Settings(contact=contact))
