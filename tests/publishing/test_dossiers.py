from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from drawing.builders import (
    DOCTOR,
    GENERAL,
    LEXICONS,
    MONITOR,
    TABLES,
    FakeView,
    day,
    filing,
    gist,
    killed,
    reconciled,
    site,
)
from frontwire.drawing import accounts
from frontwire.model.correction import Correction
from frontwire.model.figure import Scope
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.model.happening import Copy
from frontwire.model.judgement import Anchor, Judgement, Verdict
from frontwire.model.picture import Account
from frontwire.model.query import EVERYTHING
from frontwire.model.span import Span
from frontwire.model.time import Precision
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing.dossier import rows as dossier_rows
from frontwire.publishing.dossier.page import write
from frontwire.publishing.dossier.path import around
from frontwire.publishing.dossiers import Dossier, compiled
from frontwire.publishing.picture.words import Vocabulary

NAWA = site("Nawa")
TOLD = (
    gist("aaaa1111xx", place=NAWA, by=MONITOR, figures=(killed(5),), quote="five died"),
    gist("aaaa2222xx", place=NAWA, by=MONITOR, known=day(6), when=day(4), figures=(killed(9),), quote="nine died"),
    gist("aaaa3333xx", place=NAWA, by=DOCTOR, outlet="Hauran Gazette", figures=(killed(9),), quote="nine dead"),
    gist("aaaa4444xx", place=NAWA, by=GENERAL, polarity=Polarity.DENIED, outlet="State News", quote="nobody died"),
    gist("aaaa5555xx", place=NAWA, certainty=Certainty.CLAIMED, outlet="Free South", quote="shells fell"),
)


class Shelf:
    """Reports by id, and what people decided."""

    def __init__(self, *judgements: Judgement) -> None:
        self.decided = judgements

    def filing(self, report_id: str) -> Filing | None:
        return filing(report_id, day(5))

    def history(self, claim_id: str) -> tuple[Correction, ...]:
        return ()

    def judgements(self) -> tuple[Judgement, ...]:
        return self.decided


def judgement(number: int, left: Gist, right: Gist, **more: object) -> Judgement:
    ends = (Anchor(one.id, one.report, one.kind, Span(0, 1)) for one in (left, right))
    made = datetime(2024, 3, 7, tzinfo=UTC)
    return replace(Judgement(number, *ends, Verdict.SAME, "Lina", made, "same market"), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    return Vocabulary.load(LEXICONS, at=day(9))


def account(*gists: Gist) -> Account:
    (held,) = accounts(FakeView(gists), reconciled(gists), at=day(9), tables=TABLES, query=EVERYTHING)
    return held


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    first, second, *_, last = TOLD
    copies = (Copy(first.report, second.report, 0.91, "much the same words"), Copy("x", "y", 1.0, "of others"))
    linked = replace(reconciled(TOLD), copies=copies)
    other = gist("bbbb1111xx")
    shelf = Shelf(judgement(1, first, last), judgement(2, first, second, undone=3), judgement(4, other, other))
    return compiled(shelf, account(*TOLD), linked)


def test_only_what_concerns_its_claims_is_compiled(dossier: Dossier) -> None:
    assert set(dossier.filings) == {one.report for one in TOLD}
    assert [copy.likeness for copy in dossier.copies] == [0.91]
    assert [one.number for one in dossier.judgements] == [1, 2]


def test_every_figure_stands_beside_its_voice_oldest_first(dossier: Dossier, words: Vocabulary) -> None:
    page = write(dossier, words, width=160)
    figures = page[page.index("FIGURES") : page.index("WHO SAYS WHAT")]
    assert figures.index("  5 — the Hauran Observatory") < figures.index("  9 — the Hauran Observatory")
    assert "does not stand: replaced by a later word" in figures
    assert "[aaaa3333]" in figures
    assert "7" not in figures.replace("7 March", "")


def test_who_says_what_tells_the_stance(dossier: Dossier, words: Vocabulary) -> None:
    page = write(dossier, words, width=160)
    assert "the army, denies it" in page
    assert "Free South, claims it" in page
    assert page.count("“nine died”") == 1


def test_why_and_what_people_decided(dossier: Dossier, words: Vocabulary) -> None:
    page = write(dossier, words, width=160)
    assert "1. Lina, 7 March 2024: aaaa1111 and aaaa5555 are same: same market\n" in page
    assert "are same: same market (taken back by 3)\n" in page
    assert "repeats" in page[page.index("COPIES") :]
    assert "likeness 0.91" in page


def path(dossier: Dossier, claim: str, words: Vocabulary) -> dict[str, tuple[str, ...]]:
    sections = around(dossier, claim, words)
    return {section.title: tuple(str(line.parts[0]) for line in section.lines) for section in sections}


def test_parts_without_anything_are_left_out(words: Vocabulary) -> None:
    alone = compiled(Shelf(), account(gist("cccc1111", place=NAWA, by=DOCTOR)), reconciled(TOLD))
    page = write(alone, words)
    for absent in ("FIGURES", "DISPUTED", "WHY THESE ARE ONE", "DECIDED BY PEOPLE", "COPIES"):
        assert absent not in page
    sections = path(alone, "cccc1111", words)
    assert sections["Why it stands there"] == ("nothing else tells of it",)
    assert "Decided by people" not in sections


def test_the_path_to_a_claim(dossier: Dossier, words: Vocabulary) -> None:
    sections = path(dossier, TOLD[1].id, words)
    assert len(sections["Why it stands there"]) == 1
    assert len(sections["Decided by people"]) == 1
    assert "Meridian Wire" in " ".join(sections["The report"])
    assert len(path(dossier, TOLD[4].id, words)["Why it stands there"]) == 2


@pytest.mark.parametrize(
    ("first", "last", "precision", "shown"),
    [
        (date(2024, 3, 4), date(2024, 3, 4), Precision.DAY, "2024-03-04"),
        (date(2024, 3, 4), date(2024, 3, 6), Precision.DAY, "2024-03-04/06"),
        (date(2024, 2, 28), date(2024, 3, 6), Precision.DAY, "2024-02-28/03-06"),
        (date(2023, 12, 28), date(2024, 1, 6), Precision.DAY, "2023-12-28/2024-01-06"),
        (date(2024, 3, 1), date(2024, 3, 31), Precision.MONTH, "2024-03"),
        (date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR, "2024"),
        (date(2024, 3, 4), None, Precision.DAY, "2024-03-04/.."),
        (None, date(2024, 3, 4), Precision.DAY, "../2024-03-04"),
        (None, None, Precision.NONE, ""),
    ],
)
def test_days_of_a_row(first: date | None, last: date | None, precision: Precision, shown: str) -> None:
    held = replace(account(TOLD[0]), first=first, last=last, precision=precision)
    assert dossier_rows.days(held) == shown


def test_a_row_tells_tolls_first(words: Vocabulary) -> None:
    assert dossier_rows.summary(account(TOLD[0]), words).startswith("killed (people) 5 · ")


def test_a_row_leaves_totals_and_arrivals_out(words: Vocabulary) -> None:
    counted = (killed(40, scope=Scope.CUMULATIVE), killed(9, scope=Scope.ARRIVALS))
    told = gist("dddd1111", place=NAWA, by=DOCTOR, figures=counted, quote="many died")
    assert "40" not in dossier_rows.summary(account(told), words)
