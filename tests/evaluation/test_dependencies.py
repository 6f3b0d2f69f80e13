"""Universal Dependencies turned into the shape that Frontwire's stages know."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.dependencies import Word, align, clear_style, read_conllu, table


def parse(*rows: str) -> tuple[Word, ...]:
    """A sentence from rows of "text pos relation head", heads counted from 1 as in CoNLL-U."""
    lines = []
    for number, row in enumerate(rows, 1):
        text, pos, relation, head = row.split()
        tag = "POS" if text == "'s" else "TO" if text == "to" and pos == "PART" else "X"
        lines.append("\t".join((str(number), text, text.lower(), pos, tag, "_", head, relation, "_", "_")))
    return read_conllu("\n".join(lines))


def arrows(words: Sequence[Word]) -> list[str]:
    """Each word with its label and its head, as "in prep fell"."""
    turned = clear_style(words)
    return [f"{word.text} {word.relation} {turned[word.head].text}" for word in turned]


@pytest.mark.parametrize("relation", ["nmod", "obl"])
def test_a_preposition_takes_its_noun(relation: str) -> None:
    words = parse("Shells NOUN nsubj 2", "fell VERB root 0", "in ADP case 4", f"Homs PROPN {relation} 2")
    assert arrows(words) == ["Shells nsubj fell", "fell ROOT fell", "in prep fell", "Homs pobj in"]


def test_two_prepositions_stand_in_a_row() -> None:
    words = parse("fled VERB root 0", "out ADP case 4", "of ADP case 4", "town NOUN nmod 1")
    assert arrows(words)[1:] == ["out prep fled", "of prep out", "town pobj of"]


@pytest.mark.parametrize(("passive", "subject"), [("auxpass", "nsubjpass"), ("aux:pass", "nsubj:pass")])
def test_who_did_it_in_the_passive_is_the_agent(passive: str, subject: str) -> None:
    words = parse(
        f"Depots NOUN {subject} 3", f"were AUX {passive} 3", "hit VERB root 0", "by ADP case 5", "drones NOUN nmod 3"
    )
    assert arrows(words) == [
        "Depots nsubjpass hit",
        "were auxpass hit",
        "hit ROOT hit",
        "by agent hit",
        "drones pobj by",
    ]


def test_by_without_a_passive_is_a_preposition() -> None:
    words = parse("slept VERB root 0", "by ADP case 3", "roads NOUN nmod 1")
    assert arrows(words)[1] == "by prep slept"


def test_a_possessor_keeps_its_mark() -> None:
    words = parse("Chad PROPN nmod:poss 3", "'s PART case 1", "army NOUN root 0")
    assert arrows(words) == ["Chad poss army", "'s case Chad", "army ROOT army"]


@pytest.mark.parametrize(("pos", "label"), [("NOUN", "attr"), ("ADJ", "acomp")])
def test_a_copula_takes_its_predicate_and_the_subject(pos: str, label: str) -> None:
    words = parse("Roads NOUN nsubj 3", "were VERB cop 3", f"mined {pos} root 0", "again ADV advmod 3")
    turned = clear_style(words)
    assert arrows(words) == ["Roads nsubj were", "were ROOT were", f"mined {label} were", "again advmod mined"]
    assert turned[1].pos == "AUX"


def test_a_place_may_be_the_predicate() -> None:
    words = parse("Troops NOUN nsubj 4", "are AUX cop 4", "in ADP case 4", "Goma PROPN root 0")
    assert arrows(words) == ["Troops nsubj are", "are ROOT are", "in prep are", "Goma pobj in"]


def test_a_copula_below_another_verb_stays_there() -> None:
    words = parse("said VERB root 0", "roads NOUN nsubj 4", "were AUX cop 4", "open ADJ ccomp 1")
    assert arrows(words)[1:] == ["roads nsubj were", "were ccomp said", "open acomp were"]


def test_conjuncts_hang_each_on_the_one_before() -> None:
    first = parse("Mali PROPN root 0", "Niger PROPN conj 1", "and CONJ cc 1", "Chad PROPN conj 1")
    second = parse("Mali PROPN root 0", "Niger PROPN conj 1", "and CCONJ cc 4", "Chad PROPN conj 1")
    expected = ["Mali ROOT Mali", "Niger conj Mali", "and cc Niger", "Chad conj Niger"]
    assert arrows(first) == arrows(second) == expected
    assert clear_style(first)[2].pos == "CCONJ"


def test_places_joined_with_their_prepositions_both_stand_at_the_verb() -> None:
    words = parse(
        "fell VERB root 0", "in ADP case 3", "Homs PROPN obl 1", "and CCONJ cc 6", "in ADP case 6", "Hama PROPN conj 3"
    )
    assert [arrow for arrow in arrows(words) if " cc " not in arrow][1:] == [
        "in prep fell",
        "Homs pobj in",
        "in prep fell",
        "Hama pobj in",
    ]


@pytest.mark.parametrize("relation", ["flat", "name", "flat:name"])
def test_the_last_part_of_a_name_is_its_head(relation: str) -> None:
    words = parse("General NOUN nsubj 3", f"Amadou PROPN {relation} 1", "fled VERB root 0")
    assert arrows(words) == ["General compound Amadou", "Amadou nsubj fled", "fled ROOT fled"]


def test_to_before_a_verb_is_its_auxiliary() -> None:
    words = parse("agreed VERB root 0", "to PART mark 3", "leave VERB xcomp 1")
    assert arrows(words)[1] == "to aux leave"


@given(st.data(), st.integers(1, 9))
def test_whatever_the_tree_it_stays_one(data: st.DataObject, size: int) -> None:
    """Every word reaches a root, no word is lost, and every label is one that is known."""
    relations = sorted(table().labels)
    words = []
    for number in range(size):
        head = data.draw(st.integers(0, number - 1)) if number else 0
        relation = data.draw(st.sampled_from(relations)) if number else "root"
        words.append(Word("w", "w", "NOUN", "NN", relation, head))
    order = data.draw(st.permutations(range(size)))
    shuffled = tuple(
        Word(w.text, w.lemma, w.pos, w.tag, w.relation, order.index(w.head)) for w in (words[i] for i in order)
    )
    turned = clear_style(shuffled)
    assert len(turned) == size
    for start in range(size):
        at, steps = start, 0
        while turned[at].head != at:
            at, steps = turned[at].head, steps + 1
            assert steps <= size
    assert {word.relation for word in turned} <= set(table().labels.values()) | {
        "prep",
        "pobj",
        "agent",
        "attr",
        "acomp",
    }


def row(number: str, text: str, head: str, relation: str) -> str:
    return "\t".join((number, text, text, "X", "X", "_", head, relation, "_", "_"))


def test_words_of_several_tokens_and_comments_are_left_out() -> None:
    lines = ("# text = del", row("1-2", "del", "_", "_"), row("1", "de", "2", "case"), row("2", "el", "0", "root"))
    assert [word.text for word in read_conllu("\n".join(lines))] == ["de", "el"]


@pytest.mark.parametrize("lines", ["1\tonly\tthree", row("one", "a", "0", "root"), row("1", "a", "7", "det")])
def test_what_is_no_parse_is_told(lines: str) -> None:
    with pytest.raises(ValueError, match=r"no line of CoNLL-U|has no head"):
        read_conllu(lines)


def test_words_are_found_in_the_text_whatever_blanks_and_capitals() -> None:
    words = parse("CHAD PROPN root 0", "'s PART case 1", "army NOUN dep 1")
    assert align(words, "Chad's  army") == ((0, 4), (4, 6), (8, 12))
    assert align(words, "Chad army") is None
    assert align(words, "Chad's army left") is None
