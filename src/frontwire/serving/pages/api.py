"""The page that explains the API."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from frontwire.serving.access import AtDesk

router = APIRouter()


@router.get("/api", response_class=HTMLResponse)
def explain(request: Request, desk: AtDesk) -> HTMLResponse:
    """What can be asked, how lists go on, what errors look like; every address with its parameters."""
    document: dict[str, Any] = request.app.state.description()
    address = str(request.base_url).rstrip("/")
    return HTMLResponse(desk.renderer.render("api.html", page="api", api=document, address=address))
