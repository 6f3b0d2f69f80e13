from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.actors import Actors
from frontwire.lexicon.agencies import Agencies, CreditExample
from tests_support import LEXICONS

ACTORS = Actors.load(LEXICONS / "actors", LEXICONS / "agents")
AGENCIES = Agencies.load(LEXICONS / "origins" / "agencies.yml", ACTORS)


@pytest.mark.parametrize("example", [example for _, example in AGENCIES.examples], ids=lambda example: example.text)
def test_every_example_of_the_file_holds(example: CreditExample) -> None:
    found = AGENCIES.credited(example.text, at=example.at)
    told = "nothing" if not found else "several" if len(found) > 1 or None in found else next(iter(found))
    assert told == example.finds


def wrong(folder: Path, old: str, new: str) -> Path:
    text = (LEXICONS / "origins" / "agencies.yml").read_text(encoding="utf-8")
    assert old in text
    path = folder / "agencies.yml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "because"),
    [
        ("actor: afp", "actor: nobody_at_all", "holds no nobody_at_all"),
        ("names: [ANSA]", "names: [AFP]", "is there twice"),
        ("names: [ANSA]", "names: []", "without a name"),
        ('"by {agency}"', '"by somebody"', "needs one {agency}"),
    ],
)
def test_a_file_that_cannot_work_is_refused(tmp_path: Path, old: str, new: str, because: str) -> None:
    with pytest.raises(LexiconError, match=because.replace("{", r"\{").replace("}", r"\}")):
        Agencies.load(wrong(tmp_path, old, new), ACTORS)
