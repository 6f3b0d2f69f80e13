"""WikiEvents: the text rebuilt, triggers and arguments by hand, claims as events, the whole set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from evaluation.sets import tally
from evaluation.sets.wikievents import WikiEvents, article, compare
from evaluation.sets.wikievents_events import Argument, Found, baseline, events_of, mapping
from frontwire.api import Reader
from frontwire.model.span import Span

FIRST = "Blast in port"
SECOND = "A bomb exploded in Basra, killing two guards."


def record() -> dict[str, Any]:
    """A document in the corpus' form: sentences glued together in `text`, offsets with a gap between them."""
    sentences, tokens, offset = [], [], 0
    for text in (FIRST, SECOND):
        words, position = [], 0
        for word in text.replace(",", " ,").replace(".", " .").split():
            begin = text.index(word, position)
            position = begin + len(word)
            words.append([word, offset + begin, offset + position])
        tokens += [word for word, _, _ in words]
        sentences.append([words, text])
        offset += len(text) + 1

    def mention(word: str) -> dict[str, Any]:
        return {"start": tokens.index(word), "end": tokens.index(word) + 1, "text": word}

    def event(kind: str, word: str, arguments: list[tuple[str, str]]) -> dict[str, Any]:
        held = [{"entity_id": entity, "role": role, "text": entity} for role, entity in arguments]
        return {"id": word, "event_type": kind, "trigger": mention(word), "arguments": held}

    return {
        "doc_id": "invented",
        "tokens": tokens,
        "text": FIRST + SECOND,
        "sentences": sentences,
        "entity_mentions": [{"id": word, **mention(word)} for word in ("bomb", "Basra", "guards")],
        "relation_mentions": [],
        "event_mentions": [
            event("Conflict.Attack.DetonateExplode", "exploded", [("ExplosiveDevice", "bomb"), ("Place", "Basra")]),
            event("Life.Die.Unspecified", "killing", [("Victim", "guards")]),
            event("Movement.Transportation.Unspecified", "port", []),
        ],
    }


def test_rebuilds_paragraphs_and_keeps_conflict_and_life() -> None:
    rebuilt = article(record())
    assert rebuilt.text == f"{FIRST}\n\n{SECOND}"
    assert [event.trigger.of(rebuilt.text) for event in rebuilt.events] == ["exploded", "killing"]
    assert [(role, span.of(rebuilt.text)) for role, span in rebuilt.events[0].arguments] == [
        ("ExplosiveDevice", "bomb"),
        ("Place", "Basra"),
    ]


def test_counts_by_hand() -> None:
    die, hurt = ("Life.Die.Unspecified", Span(0, 4)), ("Life.Injure.Unspecified", Span(9, 12))
    victim = Argument("Life.Die.Unspecified", "Victim", Span(5, 8))
    gold = Found(frozenset({die, hurt}), frozenset({victim}))
    perfect = compare(gold, gold)
    assert tally.prf(perfect, "trigger").f1 == tally.prf(perfect, "argument").f1 == 100.0
    half = compare(gold, Found(frozenset({die}), frozenset()))
    assert (tally.prf(half, "trigger").precision, tally.prf(half, "trigger").recall) == (100.0, 50.0)
    assert tally.prf(half, "argument").f1 == 0.0
    mistyped = compare(gold, Found(frozenset({("Conflict.Attack.Unspecified", Span(0, 4))}), frozenset()))
    assert tally.prf(mistyped, "trigger").f1 == 0.0
    assert tally.prf(mistyped, "trigger identified").precision == 100.0


def test_one_claim_of_dead_and_wounded_is_two_events(reader: Reader) -> None:
    text = "Gunmen killed two guards and wounded three nurses in Basra."
    found = events_of(reader.read(text).document)
    assert {(kind, span.of(text)) for kind, span in found.triggers} == {
        ("Life.Die.Unspecified", "killed"),
        ("Life.Injure.Unspecified", "wounded"),
    }


def test_a_trigger_is_the_event_not_the_device(reader: Reader) -> None:
    text = "A car bomb exploded near a market in Basra."
    found = events_of(reader.read(text).document)
    assert ("Conflict.Attack.DetonateExplode", Span(11, 19)) in found.triggers
    assert "Place" in {argument.role for argument in found.arguments}


def test_a_word_of_injury_without_a_count_is_no_death(reader: Reader) -> None:
    found = events_of(reader.read("The blast at the mill caused injuries, officials reported.").document)
    assert {kind for kind, _ in found.triggers if kind.startswith("Life")} == {"Life.Injure.Unspecified"}


def heads(found: Found, role: str, text: str, *, family: str) -> set[str]:
    return {held.head.of(text) for held in found.arguments if held.role == role and held.type.startswith(family)}


def test_the_dead_and_the_wounded_are_victims_of_their_own_event(reader: Reader) -> None:
    text = "The blast killed two guards and wounded nine nurses in Basra."
    found = events_of(reader.read(text).document)
    assert heads(found, "Victim", text, family="Life.Die") == {"guards"}
    assert heads(found, "Victim", text, family="Life.Injure") == {"nurses"}


def test_a_bare_number_is_a_victim(reader: Reader) -> None:
    text = "The blast killed two guards and wounded nine."
    found = events_of(reader.read(text).document)
    assert heads(found, "Victim", text, family="Life.Injure") == {"nine"}


def test_what_points_back_at_an_explosion_is_its_trigger(reader: Reader) -> None:
    text = "A car bomb exploded in Basra on Monday. Nobody has claimed the attack. A bombing suspect fled."
    found = events_of(reader.read(text).document)
    explosions = {span.of(text) for kind, span in found.triggers if kind == "Conflict.Attack.DetonateExplode"}
    assert explosions == {"exploded", "attack", "bombing"}
    assert {kind for kind, span in found.triggers if span.of(text) == "attack"} == {"Conflict.Attack.DetonateExplode"}


def test_nothing_points_back_at_what_nobody_told(reader: Reader) -> None:
    document = reader.read("The mayor opened the bridge. The blast furnace of the mill is old.").document
    assert events_of(document).triggers == frozenset()


def test_an_indefinite_attack_keeps_its_type(reader: Reader) -> None:
    text = "A car bomb exploded in Basra on Monday. Gunmen launched an attack on a police station in Mosul."
    found = events_of(reader.read(text).document)
    assert {kind for kind, span in found.triggers if span.of(text) == "attack"} == {"Conflict.Attack.Unspecified"}


def test_a_device_is_no_event(reader: Reader) -> None:
    text = "A guard was killed by an improvised explosive device in Basra."
    found = events_of(reader.read(text).document)
    assert {span.of(text) for _, span in found.triggers} == {"killed"}


def test_troops_that_cross_a_border_are_no_attack(reader: Reader) -> None:
    text = "Rebel fighters crossed into Basra in support of the uprising."
    assert not {kind for kind, _ in events_of(reader.read(text).document).triggers if kind.startswith("Conflict.Att")}


def test_the_relative_pronoun_stands_for_the_victim(reader: Reader) -> None:
    text = "The mayor praised the guard who died in Basra."
    found = events_of(reader.read(text).document)
    assert heads(found, "Victim", text, family="Life.Die") == {"who"}


def test_a_place_is_of_the_event_whose_words_hold_it(reader: Reader) -> None:
    text = "Two guards were killed after militants attacked a convoy in Basra."
    found = events_of(reader.read(text).document)
    assert heads(found, "Place", text, family="Conflict") == {"Basra"}
    assert heads(found, "Place", text, family="Life") == set()


def test_what_is_bombed_at_a_locality_is_a_place(reader: Reader) -> None:
    text = "The bombing of the city by rebels went on. The bombing of a courthouse killed two."
    found = events_of(reader.read(text).document)
    assert "city" in heads(found, "Place", text, family="Conflict")
    assert heads(found, "Target", text, family="Conflict") == {"courthouse"}


def test_the_deed_of_a_bomber_is_the_event(reader: Reader) -> None:
    text = "A suicide bomber rammed a truck into the gate."
    assert {span.of(text) for _, span in events_of(reader.read(text).document).triggers} == {"rammed"}


def test_the_baseline_takes_words(reader: Reader) -> None:
    text = "The explosive growth of the city killed the river."
    found = baseline(reader.read(text).document)
    assert {span.of(text) for _, span in found.triggers} == {"explosive", "killed"}


def test_every_mapped_kind_has_a_type_of_the_families() -> None:
    types = {kind["type"] for kinds in mapping()["types"].values() for kind in kinds}
    assert {kind.split(".")[0] for kind in types} == set(mapping()["families"])


def test_the_set_runs_and_counts_a_crash(tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "dev.jsonl").write_text(json.dumps(record()) + "\n", encoding="utf-8")
    held = WikiEvents()
    (case,) = held.cases(tmp_path)
    outcome = held.score(case, reader)
    assert outcome.counts["trigger.tp"] == 2
    assert outcome.counts["trigger.fn"] == 0
    assert held.crashed(case).counts["trigger.fn"] == 2
    assert held.crashed(case).counts["argument.fn"] == 3
