from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.actors import Actors
from frontwire.lexicon.spokespeople import load_spokespeople
from tests_support import LEXICONS

FILE = LEXICONS / "origins" / "spokespeople.yml"


def test_everybody_named_is_an_actor_of_the_lexicon() -> None:
    actors = Actors.load(LEXICONS / "actors", LEXICONS / "agents")
    held = load_spokespeople(FILE)
    forces = {f"{country.iso3}.MIL" for country in actors.countries}
    assert {*held, *held.values()} - set(actors.by_id) - forces == set()


def test_nobody_speaks_for_a_body_that_is_spoken_for() -> None:
    held = load_spokespeople(FILE)
    assert set(held) & set(held.values()) == set()


def test_nobody_speaks_for_two(tmp_path: Path) -> None:
    path = tmp_path / "spokespeople.yml"
    path.write_text("means: x\nbodies:\n  - {body: a, people: [p]}\n  - {body: b, people: [p]}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="p speaks for a and for b"):
        load_spokespeople(path)
