from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from frontwire.model.claim import Claim
from frontwire.model.figure import Figure, What, Who
from frontwire.model.time import Basis, Interval, Precision, When
from frontwire.model.voice import Polarity, Stance, Voice, VoiceType
from frontwire.publishing.disputes import disputes

MakeClaim = Callable[..., Claim]
REBELS = (Voice("rebels", VoiceType.ARMED_GROUP),)
ARMY = (Voice("the army", VoiceType.MILITARY),)
DOCTOR = (Voice("a doctor", VoiceType.MEDICAL),)


def killed(low: int | None, high: int | None) -> tuple[Figure, ...]:
    return (Figure(What.KILLED, Who.CIVILIAN, low, high, f"{low}-{high}"),)


def pair(make_claim: MakeClaim, kind: str, first: dict[str, object], second: dict[str, object]) -> list[Claim]:
    return [
        make_claim("sides trade blame", kind, "1" * 16, **first),
        make_claim("Militiamen hold the eastern suburbs", kind, "2" * 16, **second),
    ]


def test_affirmed_and_denied_by_different_voices(make_claim: MakeClaim) -> None:
    held = pair(make_claim, "shelling", {"said_by": REBELS}, {"said_by": ARMY, "stance": Stance(Polarity.DENIED)})
    (found,) = disputes(held)
    assert found.claims == tuple(held)
    assert "one says it is so" in found.about


def test_one_voice_does_not_dispute_itself(make_claim: MakeClaim) -> None:
    held = pair(make_claim, "shelling", {"said_by": ARMY}, {"said_by": ARMY, "stance": Stance(Polarity.DENIED)})
    assert disputes(held) == ()


def test_different_kinds_are_no_dispute(make_claim: MakeClaim) -> None:
    held = [
        make_claim("sides trade blame", "shelling", "1" * 16, said_by=REBELS),
        make_claim("sides trade blame", "arrest", "2" * 16, said_by=ARMY, stance=Stance(Polarity.DENIED)),
    ]
    assert disputes(held) == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "disputed"),
    [
        ((35, 35), (12, 12), True),
        ((20, None), (12, 12), True),
        ((None, 10), (12, 12), True),
        ((10, None), (12, 12), False),
        ((12, 12), (12, 12), False),
    ],
)
def test_figures_dispute_where_their_ranges_do_not_meet(
    make_claim: MakeClaim, ours: tuple[int | None, int | None], theirs: tuple[int | None, int | None], disputed: bool
) -> None:
    first, second = {"said_by": REBELS, "figures": killed(*ours)}, {"said_by": ARMY, "figures": killed(*theirs)}
    found = disputes(pair(make_claim, "casualties", first, second))
    assert bool(found) is disputed
    assert all("figures" in dispute.about for dispute in found)


def test_figures_of_different_days_do_not_dispute(make_claim: MakeClaim) -> None:
    monday, tuesday = (When(Interval.day(date(2024, 3, day)), Precision.DAY, Basis.STATED) for day in (4, 5))
    first = {"said_by": REBELS, "figures": killed(35, 35), "when": monday}
    second = {"said_by": ARMY, "figures": killed(12, 12), "when": tuesday}
    assert disputes(pair(make_claim, "casualties", first, second)) == ()


def test_a_part_of_a_toll_does_not_dispute_the_whole(make_claim: MakeClaim) -> None:
    first = {"said_by": REBELS, "figures": (*killed(22, 22), *killed(1, 1))}
    second = {"said_by": ARMY, "figures": killed(20, 25)}
    assert disputes(pair(make_claim, "casualties", first, second)) == ()


def holding(claim: Claim, side: str | None, id_: str) -> Claim:
    return replace(claim, id=id_, actors=(replace(claim.actors[0], side=side),), said_by=ARMY)


def test_holders_dispute_over_the_same_part_only(claims: tuple[Claim, ...]) -> None:
    control = replace(holding(claims[4], "militia", "4" * 16), said_by=REBELS)
    other = holding(claims[4], "government", "3" * 16)
    assert "holder" in disputes([control, other])[0].about
    assert other.where.note is not None
    west = replace(other, where=replace(other.where, note=replace(other.where.note, part="west")))
    assert disputes([control, west]) == ()


@pytest.mark.parametrize("side", ["militia", None])
def test_holders_of_one_camp_or_of_none_known_do_not_dispute(claims: tuple[Claim, ...], side: str | None) -> None:
    control = replace(holding(claims[4], "militia", "4" * 16), said_by=REBELS)
    assert disputes([control, holding(claims[4], side, "3" * 16)]) == ()


def test_assessments_of_both_camps_stand_together(make_claim: MakeClaim) -> None:
    held = pair(make_claim, "assessment", {"said_by": ARMY}, {"said_by": REBELS})
    held.append(make_claim("anyone had died", "assessment", "3" * 16, said_by=DOCTOR))
    (found,) = disputes(held)
    assert found.claims == tuple(held)


def test_assessments_of_one_camp_do_not(make_claim: MakeClaim) -> None:
    official = (Voice("an official", VoiceType.OFFICIAL),)
    assert disputes(pair(make_claim, "assessment", {"said_by": ARMY}, {"said_by": official})) == ()
