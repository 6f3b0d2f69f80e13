"""The actors lexicon: loading, names in any spelling, agent words, and the examples of every agents file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest_types import MakeDocument
from frontwire.errors import LexiconError
from frontwire.lexicon.actors import Actors, Known, Land
from frontwire.lexicon.agents import plural_of
from frontwire.lexicon.naming import pieces

LEXICONS = Path(__file__).parents[2] / "lexicons"
ACTORS = Actors.load(LEXICONS / "actors", LEXICONS / "agents")
#: A named actor's folder is meant to hold this many at least.
ENOUGH = 300


def found(text: str) -> list[tuple[str, str]]:
    """Names in a sentence split at blanks, with the id or country they mean."""
    words = text.split()
    return [(" ".join(words[hit.start : hit.end]), _label(hit.meanings[0])) for hit in ACTORS.find(words)]


def _label(meaning: Known | Land) -> str:
    return meaning.actor.id if isinstance(meaning, Known) else f"{meaning.country.iso2} {meaning.form}"


def test_holds_enough_actors_with_unique_ids() -> None:
    ids = [known.actor.id for known in ACTORS.named]
    assert len(ids) >= ENOUGH
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fighters of the al - Nusra Front", ("al - Nusra Front", "nusra_front")),
        ("fighters of Jabhat al-Nusra", ("Jabhat al-Nusra", "nusra_front")),
        ("President Bashar Assad left", ("President Bashar Assad", "bashar_assad")),
        ("the Assads regime", ("Assads", "bashar_assad")),
        ("Houthi rebels", ("Houthi rebels", "houthis")),
        ("the W.H.O. said", ("W.H.O.", "who")),
        ("a U.S. envoy", ("U.S.", "US name")),
        ("the Médecins sans Frontières team", ("Médecins sans Frontières", "msf")),
        ("Iraqi soldiers", ("Iraqi", "IQ adjective")),
        ("the Kremlin denied it", ("Kremlin", "RU seat")),
        ("Syrians fled", ("Syrians", "SY people")),
        ("SPLM - IO troops", ("SPLM - IO", "splm_io")),
        ("the People's Protection Units", ("People's Protection Units", "ypg")),
    ],
)
def test_finds_names_in_any_spelling(text: str, expected: tuple[str, str]) -> None:
    assert expected in found(text)


@pytest.mark.parametrize("text", ["a monitor said", "who told us", "the islamic world", "he is here", "a turkey farm"])
def test_finds_no_names_in_plain_words(text: str) -> None:
    assert found(text) == []


def test_takes_the_longest_name() -> None:
    assert found("the UN Security Council met") == [("UN Security Council", "un_security_council")]


def test_keeps_the_meanings_of_an_ambiguous_name() -> None:
    (hit,) = ACTORS.find(["the", "PDF", "attacked"])
    assert {_label(meaning) for meaning in hit.meanings} == {"panama_defense_forces", "pdf_myanmar"}


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        (("aid", "workers"), "NGO"),
        (("aid", "-", "workers"), "NGO"),
        (("policemen",), "COP"),
        (("paramilitaries",), "PRM"),
        (("children",), "CVL"),
        (("war", "planes"), "MIL"),
    ],
)
def test_knows_agent_words_in_any_number(words: tuple[str, ...], sector: str) -> None:
    word = ACTORS.agent(*words)
    assert word is not None
    assert word.kind.sector == sector


def test_does_not_know_other_words() -> None:
    assert ACTORS.agent("table") is None
    assert ACTORS.agent() is None


@pytest.mark.parametrize(("one", "many"), [("party", "parties"), ("boy", "boys"), ("witness", "witnesses")])
def test_makes_regular_plurals(one: str, many: str) -> None:
    assert plural_of(one) == many


@settings(deadline=None)
@given(st.text(max_size=30))
def test_pieces_are_comparable(text: str) -> None:
    parts = pieces(text)
    assert pieces(" ".join(parts)) == parts
    assert all(part.isascii() and part == part.lower() for part in parts)


@pytest.mark.parametrize("text", ["Ahrar al-Sham", "ahrar al sham", "AHRAR AL-SHAM", "Ahrar al–Sham"])
def test_pieces_ignore_case_and_hyphens(text: str) -> None:
    assert pieces(text) == ("ahrar", "al", "sham")


GOOD = "means: Test.\nactors:\n  - {id: a, name: Alpha Front, sector: REB}\n"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (GOOD.replace("sector: REB", "sector: XXX"), "XXX"),
        (GOOD.replace("sector: REB", "sector: REB, colour: red"), "colour"),
        (GOOD.replace("sector: REB", "sector: REB, country: QQ"), "QQ"),
        (GOOD.replace("sector: REB", "sector: REB, gender: x"), "gender"),
        (GOOD.replace("sector: REB", 'sector: REB, from: "soon"'), "soon"),
        (GOOD + "  - {id: a, name: Beta, sector: REB}\n", "twice"),
        (GOOD.replace("id: a", "id: b") + "  - {id: a, name: Beta, sector: REB}\n", "sorted"),
        (GOOD.replace("Alpha Front", "'?'"), "letters"),
    ],
)
def test_refuses_bad_entries(tmp_path: Path, content: str, why: str) -> None:
    (tmp_path / "x.yml").write_text(content)
    with pytest.raises(LexiconError, match=why):
        Actors.load(tmp_path, LEXICONS / "agents")


def test_accepts_a_good_entry(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text(GOOD)
    assert Actors.load(tmp_path, LEXICONS / "agents").named[0].actor.name == "Alpha Front"


@pytest.mark.parametrize(("path", "text", "finds"), ACTORS.examples)
def test_examples(parsed: MakeDocument, path: str, text: str, finds: str) -> None:
    """The last noun of the phrase, put into a plain sentence, is what the file says."""
    made = parsed(f"Yesterday {text} arrived there.")
    last = max(token.index for token in made.syntax.tokens if token.text == pieces_of_last(text))
    mention = made.mentions.get(last)
    actor = None if mention is None else mention.actor
    if finds == "nothing":
        assert actor is None or not actor.rule.startswith(path)
        return
    sectors, _, voice = finds.partition(" ")
    assert actor is not None, [m.actor for m in made.mentions.values()]
    assert actor.sector in sectors.split("|")
    assert not voice or actor.voice == voice


def pieces_of_last(text: str) -> str:
    """The last word of a phrase as the parser's tokens have it."""
    return text.replace("-", " ").split()[-1]


def test_every_agent_word_may_end_where_it_ends() -> None:
    assert all(ACTORS.may_end_agent(parts[-1]) for parts in (*ACTORS._agents.words, *ACTORS._agents.never))
    assert all(ACTORS.may_end_agent(word) for word in ("Spokeswoman", "soldiers", "forces", "-"))
    assert not any(ACTORS.may_end_agent(word) for word in ("mill", "Tuesday", "of"))
