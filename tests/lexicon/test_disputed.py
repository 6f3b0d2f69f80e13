from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.disputed import Borders, Disputed
from tests_support import LEXICONS


class TestDisputed:
    def test_whose_an_area_is_depends_on_the_policy(self) -> None:
        disputed = Disputed.load(LEXICONS / "map" / "disputed.yml")
        crimea = disputed.whole("UA-43")
        assert crimea is not None
        assert [crimea.country(borders) for borders in (Borders.UN, Borders.ADMINISTERED)] == ["UA", "RU"]

    def test_two_letters_take_a_whole_country_and_nothing_else(self) -> None:
        disputed = Disputed.load(LEXICONS / "map" / "disputed.yml")
        kosovo = disputed.whole("XK-X20~")
        assert kosovo is not None
        assert kosovo.area == "kosovo"
        assert disputed.whole("UA-14") is None

    @pytest.mark.parametrize(
        ("rest", "says"),
        [
            ("codes: [X], since: 1", "unknown field"),
            ("codes: []", "neither says what it consists of"),
            ("cut: [X]", "cut and outline go together"),
            ("cut: [X], outline: [[1, 2], [3, 4]]", "three corners"),
            ("cut: [X], outline: [[1, 95], [3, 4], [5, 6]]", "longitude"),
        ],
    )
    def test_an_area_that_cannot_be_drawn_is_refused(self, tmp_path: Path, rest: str, says: str) -> None:
        assert says in _refusal(tmp_path, f"{{area: a, name: A, un: AA, administered: null, means: m, {rest}}}")

    @pytest.mark.parametrize(
        ("first", "second", "says"),
        [
            ("area: a, codes: [X], un: AA", "area: a, codes: [Y], un: AA", "twice"),
            ("area: a, codes: [X], un: AA", "area: b, codes: [X], un: AA", "X is a's already"),
            ("area: a, codes: [X], un: AA", "area: b, codes: [Y], un: aa", "two capital letters"),
        ],
    )
    def test_areas_at_odds_are_refused(self, tmp_path: Path, first: str, second: str, says: str) -> None:
        areas = [f"{{{area}, name: A, administered: null, means: m}}" for area in (first, second)]
        assert says in _refusal(tmp_path, ", ".join(areas))


def _refusal(folder: Path, areas: str) -> str:
    path = folder / "disputed.yml"
    path.write_text(f"means: Areas.\nareas: [{areas}]\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        Disputed.load(path)
    return str(caught.value)
