from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.states import States
from tests_support import LEXICONS

_STATES = States.load(LEXICONS / "states")
_EXAMPLES = [(kind, example) for kind, file in sorted(_STATES.files.items()) for example in file.examples]
_FILE = """
kind: siege
means: A siege.
states:
  - {state: lifted, means: It ended., words: [lifted the siege], holds: false, changes: true}
  - {state: in_place, means: It goes on., words: [siege], holds: true}
examples:
  - {text: They lifted the siege., finds: lifted}
  - {text: The siege goes on., finds: in_place}
  - {text: Nothing moved., finds: nothing}
"""


@pytest.mark.parametrize(("kind", "example"), _EXAMPLES, ids=[f"{kind}: {e.text}" for kind, e in _EXAMPLES])
def test_each_example_finds_its_state(kind: str, example: object) -> None:
    found = _STATES.find(kind, example.text)  # type: ignore[attr-defined]
    assert (found.state if found else "nothing") == example.finds  # type: ignore[attr-defined]


def test_the_longest_wording_tells_and_case_and_breaks_do_not_matter() -> None:
    found = _STATES.find("siege", "Under siege for weeks, the town saw how the army\nLIFTED  the siege.")
    assert found is not None
    assert (found.state, found.holds, found.changes) == ("lifted", False, True)


def test_a_part_of_a_word_and_a_kind_without_states_tell_nothing() -> None:
    assert _STATES.find("siege", "the besiegement of words") is None
    assert _STATES.find("shelling", "the siege was lifted") is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("words: [siege]", "words: [lifted the siege]"), "stands under lifted and in_place"),
        (("- {text: The siege goes on., finds: in_place}", ""), "no example for in_place"),
        (("- {text: Nothing moved., finds: nothing}", ""), "no example for nothing"),
        (("kind: siege", "sort: siege"), "siege.yml"),
    ],
)
def test_a_file_that_cannot_work_is_refused(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    (tmp_path / "siege.yml").write_text(_FILE.replace(*change), encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        States.load(tmp_path)
