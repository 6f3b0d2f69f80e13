"""Manners: how servers are asked. What their robots.txt forbids is not asked for, nor any of them too fast or too soon.

One request goes out at a time, so that no server ever has two of ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from frontwire.errors import FetchError, LaterError, RefusedError
from frontwire.model.poll import Host
from frontwire.reading.addressing import server_of
from frontwire.reading.fetching import Answer, Conditions, Resolve, addresses, ask
from frontwire.settings import Settings
from frontwire.store import Polls
from frontwire.watching import robots
from frontwire.watching.backing import backed_off, retry_after
from frontwire.watching.clocks import Clock

#: Who must wait longer than this asks another time.
PATIENCE = timedelta(minutes=2)
#: How long a server is left alone that is too busy, and does not say for how long.
_BUSY_FOR = timedelta(minutes=2)
#: … and one whose rules cannot be had.
_SHUT_FOR = timedelta(hours=1)
_BUSY = frozenset({429, 503})
_OK = 200
_SERVER_ERRORS = 500
_NONE = Conditions()


@dataclass(slots=True)
class _Lane:
    """One server while this process runs: what is remembered of it, and from when on the pace lets it be asked."""

    host: Host
    free: datetime


class Manners:
    """Asks for addresses as their servers want it."""

    __slots__ = ("_clock", "_lanes", "_pace", "_polls", "_resolve", "_seed", "_settings")

    def __init__(  # noqa: PLR0913 - what asking depends on
        self,
        polls: Polls,
        *,
        settings: Settings,
        clock: Clock,
        pace: timedelta,
        seed: str = "",
        resolve: Resolve = addresses,
    ) -> None:
        """`pace` is the least time between two requests to one server, `seed` what chance is drawn from."""
        self._polls = polls
        self._settings = settings
        self._clock = clock
        self._pace = pace
        self._seed = seed
        self._resolve = resolve
        self._lanes: dict[str, _Lane] = {}

    def free(self, server: str) -> datetime:
        """From when on a server may be asked."""
        lane = self._lane(server)
        return max(lane.free, lane.host.free or lane.free)

    def ask(self, url: str, *, conditions: Conditions = _NONE) -> Answer:
        """What an address answers with, once its server may be asked.

        Raises LaterError where that is not soon; RefusedError where robots.txt forbids it; FetchError.
        """
        answer = self._ask(url, conditions)
        lane = self._lane(server_of(answer.url))
        if answer.status in _BUSY:
            raise self._put_off(lane, answer)
        if lane.host.failures:
            self._keep(lane, replace(lane.host, free=None, failures=0))
        return answer

    def _ask(self, url: str, conditions: Conditions) -> Answer:
        return ask(
            url,
            settings=self._settings,
            conditions=conditions,
            before=self._wait,
            resolve=self._resolve,
        )

    def _wait(self, url: str) -> None:
        """Before each request, those redirected to as well: may it be, and when?"""
        lane = self._lane(server_of(url))
        text = self._robots(lane)
        if not robots.allows(text, url):
            raise RefusedError(f"{url} is not fetched: the robots.txt of {lane.host.name} forbids it")
        self._turn(lane)
        lane.free = self._clock.now() + max(self._pace, robots.delay(text))

    def _turn(self, lane: _Lane) -> None:
        """Waits until a server may be asked; raises LaterError where that is not soon."""
        now, free = self._clock.now(), self.free(lane.host.name)
        if free - now > PATIENCE:
            raise LaterError(f"{lane.host.name} wants to be left alone for a while", free)
        if free > now:
            self._clock.sleep((free - now).total_seconds())

    def _robots(self, lane: _Lane) -> str:
        """The rules of a server, asked for once a day. Where they cannot be had, the last ones hold.

        Where there never were any, nothing is asked for: LaterError.
        """
        host, now = lane.host, self._clock.now()
        if host.robots is not None and host.read is not None and now - host.read < robots.FRESH:
            return host.robots
        self._turn(lane)
        try:
            text = self._rules(host.name)
        except RefusedError:
            raise
        except FetchError as error:
            if host.robots is not None:
                self._keep(lane, replace(host, read=now))
                return host.robots
            until = now + backed_off(_SHUT_FOR, host.failures + 1, seed=f"{self._seed}|{host.name}")
            self._keep(lane, replace(host, free=until, failures=host.failures + 1))
            raise LaterError(
                f"nothing of {host.name} is fetched while its robots.txt cannot be had: {error}", until
            ) from error
        lane.free = now + self._pace
        self._keep(lane, replace(host, robots=text, read=now, free=None, failures=0))
        return text

    def _rules(self, server: str) -> str:
        """The text of robots.txt, empty where there is none. Raises FetchError where that cannot be told."""
        answer = ask(f"{server}/robots.txt", settings=self._settings, resolve=self._resolve)
        if answer.status in _BUSY or answer.status >= _SERVER_ERRORS:
            raise FetchError(f"it answered with status {answer.status}")
        return answer.data[: robots.LARGEST].decode("utf-8", "replace") if answer.status == _OK else ""

    def _put_off(self, lane: _Lane, answer: Answer) -> LaterError:
        """Leaves a server alone for as long as it asks for, or longer each time where it does not say."""
        host, now = lane.host, self._clock.now()
        wanted = retry_after(answer.retry_after, now=now)
        if wanted is None:
            wanted = backed_off(_BUSY_FOR, host.failures + 1, seed=f"{self._seed}|{host.name}")
        until = now + wanted
        self._keep(lane, replace(host, free=until, failures=host.failures + 1))
        return LaterError(f"{answer.url} answered with status {answer.status}, and is left alone for a while", until)

    def _lane(self, server: str) -> _Lane:
        if server not in self._lanes:
            self._lanes[server] = _Lane(self._polls.host(server) or Host(server), self._clock.now())
        return self._lanes[server]

    def _keep(self, lane: _Lane, host: Host) -> None:
        lane.host = host
        self._polls.keep_host(host)
