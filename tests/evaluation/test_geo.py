"""LGL and GeoVirus: reading, distances, the error curve, and asking placing for a given name."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from evaluation.base import Outcome
from evaluation.corpora import CorpusError
from evaluation.sets.geo import FARTHEST_KM, Article, Geo, apart_km, area, middle, near, read_articles
from evaluation.sets.geo_asking import ask, most_populous, tagged
from frontwire.api import Reader
from frontwire.model.document import Document
from frontwire.model.place import Place
from frontwire.model.span import Span

_LGL_TEXT = "Shells hit a market in Homs, Syria, said the police of Nowhereton."
_LGL = f"""<articles><article docid="1"><dltime>2012-03-04 10:00:00</dltime><text><![CDATA[{_LGL_TEXT}]]></text>
<toponyms>
<toponym><start>23</start><end>27</end><phrase>Homs</phrase><gaztag><lat>34.73</lat><lon>36.71</lon></gaztag></toponym>
<toponym><start>29</start><end>34</end><phrase>Syria</phrase><gaztag><lat>35</lat><lon>38</lon></gaztag></toponym>
<toponym><start>55</start><end>65</end><phrase>Nowhereton</phrase></toponym>
</toponyms></article></articles>"""
_VIRUS_TEXT = "Fever spread in Damascus."
_VIRUS = f"""<articles><article><source>x</source><text>{_VIRUS_TEXT}</text><locations><location><name>Damascus</name>
<start>17</start><end>25</end><lat>33.51</lat><lon>36.29</lon></location></locations></article></articles>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lgl.xml").write_text(_LGL, encoding="utf-8")
    (tmp_path / "GeoVirus.xml").write_text(_VIRUS, encoding="utf-8")
    return tmp_path


def asked(reader: Reader, document: Document, *spans: Span) -> tuple[Place | None, ...]:
    return ask(document, spans, gazetteer=reader.pipeline.gazetteer, words=reader.pipeline.lexicons.places)


def test_both_formats_are_read(folder: Path) -> None:
    cases = list(Geo().cases(folder))
    assert [case.id for case in cases] == ["lgl/000", "geovirus/000"]
    lgl, virus = (case.gold for case in cases)
    assert isinstance(lgl, Article)
    assert isinstance(virus, Article)
    assert str(lgl.published) == "2012-03-04"
    assert [one.span.of(lgl.text) for one in lgl.toponyms] == ["Homs", "Syria", "Nowhereton"]
    assert lgl.toponyms[2].lat is None
    assert [one.span.of(virus.text) for one in virus.toponyms] == ["Damascus"]  # printed one character too far


def test_files_may_be_called_anything(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "Test-B.xml").write_text(_LGL, encoding="utf-8")
    (tmp_path / "a.xml").write_text(_VIRUS, encoding="utf-8")
    cases = list(Geo().cases(tmp_path))
    assert [case.id for case in cases] == ["part/test-b/000", "a/000"]
    assert [case.gold.corpus for case in cases if isinstance(case.gold, Article)] == ["lgl", "geovirus"]


def test_a_file_of_something_else_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<records/>", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"x\.xml has no article"):
        list(Geo().cases(tmp_path))
    path.write_text(_LGL.replace("2012-03-04", "yesterday"), encoding="utf-8")
    with pytest.raises(CorpusError, match=r"x\.xml: Invalid isoformat"):
        list(Geo().cases(tmp_path))


def test_a_degree_on_the_equator() -> None:
    assert apart_km(0, 0, 0, 1) == pytest.approx(111.2, abs=0.1)
    assert apart_km(10, 20, 10, 20) == 0.0
    assert apart_km(0, 0, 0, 180) == pytest.approx(math.pi * 6371)


def test_share_within_161_km() -> None:
    assert near([0.0, 161.0, 161.1, FARTHEST_KM]) == 50.0
    assert near([]) == 0.0


def test_the_median() -> None:
    assert middle([1.0, 5.0, 900.0]) == 5.0
    assert middle([]) == FARTHEST_KM


def test_the_error_curve() -> None:
    assert area([0.0, 0.0, 0.0]) == 0.0
    assert area([FARTHEST_KM] * 4) == pytest.approx(100.0)
    assert area([0.0, FARTHEST_KM]) == pytest.approx(50.0)  # a triangle
    assert area([]) == 100.0


def test_a_given_name_is_placed_by_what_else_is_named(reader: Reader) -> None:
    text = "Tripoli was calm. Lebanon closed its border near Beirut."
    document = reader.read(text).document
    alone, among = asked(reader, document, Span(0, 7)), asked(reader, document, Span(0, 7), Span(18, 25))
    assert [place.country for place in (alone[0], among[0]) if place is not None] == ["LY", "LB"]


def test_a_name_that_no_gazetteer_has_is_refused(reader: Reader) -> None:
    document = reader.read("They met in Qwrtzplk on Monday.").document
    assert asked(reader, document, Span(12, 20)) == (None,)


def test_the_most_populous(reader: Reader) -> None:
    place = most_populous(reader.pipeline.gazetteer, "Tripoli")
    assert place is not None
    assert place.country == "LY"
    assert most_populous(reader.pipeline.gazetteer, "Qwrtzplk") is None


def test_a_tag_is_the_name_without_the_words_that_move_it(reader: Reader) -> None:
    text = "Rebels shelled a village 10 km west of Homs in Syria on Monday."
    document = reader.read(text).document
    found = tagged(document, gazetteer=reader.pipeline.gazetteer, words=reader.pipeline.lexicons.places)
    assert [span.of(text) for span in found] == ["Homs", "Syria"]


def test_figures_of_an_article(folder: Path, reader: Reader) -> None:
    case = next(iter(Geo().cases(folder)))
    outcome = Geo().score(case, reader)
    assert outcome.counts["ours lgl tag.gold"] == 3
    assert outcome.counts["ours lgl placed.gold"] == 2  # one has no coordinates
    assert outcome.counts["ours lgl placed.recalled"] == 2
    assert len(outcome.values["lgl ours km"]) == 2
    scores = {score.name: score for score in Geo().total([outcome])}
    assert scores["LGL Acc@161 km, gold names"].value == 100.0
    assert not any(name.startswith("GeoVirus") for name in scores)


def test_a_crash_is_as_far_off_as_can_be(folder: Path) -> None:
    case = next(iter(Geo().cases(folder)))
    outcome = Geo().crashed(case)
    assert outcome.values["lgl ours km"] == (FARTHEST_KM, FARTHEST_KM)
    scores = {score.name: score.value for score in Geo().total([outcome])}
    assert scores["LGL tagging F1"] == 0.0
    assert scores["LGL Acc@161 km, gold names"] == 0.0
    assert scores["LGL AUC of errors, gold names"] == pytest.approx(100.0)


def test_outcomes_of_a_corpus_are_joined() -> None:
    held = [Outcome(str(km), {"ours lgl tag.gold": 1}, {"lgl ours km": (km,)}) for km in (1.0, 7.0, 400.0)]
    scores = {score.name: score.value for score in Geo().total(held)}
    assert scores["LGL median km, gold names"] == 7.0
    assert scores["LGL Acc@161 km, gold names"] == pytest.approx(200 / 3)


def test_an_article_without_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text("<articles><article/></articles>", encoding="utf-8")
    assert list(read_articles(path)) == [Article("lgl", "", None, ())]
