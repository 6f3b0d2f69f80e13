"""The palette: which symbol and colour a kind goes by on map, timeline and lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_file

#: The family of kinds that the file does not list.
OTHER = "other"
#: More symbols and colours than this cannot be told apart at a glance.
MOST = 9


class PaletteFamily(Entry, frozen=True):
    """Kinds that share a symbol and a colour: `label` is how the map's key calls them."""

    family: str
    label: str
    kinds: tuple[str, ...]


class PaletteFile(Entry, frozen=True):
    """`lexicons/publishing/families.yml`."""

    means: str
    families: tuple[PaletteFamily, ...]


@dataclass(frozen=True, slots=True)
class Palette:
    """The families in the order of the map's key, and the family of each kind."""

    families: tuple[PaletteFamily, ...]
    of_kind: Mapping[str, str]

    @classmethod
    def load(cls, path: Path) -> Palette:
        """The families in one file; raises LexiconError naming the file and the key."""
        held = read_file(path, PaletteFile)
        families = held.entry.families
        names = [entry.family for entry in families]
        if len(families) > MOST:
            raise LexiconError(f"{held.path}: families: {len(families)} cannot be told apart, {MOST} at most")
        if len(set(names)) < len(names) or OTHER not in names:
            raise LexiconError(f"{held.path}: families: each name once, {OTHER!r} among them")
        return cls(families, _by_kind(held))

    def family(self, kind: str) -> str:
        """The family of a kind; one not in the file is of the family `other`."""
        return self.of_kind.get(kind, OTHER)


def _by_kind(held: Loaded[PaletteFile]) -> dict[str, str]:
    out: dict[str, str] = {}
    for entry in held.entry.families:
        for kind in entry.kinds:
            if kind in out:
                raise LexiconError(f"{held.path}: {entry.family}: kinds: {kind} stands in {out[kind]} too")
            out[kind] = entry.family
    return out
