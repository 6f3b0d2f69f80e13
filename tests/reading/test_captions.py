"""What scrapes glue into and behind the text: captions, topics, menus, those who made the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontwire.model.report import Report

ReadPage = Callable[[str], Report]
LEAD = "Militia fighters shelled the harbour town of Portum for a third day on Tuesday, officials of the town said."
MORE = "A doctor at the hospital said by telephone that twelve people had been brought in and that stocks were low."


def told(report: Report) -> list[tuple[str, str]]:
    """Role and words of every block below the title."""
    return [(block.role.value, block.span.of(report.text)) for block in report.blocks if block.role.value != "title"]


def page(text: str) -> str:
    return f"Militia shells harbour town\n\n{text}"


@pytest.mark.parametrize("credit", ["(AFP Photo)", "(Reuters)", "(File photo)", "(Reuters and AFP)"])
def test_a_caption_between_sentences_is_cut_out(read_page: ReadPage, credit: str) -> None:
    caption = f"A fisherman walks past boats that burned in the old harbour of Portum on Monday. {credit}"
    report = read_page(page(f"{LEAD} {caption} {MORE}"))
    assert told(report) == [("body", LEAD), ("caption", caption), ("body", MORE)]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD} PORTUM (Eastern Front) {MORE}",
        f"{LEAD} The town council said that all bakeries would close on Monday. (Reuters) {MORE}",
        f"{LEAD} The fighters of the Harbour Front left at noon (Portum Brigade) and at night. {MORE}",
    ],
)
def test_a_dateline_a_saying_and_another_bracket_are_no_captions(read_page: ReadPage, text: str) -> None:
    assert "caption" not in {role for role, _ in told(read_page(page(text)))}


def test_a_dateline_amid_the_text_is_cut_out_with_what_stands_unfinished_before_it(read_page: ReadPage) -> None:
    glued = "Reuters Jane Sample Ferry Sinks off Portum Over 20 Dead"
    report = read_page(page(f"{LEAD} {glued} PORTUM (Reuters) {MORE}"))
    assert told(report) == [("body", LEAD), ("caption", glued), ("dateline", "PORTUM (Reuters)"), ("body", MORE)]
    report = read_page(page(f"{LEAD} PORTUM (Reuters) {MORE}"))
    assert told(report) == [("body", LEAD), ("dateline", "PORTUM (Reuters)"), ("body", MORE)]


def test_a_date_does_not_swallow_the_number_after_it(read_page: ReadPage) -> None:
    report = read_page(page(f"01-11-2014 100 fighters left the town at dawn. {MORE}"))
    assert told(report) == [("furniture", "01-11-2014"), ("body", f"100 fighters left the town at dawn. {MORE}")]
    report = read_page(page(f"01-11-2014 10:30 Ten fighters left the town at dawn. {MORE}"))
    assert told(report)[0] == ("furniture", "01-11-2014 10:30")


def test_the_topic_it_is_filed_under_is_furniture(read_page: ReadPage) -> None:
    report = read_page(page(f"Topic War on the coast (81) 0 25 {LEAD}"))
    assert told(report) == [("furniture", "Topic War on the coast (81) 0 25"), ("body", LEAD)]
    assert told(read_page(page(f"Topic of the day was the shelling. {LEAD}")))[0][0] == "body"


@pytest.mark.parametrize(
    ("tail", "role"),
    [
        ("Copyright 2016 Harbour World.", "furniture"),
        ("Related News Ferry Sinks Off Portum Bakers Return", "furniture"),
        ("(Photo Smoke is seen over the harbour of Portum on May 3)", "caption"),
        ("Launched in Portum in 1950 Harbour Post is the paper that readers on the coast trust.", "byline"),
        ("Jane Example is a freelance journalist on the coast.", "byline"),
    ],
)
def test_what_stands_behind_the_last_sentence_is_cut_off(read_page: ReadPage, tail: str, role: str) -> None:
    assert told(read_page(page(f"{LEAD} {MORE} {tail}"))) == [("body", f"{LEAD} {MORE}"), (role, tail)]


@pytest.mark.parametrize(
    "tail",
    [
        "The mayor of Portum is a former journalist.",
        "Copyright law was the least of their worries.",
        "Founded by fishermen in 1950, the town has no walls.",
    ],
)
def test_a_last_sentence_stays(read_page: ReadPage, tail: str) -> None:
    assert told(read_page(page(f"{LEAD} {MORE} {tail}"))) == [("body", f"{LEAD} {MORE} {tail}")]
