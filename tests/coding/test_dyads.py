"""Dyads: who stands against whom, by the lexicon's own examples and by how sentences turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest_types import MakeDocument
from frontwire.lexicon.classes import Classes
from frontwire.lexicon.kinds import ExampleEntry, Kinds
from frontwire.model.document import Document

LEXICONS = Path(__file__).parents[2] / "lexicons"
DYADS = Kinds.load(LEXICONS / "dyads", Classes.load(LEXICONS / "classes"))
EXAMPLES = [
    pytest.param(name, example, id=f"{name}-{number}")
    for name, loaded in DYADS.entries.items()
    for number, example in enumerate(loaded.entry.examples, start=1)
]


def pairs(document: Document, kind: str | None = None) -> set[tuple[str, str]]:
    held = (one for one in document.dyads if kind in (None, one.kind))
    return {(document.syntax[one.actor].text, document.syntax[one.target].text) for one in held}


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_example(kind: str, example: ExampleEntry, document: MakeDocument) -> None:
    found = pairs(document(example.text), kind)
    if isinstance(example.finds, str):
        assert not found
    else:
        assert (example.finds["actor"], example.finds["target"]) in found


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Kenya supports the Somali army in its efforts to defeat al-Shabaab.", "Kenya", "Shabaab"),
        ("Kenya supports the Somali army in its efforts to defeat al-Shabaab.", "army", "Shabaab"),
        ("Norway is working as part of the coalition to defeat ISIS in Iraq.", "Norway", "ISIS"),
        ("Norway is working as part of the coalition to defeat ISIS in Iraq.", "coalition", "ISIS"),
        ("They will deliver ISIS a lasting defeat.", "They", "ISIS"),
        (
            "We must end the scourge of Boko Haram and defeat its terror; we fight the menace of Boko Haram.",
            "we",
            "Haram",
        ),
        ("A raid conducted by marines killed two gunmen; a guard was hurt in a raid by the rebels.", "rebels", "guard"),
        ("Two strikes destroyed a bunker, a truck and three sheds.", "strikes", "truck"),
        ("Israeli air strikes killed four militants.", "Israeli", "militants"),
        ("Coalition aircraft killed four militants.", "aircraft", "militants"),
        ("The town fell to government troops on Monday.", "troops", "town"),
    ],
)
def test_found(text: str, actor: str, target: str, document: MakeDocument) -> None:
    assert (actor, target) in pairs(document(text))


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        # who talks of a deed does not do it
        ("The two ministers discussed the campaign to free the city from the militants.", "ministers", "militants"),
        # a single person without arms is no side
        ("Senator Anna Hill wants to defeat the insurgents.", "Hill", "insurgents"),
        # an evil of nobody's is no side
        ("The league fights against extremism.", "league", "extremism"),
        # nobody is attacked on a day
        ("The rebels carried out an attack on Monday.", "rebels", "Monday"),
        # things that are lost make nobody a side
        ("Soldiers destroyed two trucks.", "Soldiers", "trucks"),
    ],
)
def test_not_found(text: str, actor: str, target: str, document: MakeDocument) -> None:
    assert (actor, target) not in pairs(document(text))


def test_two_who_clash_stand_against_each_other(document: MakeDocument) -> None:
    found = pairs(document("Government soldiers clashed with the insurgents near the mill."))
    assert {("soldiers", "insurgents"), ("insurgents", "soldiers")} <= found


def test_a_possessive_pronoun_is_whom_it_stands_for(document: MakeDocument) -> None:
    found = pairs(document("The rebels said their attack on the soldiers had succeeded."))
    assert ("rebels", "soldiers") in found


def test_dyads_are_in_order_and_name_their_rule(document: MakeDocument) -> None:
    made = document("Soldiers fought the rebels. The rebels shelled the soldiers.")
    assert list(made.dyads) == sorted(made.dyads)
    assert all(one.rule.startswith("lexicons/") for one in made.dyads)
