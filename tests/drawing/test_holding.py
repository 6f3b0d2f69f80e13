from __future__ import annotations

from dataclasses import replace

from drawing.builders import ARMY, GENERAL, MONITOR, REBELS, SPOKESMAN, UNITED, day, gist, site
from frontwire.drawing.holding import holdings
from frontwire.model.gist import Gist, Party
from frontwire.model.picture import Citation, Holding
from frontwire.model.voice import Certainty, Polarity

AT = day(10)


def held(*gists: Gist) -> tuple[Holding, ...]:
    return holdings((Citation(one, one.id) for one in gists), at=AT)


def one(*gists: Gist) -> Holding:
    (holding,) = held(*gists)
    return holding


def names(holding: Holding) -> list[str]:
    return [h.party.text if h.party else "?" for h in holding.holders if h.standing]


def control(id: str, holder: Party, **more: object) -> Gist:  # noqa: A002
    return gist(id, **{"kind": "control", "place": site("Tafas"), "actors": (holder,), **more})  # type: ignore[arg-type]


def taken(id: str, taker: Party | None, **more: object) -> Gist:  # noqa: A002
    actors = (taker,) if taker else ()
    return gist(id, **{"kind": "territory_taken", "place": site("Tafas"), "actors": actors, **more})  # type: ignore[arg-type]


def test_one_holder_says_since_when_and_by_whom() -> None:
    holding = one(control("a", REBELS, by=SPOKESMAN, known=day(3)), control("b", REBELS, by=MONITOR, known=day(6)))
    assert names(holding) == ["the rebels"]
    assert not holding.contested
    assert (holding.holders[0].first, holding.holders[0].last, holding.age) == (day(2), day(5), 5)
    assert holding.last.id == "b"


def test_two_sides_that_both_hold_it_contest_it() -> None:
    holding = one(control("a", REBELS, by=SPOKESMAN, known=day(5)), control("b", ARMY, by=GENERAL, known=day(6)))
    assert holding.contested
    assert names(holding) == ["the army", "the rebels"]


def test_ground_taken_passes_by_what_was_said_before() -> None:
    holding = one(control("a", REBELS, by=SPOKESMAN, known=day(3)), taken("b", ARMY, by=MONITOR, known=day(6)))
    assert not holding.contested
    assert names(holding) == ["the army"]
    assert [h.standing for h in holding.holders] == [True, False], "the rebels' word is kept, as passed by"


def test_who_says_so_again_after_the_taking_contests_it() -> None:
    assert one(taken("a", ARMY, by=GENERAL, known=day(5)), control("b", REBELS, by=SPOKESMAN, known=day(6))).contested


def test_a_denied_taking_is_contested() -> None:
    holding = one(
        taken("a", ARMY, by=GENERAL, known=day(5)),
        taken("b", ARMY, by=SPOKESMAN, known=day(6), polarity=Polarity.DENIED),
    )
    assert holding.contested
    assert [c.id for c in holding.holders[0].denied] == ["b"]


def test_the_denial_of_another_holder_contests_nothing() -> None:
    holding = one(
        control("a", ARMY, by=GENERAL, known=day(5)),
        control("b", REBELS, by=MONITOR, known=day(5), polarity=Polarity.DENIED),
    )
    assert not holding.contested


def test_a_part_held_by_another_contests_the_whole() -> None:
    whole, east = held(
        taken("a", ARMY, by=GENERAL, known=day(6)),
        control("b", REBELS, by=SPOKESMAN, known=day(6), part="east"),
    )
    assert (whole.part, east.part) == (None, "east")
    assert whole.contested
    assert east.contested


def test_parts_with_two_holders_are_not_contested() -> None:
    west, east = held(
        control("a", ARMY, by=MONITOR, known=day(6), part="west"),
        control("b", REBELS, by=MONITOR, known=day(6), part="east"),
    )
    assert not west.contested
    assert not east.contested


def test_the_whole_taken_later_passes_by_its_parts() -> None:
    holdings_ = held(
        control("a", REBELS, by=SPOKESMAN, known=day(4), part="east"),
        taken("b", ARMY, by=MONITOR, known=day(8)),
    )
    whole = next(h for h in holdings_ if h.part is None)
    east = next(h for h in holdings_ if h.part == "east")
    assert not whole.contested
    assert names(east) == []


def test_withdrawal_leaves_the_place_to_who_is_named_then() -> None:
    left = gist("b", kind="withdrawal", place=site("Tafas"), actors=(REBELS,), by=SPOKESMAN, known=day(7))
    holding = one(control("a", REBELS, by=SPOKESMAN, known=day(5)), left, control("c", ARMY, by=MONITOR, known=day(8)))
    assert names(holding) == ["the army"]
    assert not holding.contested


def test_of_one_voice_the_last_word_stands() -> None:
    holding = one(control("a", REBELS, by=MONITOR, known=day(5)), control("b", ARMY, by=MONITOR, known=day(8)))
    assert names(holding) == ["the army"]
    assert not holding.contested


def test_names_that_nobody_knows_are_not_two_sides() -> None:
    locals_, others = Party("brigade", "the brigade"), Party("battalion", "the battalion")
    assert not one(control("a", locals_, by=MONITOR), control("b", others, by=UNITED)).contested


def test_a_word_long_past_does_not_contest() -> None:
    old = control("a", REBELS, by=SPOKESMAN, known=day(2, month=1))
    assert not one(old, control("b", ARMY, by=GENERAL, known=day(8))).contested


def test_what_is_planned_undated_background_or_nowhere_tells_nothing() -> None:
    assert held(taken("a", ARMY, certainty=Certainty.PLANNED)) == ()
    assert held(taken("a", ARMY, background=True, undated=True)) == ()
    assert held(taken("a", ARMY, place=None)) == ()


def test_a_place_that_fell_to_nobody_named() -> None:
    assert names(one(taken("a", None, targets=(ARMY,)))) == ["?"]
    assert held(gist("a", kind="withdrawal", place=site(), actors=(REBELS,))) == (), "who holds it now nobody says"


def test_both_sides_are_nobody() -> None:
    both = Party("both sides", "both sides", sector="UNK")
    assert held(control("a", both)) == ()
    assert names(one(control("a", both), control("b", ARMY, by=MONITOR))) == ["the army"]


def test_what_is_only_possible_changes_nothing() -> None:
    firm = control("a", REBELS, by=SPOKESMAN, known=day(5))
    maybe = taken("b", ARMY, by=MONITOR, known=day(8), certainty=Certainty.POSSIBLE)
    holding = one(firm, maybe)
    assert names(holding) == ["the rebels"]
    assert not holding.contested
    assert names(one(maybe)) == ["the army"]


def test_a_holder_is_named_as_most_claims_do_and_never_by_a_pronoun_where_another_does() -> None:
    troops = replace(ARMY, text="its troops")
    claims = (control("a", troops, by=MONITOR), control("b", troops, by=UNITED), control("c", ARMY, by=GENERAL))
    assert names(one(*claims)) == ["the army"]
    assert names(one(*claims[:2])) == ["its troops"]
