"""The watcher: rounds, one after another, each when something is due.

No scheduler is used: what is due when is kept in the store, so that it outlives the process, and one question goes out
at a time. All that is left to do is to sleep until the next is due.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from frontwire.lexicon.intake import Presets
from frontwire.settings import Settings
from frontwire.store import Polls
from frontwire.watching.clocks import Clock
from frontwire.watching.feeds import Feeds
from frontwire.watching.manners import Manners
from frontwire.watching.rounds import Keeper, Round
from frontwire.watching.running import Progress, Run

#: No two rounds begin closer together, so that those of feeds that are due one after another are not all of their own.
_PAUSE_SECONDS = 10.0


class Watcher:
    """Watches feeds; what comes of them goes to a keeper, what is remembered of them into `polls`."""

    __slots__ = ("_clock", "_feeds", "_keeper", "_manners", "_polls", "_presets", "_seed", "_settings")

    def __init__(  # noqa: PLR0913 - what watching depends on
        self,
        feeds: Feeds,
        polls: Polls,
        manners: Manners,
        keeper: Keeper,
        *,
        clock: Clock,
        settings: Settings,
        presets: Presets | None = None,
        seed: str = "",
    ) -> None:
        """`seed` is what the times between questions are spread by: another one for each who watches.

        `presets` tell how tables are laid out, those of `settings.lexicons` where not given. Raises LexiconError.
        """
        held = Presets.load(Path(settings.lexicons) / "intake") if presets is None else presets
        self._feeds = feeds
        self._polls = polls
        self._manners = manners
        self._keeper = keeper
        self._clock = clock
        self._settings = settings
        self._presets = held
        self._seed = seed

    def round(self, *, everything: bool = False, progress: Progress | None = None) -> Round:
        """Asks all that is due, or `everything`. Raises StoreError."""
        run = Run(
            self._feeds,
            self._polls,
            self._manners,
            self._keeper,
            clock=self._clock,
            settings=self._settings,
            presets=self._presets,
            seed=self._seed,
        )
        return run.go(everything=everything, progress=progress or _unseen)

    def wait(self, last: Round) -> None:
        """Sleeps until something is due after the last round."""
        now = self._clock.now()
        seconds = 0.0 if last.then is None else (last.then - now).total_seconds()
        self._clock.sleep(max(seconds, _PAUSE_SECONDS))

    def rounds(self, *, everything: bool = False) -> Iterator[Round]:
        """Rounds without end; `everything` holds for the first. Raises StoreError."""
        last = self.round(everything=everything)
        while True:
            yield last
            self.wait(last)
            last = self.round()


def _unseen(_done: int, _all: int | None) -> None:
    """No progress is shown."""
