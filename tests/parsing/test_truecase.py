"""Capitals that say nothing become letters that do; lengths never change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from frontwire.parsing.truecase import is_shouted, is_titled, sentence_case

COMMON = frozenset(
    [
        "the",
        "army",
        "shells",
        "old",
        "bridge",
        "market",
        "blast",
        "kills",
        "four",
        "near",
        "car",
        "bomb",
        "two",
        "dead",
        "in",
        "on",
    ]
)


def test_shouted_copy_is_told_from_a_line_with_an_acronym() -> None:
    assert is_shouted("GUERRILLAS ATTACKED THE BARRACKS")
    assert not is_shouted("The FMLN attacked")
    assert not is_shouted("UN")


def test_headline_style_is_told_from_a_sentence() -> None:
    assert is_titled("Car Bomb Blast Kills Four Near Old Bridge", is_common=COMMON.__contains__)
    assert not is_titled("Car bomb blast kills four near Tarmin", is_common=COMMON.__contains__)
    assert not is_titled("Khaled Zoubi Rami Noor", is_common=COMMON.__contains__)


def test_a_headline_keeps_its_names_days_and_acronyms() -> None:
    cased = sentence_case(
        "Car Bomb Kills Four Near Tarmin Market, Red Army Says on Friday: UN",
        is_common=(COMMON | {"red", "says", "friday"}).__contains__,
        names=lambda words: {words.index("Red"), words.index("Army")},
    )
    assert cased == "Car bomb kills four near Tarmin market, Red Army says on Friday: UN"


@given(st.text(max_size=120))
def test_no_headline_changes_its_length(text: str) -> None:
    assert len(sentence_case(text, is_common=lambda _: True, names=lambda _: set())) == len(text)
