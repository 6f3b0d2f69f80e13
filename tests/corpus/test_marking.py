"""Checked claims as gold: every quote in its text, every value in its list."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from frontwire import Corpus, open_store
from frontwire.errors import AbsentError
from frontwire.model.correction import Field, Values
from frontwire.model.figure import What, Who
from frontwire.model.span import Span
from frontwire.model.voice import Certainty, Polarity, Voice, VoiceType
from frontwire.publishing.gold import Marked
from sample_store import fill

KEYS = (
    "quote", "kind", "actor", "target", "place", "place_resolved", "part", "start", "end", "said_by",
    "said_by_type", "direct", "polarity", "certainty", "figures", "background",
)  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("front") / "front.db")


@pytest.fixture
def corpus(filled: Path, tmp_path: Path) -> Iterator[Corpus]:
    with open_store(shutil.copy(filled, tmp_path / "front.db")) as held:
        yield held


def gold(corpus: Corpus, **asked: Any) -> list[tuple[Marked, dict[str, Any]]]:
    return [(marked, json.loads(marked.json)) for marked in corpus.gold(**asked)]


def is_day(text: str | None) -> bool:
    return text is None or date.fromisoformat(text).isoformat() == text


def test_every_quote_is_found_and_every_value_in_its_list(corpus: Corpus) -> None:
    held = gold(corpus, everything=True)
    assert len(held) > 20
    claims = [(marked.text, claim) for marked, report in held for claim in report["claims"]]
    assert len(claims) > 200
    for text, claim in claims:
        assert tuple(claim) == KEYS
        assert claim["quote"] in text
        assert claim["said_by_type"] in set(VoiceType)
        assert (claim["said_by"] == []) is (claim["said_by_type"] == "outlet")
        assert claim["polarity"] in set(Polarity)
        assert claim["certainty"] in set(Certainty)
        assert is_day(claim["start"])
        assert is_day(claim["end"])
        for figure in claim["figures"]:
            assert set(figure) == {"what", "who", "low", "high"}
            assert figure["what"] in set(What)
            assert figure["who"] in set(Who)
    for _, report in held:
        assert list(report) == ["id", "title", "published", "claims"]
        assert is_day(report["published"])


def test_only_checked_claims_are_given_unless_all_are_asked_for(corpus: Corpus) -> None:
    assert gold(corpus) == []
    accepted, changed, rejected, undone = (hit.gist for hit in corpus.search("nawa", limit=4))
    corpus.accept(accepted.id, by="Ada")
    values = Values(kind="protest", voices=(Voice("a doctor", VoiceType.MEDICAL), Voice("SANA", VoiceType.STATE_MEDIA)))
    corpus.correct(changed.id, values, fields=[Field.KIND, Field.VOICES], by="Ada")
    corpus.reject(rejected.id, by="Ada")
    added = corpus.add_claim(accepted.report, Span(0, 12), Values(kind="talks"), by="Ada")
    corpus.accept(undone.id, by="Ada")
    corpus.undo(by="Ada")
    claims = [claim for _, report in gold(corpus) for claim in report["claims"]]
    quotes = sorted(claim["quote"] for claim in claims)
    assert added.evidence is not None
    assert quotes == sorted((accepted.quote, changed.quote, added.evidence.quote))
    (as_changed,) = (claim for claim in claims if claim["kind"] == "protest")
    assert (as_changed["said_by"], as_changed["said_by_type"]) == (["a doctor", "SANA"], "medical")
    everything = [claim for _, report in gold(corpus, everything=True) for claim in report["claims"]]
    with corpus.view() as view:
        assert len(everything) == len(list(view.gists()))


def test_a_report_is_asked_for_by_its_id(corpus: Corpus) -> None:
    first = corpus.search("nawa")[0].gist
    corpus.accept(first.id, by="Ada")
    ((marked, report),) = gold(corpus, reports=[first.report])
    assert report["id"] == first.report
    assert [claim["quote"] for claim in report["claims"]] == [first.quote]
    assert first.span.of(marked.text) == first.quote
    with corpus.view() as view:
        other = next(filing.id for filing in view.filings() if filing.id != first.report)
    assert gold(corpus, reports=[other]) == []
    with pytest.raises(AbsentError, match="there is no report nothing"):
        gold(corpus, reports=["nothing"])


def test_places_are_named_with_division_and_country(corpus: Corpus) -> None:
    resolved = {claim["place_resolved"] for _, report in gold(corpus, everything=True) for claim in report["claims"]}
    assert "Nawa, Daraa, Syria" in resolved
    assert None in resolved
