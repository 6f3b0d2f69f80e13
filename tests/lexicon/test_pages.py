"""Page furniture: a rule is tried only where one of its phrases may stand, and then always."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire import Reader
from frontwire.lexicon.pages import _Rule, _words


@pytest.fixture(scope="module")
def rules(reader: Reader) -> tuple[_Rule, ...]:
    pages = reader.pipeline.lexicons.pages
    return (*pages.lines, *pages.leading, *pages.trailing)


def test_every_line_that_an_entry_takes_has_a_word_of_its_own(rules: tuple[_Rule, ...]) -> None:
    taken = [(rule, example.text) for rule in rules for example in rule.entry.examples]
    found = [(rule, line) for rule, line in taken if rule.pattern.search(line)]
    assert found
    assert all(rule.may_stand(_words(line)) for rule, line in found)


@given(st.data())
def test_no_line_that_a_pattern_finds_is_passed_over(rules: tuple[_Rule, ...], data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(rules))
    parts = [part for example in rule.entry.examples for part in example.text.split()]
    glue = data.draw(st.sampled_from([" ", "  ", " - ", "\t", "\u00a0"]))
    line = glue.join(data.draw(st.lists(st.sampled_from(parts), max_size=8)))
    shaped = data.draw(st.sampled_from([line, line.upper(), f"({line})", f"• {line}."]))
    assert rule.pattern.search(shaped) is None or rule.may_stand(_words(shaped))


def test_a_line_without_any_of_the_words_is_not_tried(rules: tuple[_Rule, ...]) -> None:
    tried = [rule for rule in rules if rule.words is not None and rule.may_stand(_words("Troops left at dawn."))]
    assert len(tried) < len(rules) / 2
