"""The health and aid view: page, one page on paper, JSON and CSV."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from frontwire.browsing.caring import Ask, CareShelf
from frontwire.drawing.health import SILENCE
from frontwire.publishing.health import contract, csv
from frontwire.publishing.health.sheets import Sheet
from frontwire.serving import parameters as p
from frontwire.serving.access import AtDesk

router = APIRouter()
_SILENCE = Query(ge=0, le=3650, description="After how many days without a word a facility counts as silent.")
_PLACE = Query(description="Only what lies in that place, by name (`Nawa`) or by its id in the gazetteer.")
_SECTION = Query(description="Only that part of it.")


def _shelf(request: Request) -> CareShelf:
    shelf: CareShelf = request.app.state.care
    return shelf


def _ask(
    at: Annotated[p.Day, p.AT] = None,
    place: Annotated[p.Name, _PLACE] = None,
    silence: Annotated[int, _SILENCE] = SILENCE,
) -> Ask:
    return Ask(at, place, silence)


AtCare = Annotated[CareShelf, Depends(_shelf)]
Asking = Annotated[Ask, Depends(_ask)]


@router.get("/health", response_class=HTMLResponse)
def show(request: Request, desk: AtDesk, care: AtCare, ask: Asking) -> HTMLResponse:
    """What runs out, what closed, what was refused; facilities, supplies, arrivals, needs, access, attacks, gaps."""
    shown = _shown(request, care, ask)
    points = _points(care.care(ask).sheet)
    page = desk.renderer.render("health.html", page="health", places=care.places(ask), points=points, **shown)
    return HTMLResponse(page)


@router.get("/health/print", response_class=HTMLResponse)
def show_on_paper(request: Request, desk: AtDesk, care: AtCare, ask: Asking) -> HTMLResponse:
    """The most urgent of it on one page of paper (A4)."""
    return HTMLResponse(desk.renderer.render("health_print.html", page="health-print", **_shown(request, care, ask)))


@router.get("/health.json")
def give(desk: AtDesk, care: AtCare, ask: Asking) -> Response:
    """The health contract: what `frontwire health --format json` prints."""
    text = contract.to_json(care.care(ask).health, exact=desk.policy.exact)
    return Response(text, media_type="application/json")


@router.get("/health.csv")
def give_rows(
    desk: AtDesk, care: AtCare, ask: Asking, section: Annotated[csv.Section | None, _SECTION] = None
) -> Response:
    """One row a word, in all sections or one: what `frontwire health --format csv` prints."""
    text = csv.write(care.care(ask).health, section=section, exact=desk.policy.exact)
    name = f"health-{section}.csv" if section else "health.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


def _shown(request: Request, care: CareShelf, ask: Ask) -> dict[str, object]:
    """What both templates are filled with; `base` is where the server is, for an address on paper."""
    sheet = care.care(ask).sheet
    query = {"place": ask.place or "", "at": sheet.at.isoformat(), "silence": str(ask.silence)}
    query = {name: value for name, value in query.items() if value}
    return {"sheet": sheet, "ask": ask, "query": query, "base": str(request.base_url).rstrip("/")}


def _points(sheet: Sheet) -> str:
    """The map's points as JSON that cannot end the element it stands in."""
    held = msgspec.json.encode({"at": sheet.at, "points": sheet.points}).decode()
    return held.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
