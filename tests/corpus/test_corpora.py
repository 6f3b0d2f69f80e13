from __future__ import annotations

import builtins
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from frontwire import Corpus, Reader, Reading, open_store
from frontwire.corpus.happenings import Rows
from frontwire.errors import FrontwireError, InputError, StoreError
from frontwire.model.filing import Edition, Voucher
from frontwire.model.query import Query
from frontwire.model.voice import VoiceType
from frontwire.settings import Settings

FETCHED = datetime(2024, 3, 7, 8, tzinfo=UTC)
STRIKE = "Government jets bombed the market of Tafas on Tuesday, killing at least 12 people, activists said."
TOLL = "An air strike on the market in Tafas on Tuesday killed 15 people, a doctor said."
NOTE = "We have run out of oxygen. Twelve wounded arrived this morning."


@pytest.fixture(scope="module")
def readings(reader: Reader) -> tuple[Reading, Reading]:
    strike = reader.read(STRIKE, published="2024-03-06", outlet="Free South Network")
    return strike, reader.read(TOLL, published="2024-03-07", outlet="Meridian Wire")


@pytest.fixture
def corpus(tmp_path: Path, settings: Settings) -> Iterator[Corpus]:
    with open_store(tmp_path / "frontwire.db", settings=settings) as held:
        yield held


@pytest.fixture
def full(corpus: Corpus, readings: tuple[Reading, Reading]) -> Corpus:
    corpus.add_all(readings, fetched=FETCHED)
    return corpus


def claim_of(corpus: Corpus, word: str) -> str:
    return corpus.search(word)[0].gist.id


def test_adding_tells_what_was_new(corpus: Corpus, readings: tuple[Reading, Reading]) -> None:
    added = corpus.add(readings[0], fetched=FETCHED)
    assert added.new
    assert (added.filing.outlet, added.filing.published) == ("Free South Network", date(2024, 3, 6))
    assert added.filing.publisher == "free south network"
    assert added.filing.signature
    assert added.filing.claims == len(readings[0].claims)
    assert [one.new for one in corpus.add_all(readings, fetched=FETCHED)] == [False, True]


def test_what_read_a_report_is_on_record(full: Corpus, settings: Settings) -> None:
    with full.view() as view:
        (edition,) = {filing.edition for filing in view.filings()}
    assert edition.pipeline == settings.pipeline
    assert len(edition.lexicons) == 12


def test_a_store_must_be_there_where_none_may_be_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store there"):
        open_store(tmp_path / "none.db", create=False)


def test_a_field_message_speaks_for_its_sender(corpus: Corpus, reader: Reader) -> None:
    voucher = corpus.voucher("Dr Rana Khoury", type="medical", place="Tafas, SY")
    corpus.add(reader.read(NOTE, published="2024-03-06"), fetched=FETCHED, voucher=voucher)
    gists = [hit.gist for hit in corpus.search("rana khoury tafas")]
    assert len(gists) > 1
    for gist in gists:
        assert gist.speaker is not None
        assert (gist.speaker.type, gist.speaker.key, gist.speaker.named) == (VoiceType.MEDICAL, "dr rana khoury", True)
        assert gist.site is not None
        assert gist.site.name == "Tafas"


def test_the_sort_of_voice_is_told_by_its_words(corpus: Corpus) -> None:
    assert corpus.voucher("Clinic 4, Tafas", place="Tafas") == Voucher("Clinic 4, Tafas", "medical", "Tafas")
    assert corpus.voucher("Um Hasan", type=VoiceType.RESIDENT).type == "resident"
    with pytest.raises(InputError, match="what sort of voice 'Um Hasan' is cannot be told: give one of official"):
        corpus.voucher("Um Hasan")
    with pytest.raises(InputError, match="'neighbor' is no sort of voice"):
        corpus.voucher("Um Hasan", type="neighbor")
    with pytest.raises(InputError, match="needs a name"):
        corpus.voucher(" ")


def test_a_message_from_nowhere_is_refused(corpus: Corpus, reader: Reader) -> None:
    reading = reader.read(NOTE, published="2024-03-06")
    with pytest.raises(InputError, match="no place is called Nowhereville"):
        corpus.add(reading, voucher=corpus.voucher("Clinic 4", place="Nowhereville"))


def test_a_message_from_one_of_several_places_is_refused(corpus: Corpus, reader: Reader) -> None:
    reading = reader.read(NOTE, published="2024-03-06")
    with pytest.raises(InputError, match='Tafas may be one of 2 places: "Tafas, TR"; "Tafas, SY"'):
        corpus.add(reading, voucher=corpus.voucher("Clinic 4", place="Tafas"))


def test_what_cannot_be_read_is_on_record(corpus: Corpus) -> None:
    corpus.refuse("report.pdf", "it is a PDF", fetched=FETCHED)
    with corpus.view() as view:
        assert [(refusal.quote, refusal.because) for _, refusal in view.refusals()] == [("report.pdf", "it is a PDF")]


def test_claims_of_one_happening_come_together(full: Corpus) -> None:
    linked = full.reconcile()
    strike, toll = claim_of(full, "jets"), claim_of(full, "strike")
    assert any({strike, toll} <= set(happening.claims) for happening in linked.happenings)
    calls: list[tuple[int, int]] = []
    assert full.reconcile(progress=lambda *done: calls.append(done)) == linked
    assert calls == []


def test_a_person_parts_what_rules_joined_and_takes_it_back(full: Corpus) -> None:
    before = full.reconcile()
    strike, toll = claim_of(full, "jets"), claim_of(full, "strike")
    made = full.judge(strike, toll, "different", by="Ada", because="two markets")
    assert (made.number, made.by, made.because) == (1, "Ada", "two markets")
    parted = full.reconcile()
    assert not any({strike, toll} <= set(happening.claims) for happening in parted.happenings)
    assert [judgement.undone for judgement in full.undo(by="Ada")] == [2]
    assert full.reconcile() == before


def test_judging_what_is_not_there(full: Corpus) -> None:
    with pytest.raises(StoreError, match="there is no claim nothing"):
        full.judge("nothing", claim_of(full, "jets"), "same", by="Ada")
    with pytest.raises(ValueError, match="perhaps"):
        full.judge(claim_of(full, "strike"), claim_of(full, "jets"), "perhaps", by="Ada")
    assert full.judgements() == ()


def make_stale(corpus: Corpus, reading: Reading) -> None:
    """Adds a reading as other lexicons would have read it: less of it."""
    held = corpus._receiver.receive(replace(reading, claims=reading.claims[:1]), fetched=FETCHED)
    with corpus.store.writer() as writer:
        writer.add(replace(held, filing=replace(held.filing, edition=Edition("0.0", "old", "old"))))


def test_rereading_replaces_claims_and_keeps_judgements(
    full: Corpus, reader: Reader, readings: tuple[Reading, Reading], tmp_path: Path
) -> None:
    with open_store(tmp_path / "stale.db", settings=full.settings) as stale:
        for reading in readings:
            make_stale(stale, reading)
        stale.judge(claim_of(stale, "jets"), claim_of(stale, "strike"), "different", by="Ada")
        calls: list[tuple[int, int]] = []
        done = stale.reread(reader, progress=lambda *pair: calls.append(pair))
        assert calls == [(1, 2), (2, 2)]
        assert [(one.went, one.stayed) for one in done] == [(0, 1), (0, 1)]
        assert sum(one.came for one in done) == sum(len(reading.claims) - 1 for reading in readings) > 0
        assert content(stale) == content(full)
        assert [judgement.undone for judgement in stale.judgements()] == [None]
        assert stale.adrift() == ()
        assert stale.reread(reader) == ()


def content(corpus: Corpus) -> list[Any]:
    with corpus.view() as view:
        return [list(view.filings()), list(view.gists()), list(view.refusals())]


def test_rereading_what_is_not_there(full: Corpus, reader: Reader) -> None:
    with pytest.raises(StoreError, match="there is no report zzz"):
        full.reread(reader, reports=["zzz"])
    with full.view() as view:
        first = next(view.filings()).id
    assert [(one.came, one.went) for one in full.reread(reader, reports=[first])] == [(0, 0)]


def test_a_judgement_whose_claim_went_is_kept_and_told(full: Corpus, reader: Reader) -> None:
    strike, toll = claim_of(full, "jets"), claim_of(full, "strike")
    made = full.judge(strike, toll, "same", by="Ada")
    with full.view() as view:
        filing = next(filing for filing in view.filings() if filing.outlet == "Meridian Wire")
        report = view.report(filing.id)
    assert report is not None
    assert full.adrift() == ()
    with full.store.writer() as writer:
        writer.replace(full._receiver.receive_again(filing, empty_reading(reader, report.text)))
    assert full.adrift() == (made,)
    assert full.judgements() == (made,)


def empty_reading(reader: Reader, text: str) -> Reading:
    return replace(reader.read(text, outlet="Meridian Wire", published="2024-03-07"), claims=())


def test_an_exhibit_has_the_words(full: Corpus) -> None:
    shown = full.exhibit(claim_of(full, "jets"))
    assert shown.gist.span.of(shown.text) == shown.gist.quote
    assert shown.filing.outlet == "Free South Network"
    with pytest.raises(StoreError, match="there is no claim nothing"):
        full.exhibit("nothing")


def test_places_are_those_told_of(full: Corpus) -> None:
    assert full.place("Tafas").country == "SY"
    with pytest.raises(InputError, match="tells of nothing in Warsaw"):
        full.place("Warsaw")


def test_a_picture_of_a_place(full: Corpus) -> None:
    picture = full.picture(place="Tafas", at=date(2024, 3, 7))
    assert picture.frame.place == full.place("Tafas")
    assert any(account.tolls for account in picture.accounts)
    assert full.picture().frame.at == date(2024, 3, 7)


def test_happenings_are_a_sequence(full: Corpus) -> None:
    held = full.happenings()
    assert len(held) == len(list(held)) > 0
    assert held[0] in held
    assert held[:1].accounts == held.accounts[:1]
    assert len(full.happenings(Query(kinds=frozenset({"nothing"})))) == 0


@pytest.mark.parametrize("rows", Rows)
def test_happenings_as_tables(full: Corpus, rows: Rows) -> None:
    held = full.happenings()
    table, empty = held.to_dataframe(rows), held[:0].to_dataframe(rows.value)
    assert list(table.columns) == list(empty.columns)
    assert len(empty) == 0
    expected = {
        Rows.HAPPENINGS: len(held),
        Rows.CLAIMS: sum(len(account.citations) for account in held),
        Rows.FIGURES: sum(len(toll.counts) for account in held for toll in account.tolls),
    }
    assert len(table) == expected[rows] > 0
    assert set(table["happening"]) <= {account.id for account in held}


def test_figures_stay_whole_numbers_beside_their_voices(full: Corpus) -> None:
    table = full.happenings().to_dataframe("figures")
    killed = table[table["what"] == "killed"]
    assert {(row.wording, row.low) for row in killed.itertuples()} >= {("at least 12", 12), ("15", 15)}
    assert str(table["high"].dtype) == "Int64"


def test_tables_need_pandas(full: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    importing = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return importing(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(FrontwireError, match=r"pip install 'frontwire\[frames\]'"):
        full.happenings().to_dataframe()
    with pytest.raises(ValueError, match="quotes"):
        full.happenings().to_dataframe("quotes")


def test_a_source_whose_name_is_no_text(corpus: Corpus, readings: tuple[Reading, Reading]) -> None:
    reading = readings[0]
    odd = replace(reading, document=replace(reading.document, report=replace(reading.report, source="caf\udce9.txt")))
    assert corpus.add(odd, fetched=FETCHED).filing.source == "caf?.txt"
    corpus.refuse("b\udcff.txt", "it is binary")
    with corpus.view() as view:
        assert [refusal.quote for _, refusal in view.refusals()] == ["b?.txt"]


def test_the_edition_is_that_of_the_reader(corpus: Corpus, readings: tuple[Reading, Reading]) -> None:
    other = replace(readings[0], settings=Settings(pipeline="another"))
    assert corpus.add(other, fetched=FETCHED).filing.edition.pipeline == "another"
    assert corpus.add(readings[0], fetched=FETCHED).stale
