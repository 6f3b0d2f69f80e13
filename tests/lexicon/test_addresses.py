from __future__ import annotations

import pytest

from frontwire.lexicon.addresses import AddressExample, Tracking
from frontwire.reading.addressing import tidied
from tests_support import LEXICONS

TRACKING = Tracking.load(LEXICONS / "addresses" / "tracking.yml")


@pytest.mark.parametrize("example", TRACKING.examples, ids=lambda one: one.text)
def test_every_example_is_left_as_it_says(example: AddressExample) -> None:
    assert tidied(example.text, TRACKING) == example.becomes


@pytest.mark.parametrize(
    "words", ["", "ftp://example.org/1", "//example.org", "https://", "https://[half", "mailto:a@b"]
)
def test_what_is_no_address_of_the_web_is_none(words: str) -> None:
    assert tidied(words, TRACKING) is None


def test_a_name_and_password_are_not_kept() -> None:
    assert tidied("https://ann:secret@example.org/1", TRACKING) == "https://example.org/1"
