"""The tools of an assistant: an answer has words of the store, whose they are, and an id that leads there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from mcp import MCPError

from assisting_support import Assistant
from frontwire.corpus import Corpus
from frontwire.publishing.words import flat


def _claims(answer: Any) -> Iterator[dict[str, Any]]:
    """All claims in an answer, however deep."""
    if isinstance(answer, dict):
        if {"id", "quote", "voice"} <= set(answer):
            yield answer
        answer = list(answer.values())
    if isinstance(answer, list):
        for part in answer:
            yield from _claims(part)


def _assert_stands(answer: Any, corpus: Corpus) -> None:
    """Every claim of an answer says in the store what it says there."""
    claims = list(_claims(answer))
    assert claims
    with corpus.view() as view:
        for claim in claims:
            gist = view.gist(claim["id"])
            assert gist is not None
            text = view.text(gist.report)
            assert text is not None
            assert claim["quote"] == flat(gist.span.of(text))
            assert claim["quote"] in claim["sentence"] or claim["sentence"].endswith("…")
            assert claim["voice"]
            assert claim["report"] == gist.report


def test_every_tool_says_what_it_is_for_and_that_it_only_reads(assistant: Assistant) -> None:
    tools = assistant.tools()
    assert set(tools) == {"search_claims", "happening", "picture", "explain", "read_report"}
    for tool in tools.values():
        assert len(tool.description) > 60
        assert tool.annotations.read_only_hint
        assert tool.output_schema["type"] == "object"
        for argument in tool.input_schema["properties"].values():
            assert argument["description"]


def test_a_search_gives_quotes_with_voices_and_ids(assistant: Assistant, corpus: Corpus) -> None:
    found = assistant.get("search_claims", words="oxygen", limit=3)
    assert len(found["claims"]) == 3
    assert found["more"]
    assert "oxygen" in " ".join(claim["sentence"] for claim in found["claims"]).lower()
    _assert_stands(found, corpus)


def test_a_search_without_words_gives_the_newest_that_fit(assistant: Assistant, corpus: Corpus) -> None:
    found = assistant.get("search_claims", voice_types=["medical"], kinds=["supply_status"], place="Nawa", limit=50)
    assert {claim["voice_type"] for claim in found["claims"]} == {"medical"}
    assert {claim["kind"] for claim in found["claims"]} == {"supply_status"}
    days = [claim["known"] for claim in found["claims"]]
    assert days == sorted(days, reverse=True)
    assert not found["more"]
    _assert_stands(found, corpus)


def test_a_happening_has_every_figure_with_its_voice(assistant: Assistant, corpus: Corpus) -> None:
    account = next(
        one for one in corpus.happenings() if one.disputes and any(len(toll.counts) > 3 for toll in one.tolls)
    )
    told = assistant.get("happening", id=account.citations[-1].id[:10])
    assert told["id"] == account.id
    counts = [count for toll in account.tolls for count in toll.counts]
    given = [one for toll in told["tolls"] for one in toll["figures"]]
    assert [one["claim"] for one in given] == [count.citation.id for count in counts]
    assert [one["stands"] for one in given] == [count.stands for count in counts]
    assert all(one["voice"] for one in given)
    positions = [one for dispute in told["disputes"] for one in dispute["positions"]]
    assert len(positions) == sum(len(dispute.positions) for dispute in account.disputes)
    _assert_stands(told, corpus)


def test_a_happening_is_told_as_it_was_known_by_a_day(assistant: Assistant, corpus: Corpus) -> None:
    account = max(corpus.happenings(), key=lambda one: len({citation.gist.known for citation in one.citations}))
    first = account.citations[0].gist.known.isoformat()
    early = assistant.get("happening", id=account.id, at=first)
    assert {claim["known"] for claim in early["claims"]} == {first}
    assert "not known" in assistant.complaint("happening", id=account.citations[-1].id, at="2024-01-01")


def test_a_picture_has_a_quote_for_every_number(assistant: Assistant, corpus: Corpus) -> None:
    told = assistant.get("picture", place="Nawa, SY", parts=["highlights", "disputed"])
    assert "Nawa" in told["title"]
    assert "## Highlights" in told["text"]
    assert "## Disputed" in told["text"]
    assert "## Humanitarian" not in told["text"]
    numbers = {int(number) for number in re.findall(r"\[\^(\d+)\]", told["text"])}
    assert numbers == {quote["number"] for quote in told["quotes"]}
    with corpus.view() as view:
        for quote in told["quotes"]:
            gist = view.gist(quote["claims"][0])
            text = None if gist is None else view.text(gist.report)
            assert text is not None
            assert quote["quote"] in flat(text)


def test_an_explanation_leads_from_the_happening_to_the_rule(assistant: Assistant, corpus: Corpus) -> None:
    claim = assistant.get("search_claims", words="generator", limit=1)["claims"][0]["id"]
    told = assistant.get("explain", id=claim)
    assert told["claim"]["id"] == claim
    assert "lexicons/kinds/" in told["text"]
    assert told["claim"]["happening"] in told["text"]
    # Where on this machine a report lay is nobody's business.
    with corpus.view() as view:
        sources = {filing.source for filing in view.filings() if "/" in filing.source and "//" not in filing.source}
    assert not any(source in told["text"] for source in sources)
    _assert_stands(told, corpus)


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("happening", {"id": "ffff0000ffff"}, "no claim or happening"),
        ("explain", {"id": "zz"}, "at least 4 characters"),
        ("search_claims", {"place": "Atlantis"}, "tells of nothing in Atlantis"),
        ("search_claims", {"since": "soon"}, "write it as 2024-03-06"),
        ("search_claims", {"limit": 5000}, "less than or equal to 50"),
        ("search_claims", {"words": "x" * 400}, "at most 300"),
        ("picture", {"parts": ["rumours"]}, "highlights"),
        ("picture", {"since": "2024-03-09", "at": "2024-03-01"}, "window"),
    ],
)
def test_what_cannot_be_answered_is_told(
    assistant: Assistant, tool: str, arguments: dict[str, Any], words: str
) -> None:
    assert words in assistant.complaint(tool, **arguments)


def test_the_store_s_ids_are_resources(assistant: Assistant, corpus: Corpus) -> None:
    claim = assistant.get("search_claims", words="oxygen", limit=1)["claims"][0]
    assert claim["quote"] in assistant.resource(f"frontwire://claims/{claim['id']}")
    assert claim["happening"] in assistant.resource(f"frontwire://happenings/{claim['happening']}")
    with corpus.view() as view:
        text = view.text(claim["report"])
    assert text is not None
    assert assistant.resource(f"frontwire://reports/{claim['report']}").endswith(text)
    with pytest.raises(MCPError, match="no report"):
        assistant.resource("frontwire://reports/ffff0000ffff")


def test_a_point_of_care_stays_coarse(assistant: Assistant, corpus: Corpus) -> None:
    with corpus.view() as view:
        medical = next(gist for gist in view.gists() if gist.kind == "facility_status" and gist.site is not None)
    assert medical.site is not None
    assert f"{medical.site.lat}" not in assistant.get("explain", id=medical.id)["text"]
