from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from frontwire.errors import GazetteerError
from frontwire.lexicon.places import Places
from frontwire.model.place import PlaceClass
from frontwire.placing.gazetteer import GazetteerFile, ensure, path_of
from frontwire.settings import Settings

#: A city in a division, with GeoNames' code for it checked through the name.
KNOWN = [
    ("Manbij", "SY", "Aleppo"),
    ("Douma", "SY", "Rif Dimashq"),
    ("Fallujah", "IQ", "Al Anbar"),
    ("Tikrit", "IQ", "Salah ad Din"),
    ("Tyre", "LB", "South Governorate"),
    ("Mukalla", "YE", "Hadhramaut"),
    ("Zintan", "LY", "Jabal al Gharbi"),
    ("Nyala", "SD", "South Darfur"),
    ("Malakal", "SS", "Upper Nile"),
    ("Bakhmut", "UA", "Donetsk"),
    ("Melitopol", "UA", "Zaporizhzhia"),
    ("Grozny", "RU", "Chechnya"),
    ("Khan Younis", "PS", "Gaza Strip"),
    ("Lashkar Gah", "AF", "Helmand"),
    ("Peshawar", "PK", "Khyber Pakhtunkhwa"),
    ("Baidoa", "SO", "Bay"),
    ("Mekelle", "ET", "Tigray"),
    ("Kidal", "ML", "Kidal"),
    ("Djibo", "BF", "Sahel region"),
    ("Diffa", "NE", "Diffa"),
    ("Maiduguri", "NG", "Borno"),
    ("Goma", "CD", "North Kivu"),
    ("Bunia", "CD", "Ituri"),
    ("Bambari", "CF", "Ouaka"),
    ("Bamenda", "CM", "North-West"),
    ("Pemba", "MZ", "Cabo Delgado"),
    ("Sittwe", "MM", "Rakhine"),
    ("Toribio", "CO", "Cauca"),
    ("San Miguel", "SV", "San Miguel"),
    ("Nebaj", "GT", "Quiche"),
    ("Danli", "HN", "El Paraiso"),
    ("Huanta", "PE", "Ayacucho"),
    ("Diyarbakir", "TR", "Diyarbakir"),
    ("Zahedan", "IR", "Sistan and Baluchestan"),
    ("Jaffna", "LK", "Northern"),
    ("Marawi", "PH", "Bangsamoro"),
    ("Srinagar", "IN", "Jammu and Kashmir"),
]


@pytest.mark.parametrize(("name", "country", "division"), KNOWN)
def test_towns_lie_in_their_divisions(gazetteer: GazetteerFile, name: str, country: str, division: str) -> None:
    towns = [p for p in gazetteer.find(name) if p.country == country and p.kind is PlaceClass.TOWN and p.score == 1.0]
    assert division in {town.admin1 for town in towns}


@pytest.mark.parametrize("name", ["Qusair", "al-Qusayr", "Quseir", "Al Quşayr", "Qussair"])
def test_spellings_of_qusayr_find_the_syrian_town(gazetteer: GazetteerFile, name: str) -> None:
    assert any(p.country == "SY" and p.admin1 == "Homs" and p.score == 1.0 for p in gazetteer.find(name))


def test_a_place_is_found_by_its_id(gazetteer: GazetteerFile) -> None:
    found = gazetteer.find("Qusair")[0]
    by_id = gazetteer.entry(found.id)
    assert by_id is not None
    assert replace(by_id, score=found.score) == found
    assert gazetteer.entry("gn:0") is None
    assert gazetteer.entry("Qusair") is None


def test_looser_spellings_score_less(gazetteer: GazetteerFile) -> None:
    found = gazetteer.find("Saraqyb")
    assert found[0].score <= 0.95
    assert any(p.country == "SY" and p.admin1 == "Idlib" for p in found)


def test_what_is_no_place_is_not_found(gazetteer: GazetteerFile) -> None:
    assert gazetteer.find("Xyzzyqwrt") == ()
    assert gazetteer.find("") == ()
    assert gazetteer.country("Atlantis") is None
    assert gazetteer.admin1("Xyzzy province") == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Burma", "MM"),
        ("DR Congo", "CD"),
        ("Ivory Coast", "CI"),
        ("Salvadoran", "SV"),
        ("U.S.", "US"),
        ("Syrian", "SY"),
    ],
)
def test_countries_go_by_many_names(gazetteer: GazetteerFile, name: str, code: str) -> None:
    country = gazetteer.country(name)
    assert country is not None
    assert country.country == code


@pytest.mark.parametrize(
    ("name", "code"), [("Crimea", "UA"), ("Pristina", "XK"), ("Ramallah", "PS"), ("Laayoune", "EH")]
)
def test_disputed_land_follows_the_documented_policy(gazetteer: GazetteerFile, name: str, code: str) -> None:
    assert {p.country for p in gazetteer.find(name) if p.score == 1.0} == {code}


def test_divisions_and_capitals(gazetteer: GazetteerFile) -> None:
    assert [p.name for p in gazetteer.admin1("Homs province")] == ["Homs"]
    capital = gazetteer.capital("SY")
    assert capital is not None
    assert capital.name == "Damascus"
    assert gazetteer.capital("QQ") is None


def test_every_curated_place_can_be_found_by_its_names(gazetteer: GazetteerFile, places: Places) -> None:
    missing = [
        (country.country, name)
        for country in places.countries
        for site in country.places
        for name in (site.name, *site.aliases)
        if len(name) > 2 and not any(p.country == country.country and p.score == 1.0 for p in gazetteer.find(name))
    ]
    assert missing == []


def test_there_are_enough_curated_places(places: Places) -> None:
    counts = {country.country: len(country.places) for country in places.countries}
    assert counts["SY"] >= 150
    assert sum(counts.values()) >= 600


def test_a_missing_gazetteer_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no gazetteer"):
        GazetteerFile(tmp_path / "absent.sqlite")


def test_a_file_that_is_no_gazetteer_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_text("not a database")
    with pytest.raises(GazetteerError, match="cannot be read"):
        GazetteerFile(path)


def test_ensure_keeps_what_is_there(settings: Settings, places: Places, gazetteer: GazetteerFile) -> None:
    path = path_of(settings, places)
    before = path.stat().st_mtime_ns
    assert ensure(settings, places) == path
    assert path.stat().st_mtime_ns == before
    assert path_of(settings, replace(places, digest="other")) != path
