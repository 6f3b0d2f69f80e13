"""Documents that have been parsed, attributed and dated: these tests need no other stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from conftest_types import MakeDocument
from frontwire import dating
from frontwire.attributing import attribute
from frontwire.lexicon.cues import Cues
from frontwire.lexicon.times import Times
from frontwire.model.claim import ClaimClass, Codes, Coding
from frontwire.model.document import Document
from frontwire.model.report import EvidenceSource, PublicationEvidence
from frontwire.model.span import Stretch
from frontwire.model.time import When

LEXICONS = Path(__file__).parents[2] / "lexicons"
PUBLISHED = "2013-06-05"  # a Wednesday

Ask = Callable[..., When]


@pytest.fixture(scope="session")
def times() -> Times:
    return Times.load(LEXICONS / "times")


@pytest.fixture(scope="session")
def dated(parsed: MakeDocument, times: Times) -> MakeDocument:
    """`dated(text, title=…, published=…, evidence=…)`: parsed, attributed and dated."""
    cues = Cues.load(LEXICONS / "cues", LEXICONS / "voices")

    def make(
        text: str,
        *,
        title: str | None = None,
        published: str | None = PUBLISHED,
        evidence: tuple[PublicationEvidence, ...] = (),
    ) -> Document:
        made = parsed(text, title=title, published=published)
        if evidence:
            made = replace(made, report=replace(made.report, evidence=evidence))
        return dating.date(attribute(made, cues=cues), words=times)

    return make


@pytest.fixture(scope="session")
def ask(dated: MakeDocument) -> Ask:
    """`ask(text, "word", klass=…)`: the time of the claim whose trigger is the first such word."""

    def answer(
        text: str,
        *triggers: str,
        klass: ClaimClass = ClaimClass.EVENT,
        title: str | None = None,
        published: str | None = PUBLISHED,
    ) -> When:
        made = dated(text, title=title, published=published)
        codings = tuple(_coding(made, word, klass) for word in triggers)
        made = replace(made, codings=codings)
        return dating.time_of(made, codings[-1])

    return answer


@pytest.fixture(scope="session")
def aside(dated: MakeDocument) -> Callable[..., bool]:
    """`aside(text, "word")`: is the claim whose trigger is the first such word told as an aside?"""

    def answer(text: str, trigger: str) -> bool:
        made = dated(text)
        return dating.is_aside(made, _coding(made, trigger, ClaimClass.EVENT))

    return answer


def _coding(document: Document, word: str, klass: ClaimClass) -> Coding:
    index = next(token.index for token in document.syntax.tokens if token.text.lower() == word.lower())
    return Coding("attack", klass, Codes(), index, Stretch(index, index + 1), ("lexicons/kinds/attack.yml#verbs-1",))


def line(
    text: str, *days: str, source: EvidenceSource = EvidenceSource.VISIBLE, updated: bool = False
) -> PublicationEvidence:
    """One piece of evidence with its readings."""
    return PublicationEvidence(source, text, tuple(date.fromisoformat(day) for day in days), updated=updated)
