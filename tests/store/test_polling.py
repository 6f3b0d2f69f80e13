"""What watching remembers, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from frontwire.model.parcel import Format, Told
from frontwire.model.poll import Host, Poll
from frontwire.store import Store

NOW = datetime(2024, 3, 6, 12, tzinfo=UTC)
FEED = "https://a.example/feed"


def entry(name: str, **values: object) -> Poll:
    return Poll(FEED, f"https://a.example/{name}", **values)  # type: ignore[arg-type]


def test_polls_are_kept_whole_and_replaced(held: Store) -> None:
    polls = held.polls()
    told = Told(published=date(2024, 3, 5), outlet="Jebel News", modified=NOW)
    first = entry("1", due=NOW, stamp="x", etag='"1"', told=told, words="Words.", format=Format.TEXT)
    polls.keep(Poll(FEED, FEED, due=NOW), first)
    assert polls.feed(FEED) == Poll(FEED, FEED, due=NOW)
    assert polls.known(FEED, [first.address, "https://a.example/2"]) == {first.address: first}
    polls.keep(entry("1", failures=2, because="late"))
    assert polls.known(FEED, [first.address])[first.address].failures == 2
    assert polls.feed("https://b.example/feed") is None


def test_what_is_due_comes_in_its_order(held: Store) -> None:
    polls = held.polls()
    soon = NOW + timedelta(minutes=5)
    polls.keep(
        Poll(FEED, FEED, due=NOW),
        entry("late", due=NOW),
        entry("early", due=NOW - timedelta(microseconds=1)),
        entry("before", due=NOW - timedelta(hours=1)),
        entry("soon", due=soon),
        entry("done"),
        Poll("https://b.example/feed", "https://b.example/x", due=NOW),
    )
    assert [poll.address.rpartition("/")[2] for poll in polls.due(FEED, now=NOW, limit=9)] == [
        "before",
        "early",
        "late",
    ]
    assert [poll.address.rpartition("/")[2] for poll in polls.due(FEED, now=NOW, limit=1)] == ["before"]
    assert polls.waiting(FEED, now=NOW) == 3
    assert polls.next_due([FEED]) == NOW - timedelta(hours=1)
    assert polls.next_due(["https://c.example/feed"]) is None


def test_one_address_may_belong_to_two_feeds(held: Store) -> None:
    polls = held.polls()
    polls.keep(Poll("https://x.example/1", "https://a.example/p", stamp="1"))
    polls.keep(Poll("https://x.example/2", "https://a.example/p", stamp="2"))
    stamps = [polls.known(f"https://x.example/{n}", ["https://a.example/p"]).popitem()[1].stamp for n in (1, 2)]
    assert stamps == ["1", "2"]


def test_long_addresses_and_many(held: Store) -> None:
    polls = held.polls()
    many = [entry(f"{'x' * 4_000}{number}", due=NOW + timedelta(microseconds=number)) for number in range(1_200)]
    polls.keep(*many)
    assert polls.due(FEED, now=NOW + timedelta(seconds=1), limit=2_000) == tuple(many)
    assert len(polls.known(FEED, [poll.address for poll in many])) == 1_200


def test_hosts_and_that_nothing_counts_as_a_revision(held: Store) -> None:
    polls = held.polls()
    with held.view() as view:
        before = view.revision
    host = Host("https://a.example", "User-agent: *\nDisallow: /x", NOW, None, 1)
    polls.keep_host(host)
    polls.keep(entry("1"))
    assert polls.host("https://a.example") == host
    assert polls.host("https://b.example") is None
    with held.view() as view:
        assert view.revision == before
