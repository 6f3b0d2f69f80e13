from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from frontwire.model.correction import Act, Correction
from frontwire.model.judgement import Judgement, Verdict
from frontwire.model.span import Span
from frontwire.reconciling.judging import Decided, decide
from reconciling_toy import anchor, gist, judge

A, B, C = (gist(name, span=Span(10 * number, 10 * number + 8)) for number, name in enumerate("abc"))
SAME, DIFFERENT, LATER = Verdict.SAME, Verdict.DIFFERENT, Verdict.LATER


def standing(*judgements: Judgement) -> tuple[list[int], list[int]]:
    decided: Decided = decide(judgements, [A, B, C])
    joined, parted = ([bond.judgement.number for bond in bonds] for bonds in (decided.joined, decided.parted))
    return joined, parted


def test_what_stands() -> None:
    assert standing(judge(1, A, B, SAME), judge(2, B, C, DIFFERENT)) == ([1], [2])
    assert standing(judge(1, A, B, LATER)) == ([1], [])
    assert standing() == ([], [])


def test_what_was_undone_does_not() -> None:
    assert standing(judge(1, A, B, SAME, undone=2)) == ([], [])


def test_of_two_that_contradict_each_other_the_later_stands() -> None:
    assert standing(judge(1, A, B, SAME), judge(2, A, B, DIFFERENT)) == ([], [2])
    assert standing(judge(1, A, B, DIFFERENT), judge(2, B, A, SAME)) == ([2], [])


def test_contradictions_are_found_through_others() -> None:
    assert standing(judge(1, A, B, SAME), judge(2, B, C, SAME), judge(3, A, C, DIFFERENT)) == ([2], [3])
    assert standing(judge(1, A, C, DIFFERENT), judge(2, A, B, SAME), judge(3, B, C, SAME)) == ([2, 3], [])


def test_saying_it_twice_is_no_contradiction() -> None:
    assert standing(judge(1, A, B, SAME), judge(2, B, A, SAME)) == ([1, 2], [])


def test_a_judgement_on_what_is_gone_does_nothing() -> None:
    decided = decide([judge(1, A, gist("z", report="gone"), SAME)], [A, B])
    assert decided == Decided((), ())


def test_a_judgement_on_what_was_rejected_rests() -> None:
    twin = replace(A, id="twin")
    rejecting = Correction(2, anchor(A), Act.REJECT, "Rana", datetime(2024, 4, 1, tzinfo=UTC))
    held = [judge(1, A, B, DIFFERENT)]
    assert len(decide(held, [twin, B]).parted) == 1
    assert decide(held, [twin, B], corrections=[rejecting]) == Decided((), ())
    assert len(decide(held, [twin, B], corrections=[replace(rejecting, undone=3)]).parted) == 1
