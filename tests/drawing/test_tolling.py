from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing.builders import ARMY, DOCTOR, GENERAL, MONITOR, REBELS, SPOKESMAN, UNITED, day, gist, killed
from frontwire.drawing.tolling import tolls
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.gist import Gist
from frontwire.model.grade import Credibility, Grade, Reliability
from frontwire.model.picture import Citation, Toll
from frontwire.model.voice import Certainty, Polarity

_LETTERS = "abcdefgh"


def cite(held: Gist, origin: str | None = None, *, letter: Reliability | None = None) -> Citation:
    grade = None if letter is None else Grade(letter, Credibility.POSSIBLE, "", "")
    return Citation(held, origin or held.id, grade)


def only(*citations: Citation, replaced: frozenset[tuple[str, Figure]] = frozenset()) -> Toll:
    (toll,) = tolls(citations, replaced=replaced)
    return toll


def bounds(toll: Toll) -> tuple[int | None, int | None, int | None]:
    low, best, high = (None if b is None else b.value for b in (toll.low, toll.best, toll.high))
    return low, best, high


def test_bounds_are_the_lowest_the_commonest_and_the_highest() -> None:
    toll = only(
        cite(gist("a", by=DOCTOR, figures=(killed(14),))),
        cite(gist("b", by=MONITOR, figures=(killed(17),))),
        cite(gist("c", by=UNITED, figures=(killed(17),))),
        cite(gist("d", figures=(killed(21),))),
    )
    assert bounds(toll) == (14, 17, 21)
    assert toll.best is not None
    assert toll.best.claims == ("b", "c")
    assert "2 of 4 independent origins" in toll.best.because


def test_of_equally_common_numbers_the_lower_is_best() -> None:
    assert bounds(only(cite(gist("a", figures=(killed(14),))), cite(gist("b", figures=(killed(11),))))) == (11, 11, 14)


def test_at_least_speaks_for_its_own_number_and_leaves_the_top_open() -> None:
    toll = only(
        cite(gist("a", figures=(killed(11, exact=False),))),
        cite(gist("b", figures=(killed(11),))),
        cite(gist("c", figures=(killed(14),))),
        cite(gist("d", figures=(killed(9),))),
    )
    assert bounds(toll) == (9, 11, 14), "11 has two, 9 and 14 one each"
    alone = only(cite(gist("a", figures=(killed(11, exact=False),))))
    assert bounds(alone) == (11, 11, 11)
    assert alone.high is not None
    assert alone.high.more


def test_best_is_never_below_low() -> None:
    assert bounds(
        only(cite(gist("a", figures=(killed(None, 1),))), cite(gist("b", figures=(killed(2, exact=False),))))
    ) == (
        2,
        2,
        2,
    )


def test_up_to_gives_a_top_and_no_bottom() -> None:
    assert bounds(only(cite(gist("a", figures=(killed(None, 50),))))) == (None, 50, 50)


def test_an_exact_number_goes_before_the_end_of_a_range() -> None:
    dozens = cite(gist("a", figures=(killed(24, 99),)))
    assert bounds(only(dozens, cite(gist("b", figures=(killed(30),))))) == (24, 30, 99)


def test_parties_raise_the_top_and_make_no_best_where_others_speak() -> None:
    toll = only(
        cite(gist("a", by=GENERAL, figures=(killed(5),))),
        cite(gist("b", by=SPOKESMAN, figures=(killed(60),))),
        cite(gist("c", by=DOCTOR, figures=(killed(14),))),
    )
    assert bounds(toll) == (14, 14, 60)
    assert bounds(only(cite(gist("a", by=GENERAL, figures=(killed(5),))))) == (5, 5, 5)


def test_voices_of_low_reliability_make_no_best_where_others_speak() -> None:
    weak = cite(gist("a", figures=(killed(3),)), letter=Reliability.E)
    assert bounds(only(weak, cite(gist("b", figures=(killed(8),)), letter=Reliability.B))) == (8, 8, 8)
    assert bounds(only(weak)) == (3, 3, 3)


def test_of_one_origin_the_last_word_counts() -> None:
    toll = only(
        cite(gist("a", known=day(5), by=MONITOR, figures=(killed(13),)), "observatory"),
        cite(gist("b", known=day(6), by=MONITOR, figures=(killed(17),)), "observatory"),
    )
    assert bounds(toll) == (17, 17, 17)
    assert [(count.stands, count.because) for count in toll.counts] == [
        (False, "replaced by a later word of the same origin"),
        (True, ""),
    ]


def test_of_what_an_origin_says_on_a_day_the_largest_counts() -> None:
    total, part = gist("a", by=MONITOR, figures=(killed(17),)), gist("b", by=MONITOR, figures=(killed(3),))
    toll = only(cite(total, "observatory"), cite(part, "observatory"))
    assert bounds(toll) == (17, 17, 17)
    assert toll.counts[1].because == "the same origin gives a larger count that day"


def test_forty_reprints_are_one_origin() -> None:
    reprints = [cite(gist(f"r{n:02}", figures=(killed(40),)), "agency") for n in range(40)]
    others = [cite(gist("x", figures=(killed(12),))), cite(gist("y", figures=(killed(12),)))]
    assert bounds(only(*reprints, *others)) == (12, 12, 40)


@pytest.mark.parametrize(
    ("more", "because"),
    [
        ({"polarity": Polarity.DENIED}, "denied"),
        ({"certainty": Certainty.PLANNED}, "not said to have happened"),
        ({"certainty": Certainty.CONDITIONAL}, "not said to have happened"),
    ],
)
def test_what_is_denied_or_announced_is_shown_and_does_not_count(more: dict[str, object], because: str) -> None:
    out = gist("a", figures=(killed(90),), **more)  # type: ignore[arg-type]
    toll = only(cite(out), cite(gist("b", figures=(killed(4),))))
    assert bounds(toll) == (4, 4, 4)
    assert [count.because for count in toll.counts] == [because, ""]


def test_the_possible_counts_only_where_nothing_is_firm() -> None:
    maybe = cite(gist("a", figures=(killed(90),), certainty=Certainty.POSSIBLE))
    assert bounds(only(maybe, cite(gist("b", figures=(killed(4),))))) == (4, 4, 4)
    assert bounds(only(maybe)) == (90, 90, 90)


def test_what_a_later_claim_replaced_does_not_count() -> None:
    old, new = cite(gist("a", figures=(killed(21),))), cite(gist("b", figures=(killed(14),)))
    toll = only(old, new, replaced=frozenset({("a", killed(21))}))
    assert bounds(toll) == (14, 14, 14)
    assert toll.counts[0].because == "replaced by a later word"


def test_a_part_of_a_count_is_no_count_of_its_own() -> None:
    toll = only(cite(gist("a", figures=(killed(6), killed(22)))))
    assert bounds(toll) == (22, 22, 22)
    assert len(toll.counts) == 2


def test_civilians_told_of_beside_a_larger_toll_are_a_part_of_it() -> None:
    few = cite(gist("a", report="r", figures=(killed(2, who=Who.CIVILIAN),)), "paper")
    whole = cite(gist("b", report="r", figures=(killed(100, exact=False),)), "paper")
    other = cite(gist("c", figures=(killed(70, who=Who.CIVILIAN),)), "monitor")
    found = {toll.who: bounds(toll) for toll in tolls([few, whole, other])}
    assert found[Who.CIVILIAN] == (70, 70, 70)
    alone = {toll.who: bounds(toll) for toll in tolls([few, whole])}
    assert alone[Who.CIVILIAN] == (2, 2, 2), "nobody else counts civilians"
    rival = cite(gist("d", report="r", figures=(killed(5, who=Who.CIVILIAN),)), "ministry")
    beside = {toll.who: bounds(toll) for toll in tolls([rival, whole, other])}
    assert beside[Who.CIVILIAN] == (5, 5, 70), "another voice in the same report is no part"


def test_one_victim_told_of_is_no_toll_where_somebody_counts() -> None:
    girl = replace(killed(1), wording="a")
    toll = only(cite(gist("a", figures=(girl,))), cite(gist("b", figures=(killed(30),))))
    assert bounds(toll) == (30, 30, 30)
    assert toll.counts[0].because == "a part of a larger count, or one victim told of"
    assert bounds(only(cite(gist("a", figures=(girl,))))) == (1, 1, 1)


def test_incident_arrivals_and_totals_are_kept_apart() -> None:
    held = gist(
        "a",
        figures=(
            killed(12),
            killed(4000, scope=Scope.CUMULATIVE),
            killed(42, what=What.WOUNDED, scope=Scope.ARRIVALS),
            killed(3, who=Who.CHILD),
        ),
    )
    found = {(t.what, t.who, t.scope): bounds(t)[1] for t in tolls([cite(held)])}
    assert found == {
        (What.KILLED, Who.MIXED, Scope.INCIDENT): 12,
        (What.KILLED, Who.MIXED, Scope.CUMULATIVE): 4000,
        (What.KILLED, Who.CHILD, Scope.INCIDENT): 3,
        (What.WOUNDED, Who.MIXED, Scope.ARRIVALS): 42,
    }


def test_people_not_told_apart_are_one_row() -> None:
    unknown, mixed = killed(12, who=Who.UNKNOWN), killed(12)
    assert len(tolls([cite(gist("a", figures=(unknown,))), cite(gist("b", figures=(mixed,)))])) == 1


def test_beds_are_no_toll() -> None:
    beds = killed(4, what=What.BEDS_THEATRES, who=Who.THING)
    assert tolls([cite(gist("a", figures=(beds,), actors=(ARMY,), targets=(REBELS,)))]) == ()


_FIGURES = st.builds(
    lambda low, spread, shape: {
        "exact": killed(low),
        "at least": killed(low, exact=False),
        "up to": killed(None, low),
        "range": killed(low, low + spread),
    }[shape],
    st.integers(1, 60),
    st.integers(1, 40),
    st.sampled_from(["exact", "at least", "up to", "range"]),
)
_VOICES = st.sampled_from([None, DOCTOR, GENERAL, SPOKESMAN, MONITOR, UNITED])
_CITATIONS = st.lists(
    st.tuples(
        _FIGURES, _VOICES, st.sampled_from(list(Certainty)), st.sampled_from(list(Polarity)), st.sampled_from(_LETTERS)
    ),
    min_size=1,
    max_size=8,
).map(
    lambda rows: [
        cite(gist(f"c{n}", figures=(figure,), by=voice, certainty=certainty, polarity=polarity), origin)
        for n, (figure, voice, certainty, polarity, origin) in enumerate(rows)
    ]
)


def _given(figure: Figure) -> set[int]:
    return {value for value in (figure.low, figure.high) if value is not None}


@given(_CITATIONS)
def test_every_bound_is_a_number_that_its_claims_give(citations: list[Citation]) -> None:
    by_id = {citation.id: citation for citation in citations}
    toll = only(*citations)
    assert len(toll.counts) == len(citations), "no figure is lost"
    for bound in (toll.low, toll.best, toll.high):
        if bound is not None:
            assert bound.claims
            for claim in bound.claims:
                assert any(bound.value in _given(figure) for figure in by_id[claim].gist.figures)


@given(_CITATIONS)
def test_low_best_and_high_stand_in_order(citations: list[Citation]) -> None:
    held = [value for value in bounds(only(*citations)) if value is not None]
    assert held == sorted(held)
