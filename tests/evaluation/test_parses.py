"""Sentences that come with their parses are read with these, and with our own where they do not fit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evaluation.corpora import CorpusError
from evaluation.parses import coded, given_reader, read_parses
from frontwire.api import Reader

PARSE = """1	Turkish	Turkish	ADJ	JJ	_	2	amod	_	_
2	warplanes	warplane	NOUN	NNS	_	3	nsubj	_	_
3	bombed	bomb	VERB	VBD	_	0	root	_	_
4	Kurdish	Kurdish	ADJ	JJ	_	5	amod	_	_
5	villages	village	NOUN	NNS	_	3	dobj	_	_
6	in	in	ADP	IN	_	7	case	_	_
7	Iraq	Iraq	PROPN	NNP	_	3	nmod	_	_
8	.	.	PUNCT	.	_	3	punct	_	_"""

FILE = f"""<?xml version='1.0' encoding='utf-8'?>
<Sentences>
<Sentence date="20150102" id="A" sentence="true"><Text>
Turkish warplanes bombed Kurdish
villages in Iraq.
</Text><Parse>
{PARSE}
</Parse></Sentence>
<Sentence date="20150102" id="B" sentence="true"><Text>Turkish warplanes bombed villages in Iraq.</Text>
<Parse>{PARSE}</Parse></Sentence>
<Sentence date="20150102" id="C" sentence="true"><Text>Nobody parsed this.</Text></Sentence>
</Sentences>
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    held = tmp_path / "sentences.xml"
    held.write_text(FILE, encoding="utf-8")
    return held


def test_sentences_with_a_parse_are_read(path: Path) -> None:
    first, second = read_parses(path)
    assert (first.id, first.day, second.id) == ("A", date(2015, 1, 2), "B")
    assert first.text == "Turkish warplanes bombed Kurdish villages in Iraq."
    assert len(first.words) == 8


def test_a_parse_that_is_none_is_told_with_its_file(path: Path) -> None:
    path.write_text(FILE.replace("1\tTurkish", "Turkish"), encoding="utf-8")
    with pytest.raises(CorpusError, match=r"sentences\.xml"):
        list(read_parses(path))


def test_events_come_of_the_parses_given(path: Path, reader: Reader) -> None:
    sentences = tuple(read_parses(path))
    given, engine = given_reader(sentences, reader)
    lines = list(coded(sentences, given))
    assert lines[0].startswith("20150102\tTURMIL\t")
    assert lines[0].endswith("\tA")
    # The words of B's parse are not those of its text.
    assert engine.used == 1
    assert lines[0] in list(coded(sentences, reader))


def test_the_grammar_is_that_which_was_given(path: Path, reader: Reader) -> None:
    """With subject and object told the other way round, who did it to whom is the other way round."""
    path.write_text(FILE.replace("nsubj", "x").replace("dobj", "nsubj").replace("\tx\t", "\tdobj\t"), encoding="utf-8")
    sentences = tuple(read_parses(path))[:1]
    given, _ = given_reader(sentences, reader)
    assert list(coded(sentences, given)) != list(coded(sentences, reader))


def test_the_reader_that_was_there_stays_as_it_was(path: Path, reader: Reader) -> None:
    before = reader.pipeline
    given_reader(read_parses(path), reader)
    assert reader.pipeline is before
