"""The tables of event data: as shipped, and what they refuse."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.acled import Acled
from frontwire.lexicon.actors import ActorFile
from frontwire.lexicon.agents import COUNTRIES, CountryFile
from frontwire.lexicon.events import EventWords
from frontwire.lexicon.load import read_file, read_folder
from frontwire.lexicon.ucdp import Ucdp
from tests_support import LEXICONS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tables, to be spoilt."""
    shutil.copytree(LEXICONS / "exports", tmp_path / "exports")
    (tmp_path / "agents").mkdir()
    shutil.copy(LEXICONS / "agents" / COUNTRIES, tmp_path / "agents" / COUNTRIES)
    return tmp_path


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "exports" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_acled_has_25_sub_types_and_every_code_of_kinds() -> None:
    tables = Acled.load(LEXICONS)
    assert len(tables.types) == 25
    given = {
        line.split("acled: ")[1].split(", plover")[0]
        for path in (LEXICONS / "kinds").glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "acled: " in line
    }
    assert given - {"null"} <= set(tables.types)


def test_named_actors_are_actors_of_the_lexicon() -> None:
    held = {actor.id for file in read_folder(LEXICONS / "actors", ActorFile) for actor in file.entry.actors}
    acled, ucdp = Acled.load(LEXICONS), Ucdp.load(LEXICONS)
    assert sorted({*acled.actors, *acled.outlets, *ucdp.actors} - held) == []


def test_countries_are_those_of_the_lexicon() -> None:
    held = {one.iso2: one.iso3 for one in read_file(LEXICONS / "agents" / COUNTRIES, CountryFile).entry.countries}
    acled = Acled.load(LEXICONS).countries
    assert sorted(set(held) - set(acled)) == []
    assert [code for code in held if acled[code].iso3 != held[code] and code != "XK"] == []


@pytest.mark.parametrize(
    ("iso2", "number"), [("SY", 652), ("YE", 678), ("SS", 626), ("CD", 490), ("RS", 345), ("RU", 365), ("XK", 347)]
)
def test_gleditsch_and_wards_numbers(iso2: str, number: int) -> None:
    assert Ucdp.load(LEXICONS).countries[iso2].gw == number


def test_numbers_are_given_once() -> None:
    numbers = [one.gw for one in Ucdp.load(LEXICONS).countries.values() if one.gw is not None]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    ("name", "old", "new", "match"),
    [
        ("acled.yml", "inter: 8}", "inter: 9}", "a code from 1 to 8"),
        ("acled.yml", "country: AF, since", "country: ZZ, since", "ZZ is no country"),
        ("acled.yml", "id: afp, scale: International", "id: afp, scale: Global", "Global is none of the scales"),
        (
            "acled.yml",
            "family: fighting, event_type: Battles",
            "family: fighting, event_type: War",
            "no such event type",
        ),
        ("acled.yml", "kind: advance, code: Strategic", "kind: advance, code: Tragic", "no such type"),
        ("acled.yml", "means:", "meaning:", "unknown field"),
        ("acled_countries.yml", "{iso2: AE", "{iso2: AD", "given twice"),
    ],
)
def test_acleds_tables_are_strict(folder: Path, name: str, old: str, new: str, match: str) -> None:
    spoil(folder, name, old, new)
    with pytest.raises(LexiconError, match=match):
        Acled.load(folder)


@pytest.mark.parametrize(
    ("old", "new", "match"),
    [
        ("iso2: AF, gw: 700", "iso2: AF", "either gw or within"),
        ("iso2: PS, within: IL", "iso2: PS, within: EH", "EH has no number"),
        ("{iso2: AF", "{iso2: AE", "given twice"),
    ],
)
def test_ucdps_countries_are_strict(folder: Path, old: str, new: str, match: str) -> None:
    spoil(folder, "ucdp_countries.yml", old, new)
    with pytest.raises(LexiconError, match=match):
        Ucdp.load(folder)


def test_event_words_are_tried_on_their_examples(folder: Path) -> None:
    assert EventWords.load(folder).is_own_army("The troops")
    assert not EventWords.load(folder).is_own_army("Kurdish troops")
    assert EventWords.load(folder).is_home("Syrian", "SY")
    assert not EventWords.load(folder).is_home("Syrian army", "SY")
    assert not EventWords.load(folder).is_home("Syrian", "LB")
    spoil(folder, "events.yml", "war: false", "war: true")
    with pytest.raises(LexiconError, match="war is False, not True"):
        EventWords.load(folder)


def test_a_state_is_named_by_its_days() -> None:
    tables = Acled.load(LEXICONS)
    assert tables.state("SY", date(2016, 1, 1)) == "Syria (2000-2024)"
    assert tables.state("AE", date(2016, 1, 1)) == "the United Arab Emirates"
    assert tables.state("QQ", date(2016, 1, 1)) == "QQ"
