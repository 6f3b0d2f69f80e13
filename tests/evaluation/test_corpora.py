"""Where corpora lie, their digests, and files that are not as they must be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.corpora import (
    CorpusError,
    corpus_digest,
    corpus_folder,
    find_files,
    naming,
    read_json_lines,
    read_xml,
)
from evaluation_toy import Toy

Corpus = Callable[[str], Path]


def test_a_digest_knows_names_and_bytes(corpus: Corpus) -> None:
    folder = corpus("good") / "toys"
    first = corpus_digest(folder)
    (folder / ".listing").touch()
    assert first == corpus_digest(folder)
    corpus("good bad")
    second = corpus_digest(folder)
    (folder / "words.txt").rename(folder / "other.txt")
    assert len({first, second, corpus_digest(folder)}) == 3


def test_an_absent_or_empty_folder_is_no_corpus(tmp_path: Path) -> None:
    assert corpus_folder(tmp_path, Toy()) is None
    (tmp_path / "toys").mkdir()
    (tmp_path / "toys" / ".keep").touch()
    assert corpus_folder(tmp_path, Toy()) is None
    (tmp_path / "toys" / "words.txt").touch()
    assert corpus_folder(tmp_path, Toy()) == tmp_path / "toys"


def test_files_are_found_at_any_depth_by_their_form(tmp_path: Path) -> None:
    names = ("b.xml", "part/a.xml", "part/deep/text/c.txt", "part/c.txt", ".git/d.xml")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    def found(*patterns: str) -> list[str]:
        return [path.relative_to(tmp_path).as_posix() for path in find_files(tmp_path, *patterns)]

    assert found("*.xml") == ["b.xml", "part/a.xml"]
    assert found("text/*.txt", "b.*") == ["b.xml", "part/deep/text/c.txt"]
    with pytest.raises(CorpusError, match=r"holds no \*\.tml or \*\.tsv"):
        found("*.tml", "*.tsv")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyError("quote"), "in/x.json, line 3: there is no 'quote'"),
        (ValueError("two\nlines"), "in/x.json, line 3: two lines"),
        (IndexError(), "in/x.json, line 3: IndexError"),
        (CorpusError("told already"), "told already"),
    ],
)
def test_what_is_wrong_with_a_file_names_it(error: Exception, told: str) -> None:
    with pytest.raises(CorpusError) as raised, naming(Path("in/x.json"), 3):
        raise error
    assert str(raised.value) == told


def test_bugs_are_not_the_files_fault() -> None:
    with pytest.raises(ZeroDivisionError), naming(Path("x")):
        raise ZeroDivisionError


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"a": 1}\n\n{"b": "\u2028"}\n', encoding="utf-8")
    assert list(read_json_lines(path)) == [(1, {"a": 1}), (3, {"b": "\u2028"})]
    path.write_text('{"a": 1}\n[2]\n', encoding="utf-8")
    with pytest.raises(CorpusError, match=r"x\.jsonl, line 2: not a JSON object"):
        list(read_json_lines(path))
    path.write_text('{"a": 1}\n{"a"\n', encoding="utf-8")
    with pytest.raises(CorpusError, match=r"x\.jsonl, line 2: Expecting"):
        list(read_json_lines(path))
    path.write_bytes(b"\xff")
    with pytest.raises(CorpusError, match=r"x\.jsonl: .*utf-8"):
        list(read_json_lines(path))


def test_xml(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<a><!-- no --><b>1</b></a>", encoding="utf-8")
    assert [child.tag for child in read_xml(path)] == ["b"]
    path.write_text("<a><b>1</a>", encoding="utf-8")
    assert read_xml(path, recover=True).findtext("b") == "1"
    with pytest.raises(CorpusError, match=r"x\.xml: Opening and ending tag mismatch"):
        read_xml(path)
    path.write_text("plain", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"x\.xml: "):
        read_xml(path, recover=True)
