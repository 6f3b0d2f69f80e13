"""Tests of the tables of CAMEO, of countries' codes and of FollowTheMoney."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.cameo import Cameo
from frontwire.lexicon.ftm import FtmFile
from frontwire.lexicon.lands import Lands
from frontwire.lexicon.persons import Persons
from frontwire.model.actor import Sector

LEXICONS = Path(__file__).parents[2] / "lexicons"


@pytest.fixture(scope="module")
def cameo() -> Cameo:
    return Cameo.load(LEXICONS / "exports" / "cameo.yml")


@pytest.mark.parametrize(
    ("code", "score"), [("190", -10.0), ("0871", 9.0), ("0874", 10.0), ("1834", -10.0), ("016", None), ("999", None)]
)
def test_a_code_without_a_score_takes_that_of_the_code_above_it(cameo: Cameo, code: str, score: float | None) -> None:
    assert cameo.score(code) == score


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"190": -10.0', '"990": -10.0', "990 is no code"),
        ('"04": "036"', '"04": "36"', "36 is no code"),
        ("AGR: AGR,", "AGR: Farm,", "Farm"),
        ("AGR: AGR,", "", "none for AGR"),
        ("mutual:", "mutuel:", "mutuel"),
    ],
)
def test_a_table_of_cameo_that_cannot_work_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = (LEXICONS / "exports" / "cameo.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "cameo.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=told):
        Cameo.load(tmp_path / "cameo.yml")


def test_a_country_goes_by_all_its_codes() -> None:
    lands = Lands.load(LEXICONS)
    syria, greenland = lands.get("SY"), lands.get("GL")
    assert syria is not None
    assert greenland is not None
    assert (syria.iso3, syria.name, syria.cow) == ("SYR", "Syria", 652)
    assert greenland.cow is None
    assert lands.get(None) is None
    assert lands.iso3("ZZ") is None


@pytest.mark.parametrize(
    ("old", "new", "told"), [("SY: 652", "SY: 660", "twice"), ("SY: 652", "QQ: 652", "QQ is no country")]
)
def test_numbers_of_states_that_cannot_be_are_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    for name in ("agents/countries.yml", "exports/cow.yml"):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text((LEXICONS / name).read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=told):
        Lands.load(tmp_path)


def test_every_sector_has_a_schema_and_none_throws_suspicion() -> None:
    tables = FtmFile.load(LEXICONS / "exports" / "ftm.yml")
    topics = {topic for schema in tables.parties.values() for topic in schema.topics}
    assert set(tables.parties) == set(Sector)
    assert not {topic for topic in topics if topic.startswith(("crime", "sanction", "wanted", "role"))}


def test_a_sector_without_a_schema_is_refused(tmp_path: Path) -> None:
    text = (LEXICONS / "exports" / "ftm.yml").read_text(encoding="utf-8")
    (tmp_path / "ftm.yml").write_text(text.replace("REB: {schema: Organization}, ", "", 1), encoding="utf-8")
    with pytest.raises(LexiconError, match="none for REB"):
        FtmFile.load(tmp_path / "ftm.yml")


def test_persons_are_those_with_a_gender() -> None:
    persons = Persons.load(LEXICONS / "actors")
    assert "ahmad_jarba" in persons.people
    assert "SYR.MIL" not in persons.people
    assert persons.names["SYR.MIL"] == "Syrian Arab Army"
