"""Tests of FollowTheMoney's entities and statements: their form always, their sense where its library is installed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from frontwire.corpus import Corpus
from frontwire.lexicon.ftm import FtmFile
from frontwire.lexicon.lands import Lands
from frontwire.lexicon.persons import Persons
from frontwire.model.actor import Actor, Sector
from frontwire.model.span import Span
from frontwire.model.voice import Polarity
from frontwire.publishing.exports import Shipment, Tally, Unit, format_of
from frontwire.publishing.exports.ftm import COLUMNS
from frontwire.publishing.exports.ftm.matters import of_entry
from frontwire.publishing.exports.ftm.parties import Parties
from frontwire.publishing.exports.ftm.shapes import Source, Thing

LEXICONS = Path(__file__).parents[3] / "lexicons"
LIBRARY = "followthemoney needs PyICU, which is built from source: see docs/export-ftm.md"
Entity = dict[str, Any]


def _written(name: str, shipment: Shipment, unit: Unit) -> tuple[str, Tally]:
    out = io.BytesIO()
    tally = format_of(name).write(shipment, unit, out)
    return out.getvalue().decode(), tally


@pytest.fixture(scope="module")
def entities(shipment: Shipment) -> dict[Unit, list[Entity]]:
    """All entities of the sample front."""
    return {unit: [json.loads(line) for line in _written("ftm", shipment, unit)[0].splitlines()] for unit in Unit}


@pytest.fixture(scope="module")
def statements(shipment: Shipment) -> list[dict[str, str]]:
    """All statements by happenings."""
    return list(csv.DictReader(io.StringIO(_written("ftm-statements", shipment, Unit.HAPPENINGS)[0])))


@pytest.mark.parametrize("unit", Unit)
def test_each_entity_stands_once_and_what_it_refers_to_is_there(entities: dict[Unit, list[Entity]], unit: Unit) -> None:
    ids = [one["id"] for one in entities[unit]]
    references = ("addressEntity", "entity", "involved", "object", "proof", "subject")
    assert len(set(ids)) == len(ids)
    told = {value for one in entities[unit] for name in references for value in one["properties"].get(name, ())}
    assert told
    assert told <= set(ids)


@pytest.mark.parametrize("unit", Unit)
def test_every_claim_is_a_note_in_its_own_words(
    entities: dict[Unit, list[Entity]], shipment: Shipment, corpus: Corpus, unit: Unit
) -> None:
    notes = [one for one in entities[unit] if one["schema"] == "Note"]
    entries = list(shipment.entries())
    with corpus.view() as view:
        texts = [" ".join((view.text(report) or "").split()) for report in {entry.gist.report for entry in entries}]
    assert len(notes) == len(entries)
    for note in notes:
        assert any(note["properties"]["description"][0] in text for text in texts)


def test_happenings_are_events_and_states_are_not(entities: dict[Unit, list[Entity]], shipment: Shipment) -> None:
    events = [one for one in entities[Unit.HAPPENINGS] if one["schema"] == "Event"]
    wanted = [bundle for bundle in shipment.bundles() if bundle.lead.claim.klass != "state"]
    assert {one["properties"]["recordId"][0] for one in events} == {bundle.account.id for bundle in wanted}


def test_nobody_is_involved_by_a_denial_alone(entities: dict[Unit, list[Entity]], shipment: Shipment) -> None:
    happened = [entry for entry in shipment.entries() if entry.claim.klass != "state" and entry.claim.kind != "denial"]
    denied = {entry.id for entry in happened if entry.claim.stance.polarity is Polarity.DENIED}
    events = [one for one in entities[Unit.CLAIMS] if one["schema"] == "Event"]
    held = [one for one in events if one["properties"]["recordId"][0] in denied]
    assert held
    for one in held:
        assert "involved" not in one["properties"]
        assert "denied" in one["properties"]["keywords"]
        assert one["properties"]["name"][0].endswith("(denied)")


def test_every_statement_has_an_origin_that_leads_to_its_source(
    statements: list[dict[str, str]], shipment: Shipment
) -> None:
    claims = {f"claim:{entry.id}" for entry in shipment.entries()}
    reports = {f"report:{entry.filing.id}" for entry in shipment.entries()}
    assert tuple(statements[0]) == COLUMNS
    origins = Counter(one["origin"].partition(":")[0].partition("/")[0] for one in statements)
    assert set(origins) == {"claim", "report", "gazetteer", "lexicons"}
    for one in statements:
        if one["origin"].startswith(("claim:", "report:")):
            assert one["origin"] in claims | reports


def test_a_statement_goes_to_the_claim_whose_words_it_gives(
    statements: list[dict[str, str]], shipment: Shipment
) -> None:
    sentences = {f"claim:{entry.id}": " ".join(entry.sentence.split()) for entry in shipment.entries()}
    told = [one for one in statements if (one["schema"], one["prop"]) == ("Note", "description")]
    assert len(told) == len(sentences)
    for one in told:
        assert one["value"] == sentences[one["origin"]]
        assert one["lang"] == "eng"


def test_ids_of_statements_are_digests_of_what_they_say(statements: list[dict[str, str]]) -> None:
    assert len({one["id"] for one in statements}) == len(statements)
    one = next(one for one in statements if one["lang"])
    key = f"frontwire.{one['entity_id']}.{one['prop']}.{one['value']}@{one['lang']}"
    assert one["id"] == hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()


def test_statements_and_entities_say_the_same(
    statements: list[dict[str, str]], entities: dict[Unit, list[Entity]]
) -> None:
    origins: dict[str, set[str]] = {}
    for one in (one for one in statements if one["prop"] != "id"):
        origins.setdefault(one["entity_id"], set()).add(one["origin"])
    assert {one["id"]: set(one["origin"]) for one in entities[Unit.HAPPENINGS]} == origins
    held = {(one["entity_id"], one["prop"], one["value"]) for one in statements if one["prop"] != "id"}
    assert held == {
        (one["id"], prop, value)
        for one in entities[Unit.HAPPENINGS]
        for prop, values in one["properties"].items()
        for value in values
    }


@pytest.mark.parametrize("unit", Unit)
def test_the_library_takes_every_value_as_it_stands(entities: dict[Unit, list[Entity]], unit: Unit) -> None:
    ftm = pytest.importorskip("followthemoney", reason=LIBRARY)
    for one in entities[unit]:
        proxy = ftm.model.get_proxy(one)
        assert proxy.schema.validate(one) is None
        for name, values in one["properties"].items():
            prop = proxy.schema.get(name)
            assert prop is not None, (one["schema"], name)
            assert not prop.stub, (one["schema"], name)
            for value in values:
                assert prop.type.clean(value, proxy=proxy) == value
                assert prop.type.validate(value), (name, value)
                assert len(value) <= prop.max_length
        assert all(one["properties"].get(name) for name in proxy.schema.required)
        assert proxy.caption


@pytest.mark.parametrize("unit", Unit)
def test_references_lead_to_what_the_model_wants_there(entities: dict[Unit, list[Entity]], unit: Unit) -> None:
    ftm = pytest.importorskip("followthemoney", reason=LIBRARY)
    schemata = {one["id"]: ftm.model.get(one["schema"]) for one in entities[unit]}
    for one in entities[unit]:
        proxy = ftm.model.get_proxy(one)
        for prop, value in proxy.itervalues():
            if prop.range is not None:
                assert schemata[value].is_a(prop.range), (one["schema"], prop.name, value)


def test_the_library_reads_the_statements_and_makes_the_same_entities(
    shipment: Shipment, entities: dict[Unit, list[Entity]]
) -> None:
    pytest.importorskip("followthemoney", reason=LIBRARY)
    from followthemoney import Dataset, StatementEntity
    from followthemoney.statement import CSV, read_statements

    text, _ = _written("ftm-statements", shipment, Unit.HAPPENINGS)
    grouped: dict[str, list[Any]] = {}
    for statement in read_statements(io.BytesIO(text.encode()), CSV):
        assert statement.id == statement.generate_key()
        grouped.setdefault(statement.entity_id, []).append(statement)
    dataset = Dataset.make({"name": "frontwire", "title": "Frontwire"})
    for one in entities[Unit.HAPPENINGS]:
        made = StatementEntity.from_statements(dataset, grouped[one["id"]])
        assert made.schema.name == one["schema"]
        assert {name: sorted(values) for name, values in made.properties.items()} == {
            name: sorted(values) for name, values in one["properties"].items()
        }


def test_the_tables_give_the_types_of_the_model() -> None:
    ftm = pytest.importorskip("followthemoney", reason=LIBRARY)
    from followthemoney.statement.util import NON_LANG_TYPE_NAMES

    tables = FtmFile.load(LEXICONS / "exports" / "ftm.yml")
    schemata = [ftm.model.get(name) for name in ("Article", "Address", "Event", "Note", "UnknownLink", "Person")]
    types = {name: {s.get(name).type.name for s in schemata if s.get(name) is not None} for name in tables.properties}
    assert types == {name: {kind} for name, kind in tables.properties.items()}
    assert {kind for kind in {*tables.properties.values(), "id"} if kind in NON_LANG_TYPE_NAMES} == set(
        tables.speechless
    )
    for code in tables.languages.values():
        assert ftm.registry.language.clean(code) == code
    for schema in tables.parties.values():
        assert ftm.model.get(schema.schema).is_a("LegalEntity")
        assert all(ftm.registry.topic.clean(topic) == topic for topic in schema.topics)


def test_every_country_of_ours_is_one_of_the_models_or_is_left_out() -> None:
    ftm = pytest.importorskip("followthemoney", reason=LIBRARY)
    unknown = [
        code for code in Lands.load(LEXICONS).by_iso2 if ftm.registry.country.clean(code.lower()) != code.lower()
    ]
    assert unknown == []


def test_persons_bodies_and_groups_are_told_apart() -> None:
    tables = FtmFile.load(LEXICONS / "exports" / "ftm.yml")
    parties = Parties(tables, Persons({"front": "Northern Front"}, frozenset({"ada_bell"})))
    source = Source("claim:1", datetime(2024, 3, 4, tzinfo=UTC))
    ada = Actor("Ms Bell", Span(0, 7), "ada_bell", "Ada Bell", "SY", Sector.GOV, rule="lexicons/actors/x.yml#ada_bell")
    held = {
        "Person": parties.thing(ada, source),
        "PublicBody": parties.thing(replace(ada, entity="SYR.MIL", sector=Sector.MIL), source),
        "Organization": parties.thing(replace(ada, entity="front", sector=Sector.REB), source),
        "LegalEntity": parties.thing(replace(ada, entity="someone", sector=None), source),
    }
    for schema, thing in held.items():
        assert thing is not None
        assert thing.schema == schema
        assert {value.source.origin for value in thing.values} == {ada.rule}
    front = held["Organization"]
    assert front is not None
    assert [value.text for value in front.values if value.prop == "name"] == ["Northern Front"]
    assert parties.thing(replace(ada, entity=None), source) is None


def test_a_value_keeps_the_source_that_gave_it_first() -> None:
    first, second = (Source(f"claim:{name}", datetime(2024, 3, 4, tzinfo=UTC)) for name in "ab")
    held = Thing("fw-1", "Event", first).add("name", "a\n b").add("name", "a b", second).add("summary", None)
    assert [(value.text, value.source.origin) for value in held.values] == [("a b", "claim:a")]


def test_a_claim_is_named_by_its_stance(shipment: Shipment) -> None:
    stances = {of_entry(entry, shipment.at, frozenset()).stance for entry in shipment.entries()}
    assert {"", "denied"} <= stances
