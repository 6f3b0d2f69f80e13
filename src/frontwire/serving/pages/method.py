"""The method page: what was read and how, by which rules, how well; generated, as far as it can be."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from frontwire import __version__
from frontwire.browsing.method import Coarse, MethodShelf, Read, Words
from frontwire.publishing.accuracy import Accuracy, load_accuracy
from frontwire.serving.access import AtDesk
from frontwire.settings import web_folder

router = APIRouter()


def _shelf(request: Request) -> MethodShelf:
    shelf: MethodShelf = request.app.state.method
    return shelf


AtMethod = Annotated[MethodShelf, Depends(_shelf)]


class Method(msgspec.Struct, frozen=True):
    """All that the page shows."""

    software: str
    pipeline: str
    read: Read
    words: Words
    coarse: Coarse | None
    accuracy: Accuracy
    licences: tuple[str, ...]


@router.get("/method", response_class=HTMLResponse)
def show(request: Request, desk: AtDesk, shelf: AtMethod) -> HTMLResponse:
    """What was read with which edition, the words, the rules, the accuracy, the limits, how to cite."""
    shown = {"method": _method(desk, shelf), "base": str(request.base_url).rstrip("/")}
    return HTMLResponse(desk.renderer.render("method.html", page="method", **shown))


@router.get("/method.json")
def give(desk: AtDesk, shelf: AtMethod) -> Response:
    """What the page shows."""
    return Response(msgspec.json.encode(_method(desk, shelf)), media_type="application/json")


def _method(desk: AtDesk, shelf: MethodShelf) -> Method:
    folder = web_folder()
    return Method(
        software=__version__,
        pipeline=desk.corpus.settings.pipeline,
        read=shelf.read(),
        words=shelf.words,
        coarse=None if desk.policy.exact else Coarse(),
        accuracy=load_accuracy(folder / "accuracy.json"),
        licences=tuple(sorted(path.name for path in (folder / "dist" / "vendor").glob("*LICENSE*"))),
    )
