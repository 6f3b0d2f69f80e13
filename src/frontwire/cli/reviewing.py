"""Walking through doubtful links: the loop of `review`, without a terminal in it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import typer

from frontwire.model.happening import Link
from frontwire.model.judgement import Judgement, Verdict


class Key(StrEnum):
    """What a person may answer, one key each."""

    SAME = "s"
    DIFFERENT = "d"
    LATER = "l"
    UNDO = "u"
    SKIP = "k"
    QUIT = "q"


_VERDICTS = {Key.SAME: Verdict.SAME, Key.DIFFERENT: Verdict.DIFFERENT, Key.LATER: Verdict.LATER}
#: What a terminal sends for the end of input (Ctrl-D).
_END = "\x04"
PROMPT = "[s]ame  [d]ifferent  [l]ater word  s[k]ip  [u]ndo  [q]uit ? "


@dataclass(slots=True)
class Walk:
    """A walk through links, one decision at a time.

    `show` puts the link of a number before the person, `ask` gives the answer (None at the end of input), `judge`
    records a verdict, `undo` takes one back, `hint` tells what was wrong with an answer.
    """

    links: Sequence[Link]
    show: Callable[[int, Link], None]
    ask: Callable[[], str | None]
    judge: Callable[[Link, Verdict], Judgement]
    undo: Callable[[Judgement], None]
    hint: Callable[[str], None]
    made: list[tuple[int, Judgement]] = field(default_factory=list)
    skipped: set[int] = field(default_factory=set)

    def go(self) -> None:
        """Until all links are decided or skipped, or the person has had enough."""
        at = 0
        while at < len(self.links):
            self.show(at, self.links[at])
            key = self._key()
            if key is Key.QUIT:
                return
            at = self._step(at, key)

    @property
    def decided(self) -> tuple[Judgement, ...]:
        """What was decided and not taken back."""
        return tuple(judgement for _, judgement in self.made)

    def _step(self, at: int, key: Key) -> int:
        """Does what `key` says of the link at `at`; gives the number of the link to show next."""
        verdict = _VERDICTS.get(key)
        if verdict is not None:
            self.made.append((at, self.judge(self.links[at], verdict)))
            return at + 1
        if key is Key.SKIP:
            self.skipped.add(at)
            return at + 1
        if not self.made:
            self.hint("nothing has been decided yet")
            return at
        back, judgement = self.made.pop()
        self.undo(judgement)
        self.skipped -= set(range(back, at))
        return back

    def _key(self) -> Key:
        while True:
            answer = self.ask()
            if answer is None:
                return Key.QUIT
            letter = answer.strip().lower()[:1]
            if letter in set(Key):
                return Key(letter)
            self.hint("one of the keys s d l k u q, please")


def ask() -> str | None:
    """One key from a terminal, else one line of standard input; None at its end."""
    if not sys.stdin.isatty():
        return sys.stdin.readline() or None
    sys.stderr.write(PROMPT)
    sys.stderr.flush()
    key = typer.getchar()
    sys.stderr.write("\n")
    return None if key == _END else key
