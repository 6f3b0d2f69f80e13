"""Failing: what goes wrong becomes one sentence, on a page for people and as problem details for programs."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from frontwire.errors import AbsentError, FrontwireError, InputError, LibraryError, StoreError
from frontwire.serving.desk import Desk

_log = logging.getLogger("frontwire.serving")
#: The sentence for what has none of its own: nothing of the inside is told.
_SENTENCES = {
    404: "there is nothing at this address",
    405: "this address cannot be used in that way",
    500: "the server failed; its log says more",
    503: "the store cannot be read or written just now; the server's log says why",
}
#: What the rest of Frontwire raises -> its status, and whether its sentence is for those who ask. That of a store names
#: it: a path, or a server's address.
_STATUSES: tuple[tuple[type[Exception], int, bool], ...] = (
    (InputError, 422, True),
    (AbsentError, 404, True),
    (StoreError, 503, False),
    (LibraryError, 501, True),
    (FrontwireError, 500, False),
)
#: How pydantic words what is wrong before a sentence of ours.
_OURS = "Value error, "


class RequestError(FrontwireError):
    """A request that is not answered as asked; the message is the sentence that the asker sees."""

    status = 400


class MisaskedError(RequestError):
    """A parameter or a body has a value that cannot be."""

    status = 422


class MissingError(RequestError):
    """There is nothing of that id or address."""

    status = 404


class ForbiddenError(RequestError):
    """It may not be done here, or not by a page of another site."""

    status = 403


class BusyError(RequestError):
    """The server does as much at once as it does."""

    status = 429


class UnauthorizedError(RequestError):
    """A token is asked for, and none or another was given."""

    status = 401


class Problem(msgspec.Struct, frozen=True):
    """What went wrong (RFC 9457, problem details): `detail` is one sentence for people."""

    type: str
    title: str
    status: int
    detail: str


def is_for_programs(path: str) -> bool:
    """Is what stands at `path` (without the root) answered in JSON?"""
    return path.startswith("/api/") or path.endswith((".json", ".geojson"))


def failure(desk: Desk, path: str, status: int, sentence: str | None = None) -> Response:
    """The answer to a request for `path` that failed: a page, or problem details."""
    title = HTTPStatus(status).phrase
    detail = sentence or _SENTENCES.get(status, title.lower())
    headers = {"WWW-Authenticate": "Bearer"} if status == HTTPStatus.UNAUTHORIZED else {}
    headers["Cache-Control"] = "no-store"
    if is_for_programs(path):
        body = msgspec.json.encode(Problem("about:blank", title, status, detail))
        return Response(body, status, headers, "application/problem+json")
    page = desk.renderer.render("error.html", page="error", status=status, sentence=detail)
    return HTMLResponse(page, status, headers)


def answer_failures(app: FastAPI, desk: Desk) -> None:
    """Makes `app` answer what its routes raise."""

    def told(request: Request, error: Exception) -> Response:
        status, sentence = meaning(error)
        if status >= 500:
            _log.error("%s %s: %s", request.method, request.url.path, error)
        answer = failure(desk, inner_path(request.scope), status, sentence)
        if isinstance(error, HTTPException) and error.headers and "allow" in {name.lower() for name in error.headers}:
            answer.headers["Allow"] = error.headers.get("Allow", error.headers.get("allow", ""))
        return answer

    for kind in (FrontwireError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, told)


def inner_path(scope: Any) -> str:
    """The path of a request, without the root that a proxy serves us under."""
    path, root = str(scope["path"]), str(scope.get("root_path", ""))
    return path[len(root) :] if root and path.startswith(f"{root}/") else path


def meaning(error: Exception) -> tuple[int, str | None]:
    """Status and sentence of what was raised; no sentence where its own tells of the inside."""
    if isinstance(error, RequestError | HTTPException):
        return (error.status, str(error)) if isinstance(error, RequestError) else (error.status_code, None)
    if isinstance(error, RequestValidationError):
        return 422, _first(error)
    for kind, status, is_told in _STATUSES:
        if isinstance(error, kind):
            return status, str(error) if is_told else None
    return 500, None


def _first(error: RequestValidationError) -> str:
    """The first thing that is wrong with a request: which parameter, and what would be right."""
    wrong = error.errors()[0]
    where = [str(part) for part in wrong["loc"][1:] if not isinstance(part, int)]
    said = str(wrong["msg"]).removeprefix(_OURS)
    return f"{'.'.join(where) or wrong['loc'][0]}: {said[:1].lower()}{said[1:]}"
