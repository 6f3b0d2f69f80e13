"""Shapes: how often things stand in real reports, which the generated claims follow.

Shares and means were counted on the 8,242 claims that Frontwire reads in 411 reports of the Syrian war (FA-KES, Abu
Salem and others 2019); places and names are made up.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """What a generated corpus is like.

    `news` is the mean number of claims that a day brings in one country.
    """

    countries: int = 4
    divisions: int = 14
    towns: int = 30
    news: int = 400
    claims_a_report: int = 20
    undated: float = 0.43
    coarse: float = 0.17
    unplaced: float = 0.05
    counted: float = 0.29
    named_actor: float = 0.28
    voiced: float = 0.47
    background: float = 0.09
    denied: float = 0.013
    reprinted: float = 0.15


#: Kinds of claim and how often each stood among a thousand.
KINDS: tuple[tuple[str, int], ...] = (
    ("air_strike", 119),
    ("shelling", 65),
    ("attack", 49),
    ("bombing", 41),
    ("armed_clash", 37),
    ("territory_taken", 28),
    ("offensive", 24),
    ("chemical_attack", 20),
    ("advance", 15),
    ("displacement", 13),
    ("suicide_bombing", 11),
    ("ceasefire", 11),
    ("execution", 10),
    ("talks", 8),
    ("aid_delivery", 6),
)
#: What is told beside the thing itself.
BESIDE: tuple[tuple[str, int], ...] = (
    ("casualties", 295),
    ("property_damage", 22),
    ("equipment_loss", 10),
    ("accusation", 12),
    ("condemnation", 6),
    ("denial", 4),
    ("control", 73),
    ("siege", 20),
    ("assessment", 17),
    ("needs", 5),
    ("supply_status", 3),
)
SPEECH = frozenset({"accusation", "condemnation", "denial"})
STATES = frozenset({"control", "siege", "assessment", "needs", "supply_status"})
ACTORS = ("SYR.MIL", "SYR.GOV", "RUS.MIL", "isis", "ypg", "fsa", "al_qaeda", "TUR.MIL")
VOICES = ("sohr", "sana", "who", "un", "state_tv", "white_helmets", "army", "coalition")
