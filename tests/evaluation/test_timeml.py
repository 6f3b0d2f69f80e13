"""TimeML: reading, and TempEval-3's figures on hand-made cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evaluation.base import Outcome
from evaluation.corpora import CorpusError
from evaluation.sets.timeml import Article, Expression, TimeBank, WikiWars, compare, read_timeml
from frontwire.api import Reader
from frontwire.model.span import Span

_FILE = """<?xml version="1.0"?>
<TimeML>
<DOCID>one</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2014-03-12" functionInDocument="CREATION_TIME">03/12/14</TIMEX3></DCT>
<TEXT>
Shells &amp; rockets <EVENT eid="e1">fell</EVENT> <TIMEX3 tid="t1" type="DATE" value="2014-03-11">on \
<EVENT eid="e2">Tuesday</EVENT></TIMEX3>, officials said <TIMEX3 tid="t2" type="DATE" value="2014-03-12">today</TIMEX3>.
</TEXT>
</TimeML>
"""


def expression(start: int, end: int, value: str | None = "2014") -> Expression:
    return Expression(Span(start, end), value)


def figures(gold: tuple[Expression, ...], found: tuple[Expression, ...]) -> dict[str, float]:
    outcome = Outcome("x", compare(gold, found, "ours"))
    return {score.name: score.value for score in TimeBank().total([outcome])}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "copy").mkdir()
    (tmp_path / "one.tml").write_text(_FILE, encoding="utf-8")
    (tmp_path / "copy" / "one.tml").write_text(_FILE, encoding="utf-8")
    return tmp_path


def test_text_and_expressions_are_read(folder: Path) -> None:
    article = read_timeml(folder / "one.tml")
    assert article.created == date(2014, 3, 12)
    assert article.text.strip() == "Shells & rockets fell on Tuesday, officials said today."
    assert [(one.span.of(article.text), one.value) for one in article.expressions] == [
        ("on Tuesday", "2014-03-11"),
        ("today", "2014-03-12"),
    ]


def test_a_copy_counts_once(folder: Path) -> None:
    assert [case.id for case in TimeBank().cases(folder)] == ["copy/one"]


def test_a_file_without_text_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "x.tml"
    path.write_text("<TimeML/>", encoding="utf-8")
    with pytest.raises(CorpusError, match="no TEXT"):
        read_timeml(path)


def test_perfect() -> None:
    gold = (expression(0, 5), expression(8, 12, "P1W"))
    assert figures(gold, gold) == {"strict F1": 100.0, "relaxed F1": 100.0, "value F1": 100.0}


def test_empty() -> None:
    assert figures((expression(0, 5),), ()) == {"strict F1": 0.0, "relaxed F1": 0.0, "value F1": 0.0}


def test_half_right() -> None:
    # Of two one is met exactly with a wrong value, the other by a longer span with the right one; one is invented.
    gold = (expression(0, 5, "2014-01"), expression(10, 15, "2014-02"))
    found = (expression(0, 5, "2013-01"), expression(8, 15, "2014-02"), expression(20, 25))
    scores = figures(gold, found)
    assert scores["strict F1"] == pytest.approx(40.0)  # precision 1/3, recall 1/2
    assert scores["relaxed F1"] == pytest.approx(80.0)  # precision 2/3, recall 1
    assert scores["value F1"] == pytest.approx(40.0)  # half of the relaxed


def test_a_value_lacking_is_wrong() -> None:
    assert figures((expression(0, 5, "2014"),), (expression(0, 5, None),))["value F1"] == 0.0


def test_timebank_is_read_with_its_date(folder: Path, reader: Reader) -> None:
    (case,) = TimeBank().cases(folder)
    outcome = TimeBank().score(case, reader)
    assert outcome.counts["ours value"] == 2
    assert outcome.counts["ours relaxed.recalled"] == 2
    assert outcome.counts["baseline value"] == 1  # the date of publication is right for "today" only


def test_wikiwars_is_read_without(folder: Path, reader: Reader) -> None:
    (case,) = WikiWars().cases(folder)
    outcome = WikiWars().score(case, reader)
    assert outcome.counts["ours relaxed.recalled"] == 2
    assert outcome.counts["ours value"] == 0
    assert any(line.startswith("value") for line in outcome.errors)


def test_without_a_date_the_baseline_takes_the_year_named_last(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "x.tml"
    text = (
        '<TIMEX3 tid="t1" value="1911">1911</TIMEX3> was wet. In <TIMEX3 tid="t2" value="1911">May</TIMEX3> it froze.'
    )
    path.write_text(f"<TimeML><TEXT>The year {text}</TEXT></TimeML>", encoding="utf-8")
    (case,) = WikiWars().cases(tmp_path)
    assert WikiWars().score(case, reader).counts["baseline value"] == 2


def test_a_crash_misses_everything(folder: Path) -> None:
    (case,) = TimeBank().cases(folder)
    assert isinstance(case.gold, Article)
    counts = TimeBank().crashed(case).counts
    assert (counts["ours strict.gold"], counts["ours strict.found"]) == (2, 0)
