from __future__ import annotations

from collections.abc import Sequence

import pytest

from frontwire.cli.ids import pick
from frontwire.errors import InputError

IDS = ("abcd1111", "abcd2222", "ffff0000", "ffff0000aa")


def beginning(text: str) -> Sequence[str]:
    return [one for one in IDS if one.startswith(text)]


def found(asked: str) -> str:
    return pick(asked, noun="happening", beginning=beginning, words=lambda id_: f"what {id_[4:]} tells")


@pytest.mark.parametrize("asked", ["abcd1", "ABCD1", " [abcd1111] ", "abcd1111"])
def test_a_beginning_that_one_has(asked: str) -> None:
    assert found(asked) == "abcd1111"


def test_an_id_that_another_one_begins_with() -> None:
    assert found("ffff0000") == "ffff0000"


def test_several_are_listed_with_what_they_stand_for() -> None:
    with pytest.raises(InputError, match=r"2 happenings .* abcd1111 \(what 1111 tells\); abcd2222 \(what 2222 tells\)"):
        found("abcd")


def test_a_long_list_is_cut() -> None:
    many = [f"aaaa{number:04}" for number in range(9)]
    with pytest.raises(InputError, match=r"^9 claims .*aaaa0005; and 3 more$"):
        pick("aaaa", noun="claim", beginning=lambda _: many)


@pytest.mark.parametrize(("asked", "said"), [("abc", "too short"), ("", "too short"), ("eeee", "no happening")])
def test_none(asked: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        found(asked)
