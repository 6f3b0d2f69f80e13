"""Exports: what a list of claims holds, or the happenings it tells of, as a file in any format.

A file is made whole before its first byte is sent: what goes wrong is answered as such; its tally stands in a header.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from threading import BoundedSemaphore
from typing import Annotated, Any, BinaryIO

from fastapi import APIRouter, Path
from fastapi import Query as Parameter
from starlette.responses import Response, StreamingResponse

from frontwire.browsing.state import State
from frontwire.corpus.shipping import Asking
from frontwire.errors import InputError
from frontwire.model.query import Query
from frontwire.publishing.exports import Format, Tally, Unit, format_of, formats
from frontwire.serving.access import AtDesk
from frontwire.serving.api import shapes
from frontwire.serving.api.answering import OnlyKnown, answer, documented, wrong
from frontwire.serving.api.choosing import Choosing
from frontwire.serving.asking import Asked
from frontwire.serving.desk import Desk
from frontwire.serving.failing import BusyError, ForbiddenError, MissingError
from frontwire.serving.parameters import Truth

router = APIRouter(tags=["exports"], dependencies=[OnlyKnown])

#: The header with what was written, and what was left out and why, as JSON.
TALLY = "X-Frontwire-Tally"
#: Files of up to this many bytes are made in memory, larger ones on disk.
_IN_MEMORY = 8_000_000
_CHUNK = 256_000
#: Files made at the same time: each takes a processor.
_AT_ONCE = 2
_making = BoundedSemaphore(_AT_ONCE)

_ROWS = Parameter(description="What a row is, where the format knows several.")
_EXACT = Parameter(description="Points of care and shelter as they are; only where the server shows them (`--exact`).")
_WITHHOLD = Parameter(description="Names of private persons put out of sight, letter by letter.")


def _told() -> dict[str, Any]:
    """What OpenAPI is told of the file: a media type for each format."""
    held = formats().values()
    content = {one.media_type.partition(";")[0]: {"schema": _schema(one)} for one in held}
    tally = {"description": "What was written and left out, as JSON.", "schema": {"type": "string"}}
    file = {"description": "The file.", "content": content, "headers": {TALLY: tally}}
    return {"responses": {200: file, **wrong(304, 403, 404, 501)}, "response_class": Response}


def _schema(held: Format) -> dict[str, Any]:
    """What a file holds is for its own standard to say: any JSON, or bytes."""
    return {} if "json" in held.media_type else {"type": "string", "format": "binary"}


@router.get("/export", **documented(shapes.ExportFormats, 304))
def export_formats() -> Response:
    """The formats of export, and what a row of each can be."""
    held = (shapes.ExportFormat(f.name, f.title, f.units, f.ending, f.media_type) for f in formats().values())
    return answer(shapes.ExportFormats(tuple(held)))


@router.get("/export/{format}", **_told())
def export(  # noqa: PLR0913, PLR0917 - one for each parameter
    format: Annotated[str, Path(description="The format, by name.", json_schema_extra={"enum": list(formats())})],  # noqa: A002
    told: Choosing,
    state: Asked,
    desk: AtDesk,
    rows: Annotated[Unit | None, _ROWS] = None,
    exact_sites: Annotated[Truth, _EXACT] = None,
    withhold_names: Annotated[Truth, _WITHHOLD] = None,
) -> Response:
    """Claims that fulfil all conditions, or the happenings that they tell of, as a file: `frontwire export`."""
    held = _format(format)
    held.unit(rows)
    if exact_sites and not desk.policy.exact:
        raise ForbiddenError("points of care and shelter are not shown as they are here (frontwire serve --exact)")
    asking = Asking(
        query=_query(state, desk),
        chosen=told.ids(),
        exact_sites=bool(exact_sites),
        withhold_names=bool(withhold_names),
    )
    if not _making.acquire(blocking=False):
        raise BusyError("as many files are being made as can be at once: wait a little")
    try:
        file, tally = _made(desk, held, rows, asking)
    finally:
        _making.release()
    return _sent(file, tally, held, name=f"frontwire-{asking['query'].at}.{held.ending}")


def _format(name: str) -> Format:
    try:
        return format_of(name)
    except InputError as error:
        raise MissingError(str(error)) from None


def _query(state: State, desk: Desk) -> Query:
    """The days and the place that a picture of the chosen claims is of."""
    snapshot = desk.shelf.snapshot(state.at)
    place = None if state.place is None else snapshot.place(state.place)
    return Query(at=snapshot.at, since=state.since, place=place)


def _made(desk: Desk, held: Format, rows: Unit | None, asking: Asking) -> tuple[BinaryIO, Tally]:
    file: BinaryIO = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # type: ignore[assignment] # noqa: SIM115
    try:
        tally = desk.corpus.export(held, file, unit=rows, **asking)
    except BaseException:
        file.close()
        raise
    return file, tally


def _sent(file: BinaryIO, tally: Tally, held: Format, *, name: str) -> Response:
    size = file.tell()
    file.seek(0)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Length": str(size),
        TALLY: json.dumps(tally.told()),
    }
    return StreamingResponse(_chunks(file), headers=headers, media_type=held.media_type)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk
