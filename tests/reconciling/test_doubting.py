from __future__ import annotations

from datetime import timedelta

import pytest

from frontwire.model.gist import Gist
from frontwire.model.happening import Link
from frontwire.model.judgement import Judgement, Verdict
from frontwire.reconciling import reconcile
from frontwire.reconciling.doubting import doubtful
from reconciling_toy import DAY, DEEDS, FAMILIES, HAMA, ToyView, count, gist, judge

NEXT = DAY + timedelta(days=1)
SURE = (gist("a", figures=(count(18),)), gist("b", figures=(count(18),)))
APART = (gist("a"), gist("b", site=HAMA))
#: One small place, a common kind and one day: hardly enough. Tolls that differ besides: not quite.
MADE = (gist("a"), gist("b"))
MISSED = (gist("a", figures=(count(9),)), gist("b", figures=(count(12),)))


def doubts(gists: tuple[Gist, ...], *judgements: Judgement) -> tuple[Link, ...]:
    view = ToyView(gists, judgements)
    return doubtful(view, reconcile(view, families=FAMILIES, deeds=DEEDS), families=FAMILIES, deeds=DEEDS)


@pytest.mark.parametrize("gists", [SURE, APART, (gist("a"),), ()])
def test_nothing_is_in_doubt_where_all_or_nothing_agrees(gists: tuple[Gist, ...]) -> None:
    assert doubts(gists) == ()


def test_a_link_that_was_only_just_made() -> None:
    (link,) = doubts(MADE)
    assert (link.older, link.newer, link.by) == ("a", "b", "rule")
    assert link.score > 0.5
    assert "both at Nawa" in link.because


def test_a_link_that_was_only_just_not_made() -> None:
    (link,) = doubts(MISSED)
    assert (link.older, link.newer) == ("a", "b")
    assert link.score < 0.5
    assert any("not far apart" in reason for reason in link.because)


def test_claims_of_one_report_are_not_asked_about() -> None:
    assert doubts((gist("a", report="r"), gist("b", report="r"))) == ()


@pytest.mark.parametrize("gists", [MADE, MISSED])
@pytest.mark.parametrize("verdict", list(Verdict))
def test_what_a_person_settled_is_not_asked_again(gists: tuple[Gist, ...], verdict: Verdict) -> None:
    assert doubts(gists, judge(1, *gists, verdict)) == ()


def test_the_most_doubtful_comes_first_and_of_two_happenings_one_pair() -> None:
    told = (*MISSED, gist("c", figures=(count(12),)))
    links = doubts(told)
    distances = [abs(link.score - 0.5) for link in links]
    assert distances == sorted(distances)
    assert len({frozenset((link.older, link.newer)) for link in links}) == len(links) == 1


def test_the_order_of_claims_makes_no_difference() -> None:
    told = (*MADE, gist("x2", site=HAMA), gist("y2", site=HAMA))
    assert doubts(told) == doubts(tuple(reversed(told)))
    assert len(doubts(told)) == 2
