"""The cues lexicon: what ends a search early never ends one that would have found something."""

from __future__ import annotations

import pytest

from frontwire.lexicon.cues import Cues
from tests_support import LEXICONS

CUES = Cues.load(LEXICONS / "cues", LEXICONS / "voices")


def test_every_hedge_may_begin_where_it_begins() -> None:
    by_form = (CUES.adverbs, CUES.adjectives, CUES.modals, CUES.marks, CUES.hedging_phrases, CUES.determiners)
    by_lemma = (CUES.hedging_verbs, CUES.hedging_nouns)
    assert all(CUES.may_hedge(word, "") for index in by_form for word in index.by_word)
    assert all(CUES.may_hedge("", lemma) for index in by_lemma for lemma in index.by_word)


@pytest.mark.parametrize("word", ["mill", "shell", "tuesday"])
def test_other_words_begin_no_hedge(word: str) -> None:
    assert not CUES.may_hedge(word, word)
