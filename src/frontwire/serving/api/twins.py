"""Twins: each page's address and ".json" gives the API's answer to the same question."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import Response

from frontwire.serving.api import claims, happenings, pictures, places, reports

#: The address of a page without its ".json" -> what answers it. Health, voices and search have theirs beside theirs.
_TWINS: tuple[tuple[str, Callable[..., Response]], ...] = (
    ("/picture.json", pictures.picture),
    ("/happenings.json", happenings.happenings),
    ("/happenings.geojson", happenings.happenings_map),
    ("/happenings/{id}.json", happenings.happening),
    ("/claims.json", claims.claims),
    ("/claims/{id}.json", claims.claim),
    ("/places.json", places.places),
    ("/places.geojson", places.places_map),
    ("/places/{id}.json", places.place),
    ("/reports.json", reports.reports),
    ("/reports/{id}.json", reports.report),
    ("/changes.json", pictures.changes),
)

router = APIRouter()
for _path, _endpoint in _TWINS:
    router.add_api_route(_path, _endpoint, include_in_schema=False, response_class=Response)
