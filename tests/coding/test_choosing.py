"""Codes that depend on who acts, on whom, with what."""

from __future__ import annotations

import pytest

from conftest_types import MakeDocument

BASE = "Strategic developments/Headquarters or base established"


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
        ("An angry mob attacked the driver.", "attack", "Riots/Mob violence"),
        ("Gunmen attacked the driver.", "attack", "Violence against civilians/Attack"),
        ("Protesters clashed with guards at the gate.", "armed_clash", "Riots/Violent demonstration"),
        ("Rebels clashed with guards at the gate.", "armed_clash", "Battles/Armed clash"),
        (
            "Rebels captured the village after the army withdrew.",
            "territory_taken",
            "Strategic developments/Non-violent transfer of territory",
        ),
        ("The army withdrew from the ridge.", "withdrawal", "Strategic developments/Change to group/activity"),
        ("Police dispersed the demonstration with tear gas.", "crackdown", "Protests/Protest with intervention"),
        ("Police shot at the protesters.", "crackdown", "Protests/Excessive force against protesters"),
        ("The army set up two bases on the ridge.", "reinforcement", BASE),
        ("Fifty rebels surrendered to the army.", "withdrawal", "Strategic developments/Agreement"),
    ],
)
def test_the_code_fits_the_claim(document: MakeDocument, text: str, kind: str, acled: str | None) -> None:
    coding = next(coding for coding in document(text).codings if coding.kind == kind)
    assert coding.codes.acled == acled
