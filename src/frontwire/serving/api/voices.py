"""Voices: who is heard, and how often others bear them out."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from frontwire.drawing import sources
from frontwire.model.source import Source
from frontwire.serving.api import shapes
from frontwire.serving.api.answering import Mark, OnlyKnown, Paged, answer, documented
from frontwire.serving.api.choosing import Choosing

router = APIRouter(tags=["voices"], dependencies=[OnlyKnown])
_KIND = "voices"


@router.get("/voices", **documented(shapes.VoicePage, 304))
def voices(told: Choosing, paging: Paged) -> Response:
    """Voices and outlets heard in claims that fulfil all conditions, those with most of them first."""
    return answer(shapes.VoicePage(*paging.page(_KIND, sorted(sources(told.narrowed()), key=_mark), _mark)))


def _mark(source: Source) -> Mark:
    return -source.claims, f"{source.name}\n{source.is_outlet}\n{source.type}\n{source.key}"
