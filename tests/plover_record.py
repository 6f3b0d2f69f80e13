"""The record of PLOVER's manual, version 2.0, as a JSON Schema: its own fields and no others."""

from __future__ import annotations

from typing import Any

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT, "minItems": 1}
_DAY: dict[str, Any] = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}


def _object(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


_ENTITY = _object(
    dict.fromkeys(
        (
            "code",
            "sector",
            "entity_text",
            "identifier_id",
            "identifier_text",
            "religion",
            "ethnicity",
            "office",
            "gender",
        ),
        _TEXT,
    )
    | {"age": {"type": "integer"}}
)
_ENTITY["minProperties"] = 1
_PLACE = dict.fromkeys(
    ("extracted_place", "resolved_place", "city", "district", "province", "country", "feature_class", "feature_code"),
    _TEXT,
)
_LOCATION = _object(
    _PLACE
    | {
        "geonameid": {"type": "integer"},
        "lat": {"type": "number", "minimum": -90, "maximum": 90},
        "lon": {"type": "number", "minimum": -180, "maximum": 180},
        "country_code": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "resolution": {"enum": [1, 2, 3, 4, 5]},
    }
)
_COUNT = {"type": "integer", "minimum": 0}
_CITATION = (
    *("corpus", "citation", "url", "title", "language", "publication", "license", "copyright", "coder", "codebook"),
    "version",
)
SCHEMA = _object(
    {
        "id": _TEXT,
        "has_event": {"type": "boolean"},
        "date": _DAY,
        "time": _TEXT,
        "enddate": _DAY,
        "endtime": _TEXT,
        "actor": {"type": "array", "items": _ENTITY, "minItems": 1},
        "recipient": {"type": "array", "items": _ENTITY, "minItems": 1},
        "event": _TEXTS,
        "event_loc": _LOCATION,
        "event_text": _TEXTS,
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "mode": _TEXTS,
        "context": _TEXTS,
        "link": _TEXT,
        "size": _object({"dead": _COUNT, "injured": _COUNT, "arrested": _COUNT}),
        "text": _TEXT,
        "text_info": _object({"sequence": _COUNT, "start": _COUNT, "end": _COUNT, "text_story": _TEXTS}),
        "cite_info": _object(dict.fromkeys(_CITATION, _TEXT)),
        "coder": _TEXT,
        "coded_date": _DAY,
        "coded_time": _TEXT,
        "comment": _TEXT,
    },
    ("id", "date", "actor", "event"),
)
