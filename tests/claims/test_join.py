"""Joining: each coding becomes one claim that knows who says it, when and where, with a stable id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from conftest import make_report
from frontwire.claims.join import Joined, join
from frontwire.model.claim import Claim
from frontwire.pipeline import Pipeline

PUBLISHED = date(2024, 3, 8)


Joins = Callable[..., Joined]


@pytest.fixture(scope="module")
def joined(pipeline: Pipeline) -> Joins:
    def make(text: str, *, title: str | None = None) -> Joined:
        return join(pipeline.process(make_report(text, title=title, published=PUBLISHED)))

    return make


def only(joined: Joined, kind: str) -> Claim:
    (claim,) = (claim for claim in joined.claims if claim.kind == kind)
    return claim


def test_a_claim_has_its_parts(joined: Joins) -> None:
    claim = only(joined("Rebels shelled the town of Homs with mortars on Monday, army officials claimed."), "shelling")
    assert [a.text for a in claim.actors] == ["Rebels"]
    assert claim.said_by[0].text == "army officials"
    assert claim.stance.certainty.value == "claimed"
    assert claim.when.interval is not None
    assert str(claim.when.interval.start) == "2024-03-04"
    assert claim.where.note is not None
    assert claim.where.note.place is not None
    assert claim.where.note.place.country == "SY"


def test_the_speaker_of_a_speech_act_is_its_actor(joined: Joins) -> None:
    text = (
        "The Red Cross called on both sides to open the road. "
        "The mayor urged the troops to leave, a radio station said."
    )
    claims = [claim for claim in joined(text).claims if claim.kind == "appeal"]
    assert [[a.text for a in claim.actors] for claim in claims] == [["The Red Cross"], ["The mayor"]]
    assert claims[0].said_by == ()
    assert [voice.text for voice in claims[1].said_by] == ["a radio station"]


def test_what_only_passes_between_actors_is_no_claim(joined: Joins) -> None:
    held = joined("The minister praised the envoy on Monday. Rebels shelled the port.")
    assert [claim.kind for claim in held.claims] == ["shelling"]
    (praise,) = held.interactions
    assert (praise.kind, [actor.text for actor in praise.actors]) == ("support", ["The minister"])
    assert praise.codes.cameo == "051"


def test_a_pronoun_stands_for_whom_it_means(joined: Joins) -> None:
    claim = only(joined("The rebels left the fort. They shelled the bridge at noon."), "shelling")
    assert [a.text for a in claim.actors] == ["The rebels"]


def test_what_was_long_before_the_news_is_background(joined: Joins) -> None:
    text = "Troops shelled Homs on Thursday. In January 2020 rebels shelled Aleppo."
    marks = {claim.evidence.quote.split()[0]: claim.background for claim in joined(text).claims}
    assert marks["Troops"] is False
    assert marks["In"] is True or marks.get("rebels") is True


def test_ids_are_of_the_content(joined: Joins) -> None:
    text = "Rebels shelled Homs on Monday. Troops shelled Hama on Monday."
    first, again = joined(text), joined(text)
    assert [c.id for c in first.claims] == [c.id for c in again.claims]
    assert len({c.id for c in first.claims}) == len(first.claims) == 2
    assert first.claims[0].id != joined(text.replace("Rebels", "Guards")).claims[0].id


def test_a_coding_that_cannot_be_joined_is_refused_and_the_others_stay(pipeline: Pipeline) -> None:
    document = pipeline.process(make_report("Rebels shelled Homs on Monday. Troops shelled Hama on Monday."))
    broken = replace(document.codings[0], actors=(10_000,))
    result = join(replace(document, codings=(broken, *document.codings[1:])))
    assert len(result.claims) == len(document.codings) - 1
    assert [(r.stage, "could not be joined" in r.because) for r in result.refusals] == [("claims", True)]


def test_the_toll_of_a_whole_war_is_background(joined: Joins) -> None:
    text = "A raid killed nine people in Homs on Thursday. The war has claimed the lives of more than 90,000 people."
    marks = {claim.figures[0].low: claim.background for claim in joined(text).claims if claim.figures}
    assert marks == {9: False, 90_000: True}


def test_each_of_several_says_it_of_itself_alone(joined: Joins) -> None:
    made = joined("The army and the rebels claimed on Thursday to control the Syrian town of Tafas.")
    held = [claim for claim in made.claims if claim.kind == "control"]
    assert [[actor.text for actor in claim.actors] for claim in held] == [["The army"], ["the rebels"]]
    assert [[voice.text for voice in claim.said_by] for claim in held] == [["The army"], ["the rebels"]]
    assert len({claim.id for claim in held}) == 2


def test_several_who_say_it_of_another_stay_together(joined: Joins) -> None:
    made = joined("Shopkeepers and bakers said the army controls the Syrian town of Tafas.")
    assert [voice.text for voice in only(made, "control").said_by] == ["Shopkeepers", "bakers"]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("There is still no anaesthetic at the post.", "anaesthetic"),
        ("The post has enough diesel for a day.", "diesel"),
        ("Nearly all insulin is finished.", "Nearly all insulin"),
    ],
)
def test_how_much_there_is_is_no_part_of_an_item(joined: Joins, text: str, item: str) -> None:
    assert [held.text for held in only(joined(text), "supply_status").items] == [item]


def test_a_phrase_ends_where_it_is_told_who_says_so(joined: Joins) -> None:
    claim = only(joined("Mortar rounds fell on the market of Nawa, a military source told the agency."), "shelling")
    assert [held.text for held in claim.targets] == ["the market of Nawa"]
    assert [voice.text for voice in claim.said_by] == ["a military source"]
