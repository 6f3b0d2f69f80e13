"""HXL: what libhxl makes of the table, and the way from a row back to the words."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

import hxl
import pytest
from hxl.validation import HXLValidationException

from filling_support import readings, real_filler
from frontwire.corpus import Corpus
from frontwire.model.figure import Scope, What, Who
from frontwire.model.parcel import Parcel
from frontwire.model.voice import VoiceType
from frontwire.publishing.exports import Shipment
from frontwire.publishing.exports.counts import FLIGHT, Counted, whole
from frontwire.publishing.exports.format import Unit
from frontwire.publishing.exports.formats.hxl import FORMAT, write
from frontwire.publishing.exports.hxl.columns import COLUMNS, Field

#: The core of HXL 1.1.
CORE = frozenset(
    f"#{name}"
    for name in [
        "access",
        "activity",
        "adm1",
        "adm2",
        "adm3",
        "adm4",
        "adm5",
        "affected",
        "beneficiary",
        "capacity",
        "cause",
        "channel",
        "contact",
        "country",
        "crisis",
        "currency",
        "date",
        "description",
        "event",
        "frequency",
        "geo",
        "group",
        "impact",
        "indicator",
        "inneed",
        "item",
        "loc",
        "meta",
        "modality",
        "need",
        "operations",
        "org",
        "output",
        "population",
        "reached",
        "region",
        "respondee",
        "sector",
        "service",
        "severity",
        "status",
        "subsector",
        "targeted",
        "value",
    ]
)
#: What we hold our own table to, beyond the standard's own rules.
SCHEMA = [
    ["#valid_tag", "#valid_required+min", "#valid_datatype", "#valid_value+min", "#valid_value+max"],
    ["#event+id", "1", "", "", ""],
    ["#date+reported", "1", "date", "", ""],
    ["#meta+claim+id", "1", "", "", ""],
    ["#meta+claimant-type", "1", "", "", ""],
    ["#description+quote", "1", "", "", ""],
    ["#geo+lat", "", "number", "-90", "90"],
    ["#geo+lon", "", "number", "-180", "180"],
    ["#affected", "", "number", "0", ""],
    ["#capacity", "", "number", "0", ""],
]


@dataclass(frozen=True)
class Sheet:
    """A table as written, and its rows by field."""

    content: bytes
    written: int

    @property
    def rows(self) -> list[dict[Field, str]]:
        fields = [column.field for column in COLUMNS]
        held = list(csv.reader(io.StringIO(self.content.decode(), newline="")))
        return [dict(zip(fields, row, strict=True)) for row in held[2:]]

    def source(self) -> hxl.model.Dataset:
        return hxl.data(io.BytesIO(self.content))


@pytest.fixture(scope="module", params=list(Unit))
def sheet(request: pytest.FixtureRequest, shipment: Shipment) -> Sheet:
    out = io.BytesIO()
    tally = write(shipment, request.param, out)
    return Sheet(out.getvalue(), tally.written)


def test_libhxl_reads_every_row_under_its_hashtag(sheet: Sheet) -> None:
    source = sheet.source()
    assert [column.display_tag for column in source.columns] == [column.tag for column in COLUMNS]
    assert [column.header for column in source.columns] == [column.header for column in COLUMNS]
    assert len(list(source)) == sheet.written == len(sheet.rows)
    assert sheet.written > 0


def test_tags_are_of_the_core_and_no_two_columns_share_one() -> None:
    tags = [column.tag for column in COLUMNS]
    assert {tag.split("+")[0] for tag in tags} <= CORE
    assert len(set(tags)) == len(tags)
    assert {column.field for column in COLUMNS} == set(Field)


@pytest.mark.parametrize("schema", [None, SCHEMA], ids=["the standard's", "our own"])
def test_it_is_valid(sheet: Sheet, schema: list[list[str]] | None) -> None:
    found: list[HXLValidationException] = []
    rules = hxl.schema(None if schema is None else hxl.data(schema), callback=found.append)
    rules.validate(sheet.source())
    assert [str(one) for one in found if one.rule.severity == "error"] == []


def test_the_schema_finds_what_is_wrong() -> None:
    found: list[HXLValidationException] = []
    data = hxl.data([["#event+id", "#affected+killed+num", "#geo+lat"], ["a", "many", "91"]])
    hxl.schema(hxl.data(SCHEMA), callback=found.append).validate(data)
    assert len(found) >= 2


def test_the_way_leads_from_a_row_to_the_words(corpus: Corpus, sheet: Sheet) -> None:
    with corpus.linked() as (view, _):
        gists = {gist.id: gist for gist in view.gists()}
        for row in sheet.rows:
            first = row[Field.CLAIM].split("; ")
            assert set(first) <= set(gists)
            quotes = {" ".join(gists[one].quote.split()).lstrip("'") for one in first}
            assert row[Field.QUOTE].lstrip("'") in quotes
            texts = [view.text(gists[one].report) or "" for one in first]
            assert any(gists[one].quote in text for one, text in zip(first, texts, strict=True))


def test_what_the_health_picture_makes_of_a_claim_stands_in_its_row(shipment: Shipment, sheet: Sheet) -> None:
    told = {status.word.claim: status for one in shipment.health().facilities for status in one.statuses}
    rows = [row for row in sheet.rows if row[Field.FUNCTIONING]]
    assert rows
    for row in rows:
        claims = [claim for claim in row[Field.CLAIM].split("; ") if claim in told]
        assert row[Field.FUNCTIONING].split("; ") == list(dict.fromkeys(told[one].functioning.value for one in claims))
        assert row[Field.SECTOR] == "Health"
    assert any(row[Field.LEVEL] and row[Field.ITEM] for row in sheet.rows)
    assert any(row[Field.ACCESS] for row in sheet.rows)


def test_no_cell_is_a_formula(sheet: Sheet) -> None:
    for row in sheet.rows:
        for field, cell in row.items():
            assert field in {Field.LAT, Field.LON} or not cell.startswith(("=", "+", "-", "@"))


def test_the_same_store_gives_the_same_bytes(shipment: Shipment) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write(shipment, Unit.CLAIMS, first)
    write(shipment, Unit.CLAIMS, second)
    assert first.getvalue() == second.getvalue()
    assert FORMAT.unit(None) is Unit.CLAIMS


def _count(who: Who, low: int, *, scope: Scope = Scope.INCIDENT, what: What = What.KILLED) -> Counted:
    return Counted(what, who, scope, low, low)


@pytest.mark.parametrize(
    ("counts", "low"),
    [
        ([_count(Who.MIXED, 14), _count(Who.CHILD, 4)], 14),
        ([_count(Who.CHILD, 4)], 4),
        ([_count(Who.CIVILIAN, 12), _count(Who.COMBATANT, 5)], None),
        ([_count(Who.MIXED, 12), _count(Who.UNKNOWN, 5)], None),
        ([_count(Who.MIXED, 900, scope=Scope.CUMULATIVE)], None),
        ([_count(Who.MIXED, 9, scope=Scope.ARRIVALS)], None),
        ([_count(Who.MIXED, 9, what=What.WOUNDED)], None),
    ],
)
def test_a_column_holds_the_one_count_of_all_and_no_sum(counts: list[Counted], low: int | None) -> None:
    found = whole(counts, What.KILLED)
    assert (None if found is None else found.low) == low


def test_a_count_of_some_says_nothing_of_how_many_there_were_at_most() -> None:
    some, everybody = whole([_count(Who.CHILD, 4)], What.KILLED), whole([_count(Who.MIXED, 4)], What.KILLED)
    assert some is not None
    assert everybody is not None
    assert (some.low, some.high, everybody.high) == (4, None, 4)


def test_those_who_fled_may_be_told_as_a_sum() -> None:
    fled = _count(Who.MIXED, 12000, scope=Scope.CUMULATIVE, what=What.DISPLACED)
    assert whole([fled], What.DISPLACED, scopes=FLIGHT) == fled


def test_an_export_with_hashtags_is_read_in_again_as_it_was(shipment: Shipment) -> None:
    out = io.BytesIO()
    write(shipment, Unit.CLAIMS, out)
    entries = list(shipment.entries())
    with real_filler() as filler:
        held = list(readings(Parcel("export.csv", out.getvalue()), filler))
    assert len(held) == len(entries)
    for entry, reading in zip(entries, held, strict=True):
        (claim,) = reading.claims
        gist = entry.gist
        assert (claim.kind, claim.klass) == (gist.kind, gist.klass)
        assert claim.stance.polarity is gist.polarity
        assert claim.stance.certainty is gist.certainty
        when = claim.when.interval
        assert (None if when is None else when.start) == gist.first
        assert (claim.where.note is None) == (gist.site is None)
        if claim.where.note is not None and gist.site is not None:
            assert claim.where.note.place is not None
            assert claim.where.note.place.name == gist.site.name
        assert claim.said_by[0].type is (VoiceType.OUTLET if gist.speaker is None else gist.speaker.type)
        assert " ".join(gist.quote.split()).lstrip("'") in claim.evidence.quote
        own = [one for one in gist.figures if one.what is What.KILLED and one.scope is Scope.INCIDENT]
        if len(own) == 1 and own[0].who in {Who.MIXED, Who.UNKNOWN}:
            assert [(one.low, one.high) for one in claim.figures if one.what is What.KILLED] == [
                (own[0].low, own[0].high)
            ]
