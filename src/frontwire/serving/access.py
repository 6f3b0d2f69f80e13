"""How a route gets at the desk."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from frontwire.serving.desk import Desk


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(_desk)]
