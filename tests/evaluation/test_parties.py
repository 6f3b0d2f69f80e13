"""Whom the words of a role stand for: the actor they name, its owner, or the doer of the deed they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from evaluation.sets.parties import parties_of
from frontwire.api import Reader

if TYPE_CHECKING:
    from frontwire.model.claim import Claim


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("Kenyan soldiers attacked Taliban positions.", "attack", [("AF", "REB")]),
        ("Kenya condemned the raid by Ugandan soldiers.", "condemnation", [("UG", "MIL")]),
        ("Kenyan soldiers attacked Ugandan soldiers.", "attack", [("UG", "MIL")]),
        ("Kenyan soldiers attacked a bus.", "attack", [(None, None)]),
    ],
)
def test_targets_stand_for(reader: Reader, text: str, kind: str, parties: list[tuple[str | None, str | None]]) -> None:
    reading = reader.read(text, published="2024-03-06")
    claim: Claim = next(claim for claim in reading.claims if claim.kind == kind)
    held = parties_of(claim.targets, reading.document)
    assert [(actor.country, None if actor.sector is None else actor.sector.value) for actor in held] == parties
