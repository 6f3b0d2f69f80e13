"""Which number belongs to which noun."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.coding.numerals import numerals
from frontwire.coding.quantities import numeral_of, singular, wording
from frontwire.lexicon.figures import FigureWords
from frontwire.model.figure import Quantity
from frontwire.model.report import Role
from frontwire.model.span import Span, Stretch
from frontwire.model.syntax import Sentence, Syntax, Token


@pytest.fixture(scope="module")
def words(settings) -> FigureWords:
    return FigureWords.load(Path(settings.lexicons) / "figures")


def quantity_of(syntax: Syntax, head: int, *, words: FigureWords, count_singular: bool = False) -> Quantity | None:
    """The number of the noun at `head`; with `count_singular`, "a nurse" is one."""
    numeral = numeral_of(syntax, head, words=words)
    if numeral is not None:
        return Quantity(numeral.low, numeral.high, wording(syntax, numeral.whole))
    return singular(syntax, head) if count_singular else None


def head_of(syntax: Syntax, word: str) -> int:
    return next(token.index for token in syntax.tokens if token.text.lower() == word.lower())


@pytest.mark.parametrize(
    ("text", "noun", "low", "high", "wording"),
    [
        ("The raid killed 1,200 villagers.", "villagers", 1200, 1200, "1,200"),
        ("The war uprooted 210000 residents.", "residents", 210000, 210000, "210000"),
        ("Some 1.2 million refugees crossed the river.", "refugees", 1200000, 1200000, "Some 1.2 million"),
        ("Forty-two shepherds died.", "shepherds", 42, 42, "Forty-two"),
        ("A hundred and twenty recruits deserted.", "recruits", 120, 120, "A hundred and twenty"),
        ("Three thousand five hundred troops left.", "troops", 3500, 3500, "Three thousand five hundred"),
        ("Two dozen rebels died.", "rebels", 24, 24, "Two dozen"),
        ("Half a dozen tanks burned.", "tanks", 6, 6, "Half a dozen"),
        ("A dozen jeeps burned.", "jeeps", 12, 12, "A dozen"),
        ("More than a dozen jeeps burned.", "jeeps", 12, None, "More than a dozen"),
        ("Dozens of farmers died.", "farmers", 24, 99, "Dozens"),
        ("Scores of farmers died.", "farmers", 40, 99, "Scores"),
        ("Hundreds of farmers fled.", "farmers", 200, 999, "Hundreds"),
        ("Tens of thousands of farmers fled.", "farmers", 20000, 99999, "Tens of thousands"),
        ("Several hundred farmers fled.", "farmers", 300, 999, "Several hundred"),
        ("Several farmers fled.", "farmers", 3, 9, "Several"),
        ("A few farmers fled.", "farmers", 3, 5, "A few"),
        ("A couple of farmers fled.", "farmers", 2, 2, "A couple of"),
        ("At least 70 recruits died.", "recruits", 70, None, "At least 70"),
        ("No fewer than 70 recruits died.", "recruits", 70, None, "No fewer than 70"),
        ("Up to 70 recruits died.", "recruits", None, 70, "Up to 70"),
        ("As many as 70 recruits died.", "recruits", None, 70, "As many as 70"),
        ("Nearly 70 recruits died.", "recruits", 70, 70, "Nearly 70"),
        ("Between 20 and 30 recruits died.", "recruits", 20, 30, "Between 20 and 30"),
        ("From 20 to 30 recruits died.", "recruits", 20, 30, "From 20 to 30"),
        ("20-30 recruits died.", "recruits", 20, 30, "20-30"),
        ("Five or six recruits died.", "recruits", 5, 6, "Five or six"),
        ("At least 20 and up to 30 recruits died.", "recruits", 20, 30, "At least 20 and up to 30"),
        ("20 or more recruits died.", "recruits", 20, None, "20 or more"),
        ("The army took three of the five bridges.", "bridges", 3, 3, "three"),
        ("They drove two suicide car bombs into the gate.", "bombs", 2, 2, "two"),
        ("The blast killed 35 Hezbollah fighters.", "fighters", 35, 35, "35"),
        ("The YPG killed 10 IS members last week.", "members", 10, 10, "10"),
        ("The blast killed 35 Islamic State (IS) fighters.", "fighters", 35, 35, "35"),
        ('The raid killed 14 "bandits" near the weir.', "bandits", 14, 14, "14"),
    ],
)
def test_a_number_and_its_noun(document, words, text, noun, low, high, wording) -> None:  # noqa: PLR0917
    syntax = document(text).syntax
    found = quantity_of(syntax, head_of(syntax, noun), words=words)
    assert found is not None
    assert (found.low, found.high, found.wording) == (low, high, wording)


@pytest.mark.parametrize(
    ("text", "head", "low"),
    [
        ("Blast Kills Four Near Bus Station", "Four", 4),
        ("One dead in clash at the crossing", "One", 1),
        ("The clinic received 42 wounded.", "42", 42),
        ("Dozens more were hurt.", "Dozens", 24),
        ("Two others were hurt.", "others", 2),
        ("Of the guards 12 may have died.", "12", 12),
        ("In 1982, 20 thousand villagers were killed.", "villagers", 20000),
        ("Up to 1.5m people fled.", "1.5", None),
    ],
)
def test_a_number_alone(document, words, text, head, low) -> None:
    syntax = document(text).syntax
    found = quantity_of(syntax, head_of(syntax, head), words=words)
    assert found is not None
    assert found.low == low


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("A 12-year-old boy ran.", "boy"),
        ("The 47th Brigade advanced.", "Brigade"),
        ("Resolution 2118 was adopted.", "Resolution"),
        ("They fired 122 mm rockets.", "rockets"),
        ("The 2012 battle ended badly.", "battle"),
        ("Fighting began on 12 May 2013.", "May"),
        ("The column stopped 40 kilometers away.", "kilometers"),
        ("Prices rose by 30 percent.", "percent"),
        ("The repair cost 3 million dollars.", "dollars"),
        ("T-72 tanks rolled in.", "tanks"),
        ("The raid began at 1800.", "1800"),
        ("Shells fell between 0200 and 0300.", "0300"),
        ("The bomb went off on 6 January.", "6"),
        ("The council adopted resolutions 2118 and 2235.", "2235"),
        ("Samir Odeh, 43, fled.", "43"),
        ("Many farmers fled.", "farmers"),
        ("The farmers fled.", "farmers"),
    ],
)
def test_no_count(document, words, text, head) -> None:
    syntax = document(text).syntax
    assert quantity_of(syntax, head_of(syntax, head), words=words) is None


def test_one_is_counted_only_when_asked(document, words) -> None:
    syntax = document("A nurse stopped the car.").syntax
    nurse, car = head_of(syntax, "nurse"), head_of(syntax, "car")
    assert quantity_of(syntax, nurse, words=words) is None
    one = quantity_of(syntax, nurse, words=words, count_singular=True)
    assert one is not None
    assert (one.low, one.high, one.wording) == (1, 1, "A")
    assert quantity_of(syntax, car, words=words, count_singular=True) is None


def test_the_age_of_one_is_not_the_number(document, words) -> None:
    syntax = document("A 12-year-old boy ran.").syntax
    found = quantity_of(syntax, head_of(syntax, "boy"), words=words, count_singular=True)
    assert found is not None
    assert found.low == 1


def flat(*texts: str) -> Syntax:
    """Words as one flat sentence: each noun's left neighbours hang on the last word."""
    last = len(texts) - 1
    tokens, start = [], 0
    for index, text in enumerate(texts):
        pos, tag, dep = ("NOUN", "NNS", "ROOT") if index == last else ("NUM", "CD", "nummod")
        tokens.append(Token(index, text, text.lower(), pos, tag, dep, last, "", Span(start, start + len(text)), 0))
        start += len(text) + 1
    return Syntax.of(tokens, [Sentence(0, Stretch(0, len(texts)), Span(0, start - 1), 0, Role.BODY)])


@given(st.integers(min_value=1, max_value=999_999_999))
def test_digits_mean_the_same_with_and_without_commas(words, number: int) -> None:
    for text in (str(number), f"{number:,}"):
        syntax = flat("about", text, "tanks")
        found = quantity_of(syntax, 2, words=words)
        assert found is not None
        assert (found.low, found.high) == (number, number)


@given(
    st.lists(
        st.sampled_from(
            [
                "at",
                "least",
                "up",
                "to",
                "5",
                "20",
                "dozen",
                "of",
                "and",
                "hundreds",
                "a",
                "few",
                "-",
                "more",
                "than",
                "million",
                "1.5",
            ]
        ),
        min_size=1,
        max_size=9,
    )
)
def test_numbers_never_overlap_and_their_bounds_are_ordered(words, texts: list[str]) -> None:
    syntax = flat(*texts, "tanks")
    found = numerals(syntax, Stretch(0, len(texts) + 1), words=words)
    assert all(n.low is None or n.high is None or n.low <= n.high for n in found)
    assert all(n.whole.contains(n.core) for n in found)
    assert all(first.core.end <= second.core.start for first, second in pairwise(found))
