"""Colouring: which colour a family of kinds has in files that bring their own styles (KML)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_file
from frontwire.lexicon.palette import Palette

#: A colour as "#rrggbb".
Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9a-f]{6}$")]


class ColourFile(Entry, frozen=True):
    """`lexicons/exports/kml.yml`."""

    means: str
    colours: dict[str, Colour]


def load_colours(path: Path, palette: Palette) -> Mapping[str, str]:
    """The colour of each family of the palette, in its order; raises LexiconError where one is missing or unknown."""
    held = read_file(path, ColourFile)
    names = [entry.family for entry in palette.families]
    if set(held.entry.colours) != set(names):
        wrong = sorted(set(held.entry.colours) ^ set(names))
        raise LexiconError(f"{held.path}: colours: {', '.join(wrong)}: one for each family, and no other")
    return {name: held.entry.colours[name] for name in names}
