"""Labels before paragraphs: headings where several paragraphs have one, words of the text where one does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontwire.model.report import Report

ReadPage = Callable[[str], Report]


def told(report: Report) -> list[tuple[str, str]]:
    return [(block.role.value, block.span.of(report.text)) for block in report.blocks]


def test_labels_of_several_paragraphs_are_headings(read_page: ReadPage) -> None:
    page = "Report No. 3 on the delta\n\nHealth: The clinic is closed.\n\nFood aid: No lorry has come since May."
    assert told(read_page(page))[1:] == [
        ("subhead", "Health:"),
        ("body", "The clinic is closed."),
        ("subhead", "Food aid:"),
        ("body", "No lorry has come since May."),
    ]


@pytest.mark.parametrize(
    "second",
    [
        "Nobody knew more.",
        "Wanted: diesel, gauze",
        "He said one thing: They never came back to us.",
        "Asked: Who did it: the guards or the thieves?",
    ],
)
def test_one_label_alone_is_text(read_page: ReadPage, second: str) -> None:
    page = f"The weir was hit at dawn on Monday\n\nCorrection: The weir was hit at dusk.\n\n{second}"
    assert ("subhead", "Correction:") not in told(read_page(page))
