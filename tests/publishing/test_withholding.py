from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.model.voice import VoiceType
from frontwire.publishing.withholding import BLOCK, names, withholder
from reconciling_support import make_gist, make_party, make_site, make_speaker

TEXTS = ("The doctor spoke near the mill. Residents of the town agreed.",)


def _voiced(text: str, kind: VoiceType, *, named: bool = True) -> tuple[str, ...]:
    gist = make_gist("a", site=make_site("Kala"), voices=(make_speaker("x", kind, text=text, named=named),))
    return names([gist], TEXTS)


class TestNames:
    @pytest.mark.parametrize("kind", [VoiceType.WITNESS, VoiceType.RESIDENT, VoiceType.MEDICAL, VoiceType.RESCUE])
    def test_voices_that_speak_for_themselves_are_private(self, kind: VoiceType) -> None:
        assert _voiced("Sahar Mulki, a resident", kind) == ("Mulki", "Sahar")

    @pytest.mark.parametrize("kind", [VoiceType.OFFICIAL, VoiceType.MILITARY, VoiceType.UN, VoiceType.MONITOR])
    def test_those_who_hold_an_office_are_not(self, kind: VoiceType) -> None:
        assert _voiced("Sahar Mulki", kind) == ()

    def test_who_is_not_named_has_no_name(self) -> None:
        assert _voiced("A woman from Kala", VoiceType.WITNESS, named=False) == ()

    def test_ordinary_words_and_places_stay(self) -> None:
        assert _voiced("Doctor Sahar Mulki of Kala", VoiceType.MEDICAL) == ("Mulki", "Sahar")

    @pytest.mark.parametrize("said", ["Sahar Mulki, a baker, said", "a baker, Sahar Mulki", "a baker Sahar Mulki"])
    def test_a_name_beside_the_voice_is_private_too(self, said: str) -> None:
        gist = make_gist("a", voices=(make_speaker("x", VoiceType.RESIDENT, text="a baker", named=True),))
        assert names([gist], [f"Bread was short, {said}."]) == ("Mulki", "Sahar")

    def test_people_acted_on_are_private_where_nobody_lists_them(self) -> None:
        victim = make_party("v", text="Yara Dabbas", known=False, sector="CVL")
        assert names([make_gist("a", targets=(victim,))], TEXTS) == ("Dabbas", "Yara")
        listed = make_party("v", text="Yara Dabbas", known=True, sector="CVL")
        assert names([make_gist("a", targets=(listed,))], TEXTS) == ()
        soldier = make_party("v", text="Yara Dabbas", known=False, sector="MIL")
        assert names([make_gist("a", targets=(soldier,))], TEXTS) == ()


class TestWithholder:
    def test_each_letter_is_a_block(self) -> None:
        mask = withholder(["Mulki", "Sahar"])
        assert mask("Sahar Mulki's house, Mulkistan") == f"{BLOCK * 5} {BLOCK * 5}'s house, Mulkistan"
        assert mask("sahar mulki director") == f"{BLOCK * 5} {BLOCK * 5} director"

    def test_transliterations_are_withheld_too(self) -> None:
        mask = withholder(["Sa'id"])
        assert mask("SAID, sa'id") == f"{BLOCK * 4}, {BLOCK * 5}"

    def test_nobody_to_withhold_changes_nothing(self) -> None:
        assert withholder(())("Sahar") == "Sahar"

    @given(text=st.text(max_size=80), words=st.lists(st.from_regex(r"[A-Z][a-z]{2,6}", fullmatch=True), max_size=3))
    def test_offsets_hold(self, text: str, words: list[str]) -> None:
        said = f"{text} {' '.join(words)} {text}"
        masked = withholder(words)(said)
        assert len(masked) == len(said)
        assert all(kept in {BLOCK, before} for before, kept in zip(said, masked, strict=True))
