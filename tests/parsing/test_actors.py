"""Whom noun phrases name: named actors, organs of states, kinds of people with a country and a side."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest_types import MakeDocument
from frontwire.lexicon.actors import Actors
from frontwire.model.actor import Actor
from frontwire.model.document import Document
from frontwire.parsing.actors import identify


def actor_at(made: Document, word: str) -> Actor | None:
    """The actor of the mention headed by the last token `word`."""
    heads = [head for head in made.mentions if made.syntax[head].text == word]
    assert heads, f"no mention headed by {word}: {[made.syntax[h].text for h in made.mentions]}"
    return made.mentions[heads[-1]].actor


@pytest.mark.parametrize(
    ("text", "word", "entity", "sector"),
    [
        ("The Turkish army entered the valley.", "army", "TUR.MIL", "MIL"),
        ("Ethiopian officials denied the report.", "officials", "ETH.GOV", "GOV"),
        ("Three Sudanese warplanes circled above.", "warplanes", "SDN.MIL", "MIL"),
        ("The Qatari foreign minister flew home.", "minister", "QAT.GOV", "GOV"),
        ("Police of Kenya fired in the air.", "Police", "KEN.COP", "COP"),
        ("Jordan's army shot down a drone.", "army", "JOR.MIL", "MIL"),
        ("Hezbollah fighters left the ridge.", "fighters", "hezbollah", "REB"),
        ("Fighters from Hamas left the ridge.", "Fighters", "hamas", "REB"),
        ("A commander of the Taliban surrendered.", "commander", "taliban", "REB"),
        ("UN officials visited the camp.", "officials", "un", "UNO"),
        ("A Red Crescent spokesman thanked them.", "spokesman", "red_crescent", "NGO"),
        ("President Bashar Assad's government rejected it.", "government", "SYR.GOV", "GOV"),
        ("Forces of President Vladimir Putin advanced.", "Forces", "RUS.MIL", "MIL"),
        ("Egypt accused the group of theft.", "Egypt", "EGY.GOV", "GOV"),
        ("Egypt was urged to open the crossing.", "Egypt", "EGY.GOV", "GOV"),
        ("Moscow denied the charge.", "Moscow", "RUS.GOV", "GOV"),
        ("Authorities in Damascus refused entry.", "Authorities", "SYR.GOV", "GOV"),
        ("The news agency SANA reported a blast.", "agency", "sana", "JRN"),
    ],
)
def test_names_the_entity(parsed: MakeDocument, text: str, word: str, entity: str, sector: str) -> None:
    actor = actor_at(parsed(text), word)
    assert actor is not None
    assert (actor.entity, actor.sector) == (entity, sector)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rebel forces left the ridge.", "forces", ("REB", "armed_group", "opposition")),
        ("Opposition fighters left the ridge.", "fighters", ("REB", "armed_group", "opposition")),
        ("Government troops left the ridge.", "troops", ("MIL", "military", "government")),
        ("A police spokesman declined to comment.", "spokesman", ("COP", "official", None)),
        ("An opposition figure called for talks.", "figure", ("OPP", "opposition", "opposition")),
        ("Islamist militants burned the post.", "militants", ("REB", "armed_group", None)),
        ("A midwife fled on foot.", "midwife", ("MED", "medical", None)),
        ("Masked gunmen stopped the bus.", "gunmen", ("UAF", "armed_group", None)),
    ],
)
def test_reads_qualifiers(parsed: MakeDocument, text: str, word: str, expected: tuple[str, str, str | None]) -> None:
    actor = actor_at(parsed(text), word)
    assert actor is not None
    assert (actor.sector, actor.voice, actor.side, actor.entity) == (*expected, None)


def test_a_title_makes_a_stranger_an_actor(parsed: MakeDocument) -> None:
    actor = actor_at(parsed("Rebel commander Omar Daqqaq refused."), "Daqqaq")
    assert actor is not None
    assert (actor.sector, actor.text) == ("REB", "Rebel commander Omar Daqqaq")


def test_a_name_without_a_title_stays_a_stranger(parsed: MakeDocument) -> None:
    assert actor_at(parsed("Omar Daqqaq refused."), "Daqqaq") is None


def test_a_country_that_only_is_a_place_is_no_actor(parsed: MakeDocument) -> None:
    assert actor_at(parsed("Snow fell in Syria."), "Syria") is None


def test_a_seat_acts_only_where_it_speaks(parsed: MakeDocument) -> None:
    assert actor_at(parsed("They drove to Damascus."), "Damascus") is None
    assert actor_at(parsed("Damascus condemned the raid."), "Damascus") is not None


def test_two_countries_settle_no_entity(parsed: MakeDocument) -> None:
    actor = actor_at(parsed("Russian and Syrian warplanes circled above."), "warplanes")
    assert actor is not None
    assert (actor.entity, actor.sector) == (None, "MIL")


def test_the_country_in_play_owns_the_bare_army(parsed: MakeDocument) -> None:
    made = parsed("Fighting spread in Yemen on Sunday. Markets in Yemen closed. The army withdrew.")
    actor = actor_at(made, "army")
    assert actor is not None
    assert (actor.entity, actor.side) == ("YEM.MIL", "government")


def test_no_country_in_play_settles_nothing(parsed: MakeDocument) -> None:
    actor = actor_at(parsed("The army withdrew."), "army")
    assert actor is not None
    assert actor.entity is None


def test_a_government_abroad_is_a_foreign_one(parsed: MakeDocument) -> None:
    made = parsed("Fighting spread in Yemen on Sunday. Markets in Yemen closed. French officials voiced concern.")
    actor = actor_at(made, "officials")
    assert actor is not None
    assert actor.voice == "foreign_government"


def test_an_ambiguous_acronym_follows_the_country_in_play(parsed: MakeDocument) -> None:
    burma = parsed("Clashes broke out in Myanmar. Roads in Myanmar closed. The PDF attacked a convoy.")
    panama = parsed("Clashes broke out in Panama. Roads in Panama closed. The PDF attacked a convoy.")
    assert actor_at(burma, "PDF") is not None
    assert actor_at(panama, "PDF") is not None
    assert actor_at(burma, "PDF") != actor_at(panama, "PDF")
    unclear = parsed("The PDF attacked a convoy.")
    assert actor_at(unclear, "PDF") is None


def test_another_with_the_same_surname_is_not_the_leader(parsed: MakeDocument) -> None:
    assert actor_at(parsed("Karima Abbas sold bread."), "Abbas") is None


def test_a_hyphened_name_is_no_owner(parsed: MakeDocument) -> None:
    actor = actor_at(parsed("A Britain-based watchdog counted ten dead."), "watchdog")
    assert actor is not None
    assert (actor.country, actor.sector) == (None, "NGO")


def test_a_group_is_of_those_in_it(parsed: MakeDocument) -> None:
    actor = actor_at(parsed("A group of rebels crossed the river."), "group")
    assert actor is not None
    assert actor.sector == "REB"


def test_an_agency_keeps_its_initials_from_an_army(parsed: MakeDocument) -> None:
    made = parsed("A photographer told AFP that roads in Chad were closed.")
    actor = actor_at(made, "AFP")
    assert actor is not None
    assert actor.entity == "afp"


def test_identifies_one_phrase_by_itself(parsed: MakeDocument) -> None:
    made = parsed("Turkish soldiers crossed the river.")
    (head,) = (token.index for token in made.syntax.tokens if token.text == "soldiers")
    lexicons = Path(__file__).parents[2] / "lexicons"
    actor = identify(made.syntax, head, actors=Actors.load(lexicons / "actors", lexicons / "agents"))
    assert actor is not None
    assert actor.entity == "TUR.MIL"


def test_the_rule_names_the_entry(parsed: MakeDocument) -> None:
    made = parsed("Hezbollah fighters left. Nurses stayed.")
    fighters, nurses = actor_at(made, "fighters"), actor_at(made, "Nurses")
    assert fighters is not None
    assert fighters.rule == "lexicons/agents/fighters.yml#persons lexicons/actors/lebanon.yml#hezbollah"
    assert nurses is not None
    assert nurses.rule == "lexicons/agents/medics.yml#persons"
