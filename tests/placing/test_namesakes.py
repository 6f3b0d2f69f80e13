"""Which of several places of one name is meant, in invented sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontwire.model.document import Document
from frontwire.model.place import Place, PlaceClass

MakeDocument = Callable[..., Document]


def _placed(document: Document, text: str) -> list[Place]:
    return [note.place for note in document.placements if note.place is not None and text in note.text]


def test_a_town_placed_by_its_state_once_is_meant_throughout(document: MakeDocument) -> None:
    made = document("A gunman fled from Paris, Texas, on Monday. Officers in Paris closed two roads.")
    assert {(place.country, place.admin1) for place in _placed(made, "Paris")} == {("US", "Texas")}


def test_with_nothing_around_it_the_great_city_is_meant(document: MakeDocument) -> None:
    made = document("Envoys of the rebels will meet in Paris.")
    assert [place.country for place in _placed(made, "Paris")] == ["FR"]


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("Storms hit Atlanta, Savannah and Macon, and much of Georgia lost power.", PlaceClass.ADMIN1, "US"),
        ("Shells hit Tbilisi and Gori, and much of Georgia lost power.", PlaceClass.COUNTRY, "GE"),
    ],
)
def test_the_other_names_say_which_georgia(document: MakeDocument, text: str, kind: PlaceClass, country: str) -> None:
    assert [(place.kind, place.country) for place in _placed(document(text), "Georgia")] == [(kind, country)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Two men died in Rome, Ga., on Monday.", "Ga.", "Georgia"),
        ("The base near Charleston, W.Va., was closed.", "W.Va.", "West Virginia"),
        ("Police searched a house in Dallas, TX, on Monday.", "TX", "Texas"),
        ("Fires burned across NSW on Monday.", "NSW", "New South Wales"),
    ],
)
def test_divisions_in_short(document: MakeDocument, text: str, words: str, name: str) -> None:
    assert [place.name for place in _placed(document(text), words)] == [name]


@pytest.mark.parametrize("text", ["The gunmen reached LA on Monday.", "Noah built an ark."])
def test_what_is_not_written_as_a_short_form_is_none(document: MakeDocument, text: str) -> None:
    assert not any(place.kind is PlaceClass.ADMIN1 for place in _placed(document(text), ""))


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "admin1"),
    [
        (
            "Troops in the United States searched Rapides Parish hospital.",
            "Rapides",
            PlaceClass.DISTRICT,
            "Louisiana",
        ),
        ("Clashes were reported in Guangdong in China.", "Guangdong", PlaceClass.ADMIN1, "Guangdong"),
    ],
)
def test_divisions_of_any_country_are_known(
    document: MakeDocument, text: str, phrase: str, kind: PlaceClass, admin1: str
) -> None:
    assert [(place.kind, place.admin1) for place in _placed(document(text), phrase)] == [(kind, admin1)]


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Rebels shelled the Democratic Republic of the Congo.", "Congo", "Democratic Republic of the Congo"),
        ("Gunmen killed four people in Côte d'Ivoire.", "Ivoire", "Ivory Coast"),
        ("Clashes broke out near Port-au-Prince in Haiti.", "Port", "Port-au-Prince"),
    ],
)
def test_names_of_several_words_are_whole(document: MakeDocument, text: str, phrase: str, name: str) -> None:
    assert [place.name for place in _placed(document(text), phrase)] == [name]


def test_a_surname_is_no_town(document: MakeDocument) -> None:
    made = document("Colonel Anna Ripley spoke in Idlib in Syria. Ripley said that two tanks were hit.")
    assert _placed(made, "Ripley") == []


def test_a_body_with_a_division_s_name_is_not_the_division(document: MakeDocument) -> None:
    made = document("The Ohio Department of Health sent medics to Dayton.")
    assert [note.text for note in made.placements if "Department" in note.text] == []


def test_a_name_only_spelled_like_a_small_place_of_another_land_is_none(document: MakeDocument) -> None:
    made = document(
        "Jets of the U.S.-led coalition hit the village of Tokhar on Monday. It lies near Manbij, a town in Aleppo "
        "province in Syria. The U.S. military said it would look into it."
    )
    assert _placed(made, "Manbij")
    assert not _placed(made, "Tokhar")


def test_a_name_spelled_like_a_place_where_the_report_plays_is_that_place(document: MakeDocument) -> None:
    made = document("Shells fell on Manbij, on Jarabulus and on the town of Kobanne in Syria on Monday.")
    assert [place.name for place in _placed(made, "Kobanne")] == ["Kobani"]


def test_an_ally_named_by_a_capital_says_nothing_of_the_place(document: MakeDocument) -> None:
    made = document("Moscow defended its Damascus ally after the raid on Idlib.")
    assert all(note.metonym for note in made.placements if note.text == "Damascus")
