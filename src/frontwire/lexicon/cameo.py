"""CAMEO's tables: codes of actors, quads, plans and Goldstein scores, as the files of Phoenix have them."""

from __future__ import annotations

import re
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_file
from frontwire.model.actor import Sector

#: Of a code the first two digits are its root category; Goldstein's table goes no less deep than three.
ROOT, _SHORTEST = 2, 3
_CODE = re.compile(r"\d{3,4}")
_AGENT = re.compile(r"([A-Z]{3})?")


class Cameo(Entry, frozen=True):
    """`lexicons/exports/cameo.yml`; the fields are explained at its head."""

    means: str
    agents: dict[Sector, str]
    roots: tuple[Sector, ...]
    bodies: dict[Sector, str]
    entities: dict[str, str]
    primary: tuple[str, ...]
    quads: dict[str, int]
    plans: dict[str, str]
    mutual: tuple[str, ...]
    goldstein: dict[str, float]

    @classmethod
    def load(cls, path: Path) -> Cameo:
        """Reads the file; raises LexiconError naming file and key."""
        held = read_file(path, Cameo)
        _check(held)
        return held.entry

    def score(self, code: str) -> float | None:
        """Goldstein's score of a code, that of the code above it where it has none of its own."""
        while len(code) >= _SHORTEST:
            if code in self.goldstein:
                return self.goldstein[code]
            code = code[:-1]
        return None


def _check(held: Loaded[Cameo]) -> None:
    file = held.entry
    missing = [sector.value for sector in Sector if sector not in file.agents and sector not in file.roots]
    if missing:
        raise LexiconError(f"{held.path}: agents: none for {', '.join(missing)}")
    for code in (*file.goldstein, *file.plans.values()):
        if not _CODE.fullmatch(code) or code[:ROOT] not in file.quads:
            raise LexiconError(f"{held.path}: {code} is no code of CAMEO")
    for agent in file.agents.values():
        if not _AGENT.fullmatch(agent):
            raise LexiconError(f"{held.path}: agents: {agent}: three capital letters, or nothing")
