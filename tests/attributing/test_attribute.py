"""Who says what: each way of attributing, with sentences that do and that do not attribute."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontwire.attributing import attribute
from frontwire.lexicon.cues import Cues
from frontwire.model.document import Document

Make = Callable[..., Document]


def sayings(made: Document, word: str) -> list[str]:
    """The voices of the attributions that cover the first token `word`, innermost first."""
    at = next(t.index for t in made.syntax.tokens if t.text == word)
    covering = sorted(
        (a for a in made.attributions if a.covers(at)), key=lambda a: (a.size, -(a.cue.token if a.cue else 0))
    )
    return list(dict.fromkeys(a.voice.text for a in covering))


@pytest.mark.parametrize(
    ("text", "word", "voices"),
    [
        ("The mayor said shells hit the market.", "hit", ["The mayor"]),
        ("Shells hit the market, said the mayor.", "hit", ["the mayor"]),
        ("Shells, the mayor said, hit the market.", "hit", ["the mayor"]),
        ("Shells hit the market, the mayor of Tal Amar said on Friday.", "hit", ["the mayor of Tal Amar"]),
        ("Shells hit the market this morning a monitor said.", "hit", ["a monitor"]),
        ("Shells hit the market.", "hit", []),
        ("Shells hit the market, the mayor said, adding that the bakery burned.", "burned", ["the mayor"]),
        ("Shells hit the market, the mayor said, forcing hundreds to flee.", "flee", []),
        ("As the mayor said, shells hit the market.", "hit", ["the mayor"]),
        ("The general, who said shells hit the market, left the town.", "hit", ["The general"]),
        ("The general, who said shells hit the market, left the town.", "left", []),
        ("The raid, which activists say killed nine people, began at dawn.", "killed", ["activists"]),
        ("The raid, which activists say killed nine people, began at dawn.", "began", []),
        ("Troops left the base, according to two villagers.", "left", ["two villagers"]),
        ("According to two villagers, troops left the base.", "left", ["two villagers"]),
        ("Troops, according to two villagers, left the base.", "left", ["two villagers"]),
        ("Aid was shared out according to need.", "shared", []),
        ("In the words of a nurse, the ward is full.", "full", ["a nurse"]),
        ("The ministry denied that its planes bombed the clinic.", "bombed", ["The ministry"]),
        ("The army did not say that its planes bombed the clinic.", "bombed", []),
        ("IS said its fighters left the base.", "left", ["IS"]),
        ("The army neither confirmed nor denied that it bombed the school.", "bombed", ["The army"]),
        ("The minister did not rule out that rebels shelled the camp.", "shelled", ["The minister"]),
        ("The army refused to comment on whether it bombed the school.", "bombed", []),
        ("Police in charge of the guards left the base.", "guards", []),
        ("Ministers debated reports of a gas attack.", "attack", ["reports"]),
        ("The brigade repeated its claim that it captured the dam.", "captured", ["The brigade"]),
        ("The ambush was confirmed by two officers.", "ambush", ["two officers"]),
        ("The agency quoted a general as saying the bridge fell.", "fell", ["a general", "The agency"]),
        ("A general was quoted as saying the bridge fell.", "fell", ["A general"]),
        ("The coroner put the toll at nineteen.", "nineteen", ["The coroner"]),
        ("State radio said the minister told envoys aid will enter.", "enter", ["the minister", "State radio"]),
        ("Two people died, the mayor said but he gave no names.", "gave", []),
        ("The road is closed, according to a report by two engineers.", "closed", ["two engineers"]),
        ('The envoy said "armed men" had left the camp.', "left", ["The envoy"]),
        ("The raid, which killed nine according to villagers, hit a depot.", "killed", ["villagers"]),
        ("The raid, which killed nine according to villagers, hit a depot.", "hit", []),
        ("Troops carried out raids near the camp.", "raids", []),
        ("The watchdog says in a report that mines killed nine.", "killed", ["The watchdog"]),
        ("The envoy said aid will enter, according to the agency Sahra.", "enter", ["The envoy", "the agency Sahra"]),
        ("Insurgents posted a video showing fighters burn a jeep.", "burn", ["Insurgents"]),
        ("The governor condemned the raid, saying it hit a school.", "hit", ["The governor"]),
    ],
)  # fmt: skip
def test_voices_by_grammar(document: Make, text: str, word: str, voices: list[str]) -> None:
    assert sayings(document(text), word) == voices


@pytest.mark.parametrize(
    ("text", "word", "voice"),
    [
        ('"The wards are full," the surgeon said.', "full", "the surgeon"),
        ('The surgeon said: "The wards are full."', "full", "The surgeon"),
        ('"The wards are full," the surgeon said. "We operate on the floor."', "operate", "the surgeon"),
        ('"The wards," the surgeon said, "are full."', "full", "the surgeon"),
        ('The surgeon looked tired and spoke of the night. "The wards are full," she said.', "full", "The surgeon"),
        ('The surgeon said it was late. "The wards are full. We operate on the floor."', "operate", "The surgeon"),
        ('"The wards are full," the surgeon said.\n\n"We operate on the floor."', "operate", "the surgeon"),
    ],
)  # fmt: skip
def test_direct_speech_has_its_speaker(document: Make, text: str, word: str, voice: str) -> None:
    made = document(text)
    at = next(t.index for t in made.syntax.tokens if t.text == word)
    covering = [a for a in made.attributions if a.covers(at)]
    assert [a.voice.text for a in covering] == [voice]
    assert covering[0].direct


def test_the_outlet_speaks_between_quotations(document: Make) -> None:
    made = document('"The wards are full," the surgeon said. The road to the border is closed.')
    assert sayings(made, "closed") == []


@pytest.mark.parametrize(
    ("title", "word", "voice"),
    [
        ("Shelling kills nine in Tal Amar: monitor", "kills", "monitor"),
        ("Shelling kills nine in Tal Amar - activists", "kills", "activists"),
        ("Monitor: Shelling kills nine in Tal Amar", "kills", "Monitor"),
        ("Shelling kills nine in Tal Amar, says UN", "kills", "UN"),
        ("Shelling kills nine in Tal Amar, officials say", "kills", "officials"),
        ("Official claims troops 'near victory' in Tal Amar", "troops", "Official"),
        ("Nine dead in raid on border town Monitor", "dead", "Monitor"),
        ("Nurse laments blood shortage, says troops shelled ward, but no sign of retreat", "retreat", "Nurse"),
    ],
)
def test_headlines_name_their_voice(document: Make, title: str, word: str, voice: str) -> None:
    assert sayings(document("The road is closed.", title=title), word) == [voice]


@pytest.mark.parametrize(
    "title",
    ["Shelling kills nine in Tal Amar", "Rebels attack army post", "Drone hits UN office", "Car bomb kills monitor"],
)
def test_headlines_without_a_voice_are_the_outlets(document: Make, title: str) -> None:
    assert document("The road is closed.", title=title).attributions == ()


def test_segments_of_a_deck_have_voices_of_their_own(document: Make) -> None:
    title = "Official claims troops 'near victory'; nurse laments blood shortage, says rebels hold on"
    made = document("The road is closed.", title=title)
    assert sayings(made, "troops") == ["Official"]
    assert sayings(made, "shortage") == ["nurse"]
    assert sayings(made, "hold") == ["nurse"]


def test_a_pronoun_takes_the_words_of_its_antecedent(document: Make) -> None:
    made = document("A surgeon in the camp spoke to reporters. He said troops shelled the ward.")
    assert sayings(made, "shelled") == ["A surgeon in the camp"]


def test_contents_stay_within_the_document(document: Make) -> None:
    made = document("Shells hit the market, the mayor said. If confirmed, it was the first such attack.")
    for attribution in made.attributions:
        assert all(0 <= s.start < s.end <= len(made.syntax) for s in attribution.content)
        assert attribution.voice.span is not None
        assert attribution.voice.span.of(made.report.text) == attribution.voice.text


@pytest.mark.filterwarnings("ignore:.*overly large repr")  # of the lexicon, which hypothesis would print
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="abcdeS ,.:;\"'-|\n", max_size=60))
def test_any_text_is_attributed_the_same_way_twice(document: Make, cues: Cues, text: str) -> None:
    made = document(f"The mayor said {text} and troops left. {text}")
    again = attribute(made, cues=cues)
    assert (again.attributions, again.hedges) == (made.attributions, made.hedges)


def test_a_headline_set_again_above_the_text_is_said_by_its_voice(document: Make) -> None:
    title = "Car bomb kills nine near port Monitor"
    made = document(f"{title} Friday began calmly.", title=title)
    at = [t.index for t in made.syntax.tokens if t.text == "kills"]
    assert [[a.voice.text for a in made.attributions_over(i)] for i in at] == [["Monitor"], ["Monitor"]]


def test_an_aid_group_closes_a_headline_behind_a_place(document: Make) -> None:
    made = document("The blast was heard far away.", title="Car bomb blast kills nine in Aleppo NGO")
    assert [a.voice.text for a in made.attributions] == ["NGO"]
    made = document("The blast was heard far away.", title="Gunmen kill nine aid workers of NGO")
    assert made.attributions == ()


def test_a_statement_goes_on_while_it_says_we(document: Make) -> None:
    made = document(
        "The minister said:\n\nThe raids killed nine people.\n\nWe condemn the raids. Our troops will stay."
        "\n\nThe bridge had fallen in May."
    )
    for word, voices in (("killed", ["The minister"]), ("stay", ["The minister"]), ("fallen", [])):
        assert sayings(made, word) == voices


def test_a_statement_goes_on_to_the_end_of_its_last_paragraph_in_we(document: Make) -> None:
    made = document(
        "The minister said:\n\nThe raids killed nine people.\n\nWe mourn the dead. The army shelled the port."
        "\n\nThe bridge had fallen in May."
    )
    for word, voices in (("shelled", ["The minister"]), ("fallen", [])):
        assert sayings(made, word) == voices


def test_a_statement_without_marks_behind_its_colon_goes_on_while_it_says_we(document: Make) -> None:
    made = document("Omar Haddad said: The raids killed nine people. We condemn the raids.\n\nThe bridge fell in May.")
    for word, voices in (("killed", ["Omar Haddad"]), ("condemn", ["Omar Haddad"]), ("fell", [])):
        assert sayings(made, word) == voices


def test_they_who_speak_in_between_are_who_spoke_before(document: Make) -> None:
    made = document(
        "The raids, officials said, had failed. With rebel fighters playing a larger role, they said, "
        "the president has shelled the port."
    )
    assert sayings(made, "shelled") == ["officials"]


def test_a_cue_without_content_left_is_no_saying(document: Make) -> None:
    assert all(a.content for a in document("That, adds the mayor. What Omar says, says the mayor.").attributions)
