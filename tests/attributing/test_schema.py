"""The loaders of cues and voices refuse what cannot be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.cues import Cues
from frontwire.lexicon.voices import Voices, words_of
from frontwire.model.voice import VoiceType

CUE = """
concept: saying
means: saying
cues:
  - verbs: [say]
examples:
  - {text: "He said it rains.", finds: {cue: said}}
  - {text: "It rains.", finds: nothing}
"""
VOICE = """
voice: medical
means: doctors
groups:
  - nouns: [doctor]
  - nouns: [source]
    needs: [medical]
  - titles: [dr]
examples:
  - {text: a doctor, is_one: true}
  - {text: a baker, is_one: false}
"""


def folders(tmp_path: Path, cue: str, voice: str = VOICE) -> tuple[Path, Path]:
    (tmp_path / "cues").mkdir()
    (tmp_path / "voices").mkdir()
    (tmp_path / "cues" / "saying.yml").write_text(cue)
    (tmp_path / "voices" / "medical.yml").write_text(voice)
    return tmp_path / "cues", tmp_path / "voices"


def test_a_right_file_is_compiled(tmp_path: Path) -> None:
    cues = Cues.load(*folders(tmp_path, CUE))
    assert cues.verbs["say"][0].rule == "lexicons/cues/saying.yml#cues-1"


@pytest.mark.parametrize(
    "cue",
    [
        CUE.replace("[say]", "[say, say]"),
        CUE.replace("means: saying\n", ""),
        CUE.replace("verbs", "werbs"),
        CUE.replace("finds: nothing", "finds: {cue: said}"),
        CUE.replace("cues:\n  - verbs: [say]\n", ""),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, cue: str) -> None:
    with pytest.raises(LexiconError, match=r"lexicons/cues/saying\.yml"):
        Cues.load(*folders(tmp_path, cue))


def test_voices_need_both_examples(tmp_path: Path) -> None:
    _, voices = folders(tmp_path, CUE, VOICE.replace("is_one: false", "is_one: true"))
    with pytest.raises(LexiconError, match=r"lexicons/voices/medical\.yml"):
        Voices.load(voices)


def test_voices_heed_heads_conditions_and_titles(tmp_path: Path) -> None:
    _, folder = folders(tmp_path, CUE)
    voices = Voices.load(folder)

    def kind(phrase: str) -> VoiceType | None:
        rule = voices.find(words_of(phrase))
        return None if rule is None else rule.type

    assert kind("two doctors of the camp") is VoiceType.MEDICAL
    assert kind("medical sources") is VoiceType.MEDICAL
    assert kind("security sources") is None
    assert kind("Dr Samir Odeh") is VoiceType.MEDICAL
    assert kind("a friend of the doctor") is None
