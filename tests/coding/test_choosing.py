"""Codes that depend on who acts, on whom, with what."""

from __future__ import annotations

import pytest

from conftest_types import MakeDocument


@pytest.mark.parametrize(
    ("text", "kind", "acled"),
    [
        ("The army recaptured the village.", "territory_taken", "Battles/Government regains territory"),
        ("Rebels captured the village.", "territory_taken", "Battles/Non-state actor overtakes territory"),
        ("Gunmen attacked an army checkpoint.", "attack", "Battles/Armed clash"),
        ("Gunmen attacked a bus.", "attack", "Violence against civilians/Attack"),
        ("Attackers threw a grenade at the kiosk.", "bombing", "Explosions/Remote violence/Grenade"),
        (
            "A car bomb exploded at the kiosk.",
            "bombing",
            "Explosions/Remote violence/Remote explosive/landmine/IED",
        ),
        ("Students protested against the draft.", "protest", "Protests/Peaceful protest"),
        ("Students protested and threw stones at cars.", "protest", "Riots/Violent demonstration"),
        ("Forty people died in the flood.", "casualties", None),
        ("Fifty rebels surrendered to the army.", "withdrawal", "Strategic developments/Agreement"),
    ],
)
def test_the_code_fits_the_claim(document: MakeDocument, text: str, kind: str, acled: str | None) -> None:
    coding = next(coding for coding in document(text).codings if coding.kind == kind)
    assert coding.codes.acled == acled
