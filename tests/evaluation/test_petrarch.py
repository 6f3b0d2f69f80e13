"""PETRARCH's records: reading both files' elements, setting invented actors apart, triples by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evaluation.base import Case
from evaluation.sets import tally
from evaluation.sets.actor_codes import cameo_code, is_real, plover_code
from evaluation.sets.petrarch import Petrarch, Record, compare, compare_codes, events_of, read_records
from frontwire.api import Reader
from frontwire.model.actor import Actor, Sector
from frontwire.model.document import Document
from frontwire.model.report import Report
from frontwire.model.span import Span

RECORDS = """<?xml version="1.0"?>
<!-- invented records -->
<Validation>
<Environment><Verbfile>none.txt</Verbfile></Environment>
<Sentences>
<Sentence date="20150102" id="ONE-1" category="DEMO" evaluate="true">
<EventCoding sourcecode="RUSMIL" targetcode="UKR" eventcode="190"/>
<EventCoding sourcecode="~GOV" targetcode="UKR" eventcode="111"></EventCoding>
<Text>
Russian troops attacked
Ukraine.
</Text>
<Parse>1	Russian	russian	ADJ</Parse>
</Sentence>
<Sentence date="20150102" id="TWO" category="DEMO" sentence="true">
<EventCoding sourcecode="MORMIL" targetcode="UKR" eventcode="190"></EventCoding>
<Text>Mordor attacked Ukraine.</Text>
</Sentence>
<Sentence date="20150102" id="THREE" category="DEMO" evaluate="false">
<EventCoding noevents="True"/>
<Text>Nothing.</Text>
</Sentence>
<Sentence date="bad" id="FOUR" category="DEMO">
<EventCoding noevents="True"/>
<Text>The bread was good in Eriador.</Text>
</Sentence>
</Sentences>
</Validation>
"""
DOCUMENT = Document(Report(text="", blocks=()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "records.xml").write_text(RECORDS, encoding="utf-8")
    return tmp_path


def actor(country: str | None = None, sector: Sector | None = None, **more: str) -> Actor:
    return Actor("them", Span(0, 4), country=country, sector=sector, **more)


def test_reads_records_with_their_events(folder: Path) -> None:
    records = dict(read_records(folder / "records.xml"))
    assert list(records) == ["ONE-1", "TWO", "FOUR"]
    one = records["ONE-1"]
    assert one.text == "Russian troops attacked Ukraine."
    assert one.day == date(2015, 1, 2)
    assert one.events == (("RUSMIL", "UKR", "190"), ("---GOV", "UKR", "111"))
    assert records["FOUR"].events == ()
    assert records["FOUR"].day is None


def test_sets_invented_actors_apart_by_code_and_by_name(folder: Path) -> None:
    assert [record.real for _, record in read_records(folder / "records.xml")] == [True, False, False]


@pytest.mark.parametrize(
    ("code", "real"), [("USAGOV", True), ("IGOUNO", True), ("---REB", True), ("GON", False), ("XYZ", False)]
)
def test_real_codes(code: str, real: bool) -> None:
    assert is_real(code) is real


@pytest.mark.parametrize(
    ("held", "cameo", "plover"),
    [
        (actor("SY", Sector.MIL), "SYRMIL", ("SYR", "MIL")),
        (actor("SY", Sector.MED), "SYRHLH", ("SYR", "MED")),
        (actor(None, Sector.REB), "---REB", ("", "REB")),
        (actor("RU", Sector.GOV, rule="lexicons/agents/countries.yml#RU"), "RUS", ("RUS", "")),
        (actor(None, Sector.NGO), "NGO", ("NGO", "NGO")),
        (actor(None, Sector.IGO, entity="eu"), "IGOEEU", ("IGO", "IGO")),
        (actor(), "---", ("", "")),
    ],
)
def test_actor_codes(held: Actor, cameo: str, plover: tuple[str, str]) -> None:
    assert cameo_code(held, DOCUMENT) == cameo
    assert plover_code(held, DOCUMENT) == plover


def test_triples_by_hand() -> None:
    gold = (("RUSMIL", "UKR", "190"), ("---GOV", "UKR", "111"))
    record = Record("text", None, gold, real=True)
    perfect = compare(record, tuple(sorted(gold)))
    assert tally.prf(perfect, "event").f1 == 100.0
    assert perfect["sentence.right"] == 1.0
    half = compare(record, (("RUSMIL", "UKR", "194"),))
    assert tally.prf(half, "event").f1 == 0.0
    assert tally.prf(half, "source").precision == 100.0
    assert tally.prf(half, "target").recall == 50.0
    assert tally.prf(half, "root").f1 == pytest.approx(100 * 2 / 3)
    assert compare(record, ())["sentence.right"] == 0.0
    assert compare(Record("text", None, (), real=True), ())["sentence.right"] == 1.0


def test_roots_count_with_both_actors_and_in_either_notation() -> None:
    record = Record("text", None, (("RUSCOP", "UKR", "212"),), real=True)
    arrest = compare(record, (("RUSCOP", "UKR", "173"),))
    assert (arrest["rooted.right"], arrest["either.right"]) == (0.0, 1.0)
    wrong = compare(record, (("RUSMIL", "UKR", "173"),))
    assert (wrong["rooted.right"], wrong["either.right"]) == (0.0, 0.0)
    cameo = Record("text", None, (("RUSMIL", "UKR", "193"),), real=True)
    assert compare(cameo, (("RUSMIL", "UKR", "190"),))["rooted.right"] == 1.0
    assert compare(cameo, (("RUSMIL", "UKR", "190"), ("UKR", "RUS", "190")))["rooted.right"] == 0.0


def test_of_invented_actors_only_codes_count() -> None:
    record = Record("text", None, (("GON", "MOR", "190"), ("MOR", "GON", "190")), real=False)
    counts = compare_codes(record, ("190", "194"))
    assert (counts["apart.code.tp"], counts["apart.code.fp"], counts["apart.code.fn"]) == (1, 1, 0)
    assert (counts["apart.root.tp"], counts["apart.root.fp"]) == (1, 0)


def test_claims_become_events(reader: Reader) -> None:
    assert ("RUSMIL", "UKR", "190") in events_of(reader.read("Russian troops attacked Ukraine on Monday."))
    assert events_of(reader.read("Russian troops did not attack Ukraine on Monday.")) == ()


def test_interactions_and_plans_become_events(reader: Reader) -> None:
    assert ("POL", "LTU", "051") in events_of(reader.read("Poland praised Lithuania on Monday."))
    assert {code for _, _, code in events_of(reader.read("Poland will hold talks with Lithuania on Friday."))} == {
        "036"
    }


def test_talks_go_both_ways(reader: Reader) -> None:
    found = events_of(reader.read("Russia met France on Monday in Geneva for talks."))
    assert {(source, target) for source, target, _ in found} >= {("RUS", "FRA"), ("FRA", "RUS")}


def test_the_set_runs_and_counts_a_crash(folder: Path, reader: Reader) -> None:
    held = Petrarch()
    cases = list(held.cases(folder))
    scores = {score.name: score for score in held.total([held.score(case, reader) for case in cases])}
    assert scores["event F1"].value == pytest.approx(100 * 2 / 3)
    crashed = held.crashed(cases[0])
    assert (crashed.counts["event.fn"], crashed.counts["sentence.right"]) == (2, 0)
    nothing = Case("x", Record("text", None, (), real=True))
    assert held.crashed(nothing).counts["sentence.right"] == 0.0


def test_the_baseline_gives_the_first_two_actors_the_commonest_code(reader: Reader) -> None:
    held, texts = (
        Petrarch(),
        {"190": "Russian troops attacked Ukrainian police.", "010": "France spoke. Germany listened."},
    )
    asked = [("RUSMIL", "UKRCOP", "190"), ("RUSMIL", "UKRCOP", "190"), ("FRA", "DEU", "010"), ("USA", "DEU", "010")]
    records = [Record(texts[event[2]], None, (event,), real=True) for event in asked]
    outcomes = [held.score(Case(str(number), record), reader) for number, record in enumerate(records)]
    scores = {score.name: score.baseline for score in held.total(outcomes)}
    assert scores["event F1"] == 50.0
    assert (scores["source F1"], scores["target F1"]) == (75.0, 100.0)
    assert scores["code F1"] == scores["root code F1"] == 50.0
    assert scores["sentences wholly right"] == 0.0
    crashed = held.total([held.crashed(Case("x", records[0]))])
    assert crashed[0].baseline == 0.0
