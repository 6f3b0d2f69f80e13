"""Running: one round. Every step is kept before the next begins: a kill costs no more than one report read twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias

from frontwire.errors import FetchError, LaterError, RefusedError
from frontwire.lexicon.intake import Presets
from frontwire.model.parcel import Parcel, Told, Trouble
from frontwire.model.poll import Poll
from frontwire.reading.fetching import Answer, Conditions
from frontwire.settings import Settings
from frontwire.store import Polls
from frontwire.unpacking import Piece, unpack
from frontwire.watching.backing import backed_off, regular
from frontwire.watching.clocks import Clock
from frontwire.watching.feeds import Feed, Feeds, Kind, span
from frontwire.watching.listing import Listed, fresh, listed, stamp_of
from frontwire.watching.manners import Manners
from frontwire.watching.queues import Queue
from frontwire.watching.rounds import Keeper, Missed, Moved, Round, Took

#: Told how many questions of how many are done.
Progress: TypeAlias = Callable[[int, int | None], None]

_OK = 200
_UNCHANGED = 304
_SERVER_ERRORS = 500
#: A report that could not be fetched is tried for so many times, this long after the first failure.
_TRIES = 5
_SOON = span("5m")


class Run:
    """A round while it is going on."""

    __slots__ = (
        "_asked",
        "_clock",
        "_feeds",
        "_held",
        "_keeper",
        "_left",
        "_manners",
        "_missed",
        "_moved",
        "_polls",
        "_presets",
        "_queue",
        "_seed",
        "_settings",
        "_started",
        "_took",
        "_unchanged",
    )

    def __init__(  # noqa: PLR0913 - what a round depends on
        self,
        feeds: Feeds,
        polls: Polls,
        manners: Manners,
        keeper: Keeper,
        *,
        clock: Clock,
        settings: Settings,
        presets: Presets,
        seed: str,
    ) -> None:
        self._feeds = feeds
        self._polls = polls
        self._manners = manners
        self._keeper = keeper
        self._clock = clock
        self._settings = settings
        self._presets = presets
        self._seed = seed
        self._started = clock.now()
        self._queue = Queue()
        self._left = Counter({feed.address: feed.most for feed in feeds.feeds})
        self._held: dict[str, set[str]] = {}
        self._asked = self._unchanged = 0
        self._took: list[Took] = []
        self._missed: list[Missed] = []
        self._moved: list[Moved] = []

    def go(self, *, everything: bool, progress: Progress) -> Round:
        """Asks all feeds that are due (`everything`: all there are), and for what they name."""
        for feed in self._feeds.feeds:
            poll = self._polls.feed(feed.address) or Poll(feed.address, feed.address)
            if everything or poll.due is None or poll.due <= self._started:
                self._queue.put(feed, poll)
            else:
                self._put_due(feed)
        done = 0
        while self._queue:
            progress(done, self._queue.put_in)
            self._do(*self._queue.take(self._manners.free))
            done += 1
        progress(done, done)
        addresses = [feed.address for feed in self._feeds.feeds]
        return Round(
            self._started,
            self._asked,
            self._unchanged,
            tuple(self._took),
            tuple(self._missed),
            tuple(self._moved),
            sum(self._polls.waiting(address, now=self._started) for address in addresses),
            self._polls.next_due(addresses),
        )

    def _put_due(self, feed: Feed) -> None:
        """Puts in what a feed named and is due, as far as a round goes."""
        held, left = self._held.setdefault(feed.address, set()), self._left[feed.address]
        due = self._polls.due(feed.address, now=self._started, limit=left + len(held))
        for poll in [one for one in due if one.address not in held][:left]:
            held.add(poll.address)
            self._left[feed.address] -= 1
            self._queue.put(feed, poll)

    def _do(self, feed: Feed, poll: Poll) -> None:
        if poll.is_feed:
            self._asked += 1
        elif not feed.follow or (poll.words is not None and poll.address.startswith(f"{feed.address}#")):
            self._read(feed, poll)
            return
        try:
            answer = self._manners.ask(poll.address, conditions=Conditions(poll.etag, poll.last_modified))
        except LaterError as error:
            self._later(feed, poll, str(error), error.until)
        except RefusedError as error:
            self._fail(feed, poll, str(error), lasting=True)
        except FetchError as error:
            self._fail(feed, poll, str(error), lasting=False)
        else:
            self._answered(feed, poll, answer)
        if poll.is_feed:
            self._put_due(feed)

    def _answered(self, feed: Feed, poll: Poll, answer: Answer) -> None:
        if answer.status not in (_OK, _UNCHANGED):
            lasting = answer.status < _SERVER_ERRORS
            self._fail(feed, poll, f"{answer.url} answered with status {answer.status}", lasting=lasting)
            return
        if poll.is_feed and answer.moved:
            self._moved.append(Moved(feed.name, answer.url))
        stamp = stamp_of(answer.data) if poll.is_feed and answer.status == _OK else poll.stamp
        if answer.status == _UNCHANGED or (poll.is_feed and stamp == poll.stamp):
            self._unchanged += poll.is_feed
            self._polls.keep(self._done(feed, poll, again=poll.is_feed))
            return
        found = self._open(poll, answer, feed)
        wrong = _wrong(feed, found, answer) if poll.is_feed else None
        if wrong is not None:
            self._back_off(feed, poll, wrong)
            return
        conditions = answer.conditions
        poll = replace(poll, stamp=stamp, etag=conditions.etag, last_modified=conditions.last_modified)
        self._came(feed, poll, found)

    def _open(self, poll: Poll, answer: Answer, feed: Feed) -> Listed:
        told = poll.told.over(Told(address=answer.url))
        parcel = Parcel(answer.url, answer.data, content_type=answer.content_type, told=told)
        pieces: list[Piece] = []
        for piece in unpack(parcel, settings=self._settings, presets=self._presets):
            pieces.append(piece)
            if len(pieces) > self._settings.max_errands + 1:
                break
        return listed(pieces, answer, feed, depth=poll.depth + 1, most=self._settings.max_errands)

    def _came(self, feed: Feed, poll: Poll, found: Listed) -> None:
        """What an answer held. What it names is kept before any of that is fetched: a kill loses none of it."""
        for trouble in found.troubles:
            self._keeper.refuse(trouble, fetched=self._clock.now())
            self._missed.append(Missed(feed.name, trouble.name, trouble.because))
        for parcel in found.reports:
            self._take(feed, parcel)
        if found.polls and poll.depth >= self._settings.max_depth:
            because = "what it lists is not followed: lists lead to lists without end (max_depth)"
            self._missed.append(Missed(feed.name, poll.address, because))
            self._polls.keep(self._done(feed, poll))
            return
        known = self._polls.known(feed.address, (one.address for one in found.polls))
        new = fresh(found.polls, known, now=self._started)
        self._polls.keep(self._done(feed, poll, again=poll.is_feed or bool(found.polls)), *new)
        if not poll.is_feed:
            self._put_due(feed)

    def _read(self, feed: Feed, poll: Poll) -> None:
        """Reads what the feed itself has of a report."""
        if poll.words is None:
            self._give_up(feed, poll, "the feed has its address only, and is not to be followed")
            return
        self._take(feed, Parcel(f"{feed.address}!{poll.address}", poll.words, poll.format, told=poll.told))
        self._polls.keep(self._done(feed, poll))

    def _take(self, feed: Feed, parcel: Parcel) -> None:
        came = self._keeper.take(parcel, fetched=self._clock.now())
        if isinstance(came, Trouble):
            self._missed.append(Missed(feed.name, came.name, came.because))
        else:
            self._took.append(Took(feed.name, came))

    def _done(self, feed: Feed, poll: Poll, *, again: bool = False) -> Poll:
        """A poll that went well: due again in its time, or never."""
        every = regular(self._feeds.every_of(feed), seed=f"{self._seed}|{poll.address}|{self._started.isoformat()}")
        due = self._clock.now() + every if again else None
        return replace(poll, due=due, failures=0, because="", words=None)

    def _fail(self, feed: Feed, poll: Poll, because: str, *, lasting: bool) -> None:
        """An attempt failed. Feeds are asked again, ever later; reports a few times, and not where that cannot help."""
        if poll.is_feed:
            self._back_off(feed, poll, because)
        elif lasting or poll.failures + 1 >= _TRIES:
            self._give_up(feed, poll, because)
        else:
            again = self._after(poll, _SOON)
            self._keep_failed(feed, poll, because, again)

    def _back_off(self, feed: Feed, poll: Poll, because: str) -> None:
        self._keep_failed(feed, poll, because, self._after(poll, self._feeds.every_of(feed)))

    def _after(self, poll: Poll, wait: timedelta) -> datetime:
        return self._clock.now() + backed_off(wait, poll.failures + 1, seed=f"{self._seed}|{poll.address}")

    def _keep_failed(self, feed: Feed, poll: Poll, because: str, again: datetime) -> None:
        self._polls.keep(replace(poll, due=again, failures=poll.failures + 1, because=because))
        self._missed.append(Missed(feed.name, poll.address, because, again))

    def _later(self, feed: Feed, poll: Poll, because: str, until: datetime) -> None:
        """A server wants to be left alone: that is no failure."""
        self._polls.keep(replace(poll, due=until, because=because))
        self._missed.append(Missed(feed.name, poll.address, because, until))

    def _give_up(self, feed: Feed, poll: Poll, because: str) -> None:
        """A report will not be fetched. What the feed has of it is read; where that is nothing, it is on record."""
        if poll.words is not None and feed.follow:
            self._missed.append(Missed(feed.name, poll.address, f"{because}; what the feed has of it is read"))
            self._read(feed, poll)
            return
        self._keeper.refuse(Trouble(poll.address, because), fetched=self._clock.now())
        self._missed.append(Missed(feed.name, poll.address, because))
        self._polls.keep(replace(self._done(feed, poll), because=because))


def _wrong(feed: Feed, found: Listed, answer: Answer) -> str | None:
    """Why a feed's answer is none; None where it is one."""
    if found.reports and feed.kind is not Kind.PAGE:
        return f"{answer.url} is no {feed.kind} but a document ({answer.content_type or 'of a type it does not tell'})"
    if found.troubles and not found.polls and not found.reports:
        return found.troubles[0].line
    return None
