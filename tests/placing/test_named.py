"""Named places at hand: the nearest before and behind, also where a relation turns their order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from frontwire.model.document import Document
from frontwire.model.place import PlaceNote
from frontwire.model.report import Report, Role
from frontwire.model.span import Span, Stretch
from frontwire.model.syntax import Sentence, Syntax, Token
from frontwire.placing.named import Named

_TOKENS = 30


def _named(starts: list[int]) -> Named:
    tokens = [Token(i, "x", "x", "NOUN", "NN", "dep", i, "", Span(i, i + 1), 0) for i in range(_TOKENS)]
    sentence = Sentence(0, Stretch(0, _TOKENS), Span(0, _TOKENS), 0, Role.BODY)
    document = Document(Report("x" * _TOKENS, ()), syntax=Syntax.of(tokens, [sentence]))
    notes = tuple(PlaceNote("x", Span(s, s + 1), Stretch(s, s + 1), s, None) for s in starts)
    return Named.of(document, notes, {})


@given(st.lists(st.integers(0, _TOKENS - 1), max_size=8), st.integers(0, _TOKENS), st.integers(1, 12))
def test_looks_as_far_as_a_scan_would(starts: list[int], index: int, reach: int) -> None:
    named = _named(starts)
    before = [note.head for note in named.before(index, reach=reach)]
    assert before == [start for start in reversed(starts) if start < index <= start + reach]
    assert [note.head for note in named.behind(index)] == [start for start in starts if start > index]


def test_like_nouns_from_a_token_on() -> None:
    named = _named([])
    assert list(named.same_nouns(named.syntax[27])) == [27, 28, 29]
