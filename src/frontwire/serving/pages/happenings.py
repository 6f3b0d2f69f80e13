"""Happenings: each on a page of its own, and beside the picture."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from frontwire.publishing.dossiers import compiled
from frontwire.publishing.sheets.happening import HappeningSheet, happening_sheet
from frontwire.serving.access import AtDesk
from frontwire.serving.addresses import address
from frontwire.serving.asking import Asked
from frontwire.serving.desk import Desk
from frontwire.serving.failing import MissingError
from frontwire.serving.looking import Looked

router = APIRouter()

_PART = Query(description="Only this part of the page, as HTML.")


@router.get("/happenings/{happening_id}", response_class=HTMLResponse)
def show(
    desk: AtDesk, happening_id: str, state: Asked, look: Looked, part: Annotated[Literal["panel"] | None, _PART] = None
) -> HTMLResponse:
    """One happening, by its id or that of any claim in it; `part=panel` is what stands beside the picture.

    The panel's way back keeps all else that the address asks for.
    """
    sheet, family = happening_of(desk, happening_id, at=state.at)
    if part == "panel":
        back = f"{address(f'{desk.policy.root}/', state, look)}#list"
        return HTMLResponse(desk.renderer.render("_panel.html", sheet=sheet, family=family, back=back))
    return HTMLResponse(desk.renderer.render("happening.html", page="happening", sheet=sheet, family=family))


def happening_of(desk: Desk, claim_id: str, *, at: date | None) -> tuple[HappeningSheet, str]:
    """The sheet of the happening that a claim stands in as of a day, and the family it is coloured by.

    Raises MissingError.
    """
    snapshot = desk.shelf.snapshot(at)
    account = snapshot.account_of(claim_id)
    if account is None:
        raise MissingError(f"there is no happening {claim_id}" + ("" if at is None else f" as of {at}"))
    with desk.corpus.view() as view:
        dossier = compiled(view, account, snapshot.stock.linked)
    sheet = happening_sheet(dossier, desk.words(snapshot.at))
    return sheet, snapshot.stock.tables.palette.family(account.lead.gist.kind)
