"""The API, version 1: the same values as the pages, for programs."""

from __future__ import annotations

from functools import cache, partial

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.responses import Response

from frontwire.serving.api import claims, editing, exports, happenings, pictures, places, reports, twins, voices
from frontwire.serving.api.answering import answer
from frontwire.serving.api.describing import describe

PREFIX = "/api/v1"

#: Editing first: `/places/find` is no place.
_ROUTERS = (
    *(editing.router, claims.router, happenings.router, places.router),
    *(voices.router, reports.router, pictures.router, exports.router),
)


def include_api(app: FastAPI) -> None:
    """Puts the API into an application, with its description and the twins of its pages."""
    api = APIRouter(prefix=PREFIX, generate_unique_id_function=_name)
    for router in _ROUTERS:
        api.include_router(router)
    document = cache(partial(describe, api.routes, root=app.state.desk.policy.root))
    app.state.description = document

    @api.get("/openapi.json", include_in_schema=False)
    def openapi() -> Response:
        """The OpenAPI 3.1 document, made when it is first asked for."""
        return answer(document())

    app.include_router(api)
    app.include_router(twins.router)


def _name(route: APIRoute) -> str:
    return route.name
