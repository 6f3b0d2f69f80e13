"""All lexicons of one folder, read and checked once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.actors import Actors
from frontwire.lexicon.agencies import Agencies
from frontwire.lexicon.classes import Classes
from frontwire.lexicon.cues import Cues
from frontwire.lexicon.deeds import Deeds
from frontwire.lexicon.families import Families
from frontwire.lexicon.figures import FigureWords
from frontwire.lexicon.grading import Grading
from frontwire.lexicon.kinds import Kinds
from frontwire.lexicon.pages import Pages
from frontwire.lexicon.places import Places
from frontwire.lexicon.repairs import RepairWords, load_repairs
from frontwire.lexicon.signs import Signs
from frontwire.lexicon.times import Times


@dataclass(frozen=True, slots=True)
class Lexicons:
    """Every word list the stages use."""

    actors: Actors
    agencies: Agencies
    cues: Cues
    deeds: Deeds
    dyads: Kinds
    families: Families
    figures: FigureWords
    grading: Grading
    kinds: Kinds
    pages: Pages
    places: Places
    repairs: RepairWords
    signs: Signs
    times: Times

    @classmethod
    def load(cls, folder: Path) -> Lexicons:
        """All of `folder`; raises LexiconError for the first entry that cannot work."""
        if not folder.is_dir():
            raise LexiconError(f"no folder of lexicons at {folder}; set FRONTWIRE_LEXICONS")
        classes = Classes.load(folder / "classes")
        actors = Actors.load(folder / "actors", folder / "agents")
        return cls(
            actors=actors,
            agencies=Agencies.load(folder / "origins" / "agencies.yml", actors),
            cues=Cues.load(folder / "cues", folder / "voices"),
            deeds=Deeds.load(folder / "disputing"),
            dyads=Kinds.load(folder / "dyads", classes),
            families=Families.load(folder / "linking"),
            figures=FigureWords.load(folder / "figures"),
            grading=Grading.load(folder / "grading"),
            kinds=Kinds.load(folder / "kinds", classes),
            pages=Pages.load(folder / "pages"),
            places=Places.load(folder / "places"),
            repairs=load_repairs(folder / "repairs"),
            signs=Signs.load(folder / "skimming"),
            times=Times.load(folder / "times"),
        )
