"""The scene of the picture page by itself: what its map, timeline and filters draw, as scripts ask for it."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Response

from frontwire.browsing.binning import Lanes
from frontwire.serving.access import AtDesk
from frontwire.serving.asking import Asked

router = APIRouter()

LANES = Query(description="What a line of the timeline is.")


@router.get("/view.json", include_in_schema=False)
def scene(desk: AtDesk, state: Asked, lanes: Annotated[Lanes, LANES] = Lanes.PLACE) -> Response:
    """The scene of a state."""
    drawn = desk.shelf.snapshot(state.at).scene(state, lanes=lanes)
    return Response(msgspec.json.encode(drawn), media_type="application/json")
