"""The place of a claim, for codings made by hand on invented sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from frontwire.model.claim import ClaimClass, Codes, Coding
from frontwire.model.document import Document
from frontwire.model.figure import Figure, What, Who
from frontwire.model.place import PlaceBasis
from frontwire.pipeline import Pipeline
from frontwire.placing import focal_place, place_of
from frontwire.reading import read_text
from frontwire.settings import load

MakeDocument = Callable[..., Document]


def _coding(document: Document, word: str, *, kind: str = "attack", klass: ClaimClass = ClaimClass.EVENT) -> Coding:
    trigger = next(t.index for t in document.syntax.tokens if t.text == word)
    return Coding(kind, klass, Codes(), trigger, document.syntax.sentence(trigger).stretch, ("test",))


def _name(document: Document, word: str, *, kind: str = "attack") -> str | None:
    note = place_of(document, _coding(document, word, kind=kind)).note
    return None if note is None or note.place is None else note.place.name


def _place(document: Document, coding: Coding) -> str | None:
    note = place_of(document, coding).note
    return None if note is None or note.place is None else note.place.name


def test_the_triggers_own_phrase_wins(document: MakeDocument) -> None:
    made = document("Syrian rebels from Homs attacked a post in Manbij.")
    assert _name(made, "attacked") == "Manbij"


def test_the_finest_of_nested_places(document: MakeDocument) -> None:
    made = document("Syrian jets bombed a market in Saraqeb in Idlib province.")
    assert _name(made, "bombed") == "Saraqib"


def test_an_origin_is_no_place_of_the_event(document: MakeDocument) -> None:
    made = document("Syrian rebels fought in Manbij.\n\nWeapons smuggled from Lebanon arrived at night.")
    assert _name(made, "arrived") == "Manbij"


def test_a_claim_without_a_place_inherits_the_one_before(document: MakeDocument) -> None:
    made = document("Syrian jets struck Manbij. Five people were killed.")
    where = place_of(made, _coding(made, "killed"))
    assert where.basis is PlaceBasis.INHERITED
    assert where.note is not None
    assert where.note.place is not None
    assert where.note.place.name == "Manbij"
    assert where.note.part is None


def test_the_title_takes_the_reports_main_place(document: MakeDocument) -> None:
    made = document("A blast in the Syrian town of Manbij killed two.", title="Blast kills two people")
    assert _name(made, "kills") == "Manbij"


def test_speech_acts_have_a_place_only_when_stated(document: MakeDocument) -> None:
    made = document("Syrian jets struck Manbij. Envoys met in Geneva. Ministers condemned the raid.")
    coding = _coding(made, "condemned", kind="condemnation", klass=ClaimClass.SPEECH_ACT)
    assert place_of(made, coding).note is None
    assert _name(made, "met", kind="talks") == "Geneva"


def test_a_speech_act_is_where_its_speakers_are_said_to_be(document: MakeDocument) -> None:
    made = document("Syrian shopkeepers in Manbij appealed for flour. Ministers condemned the raid on Jarablus.")
    appeal = _coding(made, "appealed", kind="appeal", klass=ClaimClass.SPEECH_ACT)
    assert _place(made, appeal) == "Manbij"
    condemnation = _coding(made, "condemned", kind="condemnation", klass=ClaimClass.SPEECH_ACT)
    assert _place(made, condemnation) is None


def test_a_report_without_places_gives_none(document: MakeDocument) -> None:
    made = document("Gunmen attacked a post.")
    where = place_of(made, _coding(made, "attacked"))
    assert where.note is None
    assert where.because
    assert focal_place(made) is None


def test_parts_are_those_of_the_claims_own_words(document: MakeDocument) -> None:
    made = document("Iraqi jets bombed eastern Mosul.")
    note = place_of(made, _coding(made, "bombed")).note
    assert note is not None
    assert note.part == "east"


def test_the_dead_of_a_war_are_its_countrys(document: MakeDocument) -> None:
    made = document("Shells fell on Saraqeb in Syria. More than 300,000 people have been killed.")
    figure = Figure(What.KILLED, Who.UNKNOWN, 300_000, None, "more than 300,000")
    assert _place(made, replace(_coding(made, "killed"), figures=(figure,))) == "Syria"
    few = replace(figure, low=30)
    assert _place(made, replace(_coding(made, "killed"), figures=(few,))) == "Saraqib"


def test_of_a_list_the_first_is_the_place_and_the_rest_are_candidates(document: MakeDocument) -> None:
    made = document("Clashes broke out in Homs and Hama in Syria, killing eight people.")
    note = place_of(made, _coding(made, "killing")).note
    assert note is not None
    assert note.place is not None
    assert note.place.name == "Homs"
    assert "Hama" in [place.name for place in note.candidates]


def test_a_lead_on_two_countries_is_not_narrowed(document: MakeDocument) -> None:
    made = document("Planes bombed fighters in Syria and Iraq. Near Saraqeb, one raid hit a truck.")
    assert _name(made, "bombed") == "Syria"


def _appeal(document: Document) -> Coding:
    coding = _coding(document, "asked", kind="appeal", klass=ClaimClass.SPEECH_ACT)
    return replace(coding, actors=tuple(t.index for t in document.syntax.tokens if t.text in {"Nurses", "charity"}))


def test_an_appeal_is_made_where_who_makes_it_is(document: MakeDocument) -> None:
    made = document("Nurses in Homs asked the army for a truce.")
    assert _place(made, _appeal(made)) == "Homs"


def test_an_appeal_is_not_made_where_another_tells_of_it(document: MakeDocument) -> None:
    made = document("The charity asked the army for a truce, its spokeswoman in Homs said.")
    assert _place(made, _appeal(made)) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Syrian troops entered Manbij. Rebels attacked the eastern quarters.", "east"),
        ("Syrian troops entered Manbij. Rebels attacked the eastern quarters of the enemy.", None),
        ("Syrian troops entered Manbij. Rebels attacked the old quarters.", None),
    ],
)
def test_a_quarter_is_of_the_town_named_before(document: MakeDocument, text: str, part: str | None) -> None:
    note = place_of(document(text), _coding(document(text), "attacked")).note
    assert note is not None
    assert note.place is not None
    assert (note.place.name, note.part) == ("Manbij", part)


def test_a_place_that_nobody_knows_is_not_the_one_named_before(document: MakeDocument) -> None:
    made = document("Syrian troops entered Manbij. Shells then struck the hamlet of Tell Umm Harzan.")
    where = place_of(made, _coding(made, "struck"))
    assert where.note is None
    assert "Tell Umm Harzan" in where.because


def test_a_town_gone_towards_is_not_the_one_meant_next(document: MakeDocument) -> None:
    text = "Syrian shells fell on Manbij and families fled towards Jarablus. Doctors in the town were attacked."
    assert _name(document(text), "attacked") == "Manbij"
    assert _name(document(text.replace("towards", "in")), "attacked") == "Jarablus"


def test_a_section_headed_by_a_place_is_told_of_there(document: MakeDocument, pipeline: Pipeline) -> None:
    text = "Bulletin for Syria\n\nManbij: Rebels attacked a post. Two died.\n\nJarablus: Guns fired. One was killed."
    report = read_text(text, name="text", settings=load(), pages=pipeline.lexicons.pages)
    made = pipeline.process(report)
    assert [_name(made, word) for word in ("attacked", "died", "killed")] == ["Manbij", "Manbij", "Jarablus"]


def test_a_judgement_is_not_where_the_one_who_judges_sits(document: MakeDocument) -> None:
    made = document("Syrian troops entered Manbij.\n\nNeither side is winning, said Omar Rifai, an analyst in Amman.")
    assert _name(made, "winning", kind="assessment") == "Manbij"
    assert _name(made, "winning", kind="attack") == "Amman"
