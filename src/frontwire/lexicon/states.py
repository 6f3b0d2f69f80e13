"""States: what the words of a claim say about how a siege or a ceasefire stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_folder

#: How many words "~" in a wording may stand for.
GAP = 8
_WORD = re.compile(r"\w+")
_GAP = rf"(?:\W+\w+){{0,{GAP}}}?\W+"


class State(Entry, frozen=True):
    """One state a matter can be in: `words` tell it. "~" in them stands for up to `GAP` other words.

    `holds` says whether the matter is in force then, null where the words leave it open. `changes` marks
    what comes about on a day: it passes by all that was said of the days before.
    """

    state: str
    means: str
    words: tuple[str, ...]
    holds: bool | None = None
    changes: bool = False


class Example(Entry, frozen=True):
    """A wording and the state it tells, "nothing" for none."""

    text: str
    finds: str


class StateFile(Entry, frozen=True):
    """A file of lexicons/states: the states of one kind of claim."""

    kind: str
    means: str
    states: tuple[State, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The wordings of one kind by their first word, each with its rank: the longest first, of equals by letters."""

    starts: Mapping[str, tuple[tuple[int, re.Pattern[str]], ...]]
    owners: tuple[State, ...]

    @classmethod
    def of(cls, owned: Mapping[str, State]) -> Wordings:
        """The wordings that `owned` gives to states."""
        starts: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        longest = sorted(owned, key=lambda words: (-len(words), words))
        for rank, words in enumerate(longest):
            starts.setdefault(words.split()[0], []).append((rank, _pattern(words)))
        return cls({word: tuple(held) for word, held in starts.items()}, tuple(owned[words] for words in longest))

    def find(self, text: str) -> State | None:
        """The state of the longest wording in `text`."""
        best = len(self.owners)
        for word in _WORD.finditer(text):
            for rank, pattern in self.starts.get(word[0], ()):
                if rank < best and pattern.match(text, word.start()):
                    best = rank
                    break
        return self.owners[best] if best < len(self.owners) else None


@dataclass(frozen=True, slots=True)
class States:
    """The states of each kind, found in the words of a claim."""

    files: Mapping[str, StateFile]
    wordings: Mapping[str, Wordings]

    @classmethod
    def load(cls, folder: Path) -> States:
        """All of a folder; raises LexiconError where two states own a wording or examples lack a side."""
        files, wordings = {}, {}
        for loaded in read_folder(folder, StateFile):
            file = loaded.entry
            files[file.kind] = file
            owned = _owners(loaded.path, file)
            wordings[file.kind] = Wordings.of(owned)
            _check(loaded.path, file)
        return cls(files, wordings)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of claim that have states."""
        return frozenset(self.files)

    def find(self, kind: str, text: str) -> State | None:
        """The state that `text` tells of a matter of `kind`; None where it tells none."""
        wordings = self.wordings.get(kind)
        return None if wordings is None else wordings.find(" ".join(text.lower().split()))


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(_GAP.join(re.escape(part.strip()) for part in words.split("~")) + r"\b")


def _owners(path: str, file: StateFile) -> dict[str, State]:
    owned: dict[str, State] = {}
    for state in file.states:
        for words in state.words:
            if words in owned:
                raise LexiconError(f"{path}: {words!r} stands under {owned[words].state} and {state.state}")
            owned[words] = state
    return owned


def _check(path: str, file: StateFile) -> None:
    finds = {example.finds for example in file.examples}
    lacking = [state.state for state in file.states if state.state not in finds]
    if lacking or "nothing" not in finds:
        raise LexiconError(f"{path}: no example for {', '.join(lacking) or 'nothing'}")
