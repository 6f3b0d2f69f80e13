from __future__ import annotations

from frontwire.model.report import Block, Report, Role
from frontwire.model.span import Span


def test_running_text_leaves_the_furniture_out() -> None:
    text = "Mill shelled\nShare this\nTwo men were hurt\nat the mill."
    blocks = (
        Block(Role.TITLE, (Span(0, 12),)),
        Block(Role.FURNITURE, (Span(13, 23),)),
        Block(Role.BODY, (Span(24, 41), Span(42, 54))),
    )
    assert Report(text, blocks).running_text == "Mill shelled\nTwo men were hurt at the mill."


def test_running_text_of_a_page_of_furniture_is_empty() -> None:
    assert Report("Share this", (Block(Role.FURNITURE, (Span(0, 10),)),)).running_text == ""
