from __future__ import annotations

from collections import Counter

import pytest
from typer.testing import CliRunner

from benchmarks import __main__ as command
from benchmarks.generating import Made, make
from benchmarks.jobs import reconciling
from benchmarks.shapes import BESIDE, KINDS, Shape
from benchmarks.viewing import MadeView
from frontwire.lexicon.families import Families
from frontwire.model.happening import Reconciled
from tests_support import LEXICONS

_FEW = 600


@pytest.fixture(scope="module")
def made() -> Made:
    return make(_FEW)


def test_the_same_seed_makes_the_same_claims(made: Made) -> None:
    assert make(_FEW) == made
    assert make(_FEW, seed=7) != made


def test_so_many_claims_are_made_in_whole_reports(made: Made) -> None:
    assert _FEW <= len(made.gists) < _FEW + 3 * Shape().claims_a_report
    assert len({gist.id for gist in made.gists}) == len(made.gists)
    assert {gist.report for gist in made.gists} == {filing.id for filing in made.filings} == set(made.texts)


def test_they_are_spread_as_real_ones_are(made: Made) -> None:
    undated = sum(gist.first is None for gist in made.gists) / len(made.gists)
    assert undated == pytest.approx(Shape().undated, abs=0.1)
    assert len({gist.site.id for gist in made.gists if gist.site is not None}) > 10
    texts = Counter(made.texts.values())
    assert 1 < max(texts.values()) < len(made.filings)


def test_every_kind_is_one_that_linking_knows() -> None:
    families = Families.load(LEXICONS / "linking")
    assert {kind for kind, _ in (*KINDS, *BESIDE)} <= set(families.of_kind)


def test_a_made_store_is_read_like_another(made: Made) -> None:
    view = MadeView(made)
    last = max(gist.known for gist in made.gists)
    assert list(view.gists(at=last)) == list(made.gists)
    assert view.running_text(made.filings[0].id) == made.texts[made.filings[0].id]
    word = made.gists[0].quote
    assert view.search(word, limit=1)[0].gist.quote == word
    assert view.judgements() == ()


def test_what_is_measured_links_claims_and_finds_reprints(made: Made) -> None:
    linked = reconciling(made)()
    assert isinstance(linked, Reconciled)
    assert sorted(c for happening in linked.happenings for c in happening.claims) == sorted(g.id for g in made.gists)
    assert len(linked.happenings) < len(made.gists)
    assert linked.copies


def test_an_unknown_job_is_refused() -> None:
    shown = CliRunner().invoke(command.app, ["dance"])
    assert shown.exit_code == 2
    assert "No such command" in shown.output
