from __future__ import annotations

import pytest

from conftest import make_report
from frontwire.lexicon.lexicons import Lexicons
from frontwire.model.report import Block, Report, Role
from frontwire.model.span import Span
from frontwire.reconciling.crediting import agency_of, publisher_of
from tests_support import LEXICONS

BODY = "Shells struck a flour mill north of Kala on Monday and hurt two men, the mayor said. The mill is shut."


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return Lexicons.load(LEXICONS)


def page(*parts: tuple[Role, str]) -> Report:
    text, blocks = "", []
    for role, words in parts:
        blocks.append(Block(role, (Span(len(text), len(text) + len(words)),)))
        text += words + "\n"
    return Report(text, tuple(blocks))


@pytest.mark.parametrize(
    ("report", "agency"),
    [
        (page((Role.DATELINE, "KALA (Reuters) -"), (Role.BODY, BODY)), "reuters"),
        (page((Role.BYLINE, "By Jana Example, Associated Press"), (Role.BODY, BODY)), "ap"),
        (page((Role.BODY, BODY), (Role.BYLINE, "Source: SANA")), "sana"),
        (page((Role.FURNITURE, "AFP Monday 4 March 2024"), (Role.BODY, BODY)), "afp"),
        (page((Role.BODY, f"{BODY} - REUTERS")), "reuters"),
        (page((Role.BODY, f"AFP - {BODY}")), "afp"),
        (page((Role.BODY, f"{BODY} (With AFP and Reuters)")), None),
        (page((Role.BODY, BODY), (Role.BYLINE, "Source: Agencies")), None),
        (page((Role.CAPTION, "The mill (Reuters)"), (Role.BODY, BODY)), None),
        (page((Role.FURNITURE, "Reuters"), (Role.BODY, BODY)), None),
        (page((Role.BODY, f"{BODY} A baker told AFP so.")), None),
    ],
)
def test_a_credit_names_the_agency(lexicons: Lexicons, report: Report, agency: str | None) -> None:
    assert agency_of(report, agencies=lexicons.agencies) == agency


def test_an_agency_without_a_credit_prints_its_own_words(lexicons: Lexicons) -> None:
    report = make_report(BODY)
    assert agency_of(report, agencies=lexicons.agencies, publisher="sana") == "sana"
    assert agency_of(report, agencies=lexicons.agencies, publisher="kala post") is None


def test_an_agency_that_credits_another_prints_that_ones_words(lexicons: Lexicons) -> None:
    report = make_report(f"{BODY} - Reuters")
    assert agency_of(report, agencies=lexicons.agencies, publisher="nna") == "reuters"


@pytest.mark.parametrize(
    ("outlet", "key"),
    [
        ("SANA", "sana"),
        ("Syrian Arab News Agency", "sana"),
        ("www.reuters.com", "reuters"),
        ("The Guardian", "the_guardian"),
        ("Kala Post", "kala post"),
        ("The Kala Post", "kala post"),
        ("kala-post.example", "kala post"),
        (None, None),
        ("—", None),
    ],
)
def test_a_publisher_is_known_by_its_key(lexicons: Lexicons, outlet: str | None, key: str | None) -> None:
    assert publisher_of(outlet, actors=lexicons.actors) == key
