from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from frontwire.publishing import contract
from frontwire.publishing.reading import Reading

SCHEMA = Path(__file__).parents[2] / "docs" / "claims.schema.json"
#: What DESIGN promises; fields may be added, none may go.
CLAIM_FIELDS = {
    "id", "quote", "span", "kind", "class", "codes", "actor", "target", "figures", "when", "place", "said_by",
    "cue", "direct", "polarity", "certainty", "background", "because", "hedges", "instrument", "item", "facility",
    "said_when",
}  # fmt: skip


def test_quotes_are_the_text_between_their_offsets(reading: Reading) -> None:
    held = json.loads(reading.to_json())
    text = held["report"]["text"]
    assert text == reading.report.text
    for claim in held["claims"]:
        assert text[claim["span"]["start"] : claim["span"]["end"]] == claim["quote"]
        assert claim["sentence"]["start"] <= claim["span"]["start"] <= claim["span"]["end"] <= claim["sentence"]["end"]


def test_the_shape_is_the_one_promised(reading: Reading) -> None:
    held = json.loads(reading.to_json())
    assert set(held) == {"contract", "report", "claims", "interactions", "refusals"}
    assert held["report"]["published"] == {
        "date": "2024-03-05",
        "because": "the visible line",
        "alternatives": ["2024-05-03"],
    }
    assert held["report"]["blocks"][0] == {"role": "title", "start": 0, "end": 43, "because": "", "language": None}
    for claim in held["claims"]:
        assert set(claim) >= CLAIM_FIELDS
    first = held["claims"][0]
    assert first["class"] == "event"
    assert first["cue"] == "claimed"
    assert first["actor"][0]["sector"] == "MIL"
    assert first["said_by"] == [
        {"text": "rebels", "type": "armed_group", "named": False, "party": True, "entity": None}
    ]
    assert held["claims"][1]["figures"][0] == {
        "what": "killed",
        "who": "civilian",
        "low": 12,
        "high": None,
        "wording": "At least 12",
        "scope": "incident",
    }


def test_days_are_inclusive(reading: Reading) -> None:
    when = json.loads(reading.to_json())["claims"][0]["when"]
    assert (when["start"], when["end"], when["text"]) == ("2024-03-04", "2024-03-04", "on Monday")


def test_an_unknown_day_is_null_with_its_reason(reading: Reading) -> None:
    when = json.loads(reading.to_json())["claims"][3]["when"]
    assert (when["start"], when["end"], when["because"]) == (None, None, "no time words")


def test_a_place_has_point_precision_and_candidates(reading: Reading) -> None:
    place = json.loads(reading.to_json())["claims"][0]["place"]
    assert (place["name"], place["admin1"], place["country"], place["part"]) == ("Tall Rif'at", "Aleppo", "SY", "north")
    assert (place["lat"], place["lon"], place["radius_km"]) == (36.47, 37.1, 2.0)
    assert place["precision"] == {"acled": 1, "ucdp": 1}
    assert place["candidates"] == ["Tall Rif'at, Aleppo, SY", "Tell Rifat, Hatay, TR"]


def test_a_place_that_was_refused_keeps_its_words_and_has_no_point(reading: Reading, make_reading) -> None:
    shelling = reading.claims[0]
    note = replace(shelling.where.note, place=None, because="no entry in the gazetteer")
    refused = replace(shelling, where=replace(shelling.where, note=note))
    place = json.loads(make_reading((refused,)).to_json())["claims"][0]["place"]
    assert (place["text"], place["name"], place["lat"], place["lon"]) == ("Tal Rifaat", None, None, None)
    assert place["because"] == "no entry in the gazetteer"


def test_no_place_is_null_with_its_reason(reading: Reading) -> None:
    claim = json.loads(reading.to_json())["claims"][3]
    assert claim["place"] is None
    assert claim["unplaced"] == "no place is named"
    assert json.loads(reading.to_json())["claims"][0]["unplaced"] is None


def test_jsonl_is_one_claim_a_line_with_the_header(reading: Reading) -> None:
    lines = [json.loads(line) for line in reading.to_jsonl().splitlines()]
    assert [line["claim"]["id"] for line in lines] == [claim.id for claim in reading.claims]
    assert {line["report"]["outlet"] for line in lines} == {"The Northern Post"}
    assert all("text" not in line["report"] for line in lines)


def test_no_claims_make_no_lines(make_reading) -> None:
    assert make_reading(()).to_jsonl() == ""


def test_dict_and_json_hold_the_same(reading: Reading) -> None:
    assert json.loads(json.dumps(reading.to_dict())) == json.loads(reading.to_json(indent=2))


def test_the_same_reading_makes_the_same_bytes(make_reading) -> None:
    assert make_reading().to_json() == make_reading().to_json()


def test_the_schema_in_docs_is_fresh() -> None:
    fresh = json.loads(json.dumps(contract.schema()))
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == fresh, "run: make docs"


def test_output_keeps_the_schema(reading: Reading) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(reading.to_json()), schema)
    line_schema = {**schema, "$ref": "#/$defs/ClaimLine"}
    for line in reading.to_jsonl().splitlines():
        jsonschema.validate(json.loads(line), line_schema)


@pytest.mark.parametrize("field", ["quote", "kind", "when", "said_by"])
def test_the_schema_refuses_a_claim_without(field: str, reading: Reading) -> None:
    broken = json.loads(reading.to_json())
    del broken["claims"][0][field]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, json.loads(SCHEMA.read_text(encoding="utf-8")))
