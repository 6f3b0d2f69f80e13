from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from frontwire.errors import InputError
from frontwire.model.document import Document
from frontwire.publishing.explaining import find
from frontwire.publishing.reading import Reading


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("asked", [2, "2", "[2]", "a1b2f", "a1b2ffffffffffff"])
def test_a_claim_is_found_by_number_and_by_id(reading: Reading, asked: str | int) -> None:
    assert find(reading, asked) is reading.claims[1]


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [("a1b2", "2 claims"), ("ffff", "no claim ffff"), ("7", "1 to 6"), ("a1b", "no claim"), ("", "no claim")],
)
def test_a_claim_that_is_not_there_is_an_error(reading: Reading, asked: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        find(reading, asked)


def test_without_claims_there_is_none_to_explain(make_reading: Callable[..., Reading]) -> None:
    with pytest.raises(InputError, match="nothing in this report"):
        make_reading(()).explain(1)


def test_the_quote_stands_marked_in_its_sentence(reading: Reading) -> None:
    told = flat(reading.explain(1))
    assert "• ⟦Army gunners shelled the northern quarter of Tal Rifaat on Monday⟧, rebels claimed." in told
    span = reading.claims[0].evidence.span
    assert f"quote: characters {span.start}–{span.end}" in told


def test_every_value_is_told_with_its_source(reading: Reading) -> None:
    told = flat(reading.explain(1))
    for part in (
        "shelling, an event",
        "ACLED: Explosions/Remote violence/Shelling",
        "actor: “Army gunners” 45–57 · entity SYR.MIL · sector MIL · country SY · side government",
        "“rebels” 112–118: armed_group, not named, a party to the fight",
        "cue: “claimed” 119–126",
        "rule lexicons/cues/claiming.yml#cues-1",
        "affirmed, claimed",
        "Monday 4 March 2024 (precision day, basis relative)",
        "words: “on Monday”",
        "because the Monday before",
        "placed in Tall Rif'at, Aleppo, SY (town, gn:1, 20,000 people), at 36.4700, 37.1000, within 2 km",
        "precision: ACLED 1, UCDP 1",
        "part: north",
        "considered: Tell Rifat, Hatay, TR (town, gn:2)",
        "because the only one in the country the report is about",
    ):
        assert part in told, part


def test_a_rule_of_a_lexicon_comes_with_what_it_means(reading: Reading) -> None:
    assert "labels.yml#kinds-1: Plain words for the kinds" in flat(reading.explain(1))


def test_figures_hedges_chain_and_refusal_are_told(reading: Reading) -> None:
    span = reading.claims[1].figures[0].span
    assert span is not None
    killed = f"figure: “At least 12” {span.start}–{span.end} is 12 to ?, civilian killed (incident)"
    assert killed in flat(reading.explain(2))
    told = flat(reading.explain(4))
    assert "hedge: “reportedly”" in told
    assert "as told by “the ministry”" in told
    assert "no place" in told
    assert "because no place is named" in told
    assert "day not given" in told


def test_the_outlets_own_voice_is_told(reading: Reading) -> None:
    assert "the outlet in its own voice" in flat(reading.explain(5))
    assert "background" in flat(reading.explain(6))


def test_a_place_that_was_refused_says_why(reading: Reading, make_reading: Callable[..., Reading]) -> None:
    shelling = reading.claims[0]
    assert shelling.where.note is not None
    note = replace(shelling.where.note, place=None, because="three towns bear that name")
    told = flat(make_reading((replace(shelling, where=replace(shelling.where, note=note)),)).explain(1))
    assert "not placed" in told
    assert "because three towns bear that name" in told


def test_a_real_claim_names_its_trigger(document: Callable[..., Document], reading: Reading) -> None:
    from frontwire.claims.join import join

    made = document("Rebels shelled the airport on Monday.", published="2024-03-06")
    claims = join(made).claims
    told = flat(Reading(made, claims, (), reading.settings).explain(1))
    assert "found at “shelled” 7–14" in told
    assert "rule lexicons/kinds/shelling.yml#" in told
    assert "value 2024-03-04" in told
