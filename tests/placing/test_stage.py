"""Place phrases in invented sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontwire.model.document import Document
from frontwire.model.place import PlaceBasis, PlaceClass, PlaceNote, PlaceUse

MakeDocument = Callable[..., Document]


def _note(document: Document, text: str) -> PlaceNote:
    found = [n for n in document.placements if text in n.text]
    assert found, [n.text for n in document.placements]
    return found[0]


def _named(document: Document) -> list[str]:
    return [n.place.name for n in document.placements if n.place is not None and not n.metonym]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Shells fell on the Syrian town of Saraqeb.", "Saraqeb", ("Saraqib", "Idlib", "SY")),
        ("Rebels shot at a patrol in Tripoli, Lebanon.", "Tripoli", ("Tripoli", "North Governorate", "LB")),
        ("Militias fought in Tripoli and Misrata in Libya.", "Tripoli", ("Tripoli", "Tripoli", "LY")),
        ("Two farmers died in Homs province in Syria.", "Homs", ("Homs", "Homs", "SY")),
        (
            "Guerrillas blew up a pylon near San Miguel in El Salvador.",
            "San Miguel",
            ("San Miguel", "San Miguel", "SV"),
        ),
        ("Shelling hit Beit Lahia in the Gaza Strip.", "Beit Lahia", ("Beit Lahiya", "Gaza Strip", "PS")),
    ],
)
def test_names_are_placed_by_their_context(
    document: MakeDocument, text: str, phrase: str, expected: tuple[str, str, str]
) -> None:
    note = _note(document(text), phrase)
    assert note.place is not None
    assert (note.place.name, note.place.admin1, note.place.country) == expected
    assert note.because


def test_the_words_are_evidence(document: MakeDocument) -> None:
    made = document("Troops entered Idlib province and the town of Ariha in Syria.")
    for note in made.placements:
        assert " ".join(note.span.of(made.report.text).split()) == note.text
        assert len(note.candidates) <= 5


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian army said it was ready.",
        "Ban met Victory Mobile staff and said nothing.",
        "President Reading Hope thanked Mercury.",
    ],
)
def test_adjectives_and_common_words_place_nothing(document: MakeDocument, text: str) -> None:
    assert _named(document(text)) == []


@pytest.mark.parametrize(
    ("text", "metonym"),
    [
        ("Damascus denied that Syrian jets had flown.", True),
        ("Moscow vetoed the Syrian draft.", True),
        ("Syria accused Turkey of arming rebels.", True),
        ("Damascus suffered a night of shelling by Syrian rebels.", False),
        ("Mortar rounds hit Damascus in Syria.", False),
    ],
)
def test_a_capital_may_stand_for_its_government(document: MakeDocument, text: str, metonym: bool) -> None:
    assert document(text).placements[0].metonym is metonym


@pytest.mark.parametrize(
    ("text", "phrase", "part"),
    [
        ("Jets bombed eastern Mosul in Iraq.", "Mosul", "east"),
        ("Rebels hold the southern and western parts of Daraa in Syria.", "Daraa", "south, west"),
        ("Troops reached the center of Mosul in Iraq.", "Mosul", "center"),
        ("Gunmen attacked a post in Mosul in Iraq.", "Mosul", None),
    ],
)
def test_parts(document: MakeDocument, text: str, phrase: str, part: str | None) -> None:
    assert _note(document(text), phrase).part == part


def test_a_distance_moves_the_point(document: MakeDocument) -> None:
    note = _note(document("A convoy was hit 20 kilometers south of Homs in Syria."), "Homs")
    assert note.place is not None
    assert note.lat is not None
    assert note.lat == pytest.approx(note.place.lat - 20 / 111.2, abs=0.01)
    assert (note.basis, note.acled_precision, note.ucdp_precision) == (PlaceBasis.RELATION, 2, 2)


def test_near_widens_the_radius(document: MakeDocument) -> None:
    near = _note(document("A mine exploded near Manbij in Syria."), "Manbij")
    inside = _note(document("A mine exploded in Manbij in Syria."), "Manbij")
    assert near.radius_km is not None
    assert inside.radius_km is not None
    assert near.radius_km > inside.radius_km
    assert (inside.acled_precision, inside.ucdp_precision) == (1, 1)


def test_the_town_is_the_last_town(document: MakeDocument) -> None:
    made = document("Syrian jets struck Manbij on Monday. Rebels still hold parts of the town.")
    note = _note(made, "the town")
    assert note.basis is PlaceBasis.ANTECEDENT
    assert note.place is not None
    assert note.place.name == "Manbij"


def test_the_capital_is_that_of_the_country_in_play(document: MakeDocument) -> None:
    made = document("Syrian rebels shelled Homs. Mortars also hit the capital.")
    note = _note(made, "the capital")
    assert note.place is not None
    assert note.place.name == "Damascus"


def test_a_commercial_capital_is_not_the_capital(document: MakeDocument) -> None:
    made = document("Syrian rebels shelled Homs. The commercial capital was quiet.")
    assert "Damascus" not in _named(made)


def test_a_description_is_settled_by_a_later_name(document: MakeDocument) -> None:
    made = document(
        "Syrian soldiers drove fighters from another suburb in the south of Damascus.\n\n"
        "The army entered Qadam, a suburb in the south of Damascus, on Sunday."
    )
    note = _note(made, "another suburb")
    assert note.place is not None
    assert note.place.name == "Qadam"


@pytest.mark.parametrize(
    ("text", "phrase", "use"),
    [
        ("Weapons smuggled from Lebanon reached Syrian rebels.", "Lebanon", PlaceUse.ORIGIN),
        ("Refugees from Homs were shot at by Syrian guards.", "Homs", PlaceUse.ORIGIN),
        ("The army withdrew from Homs in Syria.", "Homs", PlaceUse.EVENT),
        ("A doctor in Homs said the Syrian wards were full.", "Homs", PlaceUse.SPEAKER),
    ],
)
def test_uses(document: MakeDocument, text: str, phrase: str, use: PlaceUse) -> None:
    assert _note(document(text), phrase).use is use


def test_an_unknown_place_is_refused_with_its_reason(document: MakeDocument) -> None:
    made = document("Syrian jets bombed the village of Qwertaza.")
    refusals = [r for r in made.refusals if r.stage == "placing"]
    assert any("Qwertaza" in r.quote and r.because for r in refusals)


def test_an_unknown_place_is_placed_by_what_it_is_near(document: MakeDocument) -> None:
    made = document("Syrian jets bombed the village of Qwertaza near Manbij.")
    note = _note(made, "Qwertaza")
    assert note.place is not None
    assert note.place.name == "Manbij"
    assert note.basis is PlaceBasis.RELATION


def test_a_namesake_elsewhere_is_not_taken(document: MakeDocument) -> None:
    made = document("Syrian rebels in Homs spoke of a man called Orange.")
    assert all(n.place is None or n.place.country == "SY" for n in made.placements)


def test_the_same_words_give_the_same_notes(document: MakeDocument) -> None:
    text = "Syrian troops shelled Douma and Harasta near Damascus. The towns are besieged."
    assert document(text).placements == document(text).placements


def test_sites_and_camps(document: MakeDocument) -> None:
    note = _note(document("Iraqi troops stormed Mosul University in Iraq."), "Mosul University")
    assert note.place is not None
    assert note.place.kind is PlaceClass.SITE


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The army drove rebels from the road to Saraqeb in Syria.", "road to"),
        ("Shells fell on the highway between Homs and Hama in Syria.", "highway between"),
        ("Near Saraqeb, two shells fell on a Syrian convoy.", "Near"),
    ],
)
def test_a_way_to_a_place_is_not_the_place(document: MakeDocument, text: str, relation: str) -> None:
    assert _note(document(text), relation).relation == relation


def test_a_road_named_for_itself_has_no_relation(document: MakeDocument) -> None:
    assert _note(document("Shells fell on Saraqeb in Syria, and the road was cut."), "Saraqeb").relation is None


def test_a_camp_near_a_town_is_not_the_town(document: MakeDocument) -> None:
    made = document("Shells hit a camp near Saraqeb in Syria on Monday.")
    assert [n.text for n in made.placements if n.place is not None and n.place.name == "Saraqib"] == ["near Saraqeb"]


def test_where_an_organisation_sits_is_no_scene(document: MakeDocument) -> None:
    made = document("The Istanbul-based council said that shells fell on Saraqeb in Syria.")
    assert _note(made, "Istanbul").use is PlaceUse.ORIGIN
    assert _note(document("Shells fell on Istanbul."), "Istanbul").use is PlaceUse.EVENT


def test_a_capital_that_is_blamed_is_its_government(document: MakeDocument) -> None:
    assert _note(document("France accused Damascus of breaking the truce in Homs."), "Damascus").metonym
    assert not _note(document("Rebels shelled Damascus on Monday."), "Damascus").metonym


def test_the_old_city_of_a_town_is_the_town_unless_listed(document: MakeDocument) -> None:
    assert _named(document("A bomb went off in the Old City of Jerusalem.")) == ["Jerusalem"]
    assert _named(document("A bomb went off in the Old City of Mosul in Iraq."))[0] == "Old City of Mosul"


def test_an_acronym_is_not_spelled_like_a_town(document: MakeDocument) -> None:
    assert "Isle" not in _named(document("One strike hit an ISIL unit near Saraqeb in Syria, an NGO said."))


def test_a_world_city_is_meant_whatever_the_report_is_on(document: MakeDocument) -> None:
    made = document("The United States condemned the attacks in Paris. The United States sent police.")
    assert [n.place.country for n in made.placements if n.place and n.text == "Paris"] == ["FR"]
    made = document("The United States sent police to Paris, Texas.")
    assert [n.place.country for n in made.placements if n.place and n.text == "Paris"] == ["US"]


def test_a_town_is_not_drawn_to_its_own_namesake(document: MakeDocument) -> None:
    assert "El Geneina" in _named(document("Gunmen killed a doctor in El Geneina, Sudan."))


def test_the_town_after_a_road_to_another_is_not_that_other(document: MakeDocument) -> None:
    made = document("Troops entered Homs in Syria. They held the road to Palmyra. The town was quiet.")
    (back,) = (note for note in made.placements if note.text == "The town")
    assert back.place is not None
    assert back.place.name == "Homs"
