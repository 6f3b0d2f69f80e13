"""How ACLED calls actors: "Military Forces of Syria (2000-2024)", "Civilians (Syria)", "Rioters (Iraq)"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from frontwire.lexicon.acled import Acled, Name, SectorName, SideName
from frontwire.lexicon.events import EventWords
from frontwire.model.gist import Party

#: ACLED's codes.
STATE, REBELS, RIOTERS, PROTESTERS, CIVILIANS, OTHERS = 1, 2, 5, 6, 7, 8
_PEOPLE = frozenset({RIOTERS, PROTESTERS, CIVILIANS})
_STATES = frozenset({STATE, OTHERS})
_VAGUE = "Unidentified"
#: Ids of governments as such ("SYR.GOV"), against those of people who govern.
_GOVERNMENT = ".GOV"
_MILITARY, _IN_OFFICE = "MIL", "GOV"
_OPPOSITION = "opposition"
#: Whose arms they are is not said.
_SOMEBODY = Name(name="Unidentified Military Forces", inter=OTHERS)


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as ACLED writes it.

    `beside` is an associated actor that tells what he is, `camp` the side he is on, where that is known.
    """

    name: str
    inter: int
    beside: str = ""
    camp: str = field(default="", compare=False)

    @property
    def is_vague(self) -> bool:
        """Is it called unidentified?"""
        return self.name.startswith(_VAGUE)

    @property
    def is_of_states(self) -> bool:
        """Is it on the states' side of a war: a country's own forces, or what is sent from elsewhere?"""
        return self.inter in _STATES

    @property
    def is_armed(self) -> bool:
        """Does it bear arms, as far as its code tells?"""
        return self.inter not in _PEOPLE


@dataclass(frozen=True, slots=True)
class Namer:
    """Names the actors of one event: in `country` (ISO 3166-1 alpha-2), on `day`, `violent` or not."""

    tables: Acled
    words: EventWords
    country: str
    day: date
    violent: bool

    def doer(self, party: Party) -> Actor | None:
        """One who acts; None for whom nothing tells what he is, and for the country where it happened, bare."""
        if self.words.is_home(party.text, self.country):
            return None
        found = self._named(party) or self._by_side(party) or self._by_sector(party)
        if found is None or party.side is None:
            return found
        return replace(found, camp=f"{party.country or self.country} {party.side}")

    def target(self, party: Party) -> Actor | None:
        """One who is acted on: people in office and in parties are civilians there."""
        rule = self._rule(party)
        if rule is None or not self.violent or self.words.is_home(party.text, self.country):
            return self.doer(party)
        if rule.struck and party.side != _OPPOSITION:
            return self._civilian(party, party.name if party.known and party.name else "")
        if rule.sector == _IN_OFFICE and not party.key.endswith(_GOVERNMENT):
            return self._civilian(party, f"Government of {self._state(party)}")
        return self.doer(party)

    def nobody(self, name: Name) -> Actor:
        """Who stands where nobody is named."""
        return Actor(self.filled(name.name, self.country), name.inter)

    def civilians(self, beside: str = "") -> Actor:
        """The civilians of the country where it happened."""
        return Actor(self.filled("Civilians ({country})", self.country), CIVILIANS, beside)

    def filled(self, name: str, country: str) -> str:
        """A pattern of a name with its country set in."""
        held = self.tables.countries.get(country)
        return name.format(country=country if held is None else held.name, state=self.tables.state(country, self.day))

    def _named(self, party: Party) -> Actor | None:
        if not party.known:
            return None
        held = self.tables.actors.get(party.key)
        if held is not None:
            return Actor(self.filled(held.name, self.country), held.inter)
        rule = self._rule(party)
        if rule is None or rule.named is None or not party.name:
            return None
        return Actor(party.name, rule.named)

    def _by_side(self, party: Party) -> Actor | None:
        """By the camp, where nothing but the camp is told, or it is the country's own."""
        if party.known or party.side is None:
            return None
        found = next((one for one in self.tables.sides if self._fits(one, party)), None)
        return None if found is None else Actor(self.filled(found.name, self.country), found.inter)

    def _fits(self, rule: SideName, party: Party) -> bool:
        return (
            rule.side == party.side
            and party.sector in rule.sectors
            and party.country in {None, self.country}
            and rule.country in {None, self.country}
        )

    def _by_sector(self, party: Party) -> Actor | None:
        rule = self._rule(party)
        if rule is None:
            return None
        if rule.sector == _MILITARY and party.country is None and not self.words.is_own_army(party.text):
            return Actor(self.filled(_SOMEBODY.name, self.country), _SOMEBODY.inter)
        country = party.country or self.country
        pattern = rule.violent if self.violent or rule.calm is None else rule.calm
        inter = OTHERS if rule.inter == STATE and country != self.country else rule.inter
        beside = self.filled(rule.beside, country) if rule.beside else ""
        return Actor(self.filled(pattern, country), inter, beside)

    def _civilian(self, party: Party, beside: str) -> Actor:
        return Actor(self.filled("Civilians ({country})", party.country or self.country), CIVILIANS, beside)

    def _state(self, party: Party) -> str:
        return self.tables.state(party.country or self.country, self.day)

    def _rule(self, party: Party) -> SectorName | None:
        return None if party.sector is None else self.tables.sectors.get(party.sector)
