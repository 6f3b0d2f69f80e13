"""The picture as of a day, what changed since another, and the picture of health and aid."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Annotated

import msgspec
from fastapi import APIRouter
from fastapi import Query as Parameter
from starlette.responses import Response

from frontwire.drawing.health import SILENCE
from frontwire.model.picture import Picture
from frontwire.publishing.health import contract as health_contract
from frontwire.publishing.health import shapes as health_shapes
from frontwire.publishing.hiding import hide
from frontwire.publishing.picture import contract
from frontwire.publishing.picture import shapes as picture_shapes
from frontwire.serving.access import AtDesk
from frontwire.serving.api import shapes
from frontwire.serving.api.answering import JSON, OnlyKnown, answer, documented
from frontwire.serving.desk import Desk
from frontwire.serving.failing import MisaskedError
from frontwire.serving.parameters import AT, PLACE, SINCE, Day, Name

router = APIRouter(tags=["pictures"], dependencies=[OnlyKnown])

_SILENCE = Parameter(ge=1, le=10_000, description="A facility counts as silent after so many days without a word.")


@router.get("/picture", **documented(picture_shapes.Picture, 304))
def picture(
    desk: AtDesk,
    at: Annotated[Day, AT] = None,
    since: Annotated[Day, SINCE] = None,
    place: Annotated[Name, PLACE] = None,
) -> Response:
    """What is said of a place (everywhere where none is given) as of a day: `frontwire picture --format json`."""
    _ordered(at, since)
    written = desk.pictures.printed(partial(_printed, desk), at=at, since=since, place=place)
    return Response(written, media_type=JSON)


@router.get("/changes", **documented(shapes.Changes, 304))
def changes(
    desk: AtDesk,
    at: Annotated[Day, AT] = None,
    since: Annotated[Day, SINCE] = None,
    place: Annotated[Name, PLACE] = None,
) -> Response:
    """What became known, confirmed, disputed or withdrawn since a day."""
    _ordered(at, since)
    drawn = _published(desk, desk.pictures.picture(at=at, since=since, place=place))
    return answer(shapes.Changes(drawn.frame, drawn.changes))


@router.get("/health", **documented(health_shapes.Health, 304))
def health(
    desk: AtDesk,
    at: Annotated[Day, AT] = None,
    place: Annotated[Name, PLACE] = None,
    silence: Annotated[int, _SILENCE] = SILENCE,
) -> Response:
    """Facilities, arrivals, supplies, needs, access and attacks on health care: `frontwire health --format json`."""
    held = desk.corpus.health(at=at, place=place, silence=silence)
    return answer(health_contract.publish(held, exact=desk.policy.exact))


def _ordered(at: date | None, since: date | None) -> None:
    if at is not None and since is not None and since > at:
        raise MisaskedError(f"since and at: {since} is later than {at}, there is no day from the one to the other")


def _printed(desk: Desk, drawn: Picture) -> bytes:
    return msgspec.json.encode(_published(desk, drawn))


def _published(desk: Desk, drawn: Picture) -> picture_shapes.Picture:
    shown = hide(drawn, desk.shelf.snapshot(drawn.frame.at).stock.guard)
    return contract.publish(shown, desk.words(drawn.frame.at))
