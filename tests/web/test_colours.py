"""Colours: text and signs are told from their ground in either theme (WCAG 2.1: 4.5 to 1, 3 to 1 for what is drawn)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

_CSS = Path(__file__).parents[2] / "web" / "css"
_DECLARED = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
_GROUNDS = ("ground", "surface", "sunk")
_TEXTS = ("ink", "ink-muted", "accent", "agreed", "single", "unconfirmed", "disputed")
_BADGES = ("agreed", "single", "unconfirmed", "disputed")


@pytest.fixture(scope="module", params=["light", "dark"])
def tokens(request: pytest.FixtureRequest) -> Mapping[str, str]:
    """Colours by token, of one theme."""
    text = "".join((_CSS / name).read_text("utf-8") for name in ("tokens.css", "colours.css"))
    column = ("light", "dark").index(request.param) + 1
    return {found[1]: found[column + 1] for found in _DECLARED.finditer(text)}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.1, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_black_on_white_has_the_most_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_text_reads_on_every_ground(tokens: Mapping[str, str]) -> None:
    short = {(text, on): contrast(tokens[text], tokens[on]) for text in _TEXTS for on in _GROUNDS}
    assert {pair: ratio for pair, ratio in short.items() if ratio < 4.5} == {}


def test_badges_read_on_their_own_ground(tokens: Mapping[str, str]) -> None:
    assert all(contrast(tokens[one], tokens[f"{one}-soft"]) >= 4.5 for one in _BADGES)
    assert contrast(tokens["ink"], tokens["mark"]) >= 4.5
    assert contrast(tokens["ink"], tokens["accent-soft"]) >= 4.5


def test_families_and_sides_read_as_text_too(tokens: Mapping[str, str]) -> None:
    drawn = [name for name in tokens if name.startswith(("family-", "side-"))]
    assert len(drawn) > 20
    short = {(name, on): contrast(tokens[name], tokens[on]) for name in drawn for on in _GROUNDS}
    assert {pair: ratio for pair, ratio in short.items() if ratio < 4.5} == {}


def test_edges_of_fields_are_seen(tokens: Mapping[str, str]) -> None:
    assert all(contrast(tokens["line-strong"], tokens[on]) >= 3 for on in ("ground", "surface"))


def test_every_family_of_the_key_has_a_colour(tokens: Mapping[str, str]) -> None:
    key = (_CSS.parents[1] / "lexicons" / "publishing" / "families.yml").read_text("utf-8")
    families = re.findall(r"^  - family: (\w+)$", key, re.MULTILINE)
    assert families
    assert all(f"family-{family}" in tokens for family in families)
