"""A server that misbehaves in every way we could think of: the others go on, and nobody is asked too often."""

from __future__ import annotations

from datetime import timedelta

import pytest

from frontwire.settings import Settings
from frontwire.watching import Feed
from watching_support import ARTICLE, NOW, Answering, Desk, bomb, dripping, gives, truncated

XML_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<rss version="2.0"><channel><title>&b;</title></channel></rss>'
)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (dripping, "did not answer within"),
        (truncated(b"<rss><channel>"), "cannot be fetched"),
        (gives(status=302, Location="/feed"), "redirects more than 5 times"),
        (gives(status=500), "status 500"),
        (gives(status=404), "status 404"),
        (gives(b" " * 60_001), "larger than the 60,000 bytes"),
        (bomb(2_000_000), "larger than the 60,000 bytes"),
        (gives(b"no gzip at all", Content_Encoding="gzip"), "packed in a way that cannot be undone"),
        (gives(b"\x1f\x8b\x08\0\0\0\0\0\0\xff", Content_Encoding="gzip"), "cut off"),
        (gives(b"x", Content_Encoding="br"), "packed as br"),
        (gives(status=301, Location="file:///etc/passwd"), "only http and https"),
        (gives(ARTICLE.format("Tela")), "no feed but a document (text/html; charset=utf-8)"),
        (gives(XML_BOMB, kind="application/rss+xml"), "XML bombs"),
        (gives(b""), "it is empty"),
    ],
)
def test_a_feed_that_fails_is_told_and_asked_ever_later(desk: Desk, answer: Answering, why: str) -> None:
    desk.site.answers["/feed"] = answer
    good = Feed(name="Good", address=desk.site["/good"], follow=False)
    desk.site.answers["/good"] = gives(desk.site.feed("/a"))
    watcher = desk.watcher(Feed(name="Bad", address=desk.site["/feed"]), good)
    came = watcher.round()
    assert [missed.feed for missed in came.missed] == ["Bad"]
    assert why in came.missed[0].because
    assert "\n" not in came.missed[0].because
    assert len(came.took) == 1
    waits = []
    for _ in range(2):
        missed = next(one for one in came.missed if one.feed == "Bad")
        assert missed.again is not None
        waits.append(missed.again - desk.clock.now())
        desk.clock.moment = missed.again
        came = watcher.round()
    assert waits[1] > 1.6 * waits[0] > timedelta(minutes=40)


def test_a_feed_that_recovers_is_asked_as_before(desk: Desk) -> None:
    good = desk.site.answers["/feed"]
    desk.site.answers["/feed"] = gives(status=500)
    watcher = desk.watcher()
    watcher.round()
    desk.site.answers["/feed"] = good
    desk.later(days=1)
    came = watcher.round()
    assert len(came.took) == 2
    assert came.then is not None
    assert came.then - desk.clock.now() < timedelta(minutes=34)


def test_too_many_requests(desk: Desk) -> None:
    desk.site.answers["/a"] = gives(status=429, Retry_After="600")
    watcher = desk.watcher()
    came = watcher.round()
    assert desk.names() == []
    assert [missed.again is not None for missed in came.missed] == [True, True]
    assert "429" in came.missed[0].because
    assert came.missed[0].again == NOW + timedelta(minutes=10, seconds=4)  # robots.txt and the feed came first
    assert desk.site.pages() == ["/feed", "/a"]  # the server is not asked for anything else meanwhile
    desk.site.answers["/a"] = gives(ARTICLE.format("Tela"))
    desk.later(minutes=5)
    assert watcher.round().took == ()
    desk.later(minutes=6)
    watcher.round()
    assert sorted(desk.names()) == ["/a", "/b"]


def test_a_server_that_wants_quiet_gets_it_from_the_next_process_too(desk: Desk) -> None:
    desk.site.answers["/feed"] = gives(status=503, Retry_After="3600")
    desk.watcher().round()
    asked = len(desk.site.asked)
    desk.later(minutes=45)
    came = desk.watcher().round(everything=True)
    assert len(desk.site.asked) == asked
    assert came.missed[0].again == NOW + timedelta(hours=1, seconds=2)  # the pace after robots.txt


def test_a_report_that_fails_is_tried_again_then_given_up(desk: Desk) -> None:
    feed = desk.site.feed("/a").replace(b"In short: /a", b"")
    desk.site.answers["/feed"] = gives(feed)
    desk.site.answers["/a"] = gives(status=500)
    watcher = desk.watcher()
    for _ in range(9):
        watcher.round()
        desk.later(hours=3)
    assert desk.site.pages().count("/a") == 5
    assert [trouble.name for trouble in desk.keeper.refused] == [desk.site["/a"]]


def test_a_report_that_is_gone_is_read_as_far_as_the_feed_has_it(desk: Desk) -> None:
    del desk.site.answers["/a"]
    came = desk.watcher().round()
    assert desk.keeper.parcels[0].content == "Item /a\n\nIn short: /a"
    assert "status 404; what the feed has of it is read" in came.missed[0].because
    assert came.missed[0].again is None


def test_a_redirect_to_a_private_address_is_refused(desk: Desk) -> None:
    desk.site.answers["/feed"] = gives(status=302, Location="http://10.0.0.7/feed")
    desk.settings = Settings(fetch_seconds=0.4)
    came = desk.watcher().round()
    assert "127.0.0.1, a private or reserved address" in came.missed[0].because
    assert desk.site.asked == []


def test_rules_for_robots_are_kept(desk: Desk) -> None:
    desk.site.answers["/robots.txt"] = gives("User-agent: frontwire\nDisallow: /b\n\nUser-agent: *\nDisallow: /\n")
    came = desk.watcher().round()
    assert desk.site.pages() == ["/feed", "/a"]
    assert "robots.txt" in came.missed[0].because
    assert desk.names() == ["/a", "/b"]  # the second as the feed has it
    assert desk.keeper.parcels[1].content == "Item /b\n\nIn short: /b"


def test_a_feed_that_robots_may_not_read(desk: Desk) -> None:
    desk.site.answers["/robots.txt"] = gives("User-agent: *\nDisallow: /feed\n")
    came = desk.watcher().round()
    assert desk.site.asked == ["/robots.txt"]
    assert "forbids it" in came.missed[0].because


def test_a_redirect_does_not_lead_around_the_rules(desk: Desk) -> None:
    desk.site.answers["/robots.txt"] = gives("User-agent: *\nDisallow: /b\n")
    desk.site.answers["/a"] = gives(status=302, Location="/b")
    desk.watcher().round()
    assert desk.site.pages() == ["/feed", "/a"]


def test_rules_are_asked_for_once_a_day_and_by_one_process_for_the_next(desk: Desk) -> None:
    for _ in range(2):
        desk.watcher().round(everything=True)
    assert desk.site.asked.count("/robots.txt") == 1
    desk.later(hours=25)
    desk.watcher().round()
    assert desk.site.asked.count("/robots.txt") == 2


def test_without_rules_that_can_be_had_nothing_is_asked(desk: Desk) -> None:
    desk.site.answers["/robots.txt"] = gives(status=500)
    came = desk.watcher().round()
    assert desk.site.asked == ["/robots.txt"]
    assert "while its robots.txt cannot be had" in came.missed[0].because
    assert came.missed[0].again is not None


def test_rules_of_yesterday_hold_where_todays_cannot_be_had(desk: Desk) -> None:
    desk.site.answers["/robots.txt"] = gives("User-agent: *\nDisallow: /b\n")
    desk.watcher().round()
    desk.site.answers["/robots.txt"] = gives(status=500)
    desk.site.answers["/feed"] = gives(desk.site.feed("/c", "/a", "/b"))
    desk.later(hours=25)
    desk.watcher().round()
    assert desk.site.pages() == ["/feed", "/a", "/feed", "/c"]


def test_servers_are_asked_no_faster_than_they_want(desk: Desk) -> None:
    desk.watcher().round()
    assert desk.clock.slept == [2.0, 2.0, 2.0]  # after robots.txt, the feed, the first page
    desk.clock.slept.clear()
    desk.site.answers["/robots.txt"] = gives("User-agent: *\nCrawl-delay: 7\n")
    desk.later(hours=25)
    desk.watcher().round()
    desk.later(minutes=40)
    desk.site.answers["/feed"] = gives(desk.site.feed("/c"))
    desk.watcher().round()
    assert desk.clock.slept[-1] == 7.0


def test_who_asks_is_named(desk: Desk) -> None:
    desk.settings = Settings(allow_private=True, contact="desk@example.org")
    desk.watcher().round()
    agents = {headers["user-agent"] for headers in desk.site.headers}
    assert agents == {"frontwire (a reader of news reports; +desk@example.org)"}


def test_a_feed_that_moved_for_good_is_told(desk: Desk) -> None:
    desk.site.answers["/old"] = gives(status=301, Location="/feed")
    came = desk.watcher(Feed(name="Old", address=desk.site["/old"])).round()
    assert [(moved.feed, moved.to) for moved in came.moved] == [("Old", desk.site["/feed"])]
    assert len(came.took) == 2


def test_words_in_another_encoding_than_the_server_says(desk: Desk) -> None:
    words = "Ataque en Alarcón, según vecinos. " * 3
    page = f"<html><head><meta charset='utf-8'></head><body><p>{words}</p></body></html>".encode()
    desk.site.answers["/a"] = gives(page, kind="text/html; charset=iso-8859-1")
    desk.watcher().round()
    parcel = desk.keeper.parcels[0]
    assert (parcel.content, parcel.content_type) == (page, "text/html; charset=iso-8859-1")
