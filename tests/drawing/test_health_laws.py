"""What holds of every health picture, whatever is said."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from frontwire.drawing.health.mentions import Mentions
from frontwire.lexicon.health import Concept
from frontwire.lexicon.labels import Labels
from frontwire.model.health import HealthPicture
from frontwire.publishing.health import brief as health_brief
from frontwire.publishing.health import contract as health_contract
from frontwire.publishing.health import csv as health_csv
from health_support import CLINIC, KALA_PLACE, WORDS, Desk, day, party, speaker
from tests_support import ROOT

LABELS = Labels.load(ROOT / "lexicons" / "publishing" / "labels.yml")
_VOCABULARY = """
    the a clinic hospital Clinic 4 makeshift our oxygen saline for two days finished refused convoy army enter only
    after nurse killed wounded received promised closed working theatre beds full mined not no Kala , . ; generator
"""
_WORDS = st.sampled_from(sorted(_VOCABULARY.split()))
_SENTENCES = st.lists(_WORDS, min_size=2, max_size=12).map(" ".join)
_KINDS = st.sampled_from(["facility_status", "supply_status", "aid_access", "appeal", "pledge", "needs", "shelling"])
_SAID = st.lists(st.tuples(_KINDS, _SENTENCES, st.integers(1, 20), st.booleans()), min_size=1, max_size=8)


def desk_of(said: list[tuple[str, str, int, bool]]) -> Desk:
    """A desk at which all that was said, some of it in messages of a clinic."""
    desk = Desk()
    for number, (kind, sentence, known, is_message) in enumerate(said):
        voucher = CLINIC if is_message else None
        report = desk.report(f"report {number}", day(known), voucher=voucher, opening="Clinic 4, Kala.")
        first = sentence.split()[0]
        desk.say(kind, sentence, quote=sentence, report=report, targets=(party(first),), items=(party(first),))
    return desk


@given(st.text(max_size=200))
def test_mentions_stand_in_the_text(text: str) -> None:
    for mention in Mentions(WORDS).find(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == " ".join(text[mention.start : mention.end].split())


@given(st.text(max_size=200))
def test_values_found_overlap_nowhere(text: str) -> None:
    for concept in Concept:
        hits = WORDS.all(concept, text)
        assert list(hits) == sorted(hits, key=lambda hit: hit.first)


@settings(deadline=None, max_examples=40)
@given(_SAID)
def test_every_value_is_of_a_claim_known_by_then(said: list[tuple[str, str, int, bool]]) -> None:
    desk = desk_of(said)
    known = {gist.id for gist in desk.held if gist.known <= day(10)}
    assert _cited(desk.draw(day(10))) <= known


@settings(deadline=None, max_examples=40)
@given(_SAID)
def test_a_picture_is_printed_in_every_form(said: list[tuple[str, str, int, bool]]) -> None:
    picture = desk_of(said).draw()
    assert health_brief.write(picture, words=WORDS, labels=LABELS, width=100)
    assert health_contract.to_json(picture).endswith("\n")
    assert health_csv.write(picture).startswith("section,")


@settings(deadline=None, max_examples=40)
@given(_SAID, st.integers())
def test_the_order_of_adding_changes_nothing(said: list[tuple[str, str, int, bool]], seed: int) -> None:
    desk = desk_of(said)
    before = health_contract.to_json(desk.draw())
    random.Random(seed).shuffle(desk.held)
    assert health_contract.to_json(desk.draw()) == before


@settings(deadline=None, max_examples=40)
@given(_SAID)
def test_a_place_shows_no_more_than_everywhere(said: list[tuple[str, str, int, bool]]) -> None:
    desk = desk_of(said)
    assert _cited(desk.draw(place=KALA_PLACE)) <= _cited(desk.draw())


def test_a_word_of_no_place_stays_out_of_a_place() -> None:
    desk = Desk()
    desk.say("facility_status", "Clinic 4 is closed.", site=None, voices=(speaker("a nurse"),))
    assert desk.draw(place=KALA_PLACE).facilities == ()
    assert len(desk.draw().facilities) == 1


def _cited(picture: HealthPicture) -> set[str]:
    words = [word for facility in picture.facilities for word in facility.words]
    words += [arrival.word for arrival in picture.arrivals]
    words += [word.word for supply in picture.supplies for word in supply.words]
    words += [word for need in picture.needs for word in (*need.words, *need.answers)]
    words += [word for entry in picture.ledger for word in entry.asks]
    words += [answer.word for entry in picture.ledger for answer in entry.answers]
    words += [word for attack in picture.attacks for word in attack.words]
    return {word.claim for word in words}
