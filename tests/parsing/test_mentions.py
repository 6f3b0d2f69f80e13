"""Which noun phrases are mentions, and how much of the text each quotes."""

from __future__ import annotations

import pytest

from conftest_types import MakeDocument
from frontwire.model.document import Document, Mention, MentionKind, Referent


def words(made: Document) -> dict[str, Mention]:
    """Mentions by their quoted words."""
    return {mention.span.of(made.report.text): mention for mention in made.mentions.values()}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The government of President Salva Kiir resigned.", "The government of President Salva Kiir"),
        ("The Syrian Observatory for Human Rights counted ten dead.", "The Syrian Observatory for Human Rights"),
        ("Farmers in Darfur fled the plains.", "Farmers in Darfur"),
        ("A nurse treating patients in Aden wept.", "A nurse treating patients in Aden"),
        ("UN chief Antonio Guterres left.", "UN chief Antonio Guterres"),
        ("Militants fighting for Boko Haram, long feared here, left.", "Militants fighting for Boko Haram"),
        ("The bus hit two soldiers.", "two soldiers"),
        ("Doctors treated the wounded.", "the wounded"),
    ],
)
def test_quotes_what_belongs_to_the_phrase(parsed: MakeDocument, text: str, phrase: str) -> None:
    assert phrase in words(parsed(text))


def test_leaves_out_relative_clauses(parsed: MakeDocument) -> None:
    made = parsed("The soldiers, who had slept in the barn for a week, left.")
    assert "The soldiers" in words(made)


def test_tells_kinds_apart(parsed: MakeDocument) -> None:
    made = words(parsed("Hamas freed a teacher because he was ill."))
    assert made["Hamas"].kind is MentionKind.NAME
    assert made["a teacher"].kind is MentionKind.NOMINAL
    assert made["he"].kind is MentionKind.PRONOUN


@pytest.mark.parametrize(
    ("text", "phrase", "referent"),
    [
        ("A teacher left.", "A teacher", Referent.PERSON),
        ("Teachers left.", "Teachers", Referent.PEOPLE),
        ("The militia left.", "The militia", Referent.GROUP),
        ("The bridge fell.", "The bridge", Referent.THING),
        ("Hamas left.", "Hamas", Referent.GROUP),
        ("President Joe Biden left.", "President Joe Biden", Referent.PERSON),
    ],
)
def test_tells_what_a_mention_refers_to(parsed: MakeDocument, text: str, phrase: str, referent: Referent) -> None:
    assert words(parsed(text))[phrase].referent is referent


@pytest.mark.parametrize(
    ("text", "phrase", "gender"),
    [
        ("A spokeswoman called.", "A spokeswoman", "f"),
        ("His brother called.", "His brother", "m"),
        ("Ursula von der Leyen called.", "Ursula von der Leyen", "f"),
        ("A farmer called.", "A farmer", None),
    ],
)
def test_tells_gender_where_words_do(parsed: MakeDocument, text: str, phrase: str, gender: str | None) -> None:
    assert words(parsed(text))[phrase].gender == gender


def test_marks_who_speaks(parsed: MakeDocument) -> None:
    made = words(parsed("A farmer said the well was dry."))
    assert made["A farmer"].speaks
    assert not made["the well"].speaks


def test_a_qualifier_that_names_an_actor_is_a_mention(parsed: MakeDocument) -> None:
    made = words(parsed("Rebel shelling killed a cow. A Houthi missile fell."))
    assert made["Houthi"].actor is not None
    assert made["Houthi"].actor.entity == "houthis"


def test_a_qualifier_of_its_own_actor_is_none(parsed: MakeDocument) -> None:
    made = words(parsed("Turkish soldiers left. Government soldiers stayed."))
    assert "Turkish" not in made
    assert "Government" not in made


def test_days_are_no_mentions(parsed: MakeDocument) -> None:
    assert "Tuesday" not in words(parsed("The army left on Tuesday."))


def test_quotes_are_verbatim(parsed: MakeDocument) -> None:
    made = parsed("Iraqi  troops and a doctor from Basra left; the militia's trucks stayed.")
    for mention in made.mentions.values():
        quoted = mention.span.of(made.report.text)
        assert quoted == quoted.strip()
        assert mention.head in mention.stretch
        assert mention.span == made.syntax.span(mention.stretch)
