"""Word classes: lists of nouns that triggers refer to by "$name" (lexicons/classes/*.yml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_folder


class WordClass(Entry, frozen=True):
    """One class: its name, what it means, its words (lemmas; several words where needed)."""

    name: str
    means: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Classes:
    """All word classes by name."""

    words: Mapping[str, frozenset[str]]

    @classmethod
    def load(cls, folder: Path) -> Classes:
        """All of lexicons/classes; raises LexiconError for a name given twice."""
        held: dict[str, frozenset[str]] = {}
        for loaded in read_folder(folder, WordClass):
            if loaded.entry.name in held:
                raise LexiconError(f"{loaded.path}: name: the class {loaded.entry.name!r} exists already")
            held[loaded.entry.name] = frozenset(loaded.entry.words)
        return cls(held)

    def spread(self, words: Iterable[str], *, where: str) -> frozenset[str]:
        """Words with every "$name" of a known class replaced by its words.

        Names that mean a test rather than a list ($place, $armed …) stay. Raises LexiconError naming
        `where` for a class that does not exist.
        """
        out: set[str] = set()
        for word in words:
            if not word.startswith("$") or word in TESTS:
                out.add(word)
            elif word[1:] in self.words:
                out |= self.words[word[1:]]
            else:
                raise LexiconError(f"{where}: there is no word class {word!r}")
        return frozenset(out)


#: Classes that ask the document instead of a list: is it a place, an armed actor, any actor, a number?
TESTS = frozenset({"$place", "$armed", "$actor", "$number"})
