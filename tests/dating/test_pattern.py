from __future__ import annotations

import pytest

from frontwire.dating.grammar import RULES
from frontwire.dating.pattern import Lexeme, PatternIndex, compile_pattern


def lattice(*names: str) -> list[list[Lexeme]]:
    """Capitals are categories, small letters words."""
    return [[Lexeme(name if name.isupper() else "", 1, name)] for name in names]


def ends(pattern: str, *names: str) -> list[int]:
    return sorted({end for end, _ in compile_pattern(pattern).match(lattice(*names), 0)})


def test_a_row_matches_in_order() -> None:
    assert ends("MONTH DAYNUM", "MONTH", "DAYNUM") == [2]
    assert ends("MONTH DAYNUM", "DAYNUM", "MONTH") == []


def test_optional_parts_match_either_way() -> None:
    assert ends("the? WEEKDAY (at PART)?", "the", "WEEKDAY", "at", "PART") == [2, 4]
    assert ends("the? WEEKDAY (at PART)?", "WEEKDAY", "at") == [1]


def test_a_choice_takes_one() -> None:
    assert ends("A|b C", "b", "C") == [2]
    assert ends("A|b C", "d", "C") == []


@pytest.mark.parametrize("pattern", ["(A", "A)", "((A B)?"])
def test_brackets_must_close(pattern: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        compile_pattern(pattern)


def test_the_index_finds_what_a_plain_search_finds() -> None:
    index = PatternIndex.of(["A B", "the? C", "B"])
    row = lattice("the", "C")
    assert [(number, match.end) for number, match in index.matches(row, 0)] == [(1, 2)]


def test_no_rule_matches_nothing() -> None:
    for rule in RULES:
        assert not [end for end, _ in compile_pattern(rule.pattern).match([], 0) if end == 0], rule.name
