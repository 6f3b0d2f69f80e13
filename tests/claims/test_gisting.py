from __future__ import annotations

import pytest

from conftest_types import MakeDocument
from frontwire.claims.gisting import gist_of, gists_of
from frontwire.claims.join import join
from frontwire.model.actor import Actor
from frontwire.model.gist import Gist
from frontwire.model.place import PlaceBasis
from frontwire.model.span import Span
from frontwire.model.voice import Voice, VoiceType
from store_support import DAY, FETCHED, make_claim, make_deposit

FILING = make_deposit("r1").filing
TEXT = make_deposit("r1").report.text


def gist(**changes: object) -> Gist:
    return gist_of(make_claim(**changes), FILING, TEXT)


def voice(text: str, **values: object) -> Voice:
    return Voice(text, VoiceType.OFFICIAL, **values)  # type: ignore[arg-type]


def test_a_gist_says_what_the_claim_says() -> None:
    claim = make_claim()
    held = gist_of(claim, FILING, TEXT)
    assert (held.id, held.report, held.outlet, held.known) == (claim.id, "r1", "R1", DAY)
    assert (held.quote, held.span) == (claim.evidence.quote, claim.evidence.span)
    assert (held.first, held.last, held.place_text) == (DAY, DAY, "Tel Hamra")
    assert held.site is not None
    assert (held.site.id, held.site.radius_km, held.site.basis) == ("gn:1", 3.0, PlaceBasis.NAMED)
    assert held.figures == claim.figures


def test_an_undated_report_is_known_from_the_day_it_was_fetched() -> None:
    assert make_deposit("r1", published=None).gists[0].known == FETCHED.date()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the Farouq Brigades", "farouq brigades"),
        ("Farouq Brigades", "farouq brigades"),
        ("some of the villagers", "villagers"),
        ("their own Ma‘arra garrison", "own maarra garrison"),
        ("Évêché", "eveche"),
        ("the", "the"),
    ],
)
def test_a_party_nobody_knows_goes_by_its_words(text: str, key: str) -> None:
    party = gist(actors=(Actor(text, Span(0, 1)),)).actors[0]
    assert (party.key, party.known, party.text) == (key, False, text)


def test_a_party_that_is_known_goes_by_its_entity() -> None:
    party = gist(actors=(Actor("the army", Span(0, 1), entity="SYR.MIL", side="government"),)).actors[0]
    assert (party.key, party.known, party.side) == ("SYR.MIL", True, "government")


@pytest.mark.parametrize(
    ("said", "key"),
    [
        (voice("officials"), ""),
        (voice("the governor"), ""),
        (voice("the governor of Homs"), "governor of homs"),
        (voice("the Homs health directorate"), "homs health directorate"),
        (voice("the residents of Homs"), ""),
        (voice("Syrian officials"), ""),
        (voice("a Homs doctor"), ""),
        (voice("Rana Khoury", named=True), "rana khoury"),
        (voice("the spokesman", actor=Actor("the spokesman", Span(0, 1), entity="X.1")), "X.1"),
    ],
)
def test_only_a_voice_that_can_be_told_from_others_has_a_key(said: Voice, key: str) -> None:
    assert gist(said_by=(said,)).voices[0].key == key


def test_the_gists_of_a_real_reading(document: MakeDocument) -> None:
    read = document(
        "Rebels shelled the airport near Aleppo on Monday, officials said. The observers will leave.",
        published="2024-03-06",
    )
    claims = join(read).claims
    held = gists_of(claims, FILING, TEXT)
    assert [one.id for one in held] == [claim.id for claim in claims]
    assert [one.kind for one in held][:1] == ["shelling"]
    assert [speaker.text for speaker in held[0].voices] == ["officials"]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Guns fired. Elsewhere, shells fell on the bridge.", "elsewhere shells fell"),
        ('Guns fired. "Shells fell on the bridge."', "shells fell on"),
    ],
)
def test_a_gist_tells_how_its_sentence_begins(document: MakeDocument, text: str, opening: str) -> None:
    found = join(document(text)).claims
    last = gists_of(found, FILING, text)[-1]
    assert last.opening == opening
    assert last.sentence is not None
    assert last.sentence.of(text).lstrip('"').lower().startswith(opening[:6])
