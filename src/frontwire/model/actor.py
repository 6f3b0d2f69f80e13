"""Actors: who does, who suffers, who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frontwire.model.span import Span


class Sector(StrEnum):
    """PLOVER's sectors (manual 2.0, agent and international codes)."""

    COP = "COP"
    GOV = "GOV"
    JUD = "JUD"
    LEG = "LEG"
    MIL = "MIL"
    PRM = "PRM"
    PTY = "PTY"
    REB = "REB"
    SPY = "SPY"
    UAF = "UAF"
    UNK = "UNK"
    AGR = "AGR"
    BUS = "BUS"
    CRM = "CRM"
    CVL = "CVL"
    EDU = "EDU"
    ELI = "ELI"
    JRN = "JRN"
    LAB = "LAB"
    MED = "MED"
    REF = "REF"
    OPP = "OPP"
    PRE = "PRE"
    REL = "REL"
    SOC = "SOC"
    IGO = "IGO"
    UNO = "UNO"
    NGO = "NGO"
    ISM = "ISM"
    IMG = "IMG"
    MNC = "MNC"


#: Sectors whose members bear arms.
ARMED = frozenset({Sector.MIL, Sector.REB, Sector.PRM, Sector.UAF, Sector.COP, Sector.IMG, Sector.SPY})


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention of an actor: the words, and whom they name as far as that is known.

    `entity` is the id of a named actor or of a rule-built state actor ("SYR.MIL"); `country` is ISO
    3166-1 alpha-2; `side` names the camp in its conflict ("government", "opposition" …) where the
    lexicon gives one; `voice` is the voice type the actor speaks with; `rule` the lexicon entry.
    """

    text: str
    span: Span
    entity: str | None = None
    name: str | None = None
    country: str | None = None
    sector: Sector | None = None
    side: str | None = None
    voice: str | None = None
    rule: str = ""
