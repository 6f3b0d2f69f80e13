"""Tests of the tables of PLOVER: what is refused, and that they know every code that our kinds have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from frontwire.errors import LexiconError
from frontwire.lexicon.plover import Plover
from frontwire.model.voice import Certainty, Polarity

LEXICONS = Path(__file__).parents[2] / "lexicons"
#: PLOVER's 16 types and 37 contexts (manual 2.0).
TYPES, CONTEXTS = 16, 37


@pytest.fixture(scope="module")
def plover() -> Plover:
    return Plover.load(LEXICONS / "exports")


def _codes(value: Any) -> Iterator[str]:
    """Every code of PLOVER in a lexicon file."""
    if isinstance(value, dict):
        for key, held in value.items():
            if key == "plover" and isinstance(held, str):
                yield held
            else:
                yield from _codes(held)
    elif isinstance(value, list):
        for held in value:
            yield from _codes(held)


def test_all_types_and_contexts_are_there(plover: Plover) -> None:
    assert (len(plover.types), len(plover.contexts)) == (TYPES, CONTEXTS)


def test_every_code_of_our_kinds_is_one_of_the_manual_or_is_said_in_its_terms(plover: Plover) -> None:
    files = sorted((LEXICONS / "kinds").glob("*.yml"))
    codes = {code for path in files for code in _codes(yaml.safe_load(path.read_text(encoding="utf-8")))}
    unknown = []
    for code in codes:
        name, _, mode = code.partition("/")
        is_own = name in plover.types and (not mode or mode in plover.types[name].modes)
        if not is_own and code not in plover.foreign:
            unknown.append(code)
    assert len(codes) > TYPES
    assert sorted(unknown) == []


@pytest.mark.parametrize(
    ("polarity", "certainty", "background", "wanted"),
    [
        (Polarity.AFFIRMED, Certainty.STATED, False, []),
        (Polarity.AFFIRMED, Certainty.CLAIMED, False, []),
        (Polarity.DENIED, Certainty.STATED, False, ["negation"]),
        (Polarity.AFFIRMED, Certainty.POSSIBLE, False, ["hypothetical"]),
        (Polarity.AFFIRMED, Certainty.CONDITIONAL, True, ["hypothetical", "historical"]),
        (Polarity.DENIED, Certainty.PLANNED, False, ["negation", "future"]),
    ],
)
def test_auxiliary_modes_tell_of_the_stance(
    plover: Plover, polarity: Polarity, certainty: Certainty, background: bool, wanted: list[str]
) -> None:
    held = [one.context for one in plover.auxiliary if one.holds(polarity, certainty, background=background)]
    assert held == wanted


def _copy(folder: Path, *, name: str, old: str, new: str) -> Path:
    """The tables with one thing in them changed."""
    for path in sorted((LEXICONS / "exports").glob("plover*.yml")):
        text = path.read_text(encoding="utf-8")
        if path.name == name:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("plover.yml", "AGREE: {quad: 1", "AGREE: {quad: 5", "AGREE: quad"),
        ("plover.yml", "scale: 9.5", "scale: 19.5", "COOPERATE: scores"),
        ("plover.yml", "code: CONSULT/host", "code: CONSULT/phone", "CONSULT/phone"),
        ("plover.yml", "mode: targeted", "mode: sly", "no mode sly"),
        ("plover.yml", "context: legal}", "context: lawful}", "no context lawful"),
        ("plover.yml", "  sea: {feature: H}\n", "", "none for sea"),
        ("plover_contexts.yml", "attacked a polling station.", "attacked a polling place.", "words are not found"),
        ("plover_contexts.yml", "attacked a police station.", "attacked a polling station.", "words are found"),
        ("plover_contexts.yml", "context: cyber\n", "context: cbrn\n", "cbrn: stands there twice"),
    ],
)
def test_tables_that_cannot_work_are_refused(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    folder = _copy(tmp_path, name=name, old=old, new=new)
    with pytest.raises(LexiconError, match=told):
        Plover.load(folder)


def test_words_are_found_whole_and_in_any_case(plover: Plover) -> None:
    contexts = {one.entry.context: one for one in plover.contexts}
    assert contexts["trafficking"].found_in("SMUGGLERS crossed the river")
    assert not contexts["legal"].found_in("The courtyard was shelled")
