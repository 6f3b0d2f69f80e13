"""Who stands behind a toll whose own words name nobody."""

from __future__ import annotations

import pytest

from conftest_types import MakeDocument
from frontwire.model.document import Document


def doers(document: Document, kind: str) -> list[str]:
    coding = next(coding for coding in document.codings if coding.kind == kind)
    return [document.syntax[head].text for head in coding.actors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five villagers were killed in air raids by the army.", ["army"]),
        ("Five villagers were killed after the army shelled the market.", ["army"]),
        ("Air strikes by the army left ten villagers dead.", ["army"]),
        ("Five villagers were killed while the army shelled the market.", []),
        ("Five villagers were killed in the market.", []),
    ],
)
def test_the_actor_of_the_cause(document: MakeDocument, text: str, expected: list[str]) -> None:
    assert doers(document(text), "casualties") == expected
