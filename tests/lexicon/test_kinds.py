"""The lexicon of kinds: every file's own examples through the real parser and engine, and what the loader refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest_types import MakeDocument
from frontwire.errors import LexiconError
from frontwire.lexicon.classes import Classes
from frontwire.lexicon.kinds import ExampleEntry, Kinds, key_position, key_word
from frontwire.model.claim import Coding
from frontwire.model.document import Document

LEXICONS = Path(__file__).parents[2] / "lexicons"
CLASSES = Classes.load(LEXICONS / "classes")
KINDS = Kinds.load(LEXICONS / "kinds", CLASSES)
#: Fewer examples than these leave a kind's borders open.
FOUND_AT_LEAST = 2
NOTHING_AT_LEAST = 1

EVENTS = frozenset({
    "armed_clash", "offensive", "advance", "territory_taken", "withdrawal", "air_strike", "drone_strike", "shelling",
    "bombing", "suicide_bombing", "chemical_attack", "attack", "execution", "abduction", "sexual_violence", "torture",
    "arrest", "release", "casualties", "equipment_loss", "property_damage", "looting", "interception", "siege",
    "reinforcement", "arms_supply", "evacuation", "displacement", "aid_delivery", "ceasefire", "agreement", "talks",
    "protest", "sanction",
})  # fmt: skip
SPEECH_ACTS = frozenset({
    "appeal", "accusation", "condemnation", "denial", "threat", "responsibility_claim", "pledge",
})  # fmt: skip
STATES = frozenset({
    "control", "facility_status", "facility_capacity", "supply_status", "aid_access", "needs", "assessment", "intent",
})  # fmt: skip
#: Kinds beyond the guidelines that are claims, and those that are interactions, by class.
BESIDES = frozenset({"accident", "crackdown", "crime", "natural_disaster"})
INTERACTIONS = {
    "concession": "event", "cooperation": "event", "group_change": "event", "investigation": "event",
    "relations": "event", "restriction": "event", "rejection": "speech_act", "support": "speech_act",
}  # fmt: skip

EXAMPLES = [
    pytest.param(name, example, id=f"{name}-{number}")
    for name, loaded in KINDS.entries.items()
    for number, example in enumerate(loaded.entry.examples, start=1)
]


def heads_of(coding: Coding, role: str) -> tuple[int, ...]:
    return {
        "actor": coding.actors,
        "target": coding.targets,
        "instrument": coding.instruments,
        "item": coding.items,
        "facility": coding.facilities,
    }[role]


def fits(document: Document, coding: Coding, example: ExampleEntry) -> bool:
    """Does each role the example names hold the words it gives?"""
    if not isinstance(example.finds, dict):
        return False
    for role, words in example.finds.items():
        stretches = (document.syntax.phrase(head) for head in heads_of(coding, role))
        phrases = [document.syntax.span(stretch).of(document.report.text) for stretch in stretches]
        if not any(words.lower() in phrase.lower() for phrase in phrases):
            return False
    return True


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_example(kind: str, example: ExampleEntry, document: MakeDocument) -> None:
    made = document(example.text, published="2024-05-14")
    codings = [coding for coding in made.codings if coding.kind == kind]
    if example.finds == "nothing":
        assert not codings
    else:
        assert any(fits(made, coding, example) for coding in codings), made.codings


def test_every_kind_is_there_with_its_class() -> None:
    classes = {name: loaded.entry.klass for name, loaded in KINDS.entries.items()}
    expected = {
        **dict.fromkeys(EVENTS | BESIDES, "event"),
        **dict.fromkeys(SPEECH_ACTS, "speech_act"),
        **dict.fromkeys(STATES, "state"),
        **INTERACTIONS,
    }
    assert classes == expected
    assert {name for name, loaded in KINDS.entries.items() if not loaded.entry.is_claim} == set(INTERACTIONS)


@pytest.mark.parametrize("kind", sorted(KINDS.entries))
def test_entry_is_complete(kind: str) -> None:
    loaded = KINDS.entries[kind]
    nothing = [example for example in loaded.entry.examples if example.finds == "nothing"]
    assert Path(loaded.path).stem == kind
    assert loaded.entry.means.endswith(".")
    assert len(nothing) >= NOTHING_AT_LEAST
    assert len(loaded.entry.examples) - len(nothing) >= FOUND_AT_LEAST
    assert set(loaded.entry.is_not) <= set(KINDS.entries)


def test_rules_name_file_and_number() -> None:
    rules = {trigger.rule for triggers in KINDS.index.values() for trigger in triggers}
    assert "lexicons/kinds/siege.yml#1" in rules
    assert all(rule.startswith("lexicons/kinds/") and rule.rpartition("#")[2].isdigit() for rule in rules)


def test_longer_wordings_come_first() -> None:
    for triggers in KINDS.index.values():
        ranks = [trigger.rank for trigger in triggers]
        assert ranks == sorted(ranks, reverse=True)


@pytest.mark.parametrize(
    ("pos", "words", "key"),
    [
        ("verbs", ("gain", "ground"), "gain"),
        ("nouns", ("cease", "fire"), "fire"),
        ("nouns", ("exchange", "of", "fire"), "exchange"),
        ("nouns", ("peace", "talk", "with"), "talk"),
        ("phrases", ("out", "of", "service"), "out"),
    ],
)
def test_key_word_heads_the_wording(pos: str, words: tuple[str, ...], key: str) -> None:
    assert key_word(pos, words) == key
    assert words[key_position(pos, words)] == key


GOOD = """\
kind: parade
class: event
means: Troops march for show.
triggers:
  - verbs: [parade]
examples:
  - {text: "Soldiers paraded.", finds: {actor: Soldiers}}
  - {text: "It rained.", finds: nothing}
"""
THIEF = GOOD.replace("kind: parade", "kind: procession")
WITHOUT_FOUND = GOOD.replace("finds: {actor: Soldiers}", "finds: nothing")


def load(folder: Path, **files: str) -> Kinds:
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    return Kinds.load(folder, Classes({"crowd": frozenset({"crowd", "throng"})}))


def test_good_entry_loads(tmp_path: Path) -> None:
    kinds = load(tmp_path, parade=GOOD)
    assert kinds.means("parade") == "Troops march for show."
    assert [trigger.kind for trigger in kinds.index["parade"]] == ["parade"]


def test_class_is_spread_into_its_words(tmp_path: Path) -> None:
    kinds = load(tmp_path, parade=GOOD.replace("[parade]", "[parade]\n    needs: {subject: [$crowd, $armed]}"))
    assert dict(kinds.index["parade"][0].needs)["subject"] >= {"crowd", "throng", "$armed"}


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        (GOOD + "colour: red\n", "colour"),
        (GOOD.replace("  - verbs: [parade]", "  - verbs: [parade]\n    adverbs: [loudly]"), "adverbs"),
        (GOOD.replace("means: Troops march for show.\n", ""), "means"),
        (GOOD.replace("class: event", "class: wish"), "class"),
        (GOOD.replace('  - {text: "It rained.", finds: nothing}\n', ""), "examples"),
        (WITHOUT_FOUND, "examples"),
        (GOOD.replace("  - verbs: [parade]", "  - needs: {object: [band]}"), "verbs, nouns"),
        (GOOD.replace("  - verbs: [parade]", "  []").replace("triggers:\n  []", "triggers: []"), "triggers"),
        (GOOD.replace("[parade]", "[parade]\n    needs: {subject: [$nobody_knows]}"), "nobody_knows"),
        (GOOD.replace("[parade]", "[parade]\n    roles: {spectator: object}"), "spectator"),
        (GOOD.replace("[parade]", "[parade]\n    figures: [{what: clapped}]"), "clapped"),
        (GOOD.replace("[parade]", "[parade]\n    roles: {target: [on]}"), "str"),
        (GOOD + "kind: parade\n", "twice"),
        ("kind: [", "parade.yml"),
    ],
)
def test_bad_entry_is_refused(tmp_path: Path, bad: str, named: str) -> None:
    with pytest.raises(LexiconError, match=named) as refusal:
        load(tmp_path, parade=bad)
    assert "parade.yml" in str(refusal.value)


def test_stolen_trigger_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="belongs to parade already"):
        load(tmp_path, parade=GOOD, procession=THIEF)


def test_needs_tell_a_shared_trigger_apart(tmp_path: Path) -> None:
    thief = THIEF.replace("[parade]", "[parade]\n    needs: {subject: [priest]}")
    kinds = load(tmp_path, parade=GOOD, procession=thief)
    assert [trigger.kind for trigger in kinds.index["parade"]] == ["procession", "parade"]


def test_kind_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="exists already"):
        load(tmp_path, parade=GOOD, parade_again=GOOD)


def test_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"no \.yml"):
        load(tmp_path)


def test_a_misspelt_slot_is_refused(tmp_path: Path) -> None:
    entry = "kind: toll\nclass: event\nmeans: A toll.\ntriggers: [{verbs: [kill], roles: {target: objekt}}]\n"
    folder = tmp_path / "kinds"
    folder.mkdir()
    examples = "examples: [{text: They killed it., finds: {}}, {text: None., finds: nothing}]\n"
    (folder / "toll.yml").write_text(entry + examples, encoding="utf-8")
    with pytest.raises(LexiconError, match="no slot 'objekt'"):
        Kinds.load(folder, Classes({}))
