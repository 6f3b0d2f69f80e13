"""Quotations: paired within a block, open ones kept."""

from __future__ import annotations

from conftest_types import MakeDocument


def quoted(parsed: MakeDocument, text: str) -> list[tuple[str, bool]]:
    made = parsed(text)
    return [(q.span.of(made.report.text), q.closed) for q in made.quotations]


def test_marks_pair(parsed: MakeDocument) -> None:
    found = quoted(parsed, 'He said "we stay" and then "we fight on".')
    assert found == [('"we stay"', True), ('"we fight on"', True)]


def test_a_mark_left_open_runs_to_the_end_of_its_paragraph(parsed: MakeDocument) -> None:
    found = quoted(parsed, '"We stay here, he said.\n\nThe road was quiet.')
    assert found == [('"We stay here, he said.', False)]


def test_single_marks_quote_but_apostrophes_do_not(parsed: MakeDocument) -> None:
    found = quoted(parsed, "Troops are 'close to victory' in the mayor's town, the guards' captain said.")
    assert found == [("'close to victory'", True)]


def test_no_mark_no_quotation(parsed: MakeDocument) -> None:
    assert quoted(parsed, "The guards' mess was empty.") == []
