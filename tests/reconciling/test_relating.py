from __future__ import annotations

from datetime import date, timedelta

import pytest

from frontwire.model.figure import Figure, What
from frontwire.model.gist import Gist, Speaker
from frontwire.model.happening import Happening, Relation
from frontwire.model.span import Span
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.reconciling import current
from frontwire.reconciling.relating import join, relate
from reconciling_toy import DAY, FAMILIES, count, gist, party, speaker

NEXT = DAY + timedelta(days=1)
MONITOR = (speaker("monitor"),)


def toll(name: str, number: int, *, known: date = DAY, **changes: object) -> Gist:
    return gist(name, kind="casualties", figures=(count(number),), known=known, **changes)


def only(*gists: Gist) -> Happening:
    """All of them as one happening, with the relations among them, however likely it is that they are one."""
    held = sorted(gists, key=lambda one: (one.known, one.id))
    return Happening(held[0].id, "strike", tuple(one.id for one in held), tuple(relate(held, FAMILIES)))


def told(happening: Happening, relation: Relation) -> list[tuple[str, str]]:
    return [(link.older, link.newer) for link in happening.links if link.relation is relation]


def standing(happening: Happening, *gists: Gist, at: date | None = None) -> list[tuple[str, str]]:
    found = current(happening, {one.id: one for one in gists}, at=at)
    return [(one.id, figure.wording) for one, figure in found]


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_what_denies_is_the_newer_whatever_the_ids(names: tuple[str, str]) -> None:
    strike, denial = gist(names[0]), gist(names[1], polarity=Polarity.DENIED, voices=(speaker("army"),))
    assert told(only(strike, denial), Relation.DENIES) == [names]
    older, newer = sorted((strike, denial), key=lambda one: one.id)
    held = join(older, newer, 0.75, ("both at Nawa",), families=FAMILIES)
    assert ((held.older, held.newer), held.relation, held.score) == (names, Relation.DENIES, 0.75)


def test_what_a_link_joins_is_the_same_or_confirmed() -> None:
    unsure, firm = gist("a", certainty=Certainty.POSSIBLE), gist("b", known=NEXT)
    assert join(gist("a"), firm, 0.75, (), families=FAMILIES).relation is Relation.SAME
    assert join(unsure, firm, 0.75, (), families=FAMILIES).relation is Relation.CONFIRMS
    assert join(unsure, gist("b"), 0.75, (), families=FAMILIES).relation is Relation.SAME


def test_a_denial_goes_to_a_claim_of_its_kind() -> None:
    shelling, strike = gist("a", kind="shelling"), gist("b", figures=(count(6),))
    denied = gist("c", polarity=Polarity.DENIED, figures=(count(6),))
    assert ("b", "c") in told(only(shelling, strike, denied), Relation.DENIES)


def test_two_denials_deny_nothing_between_them() -> None:
    one, other = (gist(name, polarity=Polarity.DENIED) for name in "ab")
    assert told(only(one, other), Relation.DENIES) == []


def death(name: str, *, known: date, certainty: Certainty, whom: str = "commander") -> Gist:
    return gist(name, kind="casualties", known=known, certainty=certainty, targets=(party(whom),))


def test_what_was_first_unconfirmed_is_confirmed_by_who_says_it_firmly_later() -> None:
    unsure = death("a", known=DAY, certainty=Certainty.POSSIBLE)
    firm = death("b", known=NEXT, certainty=Certainty.STATED)
    assert told(only(unsure, firm), Relation.CONFIRMS) == [("a", "b")]


def test_who_says_it_may_tell_that_it_is_unconfirmed() -> None:
    reports = (Speaker("", "Unconfirmed reports", VoiceType.UNNAMED),)
    unsure = gist("a", kind="casualties", certainty=Certainty.CLAIMED, targets=(party("commander"),), voices=reports)
    assert told(only(unsure, death("b", known=NEXT, certainty=Certainty.STATED)), Relation.CONFIRMS) == [("a", "b")]


@pytest.mark.parametrize(
    ("known", "certainty", "whom"),
    [
        (DAY, Certainty.STATED, "commander"),
        (NEXT, Certainty.POSSIBLE, "commander"),
        (NEXT, Certainty.STATED, "driver"),
    ],
)
def test_what_confirms_nothing(known: date, certainty: Certainty, whom: str) -> None:
    unsure = death("a", known=DAY, certainty=Certainty.POSSIBLE)
    assert told(only(unsure, death("b", known=known, certainty=certainty, whom=whom)), Relation.CONFIRMS) == []


def test_a_later_count_of_one_voice_takes_the_place_of_the_one_before() -> None:
    held = (
        toll("a", 11, voices=MONITOR),
        toll("b", 14, known=NEXT, voices=MONITOR),
        toll("c", 9, known=NEXT, voices=(speaker("army"),)),
    )
    happening = only(*held)
    assert told(happening, Relation.UPDATES) == [("a", "b")]
    assert standing(happening, *held) == [("b", "14"), ("c", "9")]
    assert standing(happening, *held, at=DAY) == [("a", "11")]


def test_counts_of_different_people_stand_side_by_side() -> None:
    held = (
        toll("a", 11, voices=MONITOR),
        gist("b", kind="casualties", figures=(count(30, what=What.WOUNDED),), known=NEXT, voices=MONITOR),
    )
    assert told(only(*held), Relation.UPDATES) == []
    assert standing(only(*held), *held) == [("a", "11"), ("b", "30")]


def test_unnamed_voices_are_nobody_who_updates() -> None:
    unnamed = (Speaker("", "activists", VoiceType.WITNESS),)
    one = toll("a", 11, outlet="Courier", voices=unnamed)
    other = toll("b", 14, known=NEXT, outlet="Herald", voices=unnamed)
    same = toll("c", 14, known=NEXT, outlet="Courier", voices=unnamed)
    assert told(only(one, other), Relation.UPDATES) == []
    assert told(only(one, same), Relation.UPDATES) == [("a", "c")]


def corrected() -> tuple[Gist, ...]:
    version = (Speaker("", "An earlier version of this report", VoiceType.MEDIA),)
    return (
        toll("a", 21, outlet="Gazette"),
        toll("b", 21, outlet="Courier"),
        toll("c", 21, known=NEXT, outlet="Gazette", report="fix", span=Span(0, 30), voices=version),
        toll("d", 14, known=NEXT, outlet="Gazette", report="fix", span=Span(40, 60)),
    )


def test_a_correction_takes_back_what_the_same_outlet_said() -> None:
    held = corrected()
    happening = only(*held)
    assert told(happening, Relation.CORRECTS) == [("a", "d"), ("c", "d")]
    assert told(happening, Relation.UPDATES) == []
    assert standing(happening, *held) == [("b", "21"), ("d", "14")]
    assert standing(happening, *held, at=DAY) == [("a", "21"), ("b", "21")]


def test_a_correction_without_another_figure_takes_nothing_back() -> None:
    held = corrected()[:3]
    assert told(only(*held), Relation.CORRECTS) == []


def test_vague_and_bounded_figures_are_kept_as_said() -> None:
    dozens = Figure(What.KILLED, count(1).who, 24, 99, "dozens")
    held = (gist("a", kind="casualties", figures=(dozens,)), toll("b", 27))
    assert standing(only(*held), *held) == [("a", "dozens"), ("b", "27")]
