from __future__ import annotations

import pytest

from frontwire.model.gist import Speaker
from frontwire.model.voice import VoiceType
from frontwire.reconciling.voicing import called, identified, is_identified, one_name
from reconciling_support import make_gist


def voice(key: str, text: str, kind: VoiceType = VoiceType.MONITOR) -> Speaker:
    return Speaker(key=key, text=text, type=kind, named=True)


@pytest.mark.parametrize(
    ("speaker", "known"),
    [
        (voice("sohr", "the monitor"), True),
        (voice("yaarab dali", "Yaarab Dali", VoiceType.UNNAMED), True),
        (voice("sana", "SANA", VoiceType.STATE_MEDIA), True),
        (voice("monitor", "Monitor"), False),
        (voice("ngos", "NGOs", VoiceType.NGO), False),
        (voice("source", "the source", VoiceType.UNNAMED), False),
        (voice("", "activists", VoiceType.UNNAMED), False),
    ],
)
def test_a_voice_is_identified_by_an_entity_or_a_name(speaker: Speaker, known: bool) -> None:
    assert is_identified(speaker) is known


def test_the_innermost_identified_voice_is_the_one_that_counts() -> None:
    inner, outer = voice("", "activists"), voice("sohr", "the Observatory")
    assert identified(make_gist("a", voices=(inner, outer))) is outer
    assert identified(make_gist("a", voices=(inner,))) is None


@pytest.mark.parametrize(
    ("one", "other", "key"),
    [
        (voice("sohr", "the Syrian Observatory for Human Rights"), voice("observatory", "The Observatory"), "sohr"),
        (voice("dali", "Dali"), voice("activist yaarab dali", "activist Yaarab Dali"), "yaarab dali"),
        (voice("sana", "SANA"), voice("official sana news agency", "the official SANA news agency"), "sana"),
    ],
)
def test_names_of_one_voice_in_a_report(one: Speaker, other: Speaker, key: str) -> None:
    voices = [one, other]
    assert set(one_name(voices).values()) == {key}
    assert one_name(voices) == one_name(voices[::-1])


def test_other_names_and_two_entities_stay_apart() -> None:
    voices = [
        voice("sohr", "the Syrian Observatory for Human Rights"),
        voice("kala watch", "Kala Watch"),
        voice("snhr", "the Syrian Network for Human Rights"),
    ]
    assert one_name(voices) == {"sohr": "sohr", "kala watch": "kala watch", "snhr": "snhr"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr Faris Qudsi, director of Kala hospital", "dr faris qudsi"),
        ("Dr Faris Qudsi, its director", "dr faris qudsi"),
        ("the rebel spokesman, Abu Yazan", "abu yazan"),
        ("activist Mustafa Ebdi", "mustafa ebdi"),
        ("Kala clinic", "kala clinic"),
        ("the Kala Network for Human Rights", "kala network for human rights"),
        ("Clinic 4, Kala", "clinic 4 kala"),
        ("the source", "source"),
    ],
)
def test_a_voice_is_called_by_its_name_not_by_what_is_said_of_it(text: str, name: str) -> None:
    assert called(text) == name
