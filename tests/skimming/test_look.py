"""The first look: what of a report it passes over, and that it lets pass all that a trigger may fire on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as with_

from conftest import make_report
from frontwire import Reader
from frontwire.lexicon.kinds import Kinds
from frontwire.model.document import Document
from frontwire.model.report import Block, Report, Role
from frontwire.model.span import Span
from frontwire.pipeline import Pipeline, looking
from frontwire.settings import Settings
from frontwire.skimming import Look
from frontwire.skimming.look import words_of

#: Long enough to be judged by its signs.
_SPORT = (
    "The hosts took the lead with a header from a corner, and their keeper held a penalty before the break. "
    "After it the visitors attacked on both wings and shot from every distance, without luck. "
) * 4
_WAR = (
    "Rebels shelled the airport of Homs before dawn, and two soldiers were killed in its tower. "
    "Militants who hold the hills fired mortar rounds at the garrison, and its commander asked for help. "
) * 4


@pytest.fixture(scope="module")
def look(pipeline: Pipeline) -> Look:
    return looking(pipeline.lexicons, pipeline.engine)


@pytest.fixture(scope="module")
def skimmer(settings: Settings) -> Reader:
    return Reader(with_(settings, thorough=False))


def _examples(kinds: Kinds) -> list[tuple[str, str]]:
    """The wording rule's file and each text of which it makes a claim."""
    held = (loaded for loaded in kinds.entries.values() if loaded.entry.is_claim)
    return [(loaded.path, one.text) for loaded in held for one in loaded.entry.examples if one.finds != "nothing"]


class TestWhatLetsPass:
    def test_every_example_that_the_lexicon_makes_a_claim_of(self, look: Look, pipeline: Pipeline) -> None:
        examples = _examples(pipeline.lexicons.kinds)
        missed = [(path, text) for path, text in examples if look.passed(make_report(text))]
        assert examples
        assert missed == []

    def test_its_kind_is_among_those_that_may_fire(self, look: Look, pipeline: Pipeline) -> None:
        for loaded in pipeline.lexicons.kinds.entries.values():
            for example in loaded.entry.examples:
                if loaded.entry.is_claim and example.finds != "nothing":
                    words = words_of(example.text)
                    assert loaded.entry.kind in set(look.wordings.kinds(words, meant=words)), example.text

    @pytest.mark.parametrize("text", ["Its men were shot.", "HE STRUCK A TANK", "they’d fought", "bom\u00adbing"])
    def test_forms_marks_and_capitals_hide_nothing(self, look: Look, text: str) -> None:
        assert look.passed(make_report(text)) == frozenset()

    def test_a_pronoun_may_stand_for_what_a_trigger_needs(self, look: Look) -> None:
        told = make_report("The convoy left at dawn with flour.\n\nIt reached Aleppo.")
        assert look.passed(told) == frozenset()


class TestWhatIsPassedOver:
    def test_a_report_without_signs_of_conflict(self, look: Look) -> None:
        assert look.passed(make_report(_SPORT)) == {0}

    def test_not_one_with_signs(self, look: Look) -> None:
        assert look.passed(make_report(_WAR)) == frozenset()

    def test_a_report_without_a_wording_of_any_kind(self, look: Look) -> None:
        assert look.passed(make_report("The minister of the republic has a blue parliament." * 20)) == {0}

    @pytest.mark.parametrize("text", ["", "The cat sat on the mat.", "\x00" * 400, "🙂" * 300, "1234 5678"])
    def test_short_or_odd_text_without_a_wording(self, look: Look, text: str) -> None:
        assert look.passed(_one_block(text)) == {0}

    def test_no_claim_is_made_and_no_sentence_read(self, skimmer: Reader) -> None:
        reading = skimmer.read(_SPORT, published="2024-03-06")
        assert reading.claims == ()
        assert reading.refusals == ()
        assert reading.passed_over
        assert reading.document.publication is not None

    def test_a_thorough_reader_passes_over_nothing(self, reader: Reader) -> None:
        reading = reader.read(_SPORT)
        assert not reading.passed_over
        assert reading.document.syntax.sentences


class TestWhatIsParsed:
    def test_reports_read_several_at_a_time_come_to_what_each_comes_to_alone(self, skimmer: Reader) -> None:
        reports = [make_report(_SPORT), make_report(_WAR), make_report(_SPORT), make_report(f"{_SPORT}\n\n{_WAR}")]
        together = tuple(skimmer.pipeline.process_many(reports))
        alone = tuple(skimmer.pipeline.process(report) for report in reports)
        assert [one.passed for one in together] == [{0}, frozenset(), {0}, frozenset()]
        assert [one.codings for one in together] == [one.codings for one in alone]

    def test_claims_are_those_of_the_thorough_reading(self, skimmer: Reader, reader: Reader) -> None:
        assert skimmer.read(_WAR).claims == reader.read(_WAR).claims
        assert not skimmer.read(_WAR).passed_over

    def test_a_sentence_that_no_stage_can_bear_is_found_though_it_holds_no_wording(self, skimmer: Reader) -> None:
        held = skimmer.pipeline
        first, second, *others = held.stages
        culprit = "The grocer sold seven pears."

        def failing(document: Document) -> Document:
            if culprit in document.report.text and any(t.text == "pears" for t in document.syntax.tokens):
                raise ValueError("pears")
            return document

        broken = replace(others[0], run=failing)
        document = replace(held, stages=(first, second, broken, *others)).process(make_report(f"{_WAR}\n\n{culprit}"))
        assert [refusal.quote for refusal in document.refusals if "pears" in refusal.because] == [culprit]
        assert document.codings


class TestAnyText:
    @given(st.text(max_size=300))
    def test_it_never_fails_and_answers_alike(self, look: Look, text: str) -> None:
        assert look.passed(_one_block(text)) == look.passed(_one_block(text))

    @given(st.lists(st.sampled_from(["rebel", "rebels", "minister", "pear", "goalkeeper"])), st.text(max_size=40))
    def test_each_sign_counts_once_in_whatever_order_and_form(self, look: Look, words: list[str], more: str) -> None:
        text = " ".join(words)
        assert look.weigh(words_of(f"{text} {more} {text}")) == look.weigh(words_of(f"{more} {text}"))
        assert look.weigh(words_of(f"{text} rebelling")) == look.weigh(words_of(f"{text} rebel rebels"))

    def test_a_huge_text_is_looked_at(self, look: Look) -> None:
        assert look.passed(_one_block("pear " * 400_000)) == {0}


def _one_block(text: str) -> Report:
    return Report(text=text, blocks=(Block(Role.BODY, (Span(0, len(text)),)),), language="en")
