"""The archive on health care: readable, valid, conservative, traceable."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import hxl
import pandas as pd
import pytest

from frontwire.corpus import Corpus
from frontwire.errors import LexiconError
from frontwire.lexicon.care_tables import CareTables, TableName
from frontwire.model.figure import What
from frontwire.model.health import Effect, Harm, HealthAttack, Word
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.publishing.exports import Shipment
from frontwire.publishing.exports.care.attacks import Level, is_denied_by_all, least, level
from frontwire.publishing.exports.format import Tally, Unit
from frontwire.publishing.exports.formats.health import write
from frontwire.settings import Settings


@pytest.fixture(scope="module")
def tables() -> CareTables:
    return CareTables.load(Path(Settings().lexicons) / "exports" / "health.yml")


@pytest.fixture(scope="module")
def written(shipment: Shipment) -> tuple[bytes, Tally]:
    out = io.BytesIO()
    tally = write(shipment, Unit.HAPPENINGS, out)
    return out.getvalue(), tally


@pytest.fixture(scope="module")
def archive(written: tuple[bytes, Tally]) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(written[0]))


def sheet(archive: zipfile.ZipFile, name: str) -> pd.DataFrame:
    with archive.open(f"{name}.csv") as stream:
        return pd.read_csv(stream, skiprows=[1], dtype=str, keep_default_na=False)


def test_it_holds_a_table_each_and_says_what_is_in_them(
    archive: zipfile.ZipFile, tables: CareTables, written: tuple[bytes, Tally]
) -> None:
    assert archive.namelist() == [*(f"{name}.csv" for name in TableName), "README"]
    assert archive.testzip() is None
    readme = " ".join(archive.read("README").decode().split())
    rows = 0
    for name in TableName:
        frame = sheet(archive, name)
        rows += len(frame)
        assert list(frame.columns) == [column.column for column in tables.tables[name].columns]
        assert all(
            f"{column.column} ({column.tag})" in " ".join(readme.split()) for column in tables.tables[name].columns
        )
    assert rows == written[1].written > 0


@pytest.mark.parametrize("name", list(TableName))
def test_libhxl_finds_nothing_wrong(archive: zipfile.ZipFile, name: TableName, tables: CareTables) -> None:
    found: list[Exception] = []
    source = hxl.data(io.BytesIO(archive.read(f"{name}.csv")))
    assert [column.display_tag for column in source.columns] == [column.tag for column in tables.tables[name].columns]
    hxl.schema(None, callback=found.append).validate(source)
    assert [str(one) for one in found if one.rule.severity == "error"] == []  # type: ignore[attr-defined]


def test_the_way_leads_from_a_row_to_the_words(archive: zipfile.ZipFile, corpus: Corpus) -> None:
    with corpus.linked() as (view, _):
        gists = {gist.id: gist for gist in view.gists()}
        for name, column in (("attacks", "Claims"), ("ssa", "Claims"), ("facilities", "Claim"), ("supplies", "Claim")):
            frame = sheet(archive, name)
            assert len(frame)
            for _, row in frame.iterrows():
                for claim in row[column].split("; "):
                    gist = gists[claim]
                    sentence = (gist.sentence or gist.span).of(view.text(gist.report) or "")
                    said = row["Words" if column == "Claim" else row.index[-1]]
                    assert any(
                        " ".join(words.split()).lstrip("'") in said.lstrip("'") for words in (gist.quote, sentence)
                    )


def test_points_are_coarse_unless_exact_ones_are_asked_for(archive: zipfile.ZipFile, corpus: Corpus) -> None:
    exact = io.BytesIO()
    with corpus.shipment(exact_sites=True) as shipment:
        write(shipment, Unit.HAPPENINGS, exact)
    coarse = sheet(archive, "facilities")["Latitude"]
    fine = sheet(zipfile.ZipFile(exact), "facilities")["Latitude"]
    assert all(len(value.split(".")[1]) == 1 for value in coarse if value)
    assert any(len(value.split(".")[1]) > 1 for value in fine if value)


def test_the_same_store_gives_the_same_bytes(shipment: Shipment, written: tuple[bytes, Tally]) -> None:
    again = io.BytesIO()
    write(shipment, Unit.HAPPENINGS, again)
    assert again.getvalue() == written[0]


def test_what_no_table_has_a_column_for_is_counted(shipment: Shipment, written: tuple[bytes, Tally]) -> None:
    left = written[1].left_out
    assert sum(left.values()) == sum(
        [
            len(shipment.health().arrivals),
            len(shipment.health().needs),
            len(shipment.health().ledger),
            sum(is_denied_by_all(one) for one in shipment.health().attacks),
        ]
    )


def word(origin: str, *, polarity: Polarity = Polarity.AFFIRMED, certainty: Certainty = Certainty.STATED) -> Word:
    day = date(2024, 3, 6)
    return Word(
        claim=f"claim of {origin}",
        report="r",
        outlet="Valley Post",
        voice=origin,
        voice_type=VoiceType.MEDICAL,
        day=day,
        dated=True,
        known=day,
        quote="the clinic was hit",
        certainty=certainty,
        polarity=polarity,
        origin=origin,
    )


DENIAL = word("the army", polarity=Polarity.DENIED)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([word("a nurse"), word("a driver")], Level.PROBABLE),
        ([word("a nurse"), word("a nurse")], Level.POSSIBLE),
        ([word("a nurse"), word("a driver"), DENIAL], Level.POSSIBLE),
        ([word("a nurse", certainty=Certainty.POSSIBLE), word("a driver", certainty=Certainty.POSSIBLE)], Level.RUMOUR),
    ],
)
def test_certainty_rises_with_independent_origins_and_never_to_confirmed(words: list[Word], expected: Level) -> None:
    assert level(words) is expected


def attack(*harms: Harm, words: tuple[Word, ...] = (word("a nurse"),)) -> HealthAttack:
    return HealthAttack(
        happening="h",
        first=None,
        last=None,
        site=None,
        part=None,
        facilities=(),
        perpetrators=(),
        weapons=(),
        effects=(Effect.WORKERS_KILLED,),
        harms=harms,
        words=words,
    )


def harm(low: int | None, high: int | None, by: Word) -> Harm:
    return Harm(What.KILLED, low, high, "some", by)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (attack(harm(3, 3, word("a nurse")), harm(2, None, word("a driver"))), 2),
        (attack(harm(3, 3, word("a nurse")), harm(0, 0, DENIAL)), 3),
        (attack(harm(3, 3, word("a nurse", certainty=Certainty.POSSIBLE))), 1),
        (attack(harm(None, 3, word("a nurse"))), None),
        (attack(), 1),
        (attack(words=(DENIAL,)), None),
        (replace(attack(), effects=()), None),
    ],
)
def test_a_count_is_the_lowest_that_is_affirmed(told: HealthAttack, expected: int | None) -> None:
    assert least(told, What.KILLED, Effect.WORKERS_KILLED) == expected


def test_a_file_that_lacks_a_table_or_a_value_is_refused(tmp_path: Path) -> None:
    text = (Path(Settings().lexicons) / "exports" / "health.yml").read_text(encoding="utf-8")
    broken = tmp_path / "health.yml"
    for old, new, complaint in (
        ("  ssa:\n", "  sta:\n", "Invalid enum value"),
        ('mobile: "Other (mobile)", ', "", "modalities: mobile is missing"),
        ("field: last, column: Last Day", "field: day, column: Last Day", "day is there twice"),
    ):
        assert old in text
        broken.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(LexiconError, match=complaint):
            CareTables.load(broken)
