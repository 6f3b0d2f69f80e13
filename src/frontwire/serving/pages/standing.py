"""What stands below the map: who holds what, what lasts, what was said, what is not known, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from frontwire.browsing.snapshot import Snapshot
from frontwire.browsing.state import State
from frontwire.model.picture import Citation, Picture
from frontwire.publishing.sheets.changes import changes_sheet
from frontwire.publishing.sheets.standing import Standing, standing_sheet
from frontwire.serving.access import AtDesk
from frontwire.serving.addresses import address, parameters, with_query
from frontwire.serving.desk import Desk
from frontwire.serving.failing import MisaskedError
from frontwire.serving.parameters import AT, PLACE, SINCE, Day, Name
from frontwire.serving.showing.tints import tints

router = APIRouter()

#: Words and gaps of one kind, and changes of one kind, that a page shows; the JSON twin has all of them.
MOST = 12
MOST_CHANGES = 200
_PART = Query(description="Only this part of the page, as HTML.")


@dataclass(frozen=True, slots=True)
class Tables:
    """Where the tables below the map are: on a page, and as the part of one."""

    page: str
    part: str


@router.get("/standing", response_class=HTMLResponse, include_in_schema=False)
def show_standing(
    desk: AtDesk,
    at: Annotated[Day, AT] = None,
    since: Annotated[Day, SINCE] = None,
    place: Annotated[Name, PLACE] = None,
    part: Annotated[Literal["standing"] | None, _PART] = None,
) -> HTMLResponse:
    """The tables below the map, on a page of their own; `part=standing` without one."""
    values = standing_of(desk, at=at, since=since, place=place)
    template = "_standing.html" if part else "standing.html"
    return HTMLResponse(desk.renderer.render(template, page="standing", **values))


@router.get("/changes", response_class=HTMLResponse)
def show_changes(
    desk: AtDesk,
    at: Annotated[Day, AT] = None,
    since: Annotated[Day, SINCE] = None,
    place: Annotated[Name, PLACE] = None,
) -> HTMLResponse:
    """What became known, confirmed, disputed or withdrawn between two days."""
    picture = drawn(desk, at=at, since=since, place=place)
    frame = picture.frame
    state = State(at=at, since=since, place=place)
    page = desk.renderer.render(
        "changes.html",
        page="changes",
        at=frame.at,
        since=frame.since,
        place="" if frame.place is None else frame.place.name,
        place_id=place,
        total=len(picture.changes),
        groups=changes_sheet(picture, desk.words(frame.at), find=partial(_cited, desk.shelf.snapshot(frame.at))),
        most=MOST_CHANGES,
        json_at=address(f"{desk.policy.root}/changes.json", state),
    )
    return HTMLResponse(page)


def tables_of(root: str, state: State) -> Tables:
    """Where the tables of a state are."""
    asked = parameters(State(at=state.at, since=state.since, place=state.place))
    path = f"{root}/standing"
    return Tables(with_query(path, asked), with_query(path, (*asked, ("part", "standing"))))


def drawn(desk: Desk, *, at: date | None, since: date | None, place: str | None) -> Picture:
    """The picture of a day, window and place; raises MisaskedError, InputError."""
    if at is not None and since is not None and since > at:
        raise MisaskedError(f"since and at: {since} is later than {at}, there is no day from the one to the other")
    return desk.pictures.picture(at=at, since=since, place=place)


def standing_of(desk: Desk, *, at: date | None, since: date | None, place: str | None) -> dict[str, object]:
    """What the template of the tables is filled with."""
    picture = drawn(desk, at=at, since=since, place=place)
    held = standing_sheet(picture, desk.words(picture.frame.at))
    return {"standing": held, "tints": tints(_sides(held)), "most": MOST}


def _sides(held: Standing) -> tuple[str | None, ...]:
    return tuple(holder.side for ground in held.ground for holder in ground.holders)


def _cited(snapshot: Snapshot, claim_id: str) -> Citation | None:
    account = snapshot.account_of(claim_id)
    return None if account is None else next(one for one in account.citations if one.id == claim_id)
