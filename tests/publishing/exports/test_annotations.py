"""Web Annotations and JSON Lines: what they say of a claim, and that they lead to its words."""

from __future__ import annotations

import io
import json
from typing import Any

import jsonschema
import pytest

from frontwire.corpus import Corpus
from frontwire.publishing import contract
from frontwire.publishing.exports import Shipment, Unit, format_of


def _written(name: str, unit: Unit, shipment: Shipment) -> str:
    out = io.BytesIO()
    format_of(name).write(shipment, unit, out)
    return out.getvalue().decode()


@pytest.fixture(scope="session")
def collection(shipment: Shipment) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(_written("w3c", Unit.CLAIMS, shipment))
    return held


def test_a_collection_has_one_page_of_all_claims(collection: dict[str, Any], shipment: Shipment) -> None:
    page = collection["first"]
    assert (collection["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert page["partOf"] == collection["id"]
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["generated"] == "2024-03-09T18:00:00Z"
    ids = [f"urn:frontwire:claim:{entry.id}" for entry in shipment.entries()]
    assert [one["id"] for one in page["items"]] == ids
    assert collection["total"] == len(ids)


def test_selectors_select_the_words_in_code_points(collection: dict[str, Any], corpus: Corpus) -> None:
    with corpus.view() as view:
        for one in collection["first"]["items"]:
            place, quote = one["target"]["selector"]
            text = view.text(one["target"]["scope"].removeprefix("urn:frontwire:report:"))
            assert text is not None
            assert (place["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert text.startswith(quote["prefix"], place["start"] - len(quote["prefix"]))
            assert text.startswith(quote["suffix"], place["end"])


def test_bodies_say_the_kind_a_sentence_and_all_columns(collection: dict[str, Any], corpus: Corpus) -> None:
    with corpus.view() as view:
        for one in collection["first"]["items"]:
            kind, told, data = one["body"]
            claim = view.claim(data["claim"]["claim"])
            assert claim is not None
            assert kind["value"] == claim.kind == data["claim"]["kind"]
            assert (kind["purpose"], told["purpose"]) == ("classifying", "describing")
            assert claim.said_by == () or claim.said_by[0].text.split()[-1] in told["value"]
            assert None not in data["claim"].values()
            assert one["creator"]["type"] == "Software"


def test_a_source_is_an_address_or_the_report_s_id(collection: dict[str, Any]) -> None:
    for one in collection["first"]["items"]:
        source = one["target"]["source"]["id"]
        assert source.startswith(("urn:frontwire:report:", "https://", "http://"))


def test_lines_of_claims_are_as_their_schema_has_them(shipment: Shipment, corpus: Corpus) -> None:
    schema = contract.schema()
    line_schema = {"$ref": "#/$defs/ShippedLine", "$defs": schema["$defs"]}
    lines = [json.loads(line) for line in _written("jsonl", Unit.CLAIMS, shipment).splitlines()]
    validator = jsonschema.Draft202012Validator(line_schema)
    with corpus.view() as view:
        for line in lines:
            validator.validate(line)
            text = view.text(line["report_id"])
            assert text is not None
            span = line["claim"]["sentence"]
            assert line["text"] == text[span["start"] : span["end"]]
            assert line["claim"]["quote"] in line["text"]


def test_lines_of_happenings_hold_their_claims(shipment: Shipment) -> None:
    lines = [json.loads(line) for line in _written("jsonl", Unit.HAPPENINGS, shipment).splitlines()]
    for line, bundle in zip(lines, shipment.bundles(), strict=True):
        assert line["happening"]["id"] == bundle.account.id
        assert [claim["id"] for claim in line["claims"]] == [entry.id for entry in bundle.entries]
