"""Watching: feeds are asked again and again, politely, and what is new in them is read.

`Watcher.round` asks what is due once; `Watcher.rounds` goes on until it is stopped. What was asked when, and what is
still to be fetched, is kept in the store: a watcher that is killed goes on where it was.
"""

from frontwire.watching.clocks import Clock, SystemClock
from frontwire.watching.feeds import EXAMPLE, Feed, Feeds, Kind, load_feeds, span
from frontwire.watching.manners import Manners
from frontwire.watching.rounds import Missed, Round, Took
from frontwire.watching.watcher import Watcher

__all__ = [
    "EXAMPLE",
    "Clock",
    "Feed",
    "Feeds",
    "Kind",
    "Manners",
    "Missed",
    "Round",
    "SystemClock",
    "Took",
    "Watcher",
    "load_feeds",
    "span",
]
