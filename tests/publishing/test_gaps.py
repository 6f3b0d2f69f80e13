from __future__ import annotations

from frontwire.publishing.gaps import covered, missing_actors, missing_verbs


def test_verbs_that_nothing_uses_are_counted_with_an_example(document) -> None:
    made = document("Villagers painted the school. Children painted a wall. Rebels shelled the airport.")
    gaps = missing_verbs([made], known=frozenset({"shell"}))
    assert [(gap.word, gap.count) for gap in gaps] == [("paint", 2)]
    assert gaps[0].example == "Villagers painted the school."


def test_known_verbs_and_cues_are_not_missing(document) -> None:
    made = document("Officials said villagers painted the school.")
    assert [gap.word for gap in missing_verbs([made], known=frozenset({"paint"}))] == []


def test_rare_words_can_be_left_out(document) -> None:
    made = document("Villagers painted the school. Children swept it. Others painted a wall.")
    assert [gap.word for gap in missing_verbs([made], known=frozenset(), least=2)] == ["paint"]


def test_the_most_frequent_come_first_then_by_name(document) -> None:
    made = document("They swept the yard. They swept a hall. They painted it. They mended it.")
    assert [gap.word for gap in missing_verbs([made], known=frozenset())] == ["sweep", "mend", "paint"]


def test_who_does_what_is_covered_and_is_unknown_is_a_missing_actor(document) -> None:
    made = document("The beekeepers shelled the airport. The road was shelled by a beekeeper.")
    words = {gap.word: gap.count for gap in missing_actors([made])}
    assert words == {"beekeeper": 2}


def test_known_actors_and_things_that_do_nothing_covered_are_not_missing(document) -> None:
    made = document("Troops shelled the bakery. The bakery smells of bread.")
    assert missing_actors([made]) == ()


def test_triggers_and_cues_are_covered(document) -> None:
    made = document("Rebels shelled the airport, officials said.")
    words = {made.syntax[index].text for index in covered(made)}
    assert {"shelled", "said"} <= words
