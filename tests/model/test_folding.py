from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.model.folding import fold, fold_name


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Évêché", "eveche"),
        ("ＡＢＣ ﬁve", "abc five"),
        ("قُصِفَت", "قصفت"),
        ("قصـفت", "قصفت"),
        ("Ma'arat al-Nu‘man", "maarat al numan"),
        ("Sana’a", "sanaa"),
        ("the army's and soldiers' posts", "the army and soldiers posts"),
        ("l'hôpital d’Alep", "l hopital d alep"),
        ("O'Brien", "o brien"),
        ("İstanbul STRASSE Straße", "istanbul strasse strasse"),
        ("3.5 tons, 1,200 men", "3 5 tons 1 200 men"),
        ("zero\u200bwidth", "zerowidth"),
        ("  ?! ", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert all(char.isalnum() or char == " " for char in once)
    assert "  " not in once


@pytest.mark.parametrize(
    ("text", "key"), [("The other two men", "two men"), ("a", "a"), ("", ""), ("Any Man's Land", "man land")]
)
def test_names(text: str, key: str) -> None:
    assert fold_name(text) == key
