from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.deeds import NOTHING, CauseExample, Deeds
from frontwire.lexicon.kinds import Kinds
from frontwire.lexicon.lexicons import Lexicons
from tests_support import LEXICONS

DEEDS = Deeds.load(LEXICONS / "disputing")


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    return Lexicons.load(LEXICONS).kinds


@pytest.mark.parametrize("example", [example for _, example in DEEDS.examples], ids=lambda example: example.text)
def test_every_example_of_the_file_holds(example: CauseExample) -> None:
    found = DEEDS.cause(example.kind, example.text)
    assert (NOTHING if found is None else found.cause) == example.finds


def test_every_kind_named_is_one_of_the_lexicon(kinds: Kinds) -> None:
    named = {*DEEDS.deeds, *DEEDS.blaming, *DEEDS.denying, *DEEDS.holding}
    named.update(kind for cause in DEEDS.causes.values() for kind in cause.kinds)
    assert named - set(kinds.entries) == set()


def test_a_cause_is_no_rival_of_itself_or_of_what_goes_with_it() -> None:
    assert not DEEDS.are_rivals("air", "air")
    assert not DEEDS.are_rivals("suicide", "laid")
    assert DEEDS.are_rivals("air", "store")


@pytest.mark.parametrize(
    ("old", "new", "because"),
    [
        ("cause: mishap", "cause: store", "a name is given twice"),
        ("[laid, suicide]", "[laid, nobody]", "no such cause: nobody"),
    ],
)
def test_a_file_that_cannot_work_is_refused(tmp_path: Path, old: str, new: str, because: str) -> None:
    text = (LEXICONS / "disputing" / "deeds.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "deeds.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=because):
        Deeds.load(tmp_path)
