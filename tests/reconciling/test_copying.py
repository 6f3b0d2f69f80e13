from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from frontwire.model.filing import Filing, Voucher
from frontwire.model.happening import Copy
from frontwire.reconciling.copying import copies, families, signature
from reconciling_support import DAY, make_filing

WIRE = (
    "Shells struck the flour mill north of Kala on Monday morning and hurt two workers, the mayor of the town said. "
    "The mill had reopened only a week before, after repairs that took most of the spring and were paid for by three "
    "villages. A dozen sacks burned in the yard. Bakers in the valley said that they had flour for four days at most, "
    "and that the road to the port was still shut by snow and by a checkpoint at the second bridge."
)
#: The wire story with a new beginning and without its end.
EDITED = (
    "KALA'S MILL HIT AGAIN\nBread may soon run short in the north of the country. "
    "Shells struck the flour mill north of Kala on Monday morning and hurt two workers, officials said. "
    "The mill had reopened only a week before, after repairs that took most of the spring and were paid for by three "
    "villages. Bakers in the valley said that they had flour for four days at most."
)
STATEMENT = (
    "“Nobody in this valley has fired a single shell at a mill, a bakery or a school, and whoever says that we did is "
    "trying to cover up for those who truly did it and who will do it again before the winter is out,”"
)
ONE = (
    "Rebels on the heights rejected a charge that they had shelled the mill at Kala. "
    f"{STATEMENT} their spokesman said by telephone from the coast. Two workers were wounded on Monday."
)
OTHER = (
    "In Kala, where bread has been scarce since autumn, people woke to a burning mill this week. "
    f"The armed groups deny any part in it. {STATEMENT} they wrote, without an account of where the shots came from."
)
CAMP = (
    "Rain flooded a camp for displaced families beside the river Arn during the night. Aid workers moved forty tents "
    "to higher ground and asked for blankets, stoves and clean water, of which there was enough for a day or two only."
)


def find(*filings: tuple[Filing, str]) -> tuple[Copy, ...]:
    texts = {filing.id: text for filing, text in filings}
    return copies([replace(filing, signature=signature(text)) for filing, text in filings], texts.get)


def test_a_reprint_is_a_copy_of_the_report_known_first() -> None:
    later = make_filing("a_later", published=DAY + timedelta(days=1))
    (copy,) = find((later, WIRE), (make_filing("z_first"), WIRE))
    assert (copy.original, copy.copy, copy.likeness) == ("z_first", "a_later", 1.0)
    assert "all of its" in copy.because


def test_an_edited_reprint_is_a_copy() -> None:
    (copy,) = find((make_filing("a"), WIRE), (make_filing("b"), EDITED))
    assert (copy.original, copy.copy) == ("a", "b")
    assert copy.likeness < 0.6


def test_the_reason_counts_runs_and_names_the_credit_of_both() -> None:
    first, second = make_filing("a", agency="reuters"), make_filing("b", agency="reuters")
    (copy,) = find((first, WIRE), (second, EDITED))
    assert "five-word runs outside quotations stand in the other report too" in copy.because
    assert "it credits reuters, as the first does" in copy.because


def test_a_shared_statement_makes_no_copy() -> None:
    assert find((make_filing("a"), ONE), (make_filing("b"), OTHER)) == ()


def test_reports_on_other_things_are_no_copies() -> None:
    assert find((make_filing("a"), WIRE), (make_filing("b"), CAMP)) == ()


def test_the_agencys_own_report_is_the_original_even_where_it_was_known_later() -> None:
    own = make_filing("z", publisher="reuters", agency="reuters", published=DAY + timedelta(days=2))
    (copy,) = find((make_filing("a", agency="reuters"), WIRE), (own, WIRE))
    assert (copy.original, copy.copy) == ("z", "a")
    assert "it credits reuters, which is the first" in copy.because


def test_an_outlet_that_sets_its_background_again_does_not_copy_itself() -> None:
    background = " ".join(f"the war of the valley began in spring{i}" for i in range(6))
    first = f"A bridge fell at Arn on Tuesday and nobody was hurt in it at all. {background}"
    second = f"Forty sheep were stolen near the pass and the shepherd gave chase to no end. {background}"
    same = [(make_filing(name, publisher="kala post"), text) for name, text in (("a", first), ("b", second))]
    assert find(*same) == ()
    assert find((make_filing("a"), first), (make_filing("b"), second))


def test_a_short_text_is_a_copy_only_word_for_word() -> None:
    flash = "Two hurt as shells strike a flour mill north of Kala on Monday."
    (copy,) = find((make_filing("a"), flash), (make_filing("b"), flash.upper()))
    assert "the same 13 words" in copy.because
    assert find((make_filing("a"), flash), (make_filing("b"), flash + " Mayor confirms.")) == ()
    assert find((make_filing("a"), "More to follow."), (make_filing("b"), "More to follow.")) == ()


def test_a_message_that_somebody_vouches_for_is_no_copy_but_may_be_copied() -> None:
    message = make_filing("z", outlet=None, publisher=None, voucher=Voucher("Dr Salma", "medical"))
    reprint = make_filing("a", published=DAY + timedelta(days=1))
    (copy,) = find((message, WIRE), (reprint, WIRE))
    assert (copy.original, copy.copy) == ("z", "a")
    other = make_filing("y", outlet=None, publisher=None, voucher=Voucher("Dr Amin", "medical"))
    assert find((message, WIRE), (other, WIRE)) == ()


def test_copies_of_copies_go_back_to_one_report() -> None:
    made = (Copy("a", "b", 1.0, ""), Copy("b", "c", 1.0, ""), Copy("x", "y", 1.0, ""))
    assert families(made) == {"b": "a", "c": "a", "y": "x"}


def test_a_signature_is_of_words_not_of_their_look() -> None:
    assert signature(WIRE) == signature(WIRE.upper().replace(",", " ;"))
    assert len(signature(WIRE)) == 128
    assert signature("Nothing new.") == ()


def test_many_reprints_of_one_report_are_all_found() -> None:
    made = find(*((make_filing(f"f{number:03}"), WIRE) for number in range(60)))
    assert {copy.original for copy in made} == {"f000"}
    assert len(made) == 59


def test_reports_that_share_nothing_are_never_read() -> None:
    read: list[str] = []

    def text_of(report: str) -> str:
        read.append(report)
        return ""

    texts = [" ".join(f"word{number * 7919 + place}" for place in range(80)) for number in range(300)]
    assert copies([make_filing(f"f{number}", text) for number, text in enumerate(texts)], text_of) == ()
    assert read == []


def test_of_a_crowd_each_report_is_read_a_bounded_number_of_times() -> None:
    read: list[str] = []

    def text_of(report: str) -> str:
        read.append(report)
        return WIRE

    assert len(copies([make_filing(f"f{number:03}", WIRE) for number in range(400)], text_of)) == 399
    assert len(read) == 400


@given(st.permutations(range(7)))
def test_the_order_of_filings_does_not_matter(order: list[int]) -> None:
    texts = (WIRE, EDITED, ONE, OTHER, CAMP, WIRE, CAMP)
    held = [
        (make_filing(f"f{number}", published=DAY + timedelta(days=number % 3)), texts[number]) for number in range(7)
    ]
    assert find(*(held[number] for number in order)) == find(*held)


WORDS = st.lists(st.sampled_from(["mill", "bridge", "shell", "valley", "road", "flour", "truck", "night"]), min_size=30)


@given(WORDS, WORDS)
def test_copying_is_symmetric_but_for_who_came_first(left: list[str], right: list[str]) -> None:
    one, other = make_filing("a"), make_filing("b")
    straight = find((one, " ".join(left)), (other, " ".join(right)))
    crossed = find((one, " ".join(right)), (other, " ".join(left)))
    assert [copy.likeness for copy in straight] == [copy.likeness for copy in crossed]
