"""What pronouns, short names and definite noun phrases stand for, and what they must not be linked to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest_types import MakeDocument
from frontwire.model.document import Document, Mention, MentionKind
from frontwire.model.syntax import EMPTY
from frontwire.parsing.coreference import link


def stands_for(made: Document, word: str, *, nth: int = -1) -> str | None:
    """The words of what the nth mention headed by `word` is resolved to; None where it is not linked."""
    heads = [head for head in made.mentions if made.syntax[head].text == word]
    assert heads, f"no mention headed by {word}"
    resolved = made.resolve(heads[nth])
    return None if resolved == heads[nth] else made.mentions[resolved].span.of(made.report.text)


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("A nurse said she had no gloves.", "she", "A nurse"),
        ("A baker in Aden said flour was scarce. He closed the shop.", "He", "A baker in Aden"),
        ("The soldiers burned their camp.", "their", "The soldiers"),
        ("The rebels left because they had no water.", "they", "The rebels"),
        ("The government said it would pay.", "it", "The government"),
        ("Egypt moved its army to the canal.", "its", "Egypt"),
        ("The guards said two men had hidden themselves.", "themselves", "two men"),
        ("The front and its allies marched.", "its", "The front"),
        ("A farmer who lost two sons wept.", "who", "A farmer"),
        ("The mayor met a nun. She thanked him.", "She", "a nun"),
        ("President Joe Biden spoke for an hour. His envoy left.", "His", "President Joe Biden"),
    ],
)
def test_links_pronouns(parsed: MakeDocument, text: str, pronoun: str, expected: str) -> None:
    assert stands_for(parsed(text), pronoun) == expected


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("The rebels left. It is clear that the town is empty.", "It"),
        ("The town fell. It seems that the bridge held.", "It"),
        ("The bridge fell. He wept.", "He"),
        ("Spokeswoman Anna Marsh left the hall. He wept.", "He"),
    ],
)
def test_leaves_other_pronouns_alone(parsed: MakeDocument, text: str, pronoun: str) -> None:
    assert stands_for(parsed(text), pronoun) is None


def test_i_in_a_quotation_is_its_speaker(parsed: MakeDocument) -> None:
    made = parsed('"I saw two planes," a farmer said.')
    assert stands_for(made, "I") == "a farmer"


def test_he_in_a_quotation_is_not_its_speaker(parsed: MakeDocument) -> None:
    made = parsed('"He took our bread," a farmer said.')
    assert stands_for(made, "He") is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("President Bashar Assad spoke. Later Assad left.", "Assad", "President Bashar Assad"),
        ("Omar Daqqaq, a baker, hid. Daqqaq came back.", "Daqqaq", "Omar Daqqaq"),
        ("The Syrian Democratic Forces advanced. The SDF took a hill.", "SDF", "The Syrian Democratic Forces"),
        (
            "The mayors of the hills met the Northern Valley Council on the water. Later the NVC voted for a well.",
            "NVC",
            "the Northern Valley Council",
        ),
    ],
)
def test_links_short_names(parsed: MakeDocument, text: str, word: str, expected: str) -> None:
    assert stands_for(parsed(text), word) == expected


def test_one_surname_of_two_people_is_left_alone(parsed: MakeDocument) -> None:
    made = parsed("Omar Daqqaq met Salim Daqqaq. Daqqaq wept.")
    assert stands_for(made, "Daqqaq") is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Iraqi troops came at dawn. The troops slept.", "troops", "Iraqi troops"),
        (
            "The Syrian Observatory for Human Rights counted ten. The observatory said more died.",
            "observatory",
            "The Syrian Observatory for Human Rights",
        ),
        ("Hamas fired rockets. The group claimed the attack.", "group", "Hamas"),
        ("A doctor wept. The doctor had lost a son.", "doctor", "A doctor"),
    ],
)
def test_links_definite_phrases(parsed: MakeDocument, text: str, word: str, expected: str) -> None:
    assert stands_for(parsed(text), word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Iraqi troops came at dawn. The Turkish troops slept.", "troops"),
        ("A doctor wept. A doctor laughed.", "doctor"),
        ("The doctors wept. The doctor laughed.", "doctor"),
        ("The northern village burned. The southern village slept.", "village"),
        ("Amnesty International met them. The militia fled.", "militia"),
    ],
)
def test_keeps_apart_what_differs(parsed: MakeDocument, text: str, word: str) -> None:
    assert stands_for(parsed(text), word) is None


def test_a_bare_surname_that_speaks_is_the_unnamed_speaker_before(parsed: MakeDocument) -> None:
    made = parsed("A midwife working in Aden said beds were full. She said power failed. Daqqaq said water ran out.")
    assert stands_for(made, "Daqqaq") == "A midwife working in Aden"


def test_a_surname_after_a_named_speaker_is_somebody_else(parsed: MakeDocument) -> None:
    made = parsed("Samir Haddad said beds were full. Daqqaq said water ran out.")
    assert stands_for(made, "Daqqaq") is None


def test_links_lead_to_mentions_and_never_in_a_circle(parsed: MakeDocument) -> None:
    made = parsed(
        "The army said it had taken the hill. Its troops met their allies, who said they would stay. "
        "The troops and the rebels blamed each other. Omar Said, who leads them, said he had told them so."
    )
    for head, antecedent in made.antecedents.items():
        assert {head, antecedent} <= set(made.mentions)
        seen = [head]
        while seen[-1] in made.antecedents:
            seen.append(made.antecedents[seen[-1]])
            assert len(seen) == len(set(seen))


_WORDS = st.sampled_from(
    ["the army", "rebels", "he", "they", "it", "its troops", "A doctor", "Hamas", "said", "killed", "who", ".", ","]
)


@settings(deadline=None, max_examples=25)
@given(st.lists(_WORDS, min_size=1, max_size=20))
def test_odd_text_makes_no_circle(parsed: MakeDocument, parts: list[str]) -> None:
    made = parsed(" ".join(parts))
    for head in made.mentions:
        target = made.resolve(head)
        assert target in made.mentions
        assert target not in made.antecedents


def test_nothing_from_nothing() -> None:
    assert link(EMPTY, {}, ()) == {}


def test_pronouns_are_never_what_others_end_at(parsed: MakeDocument) -> None:
    made = parsed("The rebels left. They said they had no water and their guns were old.")
    pronouns: list[Mention] = [m for m in made.mentions.values() if m.kind is MentionKind.PRONOUN]
    assert {made.mentions[made.resolve(m.head)].kind for m in pronouns} == {MentionKind.NOMINAL}
