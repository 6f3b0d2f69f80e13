"""Subjects and objects that the parse has hung on the phrase before."""

from __future__ import annotations

from conftest_types import MakeDocument
from frontwire.coding.torn import is_torn, torn_subject


def at(parsed: MakeDocument, text: str, word: str) -> tuple[object, int]:
    syntax = parsed(text).syntax
    return syntax, next(token.index for token in syntax.tokens if token.text == word)


def test_others_have_a_verb_of_their_own(parsed: MakeDocument) -> None:
    text = "On Friday six miners were killed including a foreman and 19 others were injured in the raid."
    syntax, verb = at(parsed, text, "injured")
    noun = torn_subject(syntax, verb)  # type: ignore[arg-type]
    assert noun is not None
    assert syntax[noun].text == "others"  # type: ignore[index]
    assert is_torn(syntax, noun)  # type: ignore[arg-type]


def test_an_amount_may_be_the_object_of_a_second_verb(parsed: MakeDocument) -> None:
    syntax, noun = at(parsed, "The feud has killed more than 28000 people and displaced millions.", "millions")
    assert is_torn(syntax, noun)  # type: ignore[arg-type]


def test_what_is_only_coordinated_is_not_torn(parsed: MakeDocument) -> None:
    syntax, noun = at(parsed, "Soldiers and militiamen were seen near the bridge.", "militiamen")
    assert not is_torn(syntax, noun)  # type: ignore[arg-type]
    syntax, verb = at(parsed, "The mill was shelled.", "shelled")
    assert torn_subject(syntax, verb) is None  # type: ignore[arg-type]
