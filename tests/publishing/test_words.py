from __future__ import annotations

import pytest

from frontwire.model.document import Document
from frontwire.model.figure import Figure, What, Who
from frontwire.model.span import Span
from frontwire.publishing.words import Words
from frontwire.settings import Settings


def words_of(document: Document, settings: Settings) -> Words:
    return Words.load(settings, document)


def span(document: Document, words: str) -> Span:
    start = document.report.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("sentence", "wording", "words", "counted"),
    [
        ("Rebels destroyed three army tanks.", "three", "three army tanks", "three army tanks"),
        (
            "At least 12\nwounded villagers came.",
            "At least 12",
            "At least 12\nwounded villagers",
            "At least 12 wounded villagers",
        ),
        ("The toll rose to forty.", "40", "forty", "40"),
        ("The toll rose to forty.", "forty", None, "forty"),
    ],
)
def test_a_count_in_the_reports_words(  # noqa: PLR0917
    document, settings: Settings, sentence: str, wording: str, words: str | None, counted: str
) -> None:
    made = document(sentence)
    figure = Figure(What.KILLED, Who.UNKNOWN, 1, 1, wording, span=None if words is None else span(made, words))
    assert words_of(made, settings).counted(figure) == counted


def test_a_capital_that_only_opens_a_sentence_is_made_small(document, settings: Settings) -> None:
    made = document("Officials visited the camp. Fighters from Aleppo left it.")
    words = words_of(made, settings)
    assert words.inside("Officials", span(made, "Officials")) == "officials"
    assert words.inside("Fighters from Aleppo", span(made, "Fighters")) == "fighters from Aleppo"


def test_a_name_keeps_its_capital(document, settings: Settings) -> None:
    made = document("Aleppo fell. The Red Cross left.")
    words = words_of(made, settings)
    assert words.inside("Aleppo", span(made, "Aleppo")) == "Aleppo"
    assert words.inside("The Red Cross", span(made, "The")) == "the Red Cross"


def test_countries_are_called_by_their_names(document, settings: Settings) -> None:
    assert words_of(document("Rebels left."), settings).countries["SY"] == "Syria"
