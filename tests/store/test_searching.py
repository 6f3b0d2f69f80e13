from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

from frontwire import store
from frontwire.model.query import Query
from frontwire.model.voice import Polarity, Stance, Voice, VoiceType
from frontwire.store import Store
from frontwire.store.searching import Term, match_of, terms_of, tsquery_of
from store_support import NOWHERE, TOWN, fill, make_claim, make_deposit

CLAIMS = (
    make_claim("Shells fell on the Ma‘arra mill; the mill burned", start=0),
    make_claim("The mill reopened after a long week of repairs by the whole of the town", start=60),
    make_claim("Le pont de l'Évêché fut détruit", start=150, stance=Stance(Polarity.DENIED)),
    make_claim("قُصِفَت المَدينة", start=200, said_by=(Voice("Dr Zoë Ångström", VoiceType.MEDICAL, named=True),)),
    make_claim("Мельница сгорела", start=240),
    make_claim("ﬁve ＡＢＣ trucks and 3.5 tons", start=280),
)


@pytest.fixture
def full(held: Store) -> Store:
    fill(held, make_deposit("r1", *CLAIMS))
    return held


def found(held: Store, words: str, **asked: Query) -> list[str]:
    with held.view() as view:
        return [hit.gist.quote.split()[0] for hit in view.search(words, **asked)]


@pytest.mark.parametrize(
    ("words", "firsts"),
    [
        ("mill", ["Shells", "The"]),
        ("MILL reopened", ["The"]),
        ("mill bridge", []),
        ('"the mill"', ["Shells", "The"]),
        ('"mill the"', ["Shells"]),
        ('"mill reopened" town', ["The"]),
        ('"reopened mill"', []),
        ("reop*", ["The"]),
        ("reop", []),
        ('"whole of the to"*', ["The"]),
        ("eveche", ["Le"]),
        ("ÉVÊCHÉ", ["Le"]),
        ("maarra", ["Shells"]),
        ("Ma'arra", ["Shells"]),
        ("قصفت المدينة", ["قُصِفَت"]),
        ("قصـفت", ["قُصِفَت"]),
        ("мельница", ["Мельница"]),
        ("angstrom zoe", ["قُصِفَت"]),
        ("five abc 3.5", ["ﬁve"]),
        ("3", ["ﬁve"]),
        ("tel hamra", ["Shells", "The", "Le", "قُصِفَت", "Мельница", "ﬁve"]),
    ],
)
def test_words_find_claims(full: Store, words: str, firsts: list[str]) -> None:
    assert sorted(found(full, words)) == sorted(firsts)


def test_the_better_hit_comes_first(full: Store) -> None:
    with full.view() as view:
        hits = view.search("mill")
    assert [hit.gist.quote.split()[0] for hit in hits] == ["Shells", "The"]
    assert hits[0].score >= hits[1].score


def test_filters_and_limit(full: Store) -> None:
    assert found(full, "tel hamra", query=Query(polarities=frozenset({Polarity.DENIED}))) == ["Le"]
    assert len(found(full, "tel hamra", query=Query(place=TOWN))) == 6
    with full.view() as view:
        assert len(view.search("tel hamra", limit=4)) == 4
        assert view.search("tel hamra", limit=4) == view.search("tel hamra")[:4]
        assert view.search("tel hamra", limit=0) == ()


HOSTILE = (
    '"', '""', "*", "mill*AND*", "NEAR(mill)", "mill AND", "OR", "NOT mill", "-mill", "^mill", "folded:mill", "mill)",
    "((", "mill' OR 1=1 --", "mill:*", "mill & | ! <->", "mill\\", "'mill'", "\x00mill", "mi\x00ll", '"mill', 'mill"x',
    "{mill}", "%", "_", "mill" * 400, "mill " * 300, "\ud800", "٣", "½", "ﷺ", "\u0660", "🄯", "𝟛", "ⅷ", "\U0001ccf0",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_make_it_fail(full: Store, words: str) -> None:
    assert isinstance(found(full, words), list)


def test_operators_are_words() -> None:
    assert terms_of('NOT mill* "Big  Mill"* AND') == (
        Term(("not",)),
        Term(("mill",), is_start=True),
        Term(("big", "mill"), is_start=True),
        Term(("and",)),
    )
    assert terms_of("?!* \"\" ''") == ()
    assert match_of(terms_of('mi* "a b"')) == '"mi"* "a b"'
    assert tsquery_of(terms_of('mi* "a b"')) == "('mi':*) & ('a' <-> 'b')"


@pytest.fixture(scope="module")
def scratch(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = shutil.copy(empty_file, tmp_path_factory.mktemp("any") / "frontwire.db")
    with store.open(path) as opened:
        yield opened


@budget(max_examples=50, deadline=None)
@given(words=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_words_can_be_kept_and_found(words: str, scratch: Store) -> None:
    made = make_deposit("r1", make_claim(words, where=NOWHERE))
    with scratch.writer() as writer:
        writer.replace(made)
    with scratch.view() as view:
        assert [hit.gist.quote for hit in view.search(words)] == ([words] if terms_of(words) else [])
