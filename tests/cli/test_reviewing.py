from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from frontwire.cli.reviewing import PROMPT, Key, Walk, ask
from frontwire.model.happening import Link, Relation
from frontwire.model.judgement import Anchor, Judgement, Verdict
from frontwire.model.span import Span

LINKS = tuple(Link(f"a{n}", f"b{n}", Relation.SAME, 0.5, ("near",)) for n in range(3))


class Person:
    """Answers by a list, and a log of what was asked for."""

    def __init__(self, answers: str | list[str]) -> None:
        self.answers: Iterator[str] = iter(answers)
        self.log: list[str] = []
        self.number = 0

    def judge(self, link: Link, verdict: Verdict) -> Judgement:
        self.number += 1
        self.log.append(f"{verdict} {link.older}")
        ends = (Anchor(one, "r", "shelling", Span(0, 1)) for one in (link.older, link.newer))
        return Judgement(self.number, *ends, verdict, "Lina", datetime(2024, 3, 9, tzinfo=UTC))

    def walk(self, links: tuple[Link, ...] = LINKS) -> Walk:
        walk = Walk(
            links,
            show=lambda at, link: self.log.append(f"show {at}"),
            ask=lambda: next(self.answers, None),
            judge=self.judge,
            undo=lambda judgement: self.log.append(f"undo {judgement.number}"),
            hint=lambda words: self.log.append(f"hint {words}"),
        )
        walk.go()
        return walk


def test_each_link_is_shown_and_decided() -> None:
    person = Person("sdl")
    walk = person.walk()
    assert person.log == ["show 0", "same a0", "show 1", "different a1", "show 2", "later a2"]
    assert [one.verdict for one in walk.decided] == [Verdict.SAME, Verdict.DIFFERENT, Verdict.LATER]


def test_undo_takes_the_last_answer_back_and_shows_that_link_again() -> None:
    person = Person("sdus")
    walk = person.walk()
    assert person.log[2:] == ["show 1", "different a1", "show 2", "undo 2", "show 1", "same a1", "show 2"]
    assert [(one.left.claim, one.verdict) for one in walk.decided] == [("a0", Verdict.SAME), ("a1", Verdict.SAME)]


def test_undo_goes_back_over_what_was_skipped() -> None:
    person = Person("skud")
    walk = person.walk()
    assert [one.verdict for one in walk.decided] == [Verdict.DIFFERENT]
    assert person.log.count("show 0") == 2


def test_nothing_to_undo_is_said() -> None:
    person = Person("uk")
    person.walk()
    assert "hint nothing has been decided yet" in person.log


def test_skipped_links_are_left_to_the_rules() -> None:
    walk = Person("kkk").walk()
    assert walk.decided == ()
    assert walk.skipped == {0, 1, 2}


@pytest.mark.parametrize("answers", ["q", "sq", ""])
def test_quitting_and_the_end_of_input_keep_what_was_decided(answers: str) -> None:
    assert len(Person(answers).walk().decided) == answers.count("s")


def test_another_key_is_asked_for_again() -> None:
    person = Person(["x\n", "\n", "Same\n", "q"])
    walk = person.walk()
    assert [line for line in person.log if line.startswith("hint")] == ["hint one of the keys s d l k u q, please"] * 2
    assert len(walk.decided) == 1


@given(st.text("sdlukqx", max_size=30))
def test_whatever_is_answered_a_link_is_decided_once_at_most(answers: str) -> None:
    walk = Person(answers).walk()
    ends = [one.left.claim for one in walk.decided]
    assert len(ends) == len(set(ends))
    assert len(walk.decided) <= len(LINKS)


def test_every_key_is_told_of() -> None:
    assert all(f"[{key}]" in PROMPT for key in Key)


def test_without_a_terminal_lines_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("s\nd\n"))
    assert [ask(), ask(), ask()] == ["s\n", "d\n", None]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_key_is_enough(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    keys = iter("s\x04")
    monkeypatch.setattr(typer, "getchar", lambda: next(keys))
    assert [ask(), ask()] == ["s", None]
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count(PROMPT) == 2
