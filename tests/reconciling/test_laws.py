"""Whatever the claims: what reconciling may never do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from frontwire.model.gist import Gist, Site
from frontwire.model.happening import Reconciled
from frontwire.model.judgement import Judgement, Verdict
from frontwire.reconciling import reconcile
from frontwire.reconciling.spots import distance, is_fine
from reconciling_drawn import BEIRUT, claims, headers, judged
from reconciling_toy import (
    DEEDS,
    FAMILIES,
    HAMA,
    ToyView,
    gist,
    judge,
)

LAW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def run(held: Sequence[Gist], decided: tuple[Judgement, ...] = (), earlier: Reconciled | None = None) -> Reconciled:
    return reconcile(ToyView(tuple(held), decided, headers(held)), families=FAMILIES, deeds=DEEDS, earlier=earlier)


def home(made: Reconciled) -> dict[str, str]:
    """The happening of each claim."""
    return {claim: happening.id for happening in made.happenings for claim in happening.claims}


@LAW
@given(judged(), st.randoms())
def test_order_and_repetition_make_no_difference(
    given_: tuple[list[Gist], tuple[Judgement, ...]], chance: object
) -> None:
    held, decided = given_
    shuffled = [*held, *held]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert run(shuffled, decided) == run(held, decided)


@LAW
@given(judged())
def test_every_claim_stands_in_one_happening(given_: tuple[list[Gist], tuple[Judgement, ...]]) -> None:
    held, decided = given_
    made = run(held, decided)
    assert sorted(c for happening in made.happenings for c in happening.claims) == sorted(one.id for one in held)
    known = {one.id: (one.known, one.id) for one in held}
    for happening in made.happenings:
        assert list(happening.claims) == sorted(happening.claims, key=known.__getitem__)
        assert happening.id == happening.claims[0]
        assert all({link.older, link.newer} <= set(happening.claims) for link in happening.links)
        assert all(0 <= link.score <= 1 and link.because for link in happening.links)


@LAW
@given(judged())
def test_links_hold_every_happening_together(given_: tuple[list[Gist], tuple[Judgement, ...]]) -> None:
    for happening in run(*given_).happenings:
        reached = {happening.id}
        for _ in happening.claims:
            reached |= {
                end
                for link in happening.links
                if {link.older, link.newer} & reached
                for end in (link.older, link.newer)
            }
        assert reached == set(happening.claims)


@LAW
@given(claims(), st.data())
def test_what_a_person_decided_holds(held: list[Gist], data: st.DataObject) -> None:
    left, right = data.draw(st.sampled_from(held)), data.draw(st.sampled_from(held))
    assume(left.id != right.id)
    same = home(run(held, (judge(1, left, right, Verdict.SAME),)))
    assert same[left.id] == same[right.id]
    apart = home(run(held, (judge(1, left, right, Verdict.DIFFERENT),)))
    assert apart[left.id] != apart[right.id]


@LAW
@given(claims(), st.data())
def test_of_judgements_that_contradict_each_other_the_later_holds(held: list[Gist], data: st.DataObject) -> None:
    a, b, c = (data.draw(st.sampled_from(held)) for _ in range(3))
    assume(len({a.id, b.id, c.id}) == 3)
    decided = (judge(1, a, b, Verdict.SAME), judge(2, b, c, Verdict.SAME), judge(3, a, c, Verdict.DIFFERENT))
    homes = home(run(held, decided))
    assert homes[b.id] == homes[c.id]
    assert homes[a.id] != homes[c.id]


@LAW
@given(judged(), st.data())
def test_undoing_restores_what_was(given_: tuple[list[Gist], tuple[Judgement, ...]], data: st.DataObject) -> None:
    held, decided = given_
    left, right = data.draw(st.sampled_from(held)), data.draw(st.sampled_from(held))
    undone = judge(90, left, right, data.draw(st.sampled_from(list(Verdict))), undone=91)
    assert run(held, (*decided, undone)) == run(held, decided)


@LAW
@given(judged(), st.integers(0, 12), st.integers(0, 5))
def test_zone_by_zone_is_as_in_one_piece(
    given_: tuple[list[Gist], tuple[Judgement, ...]], claims_before: int, judged_before: int
) -> None:
    held, decided = given_
    earlier = run(held[:claims_before], decided[:judged_before])
    assert run(held, decided, earlier) == run(held, decided)


@LAW
@given(claims())
def test_no_happening_reaches_too_far(held: list[Gist]) -> None:
    by_id = {one.id: one for one in held}
    for happening in run(held).happenings:
        events = [by_id[claim] for claim in happening.claims if by_id[claim].kind not in {"control", "needs"}]
        spoken = [one for one in events if one.kind not in {"accusation", "denial"}]
        days = [one.first for one in spoken if one.first is not None]
        assert not days or (max(days) - min(days)).days <= 2
        fine = [one.site for one in spoken if one.site is not None and is_fine(one.site)]
        assert all(_meets(a, b) for a in fine for b in fine if a.id != b.id)


def _meets(one: Site, other: Site) -> bool:
    """Do they reach each other, or may one, the seat, mean the province of its name that the other lies in?"""
    if distance(one, other) <= one.radius_km + other.radius_km:
        return True
    return one.admin1 == other.admin1 and one.admin1 in {one.name, other.name}


@pytest.mark.parametrize("kind", ["air_strike", "control", "accusation"])
def test_a_zone_nobody_touched_is_taken_as_it_was(kind: str) -> None:
    syrian, lebanese = gist("a", kind=kind), gist("b", kind=kind, site=BEIRUT)
    earlier = run([syrian, lebanese])
    marked = replace(earlier, happenings=tuple(replace(one, family="kept") for one in earlier.happenings))
    made = run([syrian, lebanese, gist("c", site=HAMA)], earlier=marked)
    assert {one.claims: one.family == "kept" for one in made.happenings if one.zone == "LB"} == {("b",): True}
    assert not any(one.family == "kept" for one in made.happenings if one.zone == "SY")
