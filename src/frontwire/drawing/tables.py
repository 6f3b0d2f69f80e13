"""The tables a picture is drawn with: read once, passed on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from frontwire.lexicon.deeds import Deeds
from frontwire.lexicon.grading import Grading
from frontwire.lexicon.health import HealthWords
from frontwire.lexicon.states import States


@dataclass(frozen=True, slots=True)
class Tables:
    """What users may edit of how a picture is drawn.

    `states` are the words by which sieges and ceasefires stand, `deeds` what accounts of one deed can differ in,
    `grading` how reliable whom and how credible what, `health` the words of the health view.
    """

    states: States
    deeds: Deeds
    grading: Grading
    health: HealthWords

    @classmethod
    def load(cls, folder: Path) -> Tables:
        """From a folder of lexicons; raises LexiconError."""
        return cls(
            states=States.load(folder / "states"),
            deeds=Deeds.load(folder / "disputing"),
            grading=Grading.load(folder / "grading"),
            health=HealthWords.load(folder / "health", folder / "times"),
        )
