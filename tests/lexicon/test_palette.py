from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.palette import MOST, Palette
from frontwire.lexicon.sheltered import Sheltered
from tests_support import LEXICONS


class TestPalette:
    def test_every_kind_has_a_family(self) -> None:
        palette = Palette.load(LEXICONS / "publishing" / "families.yml")
        assert set(palette.of_kind) == {path.stem for path in (LEXICONS / "kinds").glob("*.yml")}
        assert len(palette.families) <= MOST
        assert palette.family("air_strike") == "fire"
        assert palette.family("nothing known") == "other"

    @pytest.mark.parametrize(
        ("families", "says"),
        [
            ("[{family: a, label: A, kinds: [x]}]", "'other' among them"),
            ("[{family: other, label: O, kinds: [x]}, {family: other, label: O, kinds: []}]", "each name once"),
            ("[{family: a, label: A, kinds: [x]}, {family: other, label: O, kinds: [x]}]", "x stands in a too"),
            (f"[{', '.join(f'{{family: f{n}, label: F, kinds: []}}' for n in range(MOST + 1))}]", "told apart"),
        ],
    )
    def test_what_cannot_be_drawn_is_refused(self, tmp_path: Path, families: str, says: str) -> None:
        path = tmp_path / "families.yml"
        path.write_text(f"means: Families.\nfamilies: {families}\n", encoding="utf-8")
        with pytest.raises(LexiconError, match=says):
            Palette.load(path)


class TestSheltered:
    @pytest.mark.parametrize(
        ("name", "found"),
        [("the maternity ward", True), ("Displaced families' hall", True), ("the bakery", False), ("", False)],
    )
    def test_names_of_care_and_shelter_are_found(self, name: str, found: bool) -> None:
        assert Sheltered.load(LEXICONS / "publishing" / "sheltered.yml").found_in(name) is found

    @pytest.mark.parametrize(
        ("rest", "says"),
        [
            ("beginnings: []\nexamples: []", "at least one"),
            ("beginnings: [clinic]\nexamples: [{text: a clinic, finds: clinic}]", "one that finds nothing"),
            ("beginnings: [clinic]\nexamples: [{text: a mill, finds: clinic}]", "finds nothing, not clinic"),
        ],
    )
    def test_a_file_that_its_examples_belie_is_refused(self, tmp_path: Path, rest: str, says: str) -> None:
        path = tmp_path / "sheltered.yml"
        path.write_text(f"means: Names.\n{rest}\n", encoding="utf-8")
        with pytest.raises(LexiconError, match=says):
            Sheltered.load(path)
