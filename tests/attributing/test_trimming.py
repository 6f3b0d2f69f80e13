"""Voices lose what a lost comma glued to them, and keep what names them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontwire.model.document import Document

Make = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Also on Sunday state news agency SANA reported that two guards were hurt.", "state news agency SANA"),
        ("Six were among those missing the Cairo-based Observatory said.", "the Cairo-based Observatory"),
        ("Meanwhile a source at the hospital said that two guards were hurt.", "a source at the hospital"),
        ("Ministers debated reports of looting in the port.", "reports"),
        ("Nearly fifty villagers said the bridge fell.", "Nearly fifty villagers"),
        ("One of the doctors said the ward was full.", "One of the doctors"),
        ("All the guards said the gate was open.", "All the guards"),
        ("The mayor of the town said the bridge fell.", "The mayor of the town"),
        ("The rebel group in a statement said the bridge fell.", "The rebel group"),
    ],
)
def test_a_voice_is_the_words_that_name_it(document: Make, text: str, voice: str) -> None:
    assert [a.voice.text for a in document(text).attributions] == [voice]


def test_a_voice_stays_words_of_the_report(document: Make) -> None:
    made = document("Northland Reuters reports that the army of the north, using tanks, left the port on Friday.")
    for attribution in made.attributions:
        assert attribution.voice.span is not None
        assert " ".join(attribution.voice.span.of(made.report.text).split()) == attribution.voice.text
