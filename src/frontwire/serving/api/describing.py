"""Describing: the API's OpenAPI 3.1 document, its schemas made from the very shapes that answers are encoded from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from frontwire import __version__
from frontwire.publishing.dossier import contract as dossier
from frontwire.publishing.gold import GoldReport
from frontwire.publishing.health import shapes as health
from frontwire.publishing.picture import shapes as picture
from frontwire.publishing.picture.contract import VERSION
from frontwire.serving.api import bodies, shapes
from frontwire.serving.failing import Problem

_ABOUT = (
    "What a Frontwire store holds: claims with who says them and in which words, the happenings they tell of, places, "
    "voices, reports, and pictures of a day. Nothing is decided, averaged or inferred. Every answer to a GET has an "
    "entity tag; lists go on by `next`; errors are problem details (RFC 9457) whose `detail` is one sentence."
)
#: All that answers and bodies are; what these hold comes with them.
_SHAPES = (
    Problem,
    *(shapes.ClaimPage, shapes.HeldClaim, shapes.HappeningPage, shapes.HappeningMap, dossier.Whole),
    *(shapes.PlacePage, shapes.PlaceMap, shapes.PlaceRow, shapes.VoicePage, shapes.ReportPage, shapes.HeldReport),
    GoldReport,
    *(picture.Picture, shapes.Changes, health.Health),
    shapes.ExportFormats,
    *(shapes.Places, shapes.Recorded, shapes.Undone, shapes.Decisions),
    *(bodies.CorrectionSent, bodies.JudgementSent, bodies.UndoSent),
)
_REF = "#/components/schemas/"
#: What msgspec calls shapes of equal names: module and class.
_LONG = re.compile(r"frontwire\.(?:\w+\.)*?(\w+)(?:\.(?:shapes|contract|bodies))?\.(\w+)$")


def describe(routes: Sequence[BaseRoute], *, root: str = "") -> dict[str, Any]:
    """The OpenAPI document of the API's routes; `root` is the path that they are served under."""
    document = get_openapi(
        title="Frontwire",
        version=__version__,
        summary="Who says what happened, in which words.",
        description=_ABOUT,
        routes=routes,
        servers=[{"url": root or "/"}],
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    _, schemas = msgspec.json.schema_components(_SHAPES, ref_template=f"{_REF}{{name}}")
    names = {name: _short(name) for name in schemas}
    held = document.setdefault("components", {}).setdefault("schemas", {})
    held.update({names[name]: _renamed(schema, names) for name, schema in schemas.items()})
    document["components"]["schemas"] = dict(sorted(held.items()))
    document["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for operation in _operations(document):
        if "401" in operation["responses"]:
            operation["security"] = [{"token": []}, {}]
        if "requestBody" in operation:
            operation.setdefault("parameters", []).append(_HEADER)
    document["info"]["x-contract"] = VERSION
    return document


#: What a page of another site cannot send.
_HEADER = {
    "name": "X-Frontwire",
    "in": "header",
    "required": True,
    "description": "Any value: pages of other sites cannot send it.",
    "schema": {"type": "string", "enum": ["1"]},
}


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in document["paths"].values():
        yield from path.values()


def _short(name: str) -> str:
    """A short name for a shape: "picture.Claim" for one of several of that name."""
    found = _LONG.match(name)
    return f"{found[1]}.{found[2]}" if found else name


def _renamed(schema: Any, names: dict[str, str]) -> Any:
    """The schema with references that follow the names."""
    if isinstance(schema, dict):
        return {
            key: _pointer(value, names) if key == "$ref" else _renamed(value, names) for key, value in schema.items()
        }
    return [_renamed(one, names) for one in schema] if isinstance(schema, list) else schema


def _pointer(reference: str, names: dict[str, str]) -> str:
    return _REF + names[reference.removeprefix(_REF)]
