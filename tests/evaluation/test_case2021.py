"""CASE 2021: which claim a snippet is about, and its label."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.base import Outcome
from evaluation.crew import WatchedReader
from evaluation.sets.case2021 import Case2021, Snippet, count, guess, label_of, labels, main_claim
from frontwire.claims.join import join
from frontwire.model.claim import Claim
from frontwire.model.document import Document
from frontwire.pipeline import Pipeline
from frontwire.settings import Settings
from tests_support import ROOT

KINDS = frozenset(path.stem for path in (ROOT / "lexicons" / "kinds").glob("*.yml"))

Claims = Callable[[str], tuple[Claim, ...]]


@pytest.fixture
def claims(document: Callable[..., Document]) -> Claims:
    def read(text: str) -> tuple[Claim, ...]:
        joined = join(document(text))
        return (*joined.claims, *joined.interactions)

    return read


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Warplanes bombed the town of Azaz, killing nine people.", "AIR_STRIKE"),
        ("Nine people were killed in the town of Azaz.", "ATTACK"),
        ("Insurgents threw a grenade at a police post, wounding two officers.", "GRENADE"),
        ("Rebels captured the town of Azaz.", "NON_STATE_ACTOR_OVERTAKES_TER"),
        ("The army recaptured the town of Azaz.", "GOV_REGAINS_TERIT"),
        ("Thousands protested in the capital on Friday.", "PEACE_PROTEST"),
        ("Police opened fire on protesters in the capital.", "FORCE_AGAINST_PROTEST"),
        ("Gunmen attacked a village market in Azaz.", "ATTACK"),
        ("Gunmen attacked soldiers in Azaz.", "ARMED_CLASH"),
        ("The ministers met in Geneva on Friday.", "DIPLO"),
        ("An earthquake killed nine people in the valley.", "NATURAL_DISASTER"),
        ("Six workers died when a boiler exploded in a mill.", "MAN_MADE_DISASTER"),
        ("Police arrested nine men for smuggling drugs.", "ORG_CRIME"),
        ("An angry mob attacked a driver in Azaz.", "MOB_VIOL"),
        ("Police dispersed the demonstration in the capital.", "PROTEST_WITH_INTER"),
        ("Soldiers seized forty rifles in a raid on a farm.", "DISR_WEAP"),
        ("The army set up two bases near Azaz.", "HQ_ESTABLISHED"),
        ("The kingdom restored ties with Jordan.", "DIPLO"),
        ("The baker sold bread in the square.", "OTHER"),
    ],
)
def test_labels_of_snippets(claims: Claims, text: str, label: str) -> None:
    assert label_of(claims(text)) == label


def test_the_event_comes_before_its_toll_and_before_what_may_happen(claims: Claims) -> None:
    toll_first = main_claim(claims("Nine people died. Rebels shelled the market."))
    assert toll_first is not None
    assert toll_first.kind == "shelling"
    planned = main_claim(claims("The army will shell the camp. Police arrested two men in Homs."))
    assert planned is not None
    assert planned.kind == "arrest"
    assert main_claim(()) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Protesters threw grenades", "PEACE_PROTEST"),
        ("A grenade hit protesters", "GRENADE"),
        ("Suicide bomber", "SUIC_BOMB"),
        ("Nothing of note", "OTHER"),
    ],
)
def test_the_baseline_takes_the_first_keyword(text: str, label: str) -> None:
    assert guess(text) == label


def test_the_mapping_names_kinds_that_exist() -> None:
    held = labels()
    assert set(held.last) <= KINDS
    assert frozenset().union(*(rule.kinds | rule.beside for rule in held.rules)) <= KINDS
    assert {*(rule.label for rule in held.rules), *held.acled.values()} <= set(held.words)
    assert len({*held.words, held.other}) == 30


def test_figures_by_hand() -> None:
    snippets = [Snippet("a", "ARREST"), Snippet("b", "ARREST"), Snippet("c", "DIPLO")]
    found = ["ARREST", "DIPLO", "DIPLO"]
    outcomes = [Outcome(snippet.text, count(snippet, label)) for snippet, label in zip(snippets, found, strict=True)]
    weighted, macro, accuracy = Case2021().total(outcomes)
    # Both labels: one right, one missed or one too many: F1 2/3.
    assert weighted.value == macro.value == accuracy.value == pytest.approx(200 / 3)
    assert (weighted.baseline, accuracy.baseline) == (0.0, 0.0)


def test_snippets_are_read(tmp_path: Path, pipeline: Pipeline, settings: Settings) -> None:
    rows = ['1\t"Police arrested two men in Homs\tARREST \r', "2\tFine weather\tOTHER\r"]
    (tmp_path / "task2.tsv").write_text("\n".join(["id\tEventSnippet\tSubType\r", *rows, ""]), encoding="utf-8")
    cases = list(Case2021().cases(tmp_path))
    assert [case.gold for case in cases] == [
        Snippet('"Police arrested two men in Homs', "ARREST"),
        Snippet("Fine weather", "OTHER"),
    ]
    reader = WatchedReader.__new__(WatchedReader)
    reader.settings, reader.pipeline, reader.failures = settings, pipeline, []
    outcomes = [Case2021().score(case, reader) for case in cases]
    assert [score.value for score in Case2021().total(outcomes)] == [100.0, 100.0, 100.0]
    assert [outcome.errors for outcome in outcomes] == [(), ()]
    crashed = [Case2021().crashed(case) for case in cases]
    assert [score.value for score in Case2021().total(crashed)] == [0.0, 0.0, 0.0]
