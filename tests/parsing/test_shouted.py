"""Copy in capitals: names are found as phrases, ordinary words become small, lengths never change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.parsing.shouted import Names
from frontwire.parsing.truecase import surnames_in, truecase

COMMON = frozenset(
    [
        "a",
        "after",
        "against",
        "alias",
        "and",
        "at",
        "attacked",
        "by",
        "called",
        "chief",
        "day",
        "days",
        "department",
        "el",
        "for",
        "front",
        "general",
        "government",
        "his",
        "in",
        "it",
        "killed",
        "liberation",
        "live",
        "march",
        "may",
        "men",
        "met",
        "monday",
        "national",
        "of",
        "on",
        "people",
        "police",
        "post",
        "president",
        "prime",
        "minister",
        "rebel",
        "said",
        "salvador",
        "santa",
        "september",
        "soldiers",
        "stone",
        "talks",
        "text",
        "that",
        "the",
        "they",
        "three",
        "told",
        "town",
        "two",
        "union",
        "us",
        "was",
        "we",
        "were",
        "with",
    ]
)
FRONT = ("tarmin", "national", "liberation", "front")
PLACES = frozenset({"El Salvador", "Santa Tarma", "Union"})


def find(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    lower = [word.lower() for word in words]
    for start in range(len(words)):
        if tuple(lower[start : start + 4]) == FRONT:
            yield start, start + 4
        if words[start] == "TNLF":
            yield start, start + 1


NAMES = Names(
    lone=frozenset({"syria", "salvador"}),
    acronyms=frozenset({"un", "us"}),
    ordinary=frozenset({"union", "salvador", "police"}),
    titles=frozenset({"president", "general", "prime", "minister", "el"}),
    small=frozenset({"of", "for", "de", "the", "and"}),
    never=frozenset({"was", "were", "said", "told", "in", "they", "that", "it"}),
    is_common=COMMON.__contains__,
    is_given={"carlos", "maria"}.__contains__,
    is_place=PLACES.__contains__,
    find=find,
)


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("THE TARMIN NATIONAL LIBERATION FRONT (TNLF) MET.", "The Tarmin National Liberation Front (TNLF) met."),
        ("THE NATIONAL POLICE KILLED TWO MEN.", "The national police killed two men."),
        (
            "REBEL SOLDIERS ATTACKED EL SALVADOR AND SANTA TARMA.",
            "Rebel soldiers attacked El Salvador and Santa Tarma.",
        ),
        ("THE U.S. GOVERNMENT SAID US.", "The U.S. government said us."),
        ("SOLDIERS OF THE US MET.", "Soldiers of the US met."),
        ("PRESIDENT CARLOS STONE SAID SO.", "President Carlos Stone said So."),
        ("TALKS WITH THE PRESIDENT OF THE UNION.", "Talks with the president of the union."),
        (
            "ON MONDAY, 3 SEPTEMBER, AND ON 4 MAY THEY MAY MARCH.",
            "On Monday, 3 September, and on 4 May they may march.",
        ),
        ('THEY "LIVE IN SYRIA," SAID WE.', 'They "live in Syria," said we.'),
        ("M-19 KILLED THE CHIEF ON THE 1ST DAY.", "M-19 killed the chief on the 1st day."),
        ("TALKS WITH TARMIN'S FRONT [TF] MET.", "Talks with Tarmin's front (TF) met."),
        ("[TEXT] THE MEN MET AT 3 P.M. IN TOWN.", "[Text] The men met at 3 p.m. in town."),
    ],
)
def test_names_keep_their_capitals_and_words_lose_them(text: str, cased: str) -> None:
    assert truecase(text, names=NAMES) == cased


def test_an_acronym_that_is_an_ordinary_word_is_the_word() -> None:
    names = replace(NAMES, find=lambda words: ((n, n + 1) for n, word in enumerate(words) if word in {"MEN", "TNLF"}))
    assert truecase("THE MEN OF THE TNLF MET.", names=names) == "The men of the TNLF met."


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        ("CARLOS STONE MET THE CHIEF. STONE SAID SO.", {"stone"}),
        ("THE CHIEF OF THE POLICE MET A MAN.", set()),
    ],
)
def test_family_names_are_learned_behind_given_names(text: str, surnames: set[str]) -> None:
    assert surnames_in(text, names=NAMES) == surnames


@pytest.mark.parametrize("text", ["THE ARMY IN SYRIA. THE UN", "İSTANBUL BLAST", ""])
def test_lengths_stay(text: str) -> None:
    assert len(truecase(text, names=NAMES)) == len(text)


@given(st.text(max_size=120))
def test_no_text_changes_its_length(text: str) -> None:
    assert len(truecase(text, names=NAMES)) == len(text)
