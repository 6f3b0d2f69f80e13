"""Frames: the logical subject and object, whatever way the sentence is turned."""

from __future__ import annotations

import pytest

from conftest_types import MakeDocument
from frontwire.coding.frames import Carriers, Frames

WORDS = Carriers(
    light=frozenset({"launch", "carry", "conduct", "face"}),
    undergo=frozenset({"face", "escape"}),
    begin=frozenset({"launch"}),
    aim=frozenset({"target"}),
    answer=frozenset({"implicate", "responsible"}),
)


def fill(parsed: MakeDocument, text: str, word: str, slot: str) -> list[str]:
    syntax = parsed(text).syntax
    index = next(token.index for token in syntax.tokens if token.text == word)
    return [syntax[head].text for head in Frames(syntax, WORDS).fill(index, slot)]


@pytest.mark.parametrize(
    ("text", "verb", "doers"),
    [
        ("Soldiers shelled the village.", "shelled", ["Soldiers"]),
        ("The village was shelled by soldiers.", "shelled", ["soldiers"]),
        ("Soldiers entered the village and burned the mill.", "burned", ["Soldiers"]),
        ("Soldiers managed to capture the hill.", "capture", ["Soldiers"]),
        ("The general ordered soldiers to attack the hill.", "attack", ["soldiers"]),
        ("Soldiers, who shelled the village, withdrew.", "shelled", ["Soldiers"]),
        ("Soldiers hit the bridge, killing two guards.", "killing", ["Soldiers"]),
        ("Soldiers and militiamen attacked the bridge.", "attacked", ["Soldiers", "militiamen"]),
        ("The village was shelled.", "shelled", []),
    ],
)
def test_who_does(parsed: MakeDocument, text: str, verb: str, doers: list[str]) -> None:
    assert fill(parsed, text, verb, "subject") == doers


@pytest.mark.parametrize(
    ("text", "verb", "done_to"),
    [
        ("Soldiers shelled the village.", "shelled", ["village"]),
        ("The village was shelled by soldiers.", "shelled", ["village"]),
        ("The village shelled by soldiers is empty.", "shelled", ["village"]),
        ("The bridge that soldiers destroyed was old.", "destroyed", ["bridge"]),
        ("Soldiers shelled the village and the mill.", "shelled", ["village", "mill"]),
        ("Soldiers withdrew.", "withdrew", []),
    ],
)
def test_whom_it_is_done_to(parsed: MakeDocument, text: str, verb: str, done_to: list[str]) -> None:
    assert fill(parsed, text, verb, "object") == done_to


@pytest.mark.parametrize(
    ("text", "noun", "doers"),
    [
        ("Planes carried out a raid on the camp.", "raid", ["Planes"]),
        ("The army's raid on the camp failed.", "raid", ["army"]),
        ("A raid by soldiers failed.", "raid", ["soldiers"]),
        ("The judge implicated two officers in the raid.", "raid", ["officers"]),
        ("Soldiers were responsible for the raid.", "raid", ["Soldiers"]),
        ("Two farmers died in raids by soldiers.", "raids", ["soldiers"]),
        ("Two farmers died by the road in the raids.", "raids", []),
    ],
)
def test_who_is_behind_an_event_noun(parsed: MakeDocument, text: str, noun: str, doers: list[str]) -> None:
    assert fill(parsed, text, noun, "agent") == doers


def test_prepositions_of_one_and_two_words(parsed: MakeDocument) -> None:
    assert fill(parsed, "Troops pushed the rebels out of the port.", "pushed", "out of") == ["port"]
    assert fill(parsed, "Troops pounded the quarter with artillery.", "pounded", "with") == ["artillery"]
    assert fill(parsed, "Troops pounded the quarter.", "pounded", "with") == []


def test_an_event_noun_that_only_stages_another_is_bare(parsed: MakeDocument) -> None:
    assert fill(parsed, "Two men died in earlier fighting.", "fighting", "bare") == ["fighting"]
    assert fill(parsed, "Two men died in fighting around the port.", "fighting", "bare") == []


def test_a_clause_stops_at_the_next(parsed: MakeDocument) -> None:
    words = fill(parsed, "Troops shelled the mill after planes bombed the port.", "shelled", "any")
    assert "mill" in words
    assert "port" not in words


def test_with_some_verbs_the_subject_suffers_the_noun(parsed: MakeDocument) -> None:
    assert fill(parsed, "The army faced an offensive by rebels.", "offensive", "agent") == ["rebels"]
    assert fill(parsed, "The army faced an offensive by rebels.", "offensive", "patient") == ["army"]


@pytest.mark.parametrize(
    ("text", "done_to"),
    [
        ("The mill was the target of an attack.", ["mill"]),
        ("The mill was the scene of an attack.", []),
        ("The mayor escaped from an attack.", ["mayor"]),
        ("The mayor learned of an attack.", []),
    ],
)
def test_what_an_event_is_called_to_be_done_to(parsed: MakeDocument, text: str, done_to: list[str]) -> None:
    assert fill(parsed, text, "attack", "patient") == done_to


def test_a_preposition_and_one_coordinated_with_it(parsed: MakeDocument) -> None:
    text = "The storm did damage to houses and to a mill."
    assert fill(parsed, text, "damage", "to") == ["houses", "mill"]
    assert fill(parsed, "The storm did damage to houses and came from a sea.", "damage", "to") == ["houses"]


def test_a_possessive_may_be_whom_it_is_done_to(parsed: MakeDocument) -> None:
    assert fill(parsed, "Her murder by gunmen was denounced.", "murder", "doer") == ["gunmen"]
    assert fill(parsed, "Her murder was denounced.", "murder", "doer") == []
    assert fill(parsed, "Her murder was denounced.", "murder", "agent") == ["Her"]


def test_slots_of_slots(parsed: MakeDocument) -> None:
    assert fill(parsed, "Troops tried to capture the port.", "tried", "complement.object") == ["port"]
    assert fill(parsed, "Troops tried to capture the port.", "capture", "governor") == ["tried"]
    assert fill(parsed, "Troops left.", "left", "governor") == []


def test_a_participle_with_a_subject_of_its_own_is_active(parsed: MakeDocument) -> None:
    assert fill(parsed, "Oxygen supplies are already exhausted.", "exhausted", "object") == ["supplies"]


@pytest.mark.parametrize(
    ("text", "kind", "targets"),
    [
        ("Soldiers captured the rebel-held town of Homs.", "territory_taken", {"rebel"}),
        ("The army has been trying to retake ISIS's last stronghold.", "offensive", {"ISIS"}),
        ("Soldiers seized the Syrian town of Homs.", "territory_taken", set()),
        ("A blast that rocked the town killed a guard.", "bombing", {"town"}),
        (
            "The army fought militant groups, including al-Shabaab and ISIS.",
            "armed_clash",
            {"groups", "Shabaab", "ISIS"},
        ),
        ("The shells left dozens dead.", "casualties", set()),
    ],
)
def test_targets_of_codings(text: str, kind: str, targets: set[str], document: MakeDocument) -> None:
    made = document(text)
    (coding,) = (one for one in made.codings if one.kind == kind)
    assert {made.syntax[head].text for head in coding.targets} == targets


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("A raid conducted by marines killed three smugglers.", "attack", {"marines"}),
        ("Villagers fled an offensive led by the army.", "offensive", {"army"}),
    ],
)
def test_actors_of_codings(text: str, kind: str, actors: set[str], document: MakeDocument) -> None:
    made = document(text)
    found = {made.syntax[head].text for one in made.codings if one.kind == kind for head in one.actors}
    assert found == actors


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The mayor implicated guards near the weir of opening fire.", ["guards"]),
        ("The mayor spoke to guards of opening fire.", ["mayor"]),
    ],
)
def test_who_is_accused_of_a_deed_does_it(parsed: MakeDocument, text: str, doers: list[str]) -> None:
    assert fill(parsed, text, "opening", "subject") == doers


@pytest.mark.parametrize(
    ("text", "word", "listed"),
    [
        ("Request: blood bags, diesel and gauze.", "Request", ["bags", "diesel", "gauze"]),
        ("Urgent: evacuation for two patients, surgeon.", "Urgent", ["evacuation", "surgeon"]),
        ("Request: the clinic closes at noon.", "Request", []),
        ("Request blood bags.", "Request", []),
    ],
)
def test_what_a_note_lists_behind_a_colon(parsed: MakeDocument, text: str, word: str, listed: list[str]) -> None:
    assert fill(parsed, text, word, "listed") == listed
