"""The page that started the project, if it is at hand: everything such a page tells comes out right.

The page is its publisher's and no part of this project; where it is absent these tests are skipped.
What they ask is facts: who said what of which place on which day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from frontwire import Claim, Reader
from frontwire.model.claim import ClaimClass
from frontwire.model.report import CLAIMING
from frontwire.publishing.reading import Reading
from tests_support import ROOT

PAGE = ROOT.parent / "shared" / "reports" / "qusair.txt"
pytestmark = pytest.mark.skipif(not PAGE.is_file(), reason="the page is not at hand")

Find = Callable[..., list[Claim]]


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return reader.read(PAGE)


@pytest.fixture(scope="module")
def find(reading: Reading) -> Find:
    """Claims of a kind whose quote holds all the words given."""

    def claims(kind: str, *words: str) -> list[Claim]:
        return [
            claim
            for claim in reading.claims
            if claim.kind == kind and all(word.lower() in claim.evidence.quote.lower() for word in words)
        ]

    return claims


def figures(claim: Claim) -> set[tuple[str, int | None, int | None]]:
    return {(figure.what.value, figure.low, figure.high) for figure in claim.figures}


def days(claim: Claim) -> tuple[date | None, date | None]:
    interval = claim.when.interval
    return (None, None) if interval is None else (interval.start, interval.last)


def place(claim: Claim) -> str | None:
    return claim.where.note.place.name if claim.where.note and claim.where.note.place else None


def test_the_ambiguous_date_is_settled_by_the_text(reading: Reading) -> None:
    publication = reading.document.publication
    assert publication is not None
    assert publication.day == date(2013, 6, 5)
    assert publication.news_day == date(2013, 6, 4)
    assert date(2013, 5, 6) in publication.alternatives
    assert publication.because


def test_tanks_and_fighters_on_monday_are_a_claim_of_the_opposition(find: Find) -> None:
    (toll,) = find("casualties", "35")
    assert figures(toll) == {("killed", 35, 35)}
    assert toll.figures[0].who.value == "combatant"
    (tanks,) = find("equipment_loss", "three")
    assert figures(tanks) == {("destroyed", 3, 3)}
    for claim in (toll, tanks):
        assert days(claim) == (date(2013, 6, 3), date(2013, 6, 3))
        assert claim.said_by[0].type.value == "opposition"
        assert claim.stance.certainty.value == "claimed"
        assert place(claim) == "Al Qusayr"


def test_arrivals_at_the_clinics_are_the_doctors_word(find: Find) -> None:
    (arrivals,) = find("casualties", "42", "five")
    assert figures(arrivals) == {("wounded", 42, 42), ("killed", 5, 5)}
    assert {figure.scope.value for figure in arrivals.figures} == {"arrivals"}
    assert days(arrivals) == (date(2013, 6, 4), date(2013, 6, 4))
    assert arrivals.said_by[0].text == "Alzein"
    assert arrivals.said_by[0].type.value == "medical"


def test_the_doctor_of_the_earlier_paragraphs_is_the_one_named_later(reading: Reading) -> None:
    document = reading.document
    heads = {document.syntax.words(m.stretch): head for head, m in document.mentions.items()}
    doctor = next(head for words, head in heads.items() if words.startswith("A doctor coordinating"))
    named = [head for words, head in heads.items() if words == "Alzein"]
    assert any(document.resolve(head) == document.resolve(doctor) for head in named)


def test_who_holds_what(find: Find) -> None:
    (held,) = find("control", "still", "control")
    assert [actor.text for actor in held.actors] == ["The rebels"]
    assert place(held) == "Al Qusayr"
    assert held.where.note is not None
    assert set((held.where.note.part or "").split(", ")) == {"west", "north", "center"}
    (advance,) = find("advance", "east", "south")
    assert advance.where.note is not None
    assert advance.where.note.part == "east, south"
    assert advance.said_by[0].type.value == "official"


def test_the_health_picture(find: Find) -> None:
    (hospital,) = find("facility_status", "main hospital", "destroyed")
    assert hospital.said_by[0].type.value == "medical"
    (homes,) = find("facility_capacity", "50")
    assert figures(homes) == {("facilities", 50, 50)}
    (theatres,) = find("facility_capacity", "operating")
    assert {(low, high) for _, low, high in figures(theatres)} == {(4, 4)}
    assert find("supply_status", "antibiotics", "bandages", "anesthetics")
    assert find("supply_status", "oxygen", "exhausted")


def test_aid_is_refused_and_promised_on_a_condition(find: Find) -> None:
    assert find("aid_access", "unheeded")
    (promise,) = find("aid_access", "after the end")
    assert promise.stance.certainty.value == "conditional"
    assert [voice.type.value for voice in promise.said_by] == ["official", "state_media"]
    assert "Moallem" in promise.said_by[0].text
    assert "SANA" in promise.said_by[1].text


def test_jobar_is_state_medias_word_and_not_confirmed(find: Find) -> None:
    taken = find("territory_taken", "Jobar")
    pushed = next(claim for claim in taken if "pushed" in claim.evidence.quote)
    assert place(pushed) == "Jobar"
    assert pushed.where.note is not None
    assert pushed.where.note.lat == pytest.approx(33.53, abs=0.05)
    assert {voice.type.value for claim in taken for voice in claim.said_by} == {"state_media"}
    assert pushed.stance.certainty.value == "claimed"
    assert any("confirmed" in hedge.lower() for hedge in pushed.stance.hedges)


def test_the_call_on_sunday_and_the_appeal_for_fighters(find: Find) -> None:
    (call,) = find("talks", "Ban", "Moallem")
    assert days(call) == (date(2013, 6, 2), date(2013, 6, 2))
    assert any("Ban" in actor.text for actor in call.actors)
    assert any("Moallem" in target.text for target in call.targets)
    (appeal,) = find("appeal", "fighters")
    assert appeal.klass is ClaimClass.SPEECH_ACT
    assert [actor.text for actor in appeal.actors] == ["Rebels in Qusair"]


def test_furniture_and_the_other_language_make_no_claim(reading: Reading) -> None:
    claiming = [block.span for block in reading.report.blocks if block.role in CLAIMING]
    for claim in reading.claims:
        assert any(span.contains(claim.evidence.span) for span in claiming)
    assert any(refusal.stage == "reading" and "(he)" in refusal.because for refusal in reading.refusals)
