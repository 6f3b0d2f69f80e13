from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.placing.names import alike, key, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al Quşayr", "al-Qusayr"),
        ("Al Quşayr", "Qusayr"),
        ("Ar Raqqah", "Raqqah"),
        ("Deir al-Balah", "Deir el Balah"),
        ("Ma'arrat al-Nu'man", "Maarrat al Numan"),
        ("Pul-e Khumri", "Pul-i-Khumri"),
        ("Bogotá", "Bogota"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Qusair", "Qusayr"), ("Homs", "Hama"), ("As Salt", "Salta"), ("Aden", "Den Haag"), ("Asyut", "Syut")],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qusair", "al-Qusayr"),
        ("Quseir", "Koussair"),
        ("Khan Sheikhun", "Khan Shaykhun"),
        ("Jobar", "Jawbar"),
        ("Raqqa", "Ar Raqqah"),
        ("Ghouta", "Guta"),
        ("Latamneh", "al-Latamna"),
    ],
)
def test_transliterations_share_a_skeleton_and_look_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)
    assert alike(one, other) > 0.5


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Mosul", "Basra"), ("Douma", "Daraa")])
def test_unlike_names_have_unlike_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@given(st.text(max_size=40))
def test_a_key_is_stable_under_itself(name: str) -> None:
    assert key(name).isascii()
    assert " " not in key(name)
    assert alike(name, name) in (1.0, 0.0)
