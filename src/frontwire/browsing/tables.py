"""The tables that browsing looks things up in: read once, passed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from frontwire import drawing
from frontwire.lexicon.palette import Palette
from frontwire.lexicon.sheltered import Sheltered
from frontwire.publishing.picture.words import Vocabulary


@dataclass(frozen=True, slots=True)
class Tables:
    """What users may edit of how a store is looked at: `drawing` is how accounts are made, `words` how they read."""

    drawing: drawing.Tables
    words: Vocabulary
    palette: Palette
    sheltered: Sheltered

    @classmethod
    def load(cls, folder: Path) -> Tables:
        """From a folder of lexicons; raises LexiconError."""
        return cls(
            drawing=drawing.Tables.load(folder),
            words=Vocabulary.load(folder, at=date.max),
            palette=Palette.load(folder / "publishing" / "families.yml"),
            sheltered=Sheltered.load(folder / "publishing" / "sheltered.yml"),
        )
