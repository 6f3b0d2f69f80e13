"""Answering: what all routes of the API share: one encoding, cursors, limits, what OpenAPI says of answers."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import dropwhile, islice
from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import Depends, Query, Request
from starlette.responses import Response

from frontwire.serving.failing import MisaskedError

JSON = "application/json"
GEOJSON = "application/geo+json"
PROBLEM = "application/problem+json"

#: By what the things of a list are ordered: a number, then an id. Every cursor holds one.
Mark = tuple[int, str]
_Number = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]
_T = TypeVar("_T")

#: Things on a page where nobody says, and at most.
USUAL_LIMIT, MOST = 50, 500
_LONGEST_CURSOR = 2_000

#: Parameters of the browser alone, which links carry along.
_OF_BROWSER = frozenset({"sel", "lanes", "map", "diff", "claim", "part"})

_ERRORS = {
    304: "What the client holds by its entity tag (`If-None-Match`) is still so.",
    401: "A token is asked for (`Authorization: Bearer …`), and none or another was given.",
    403: "It may not be done here, or the header `X-Frontwire: 1` is missing, or a page of another site asks.",
    404: "There is nothing of that id.",
    413: "The body is too long.",
    414: "The query is too long.",
    421: "The server does not go by the name that it was asked by.",
    422: "A parameter or the body has a value that cannot be.",
    429: "Too many requests: wait a little.",
    501: "A library that it needs is not installed on the server.",
    503: "The store cannot be read or written just now.",
}


#: What can go wrong at every address.
_ALWAYS = frozenset({414, 421, 422, 429, 503})


def answer(value: Any, *, status: int = 200, media_type: str = JSON) -> Response:
    """A value of one of the shapes as a response."""
    return Response(msgspec.json.encode(value), status, media_type=media_type)


def documented(
    shape: type, *errors: int, status: int = 200, media_type: str = JSON, body: type | None = None
) -> dict[str, Any]:
    """What a route tells OpenAPI: the shapes of its answer and its body, what can go wrong besides what always can."""
    held = {
        "description": "As asked." if status == 200 else "Recorded.",
        "content": {media_type: {"schema": {"$ref": ref(shape)}}},
    }
    told: dict[str, Any] = {
        "status_code": status,
        "responses": {status: held, **wrong(*errors)},
        "response_class": Response,
    }
    if body is not None:
        sent = {"required": True, "content": {JSON: {"schema": {"$ref": ref(body)}}}}
        told["openapi_extra"] = {"requestBody": sent}
    return told


def wrong(*errors: int) -> dict[int | str, Any]:
    """What can go wrong at an address: `errors`, and what always can."""
    problem = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        code: {"description": _ERRORS[code], **({} if code == 304 else {"content": problem})}
        for code in sorted({*_ALWAYS, *errors})
    }


def ref(shape: type) -> str:
    """Where OpenAPI finds the schema of a shape."""
    return f"#/components/schemas/{shape.__name__}"


def _only_known(request: Request) -> None:
    """A condition that is misspelt must not be taken for none."""
    route = request.scope["route"]
    known = _OF_BROWSER | {str(field.alias) for field in _query_fields(route.dependant)}
    for name in request.query_params:
        if name not in known:
            raise MisaskedError(
                f"there is no parameter {name!r} here; there are {', '.join(sorted(known - _OF_BROWSER))}"
            )


def _query_fields(dependant: Any) -> list[Any]:
    held = list(dependant.query_params)
    for below in dependant.dependencies:
        held.extend(_query_fields(below))
    return held


#: Put on routers of the API: refuses parameters that a route does not have.
OnlyKnown = Depends(_only_known)


@dataclass(frozen=True, slots=True)
class Paging:
    """How many things are asked for, and behind which."""

    limit: int
    cursor: str | None

    def after(self, kind: str) -> Mark | None:
        """Behind which thing of `kind` the page begins; None for the first one. Raises MisaskedError."""
        if self.cursor is None:
            return None
        try:
            blob = base64.b64decode(self.cursor.encode("ascii") + b"===", altchars=b"-_", validate=False)
            of, number, id_ = msgspec.json.decode(blob, type=tuple[str, _Number, str])
        except (ValueError, msgspec.MsgspecError):
            raise MisaskedError("cursor: it is none that this server gave") from None
        if of != kind:
            raise MisaskedError(f"cursor: it is none of a page of {kind}")
        return number, id_

    def page(self, kind: str, things: Iterable[_T], mark_of: Callable[[_T], Mark]) -> tuple[tuple[_T, ...], str | None]:
        """The page out of all things in the order of their marks, and the cursor of the next one."""
        after = self.after(kind)
        rest = things if after is None else dropwhile(lambda thing: mark_of(thing) <= after, things)
        held = tuple(islice(rest, self.limit + 1))
        more = len(held) > self.limit
        return held[: self.limit], cursor(kind, mark_of(held[self.limit - 1])) if more else None


def cursor(kind: str, mark: Mark | None) -> str | None:
    """The cursor of the page behind `mark`; None where there is none."""
    if mark is None:
        return None
    return base64.urlsafe_b64encode(msgspec.json.encode((kind, *mark))).decode("ascii").rstrip("=")


def _paging(
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many at most.")] = USUAL_LIMIT,
    cursor: Annotated[
        str | None,
        Query(max_length=_LONGEST_CURSOR, description="`next` of the page before; the first one without it."),
    ] = None,
) -> Paging:
    return Paging(limit, cursor or None)


Paged = Annotated[Paging, Depends(_paging)]
