"""Which notes lie over a token, and what is remembered of a document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from frontwire.model.coverage import Coverage
from frontwire.model.document import Document, Quotation, per_document
from frontwire.model.report import Report
from frontwire.model.span import Span, Stretch

_STRETCHES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 10)).map(lambda pair: Stretch(pair[0], pair[0] + pair[1])), max_size=4
)


@given(st.lists(_STRETCHES, max_size=6), st.integers(0, 45))
def test_finds_what_a_scan_of_all_finds_in_the_same_order(notes: list[list[Stretch]], index: int) -> None:
    numbered = list(enumerate(notes))
    scanned = tuple(number for number, stretches in numbered if any(index in stretch for stretch in stretches))
    assert Coverage.of(numbered).at(index) == scanned


def test_a_document_is_asked_once() -> None:
    asked: list[Document] = []

    @per_document
    def length(document: Document) -> int:
        asked.append(document)
        return len(document.report.text)

    one, other = Document(Report("Rain fell.", ())), Document(Report("Snow fell far.", ()))
    assert [length(one), length(other), length(one)] == [10, 14, 10]
    assert [document is one for document in asked] == [True, False]


def test_words_in_quotation_marks_are_quoted() -> None:
    quotations = (Quotation(Stretch(1, 3), Span(2, 8)), Quotation(Stretch(2, 4), Span(5, 9)))
    document = Document(Report("a b c d e", ()), quotations=quotations)
    assert [document.quoted(index) for index in range(5)] == [False, True, True, True, False]
