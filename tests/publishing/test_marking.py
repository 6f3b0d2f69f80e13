from __future__ import annotations

import pytest

from frontwire.publishing.marking import marked


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("qusayr", "Clinics in ⟦Quṣayr⟧ ran out of oxygen"),
        ("OXY* clinics", "⟦Clinics⟧ in Quṣayr ran out of ⟦oxygen⟧"),
        ('"ran out"', "Clinics in Quṣayr ⟦ran⟧ ⟦out⟧ of oxygen"),
        ("oxy", "Clinics in Quṣayr ran out of oxygen"),
        ('"" * ', "Clinics in Quṣayr ran out of oxygen"),
    ],
)
def test_hits_are_marked(words: str, shown: str) -> None:
    assert marked("Clinics in Quṣayr\n ran out of oxygen", words).plain == shown


def test_a_name_with_an_apostrophe() -> None:
    assert marked("fighting near Ma'arat", "maarat").plain == "fighting near ⟦Ma'arat⟧"
