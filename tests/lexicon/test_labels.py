from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.errors import LexiconError
from frontwire.lexicon.labels import SLOTS, Labels, Section, fill

FILE = Path(__file__).parents[2] / "lexicons" / "publishing" / "labels.yml"
LABELS = Labels.load(FILE)


def test_every_kind_of_the_lexicons_has_a_label() -> None:
    kinds = {path.stem for path in (FILE.parents[1] / "kinds").glob("*.yml")}
    assert kinds
    assert kinds <= set(LABELS.kinds)


def test_kinds_are_sorted() -> None:
    assert list(LABELS.kinds) == sorted(LABELS.kinds)


def test_every_kind_can_be_told() -> None:
    for entry in LABELS.kinds.values():
        assert entry.quotes or entry.names, entry.kind
        filled = fill(entry.names, {"actor": "troops"}) if entry.names else "quoted"
        assert filled, entry.kind


def test_an_unknown_kind_goes_by_its_name() -> None:
    entry = LABELS.kind("hot_air")
    assert (entry.label, entry.section, entry.quotes) == ("hot air", Section.HAPPENED, False)


@pytest.mark.parametrize(
    ("pattern", "slots", "said"),
    [
        ("{actor} shelled {target}", {"actor": "troops", "target": "a camp"}, "troops shelled a camp"),
        ("{actor} shelled {target}", {"actor": "troops"}, None),
        ("shelling[ of {target}][ by {actor}]", {"actor": "troops"}, "shelling by troops"),
        ("shelling[ of {target}][ by {actor}]", {}, "shelling"),
        ("shelling[ of {target}]", {"target": ""}, "shelling"),
        ("", {"actor": "troops"}, None),
    ],
)
def test_fill(pattern: str, slots: dict[str, str], said: str | None) -> None:
    assert fill(pattern, slots) == said


@given(st.dictionaries(st.sampled_from(sorted(SLOTS)), st.text(alphabet="ab[]{}", max_size=6)))
def test_words_in_slots_are_never_read_as_a_pattern(slots: dict[str, str]) -> None:
    said = fill("x[ {actor}][ {target}]", slots)
    expected = "x" + "".join(f" {slots[slot]}" for slot in ("actor", "target") if slots.get(slot))
    assert said == expected


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("{actor} abducted", "{doer} abducted", "abduction: no such slot: doer"),
        ("abduction[ of {target}]", "abduction[ of {target}", "brackets do not match"),
        ("{kind: accusation,", "{kind: abduction,", "abduction is there twice"),
        ("  killed: killed\n", "", "no words for killed"),
        ("label: accusation", "lable: accusation", "lable"),
        ("section: said", "section: elsewhere", "elsewhere"),
    ],
)
def test_a_wrong_file_is_refused_and_named(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "labels.yml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=complaint) as caught:
        Labels.load(path)
    assert "labels.yml" in str(caught.value)
