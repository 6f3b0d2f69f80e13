"""Matching and coding with a small lexicon made for the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest_types import MakeDocument
from frontwire.coding import code
from frontwire.coding.match import Matcher
from frontwire.lexicon.classes import Classes
from frontwire.lexicon.figures import FigureWords
from frontwire.lexicon.kinds import Kinds
from frontwire.model.claim import Coding
from frontwire.model.document import Document
from tests_support import LEXICONS

SHELLING = """
kind: shelling
class: event
means: Fire by artillery.
triggers:
  - verbs: [shell]
    roles: {instrument: with}
  - verbs: [hit]
    needs: {"subject|with": [$artillery]}
  - nouns: [shelling, "mortar fire"]
examples: [{text: "They shelled it.", finds: {}}, {text: "None.", finds: nothing}]
"""
TOLL = """
kind: casualties
class: event
means: People are killed.
triggers:
  - verbs: [kill]
    figures: [{what: killed, of: target}]
  - verbs: ["gun down"]
examples: [{text: "They killed it.", finds: {}}, {text: "None.", finds: nothing}]
"""
WISH = """
kind: intent
class: state
means: Somebody wants something.
absorbs: true
triggers: [{verbs: [want]}]
examples: [{text: "They want it.", finds: {}}, {text: "None.", finds: nothing}]
"""
INCIDENT = """
kind: attack
class: event
means: Some attack.
triggers:
  - nouns: [raid]
    narrowed_by: [shelling]
examples: [{text: "A raid.", finds: {}}, {text: "None.", finds: nothing}]
"""


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Kinds:
    folder = tmp_path_factory.mktemp("lexicons") / "kinds"
    folder.mkdir()
    for name, text in {"shelling": SHELLING, "casualties": TOLL, "intent": WISH, "attack": INCIDENT}.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return Kinds.load(folder, Classes.load(LEXICONS / "classes"))


def coded(parsed: MakeDocument, kinds: Kinds, text: str) -> tuple[Document, tuple[Coding, ...]]:
    made = code(parsed(text), kinds=kinds, figures=FigureWords.load(Path(LEXICONS / "figures")))
    assert made.refusals == ()
    return made, made.codings


def quotes(parsed: MakeDocument, kinds: Kinds, text: str) -> list[tuple[str, str]]:
    made, codings = coded(parsed, kinds, text)
    return [(c.kind, made.syntax.span(c.stretch).of(text)) for c in codings]


def test_a_verb_with_its_roles(parsed: MakeDocument, kinds: Kinds) -> None:
    made, (coding,) = coded(parsed, kinds, "Soldiers shelled the village with mortars on Monday.")
    assert coding.rules == ("lexicons/kinds/shelling.yml#1",)
    assert [made.syntax[i].text for i in (*coding.actors, *coding.targets, *coding.instruments)] == [
        "Soldiers",
        "village",
        "mortars",
    ]


def test_needs_decide(parsed: MakeDocument, kinds: Kinds) -> None:
    assert quotes(parsed, kinds, "A rocket hit the bakery.") == [("shelling", "A rocket hit the bakery")]
    assert quotes(parsed, kinds, "A storm hit the bakery.") == []


def test_one_statement_each_and_the_shortest_words(parsed: MakeDocument, kinds: Kinds) -> None:
    found = quotes(parsed, kinds, "Soldiers shelled the village, killing two guards.")
    assert found == [("shelling", "Soldiers shelled the village"), ("casualties", "killing two guards")]


def test_what_is_wanted_is_not_told_as_done(parsed: MakeDocument, kinds: Kinds) -> None:
    assert [k for k, _ in quotes(parsed, kinds, "Soldiers want to shell the village.")] == ["intent"]


def test_the_bare_definite_noun_points_back(parsed: MakeDocument, kinds: Kinds) -> None:
    assert quotes(parsed, kinds, "The shelling surprised the mayor.") == []
    assert quotes(parsed, kinds, "The shelling of the port surprised the mayor.") != []


def test_a_definite_noun_told_with_what_it_reached_tells(parsed: MakeDocument, kinds: Kinds) -> None:
    assert [k for k, _ in quotes(parsed, kinds, "The shelling hit the mill.")] == ["shelling"]
    assert quotes(parsed, kinds, "The shelling and the noise surprised the mayor.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The shelling was carried out by the navy.", True),
        ("The shelling was carried out in the hills.", True),
        ("The shelling was carried out on Monday.", False),
        ("The shelling was forgotten in the hills.", False),
    ],
)
def test_a_definite_noun_told_with_who_or_where_tells(
    parsed: MakeDocument, kinds: Kinds, text: str, told: bool
) -> None:
    assert bool(quotes(parsed, kinds, text)) is told


def test_a_month_is_no_march(document: MakeDocument) -> None:
    assert [c.kind for c in document("The talks began in March 2011.").codings if c.kind == "offensive"] == []


def test_a_pronoun_is_asked_for_what_it_stands_for(document: MakeDocument) -> None:
    taken = document("The base was held by rebels who seized it in August.").codings
    assert "territory_taken" in {coding.kind for coding in taken}
    kept = document("The letter was held by rebels who seized it in August.").codings
    assert "territory_taken" not in {coding.kind for coding in kept}


def test_whoever_uses_a_thing_does_what_it_is_used_for(document: MakeDocument) -> None:
    made = document("The coalition used the base to bomb the hills.")
    coding = next(coding for coding in made.codings if coding.kind == "air_strike")
    assert [made.syntax[head].text for head in coding.actors] == ["coalition"]


def test_a_general_word_takes_the_kind_told_nearby(parsed: MakeDocument, kinds: Kinds) -> None:
    text = "One raid on the mill failed. Soldiers shelled the village."
    assert [k for k, _ in quotes(parsed, kinds, text)] == ["shelling", "shelling"]
    assert [k for k, _ in quotes(parsed, kinds, "One raid on the mill failed.")] == ["attack"]


def test_two_words_of_one_toll_are_one_claim(parsed: MakeDocument, kinds: Kinds) -> None:
    _, codings = coded(parsed, kinds, "Gunmen killed two nurses and killed three guards.")
    assert len(codings) == 1
    assert sorted(f.low or 0 for f in codings[0].figures) == [2, 3]


def test_wording_of_two_words_needs_both(parsed: MakeDocument, kinds: Kinds) -> None:
    assert quotes(parsed, kinds, "Men gunned down the guard.") == [("casualties", "Men gunned down the guard")]
    assert quotes(parsed, kinds, "Men gunned the engine.") == []


@pytest.mark.parametrize(
    ("text", "kind", "targets"),
    [
        ("Nine miners killed, 40 wounded in two villages.", "casualties", ["miners"]),
        ("The blast killed 20 miners, including three women.", "casualties", ["miners", "women"]),
        ("Insurgents fired six rockets at the mill.", "shelling", ["mill"]),
        ("Air strikes hit the mill.", "air_strike", ["mill"]),
        ("A couple shot dead two guards in the village.", "casualties", ["guards"]),
        ("The army expelled rival fighters from the port on Monday.", "territory_taken", ["fighters"]),
    ],
)
def test_targets_of_the_real_lexicon(document: MakeDocument, text: str, kind: str, targets: list[str]) -> None:
    made = document(text)
    coding = next(coding for coding in made.codings if coding.kind == kind)
    assert [made.syntax[head].text for head in coding.targets] == targets


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Battles around the mill between soldiers and rebels went on.", "armed_clash", ["soldiers", "rebels"]),
        ("Heavy fighting broke out between soldiers and rebels.", "armed_clash", ["soldiers", "rebels"]),
        ("Syrian and Russian air strikes killed nine people.", "air_strike", ["Syrian", "Russian"]),
        ("The army's shelling caused many deaths.", "shelling", ["army"]),
        ("The army has full control of Aleppo.", "control", ["army"]),
    ],
)
def test_actors_of_the_real_lexicon(document: MakeDocument, text: str, kind: str, actors: list[str]) -> None:
    made = document(text)
    coding = next(coding for coding in made.codings if coding.kind == kind)
    assert [made.syntax[head].text for head in coding.actors] == actors


@pytest.mark.parametrize(
    "text", ["Residents fear the terrible attack.", "People shouted that it was a terrible attack."]
)
def test_a_noun_that_points_back_tells_nothing(document: MakeDocument, text: str) -> None:
    assert "attack" not in {coding.kind for coding in document(text).codings}


def test_strikes_and_villages_are_counted(document: MakeDocument) -> None:
    made = document("Planes carried out more than 300 strikes. The army recaptured dozens of villages.")
    counted = {(c.kind, f.what.value, f.low, f.high) for c in made.codings for f in c.figures}
    assert counted == {("air_strike", "other", 300, None), ("territory_taken", "other", 24, 99)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mortars hit the mill.", ["shelling"]),
        ("The artillery arrived on Monday. It hit the mill.", ["shelling"]),
        ("The artillery arrived on Monday. Lightning hit the mill.", []),
        ("The village saw mortars. A lorry hit the mill.", []),
    ],
)
def test_what_a_slot_asks_for_is_found_where_a_pronoun_points(
    parsed: MakeDocument, kinds: Kinds, text: str, expected: list[str]
) -> None:
    assert [kind for kind, _ in quotes(parsed, kinds, text)] == expected


def test_words_of_two_are_looked_for_by_the_first(parsed: MakeDocument) -> None:
    matcher = Matcher(parsed("Barrel bombs hit the mill."), None, None)  # type: ignore[arg-type]
    assert matcher._may_stand(2, frozenset({"barrel bomb"}))
    assert matcher._may_stand(2, frozenset({"$place"}))
    assert not matcher._may_stand(2, frozenset({"mortar shell", "cluster bomb"}))
