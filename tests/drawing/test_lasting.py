from __future__ import annotations

import pytest

from drawing.builders import (
    ARMY,
    GENERAL,
    MONITOR,
    REBELS,
    SPOKESMAN,
    TABLES,
    UNITED,
    FakeView,
    day,
    gist,
    killed,
    reconciled,
    site,
)
from frontwire.drawing import draw
from frontwire.drawing.lasting import situations
from frontwire.model.figure import Scope, What
from frontwire.model.gist import Gist
from frontwire.model.picture import Citation, Motion, Picture, Situation
from frontwire.model.voice import Certainty, Polarity

NAWA = site("Nawa")


def told(*gists: Gist) -> Situation:
    (situation,) = situations((Citation(one, one.id) for one in gists), states=TABLES.states, at=day(9))
    return situation


def siege(id: str, quote: str, **more: object) -> Gist:  # noqa: A002
    return gist(id, **{"kind": "siege", "place": NAWA, "quote": quote, **more})  # type: ignore[arg-type]


def test_the_newest_word_tells_how_a_siege_stands() -> None:
    situation = told(
        siege("a", "troops have besieged the town", known=day(3)),
        siege("b", "the army lifted the siege at noon", known=day(7), by=MONITOR),
    )
    assert (situation.state, situation.holds, situation.contested, situation.age) == ("lifted", False, False, 3)
    assert situation.last.id == "b"


def test_who_says_so_again_after_the_change_contests_it() -> None:
    situation = told(
        siege("a", "the army lifted the siege at noon", known=day(5), by=GENERAL),
        siege("b", "the town is still under siege", known=day(7), by=SPOKESMAN),
    )
    assert situation.contested


def test_a_denied_end_contests_it() -> None:
    situation = told(
        siege("a", "the army lifted the siege at noon", known=day(5), by=GENERAL),
        siege("b", "the army lifted the siege", known=day(6), by=SPOKESMAN, polarity=Polarity.DENIED),
    )
    assert situation.contested


def test_both_sides_that_tell_it_broke_agree_that_it_does_not_hold() -> None:
    situation = told(
        gist("a", kind="ceasefire", place=NAWA, quote="elders said both agreed to a ceasefire", known=day(7)),
        gist("b", kind="ceasefire", place=NAWA, quote="gunmen broke the ceasefire", known=day(9), by=GENERAL),
        gist("c", kind="ceasefire", place=NAWA, quote="the army violated the ceasefire", known=day(9), by=SPOKESMAN),
    )
    assert (situation.state, situation.holds, situation.contested) == ("broken", False, False)


@pytest.mark.parametrize("more", [{"certainty": Certainty.PLANNED}, {"background": True, "undated": True}])
def test_what_is_planned_or_undated_background_tells_nothing(more: dict[str, object]) -> None:
    held = siege("a", "troops will lift the siege", **more)
    assert situations([Citation(held, "o")], states=TABLES.states, at=day(9)) == ()


def test_words_that_tell_no_state_leave_it_open() -> None:
    situation = told(gist("a", kind="ceasefire", place=NAWA, quote="they spoke of silence"))
    assert (situation.state, situation.holds) == (None, None)


def _drawn(*gists: Gist) -> Picture:
    return draw(FakeView(gists), reconciled(*gists), at=day(9), tables=TABLES)


def test_the_front_is_told_step_by_step_the_newest_first() -> None:
    picture = _drawn(
        gist("a", kind="advance", known=day(5), actors=(ARMY,), place=NAWA, by=GENERAL),
        gist("b", kind="territory_taken", known=day(6), actors=(ARMY,), targets=(REBELS,), place=NAWA, by=MONITOR),
        gist("c", kind="withdrawal", known=day(7), actors=(REBELS,), place=NAWA, part="east", by=SPOKESMAN),
        gist("d", kind="advance", known=day(8), actors=(ARMY,), place=NAWA, certainty=Certainty.PLANNED),
        gist("e", kind="advance", known=day(8), actors=(ARMY,), place=NAWA, polarity=Polarity.DENIED),
    )
    steps = [(move.day, move.motion, move.party and move.party.text, move.part) for move in picture.moves]
    assert steps == [
        (day(6), Motion.WITHDREW, "the rebels", "east"),
        (day(5), Motion.TOOK, "the army", None),
        (day(5), Motion.LOST, "the rebels", None),
        (day(4), Motion.ADVANCED, "the army", None),
    ]


def test_counts_of_the_displaced_stand_side_by_side_the_newest_first() -> None:
    fled = {"what": What.DISPLACED, "scope": Scope.CUMULATIVE}
    picture = _drawn(
        gist("a", kind="displacement", known=day(5), place=NAWA, by=MONITOR, figures=(killed(20_000, **fled),)),
        gist("b", kind="displacement", known=day(7), place=NAWA, by=UNITED, figures=(killed(12_000, **fled),)),
        gist("c", kind="shelling", known=day(7), place=NAWA, figures=(killed(3),)),
    )
    (displaced,) = picture.displacement
    assert [count.figure.low for count in displaced.counts] == [12_000, 20_000]


def test_what_is_said_is_told_by_kind_and_side_and_apart_from_deeds() -> None:
    picture = _drawn(
        gist("a", kind="threat", actors=(ARMY,), by=GENERAL),
        gist("b", kind="assessment", by=SPOKESMAN),
        gist("c", kind="air_strike", certainty=Certainty.PLANNED, by=GENERAL),
        gist("d", kind="shelling"),
        gist("e", kind="appeal", background=True),
    )
    assert [(said.id, said.side, said.announced) for said in picture.utterances] == [
        ("b", "opposition", False),
        ("a", "government", False),
        ("c", "government", True),
    ]
    assert [account.id for account in picture.accounts] == ["d"]
