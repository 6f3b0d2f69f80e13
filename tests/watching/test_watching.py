"""What is new is fetched and read once; what was asked is remembered; a kill loses nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from frontwire.model.parcel import Parcel
from frontwire.watching import Feed, Kind
from watching_support import ARTICLE, NOW, Desk, gives, tagged


def test_the_pages_that_a_feed_names_are_read(desk: Desk) -> None:
    came = desk.watcher(outlet="Valley News", language="en").round()
    assert (came.asked, came.unchanged, len(came.took), came.missed) == (1, 0, 2, ())
    first = desk.keeper.parcels[0]
    assert first.name == desk.site["/a"]
    assert first.content == ARTICLE.format("Tela").encode()
    assert (first.told.published, first.told.title) == (date(2024, 3, 5), "Item /a")
    assert (first.told.outlet, first.told.language, first.told.address) == ("Valley News", "en", desk.site["/a"])
    assert came.then is not None
    assert timedelta(minutes=30) <= came.then - NOW <= timedelta(minutes=34)


def test_nothing_is_asked_before_it_is_due_and_nothing_read_twice(desk: Desk) -> None:
    watcher = desk.watcher()
    watcher.round()
    before = len(desk.site.asked)
    again = watcher.round()
    assert (again.asked, len(desk.site.asked)) == (0, before)
    desk.later(minutes=40)
    third = watcher.round()
    assert (third.asked, third.unchanged, third.took) == (1, 1, ())
    assert desk.site.pages() == ["/feed", "/a", "/b", "/feed"]


def test_only_what_is_new_is_fetched(desk: Desk) -> None:
    watcher = desk.watcher()
    watcher.round()
    desk.site.answers["/feed"] = gives(desk.site.feed("/c", "/a", "/b"))
    desk.later(minutes=40)
    watcher.round()
    assert desk.names() == ["/a", "/b", "/c"]


def test_what_the_feed_tells_otherwise_is_fetched_again(desk: Desk) -> None:
    watcher = desk.watcher()
    watcher.round()
    desk.site.answers["/feed"] = gives(desk.site.feed("/a", "/b", extra=", corrected"))
    desk.site.answers["/a"] = gives(ARTICLE.format("Tela, with 15 killed"))
    desk.later(minutes=40)
    came = watcher.round()
    assert desk.names() == ["/a", "/b", "/a", "/b"]
    assert [took.added.new for took in came.took] == [True, False]


def test_a_server_need_not_send_again_what_is_there(desk: Desk) -> None:
    desk.site.answers["/feed"] = tagged(desk.site.feed("/a"), etag='"v1"')
    watcher = desk.watcher()
    watcher.round()
    desk.later(minutes=40)
    assert watcher.round().unchanged == 1
    assert desk.site.headers[-1]["if-none-match"] == '"v1"'


def test_what_the_feed_holds_is_enough_where_it_is_not_followed(desk: Desk) -> None:
    desk.watcher(follow=False).round()
    assert desk.site.pages() == ["/feed"]
    assert [parcel.content for parcel in desk.keeper.parcels] == ["Item /a\n\nIn short: /a", "Item /b\n\nIn short: /b"]
    assert desk.keeper.parcels[0].told.address == desk.site["/a"]


def test_a_page_that_changes_is_read_each_time(desk: Desk) -> None:
    feed = Feed(name="List", address=desk.site["/a"], kind=Kind.PAGE)
    watcher = desk.watcher(feed)
    watcher.round()
    desk.later(minutes=40)
    assert watcher.round().unchanged == 1
    desk.site.answers["/a"] = gives(ARTICLE.format("Telz"))
    desk.later(minutes=40)
    assert len(watcher.round().took) == 1
    assert [parcel.told.address for parcel in desk.keeper.parcels] == [desk.site["/a"]] * 2


def test_an_index_of_sitemaps_is_followed(desk: Desk) -> None:
    site = desk.site
    index = f"<sitemapindex><sitemap><loc>{site['/one.xml']}</loc></sitemap></sitemapindex>"
    site.answers["/feed"] = gives(index, kind="application/xml")
    site.answers["/one.xml"] = gives(f"<urlset><url><loc>{site['/c']}</loc></url></urlset>", kind="application/xml")
    watcher = desk.watcher(kind=Kind.SITEMAP)
    assert len(watcher.round().took) == 1
    site.answers["/one.xml"] = gives(
        f"<urlset><url><loc>{site['/c']}</loc></url><url><loc>{site['/b']}</loc></url></urlset>", kind="application/xml"
    )
    desk.later(minutes=40)
    assert desk.names() == ["/c"]
    watcher.round()
    assert desk.names() == ["/c", "/b"]


def test_a_sitemap_that_names_itself_ends(desk: Desk) -> None:
    loops = f"<sitemapindex><sitemap><loc>{desk.site['/deep.xml?1']}</loc></sitemap></sitemapindex>"
    desk.site.answers["/feed"] = gives(loops, kind="application/xml")
    for depth in range(1, 12):
        deeper = loops.replace("?1", f"?{depth + 1}")
        desk.site.answers[f"/deep.xml?{depth}"] = gives(deeper, kind="application/xml")
    came = desk.watcher(kind=Kind.SITEMAP).round()
    assert "max_depth" in came.missed[-1].because
    assert len(desk.site.pages()) < 8


def test_a_round_takes_no_more_than_asked_and_the_rest_later(desk: Desk) -> None:
    desk.site.answers["/feed"] = gives(desk.site.feed("/a", "/b", "/c"))
    watcher = desk.watcher(most=2)
    came = watcher.round()
    assert (desk.names(), came.waiting) == (["/a", "/b"], 1)
    assert came.then is not None
    assert came.then <= NOW
    assert watcher.round().waiting == 0
    assert desk.names() == ["/a", "/b", "/c"]


class Killed(BaseException):
    """As SIGKILL: nobody catches it, nothing is tidied up."""


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("follow", [True, False])
def test_a_watcher_that_is_killed_goes_on_where_it_was(desk: Desk, at: int, follow: bool) -> None:
    desk.site.answers["/feed"] = tagged(desk.site.feed("/a", "/b", "/c"), etag='"v1"')
    seen: list[str] = []

    def die(parcel: Parcel) -> None:
        seen.append(parcel.name)
        if len(seen) == at:
            raise Killed

    desk.keeper.on_take = die
    with pytest.raises(Killed):
        desk.watcher(follow=follow).round()
    desk.keeper.on_take = lambda _: None
    desk.later(minutes=1)
    came = desk.watcher(follow=follow).round()
    assert came.asked == 0
    assert desk.names() == ["/a", "/b", "/c"]


def test_rounds_go_on_and_sleep_until_something_is_due(desk: Desk) -> None:
    rounds = desk.watcher().rounds()
    first = next(rounds)
    asleep = len(desk.clock.slept)
    second = next(rounds)
    assert second.started == first.then
    assert len(desk.clock.slept) == asleep + 1
    assert second.asked == 1


def test_everything_may_be_asked_at_once(desk: Desk) -> None:
    watcher = desk.watcher()
    watcher.round()
    assert watcher.round(everything=True).asked == 1
