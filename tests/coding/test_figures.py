"""How many of whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.coding.figures import count
from frontwire.lexicon.figures import FigureWords
from frontwire.model.figure import Scope, What
from frontwire.model.span import Stretch


@pytest.fixture(scope="module")
def words(settings) -> FigureWords:
    return FigureWords.load(Path(settings.lexicons) / "figures")


@pytest.fixture(scope="module")
def shown(document, words):
    """`shown(text, heads, what)`: the figures as "what low..high who"."""

    def show(text: str, heads: str, what: What = What.KILLED, *, title: str | None = None) -> list[str]:
        made = document(text, title=title)
        indices = tuple(next(t.index for t in made.syntax.tokens if t.text == word) for word in heads.split())
        found = count(made, indices, what, words=words)
        return [
            f"{f.what} {'?' if f.low is None else f.low}..{'?' if f.high is None else f.high} {f.who}" for f in found
        ]

    return show


@pytest.mark.parametrize(
    ("text", "heads", "expected"),
    [
        ("Six women and a child were killed.", "women", ["killed 6..6 woman", "killed 1..1 child"]),
        (
            "Snipers shot 30 soldiers and 39 rebel fighters.",
            "soldiers",
            ["killed 30..30 combatant", "killed 39..39 combatant"],
        ),
        ("A dentist and a clinic worker were killed.", "dentist", ["killed 2..2 health_worker"]),
        (
            "The shell killed 64 civilians, including 22 children and 13 women.",
            "civilians",
            ["killed 64..64 civilian", "killed 22..22 child", "killed 13..13 woman"],
        ),
        (
            "Nine civilians died, among them a doctor.",
            "civilians",
            ["killed 9..9 civilian", "killed 1..1 health_worker"],
        ),
        (
            "Twenty people, four of them children, were killed.",
            "people",
            ["killed 20..20 unknown", "killed 4..4 child"],
        ),
        (
            "The mine ended the lives of two women (a dentist and a clinic worker) as well as 5 soldiers.",
            "lives",
            ["killed 2..2 woman", "killed 2..2 health_worker", "killed 5..5 combatant"],
        ),
        ("Hundreds of civilians were killed.", "Hundreds", ["killed 200..999 civilian"]),
        (
            "The raid left 50 martyrs and more than 200 others wounded.",
            "martyrs",
            ["killed 50..50 unknown", "wounded 200..? unknown"],
        ),
        ("The militia killed six members of the police.", "members", ["killed 6..6 combatant"]),
        ("Twelve civilians and rebels were killed.", "civilians", ["killed 12..12 mixed"]),
        ("At least 45 army and militia fighters were killed.", "fighters", ["killed 45..? combatant"]),
        ("Ten people, all civilians, were killed.", "people", ["killed 10..10 civilian"]),
        ("Twelve civilian deaths were counted.", "deaths", ["killed 12..12 civilian"]),
        ("A teacher, a father of two, was killed.", "teacher", ["killed 1..1 civilian"]),
        ("The death toll rose to 45.", "toll", ["killed 45..45 unknown"]),
        ("A 12-year-old boy was killed.", "boy", ["killed 1..1 child"]),
        (
            "Six soldiers, two of them officers, were shot.",
            "soldiers",
            ["killed 6..6 combatant", "killed 2..2 combatant"],
        ),
        (
            "The shell killed a man, his wife and four children.",
            "man",
            ["killed 1..1 unknown", "killed 1..1 woman", "killed 4..4 child"],
        ),
        ("The raid killed a family.", "family", []),
        ("A shell killed 15 people, six of them badly disfigured.", "people", ["killed 15..15 unknown"]),
        ("The villagers were killed.", "villagers", []),
        ("Many villagers were killed.", "villagers", []),
    ],
)
def test_people(shown, text, heads, expected) -> None:
    assert shown(text, heads) == expected


@pytest.mark.parametrize(
    ("text", "heads", "what", "expected"),
    [
        (
            "Rebels destroyed three tanks and a jeep.",
            "tanks",
            What.DESTROYED,
            ["destroyed 3..3 thing", "destroyed 1..1 thing"],
        ),
        (
            "The force took dozens of farms and more than 300 square miles of desert.",
            "dozens",
            What.OTHER,
            ["other 24..99 thing", "other 300..? thing"],
        ),
        ("They hold three of the five bridges.", "three", What.OTHER, ["other 3..3 thing"]),
        ("They hold a town.", "town", What.OTHER, []),
        ("Engineers cleared a road for three days.", "days", What.OTHER, []),
    ],
)
def test_things(shown, text, heads, what, expected) -> None:
    assert shown(text, heads, what) == expected


def test_the_noun_says_what_became_of_them(shown) -> None:
    text = "The clinic admitted 18 wounded and the bodies of six people."
    assert shown(text, "18", What.WOUNDED) == ["wounded 18..18 unknown", "killed 6..6 unknown"]


def test_a_part_belongs_to_the_nearest_count_before_it(shown) -> None:
    text = "Twelve people were killed and 30 villagers were wounded, including four children."
    assert shown(text, "people") == ["killed 12..12 unknown"]
    assert shown(text, "villagers", What.WOUNDED) == ["wounded 30..30 civilian", "wounded 4..4 child"]


def test_headlines_leave_the_article_out(shown) -> None:
    assert shown("Nothing else is known.", "soldier", title="Roadside bomb kills soldier in valley") == [
        "killed 1..1 combatant"
    ]
    assert shown("The blast killed soldier material.", "soldier") == []


@pytest.mark.parametrize(
    ("text", "head", "scope"),
    [
        ("Fighting has killed more than 900 civilians since it began in spring.", "civilians", Scope.CUMULATIVE),
        ("So far this year 60 civilians were killed.", "civilians", Scope.CUMULATIVE),
        ("The feud has claimed the lives of 900 people.", "lives", Scope.CUMULATIVE),
        ("The clinics have received 18 wounded.", "18", Scope.ARRIVALS),
        ("Forty civilians died in the deadliest raid since spring.", "civilians", Scope.INCIDENT),
        ("The blast killed six civilians on Monday.", "civilians", Scope.INCIDENT),
    ],
)
def test_scope(document, words, text, head, scope) -> None:
    made = document(text)
    index = next(t.index for t in made.syntax.tokens if t.text == head)
    found = count(made, (index,), What.KILLED, words=words)
    assert [figure.scope for figure in found] == [scope]


def test_nothing_outside_the_limit_but_parts(document, words) -> None:
    made = document("The shell killed 64 civilians, the mayor said, including 22 children.")
    head = next(t.index for t in made.syntax.tokens if t.text == "civilians")
    limited = count(made, (head,), What.KILLED, words=words, span_limit=Stretch(0, head + 1))
    assert [f.low for f in limited] == [64, 22]
    made = document("The shell killed 64 civilians and nine soldiers.")
    head = next(t.index for t in made.syntax.tokens if t.text == "civilians")
    whole = count(made, (head,), What.KILLED, words=words)
    limited = count(made, (head,), What.KILLED, words=words, span_limit=Stretch(0, head + 1))
    assert [f.low for f in whole] == [64, 9]
    assert [f.low for f in limited] == [64]


def test_spans_are_the_words_of_the_report(document, words) -> None:
    made = document("On Monday a shell killed at least 14 farmers near the mill.")
    head = next(t.index for t in made.syntax.tokens if t.text == "farmers")
    (figure,) = count(made, (head,), What.KILLED, words=words)
    assert figure.span is not None
    assert figure.span.of(made.report.text) == "at least 14 farmers"
    assert figure.wording == "at least 14"


def test_the_order_of_the_heads_does_not_matter(document, words) -> None:
    made = document("Six women, a nurse and two soldiers were killed.")
    heads = tuple(t.index for t in made.syntax.tokens if t.pos == "NOUN")
    assert count(made, heads, What.KILLED, words=words) == count(made, heads[::-1], What.KILLED, words=words)


@pytest.mark.parametrize(
    "text", ["Air strikes kill more than 20", "Blast wounds a few hundred", "Dozens of", "including"]
)
def test_every_word_may_be_asked_for_though_the_text_breaks_off(document, words, text) -> None:
    made = document(text)
    every = tuple(range(len(made.syntax)))
    found = count(made, every, What.KILLED, words=words)
    assert len({figure.span for figure in found}) == len(found) <= 1


def test_a_note_counts_none_and_leaves_articles_out(shown) -> None:
    assert shown("5 wounded in today, no deaths.", "deaths") == ["killed 0..0 unknown"]
    assert shown("There were no deaths at the mill.", "deaths") == []
    assert shown("Paramedic killed, driver wounded.", "Paramedic") == ["killed 1..1 health_worker"]
    assert shown("The paramedic was killed.", "paramedic") == []
