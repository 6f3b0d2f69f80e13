"""Voices: who is heard, how often others confirm or contradict them, by topic; and each voice's claims."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from frontwire.browsing.hearing import VoiceShelf
from frontwire.drawing.sourcing import Spoken, source_of
from frontwire.lexicon.palette import Palette
from frontwire.model.source import Source
from frontwire.model.voice import VoiceType
from frontwire.publishing.voices import PAGE, Standing, ToldRow, VoiceRow, VoiceWriter, is_so
from frontwire.serving import parameters as p
from frontwire.serving.access import AtDesk
from frontwire.serving.desk import Desk
from frontwire.serving.failing import MissingError

router = APIRouter()


def _shelf(request: Request) -> VoiceShelf:
    shelf: VoiceShelf = request.app.state.voices
    return shelf


AtVoices = Annotated[VoiceShelf, Depends(_shelf)]

_TYPE = Query(alias="voice_type", description="Only voices of that type.")
_STANDING = Query(description="Only claims that stand so to what others say.")
_FAMILY = Query(description="Only claims of that family of kinds.")
_PAGE = Annotated[int, Query(ge=1, le=1_000_000)]
Type = Annotated[VoiceType | None, p.EMPTY_IS_NONE, _TYPE]
Stands = Annotated[Standing | None, p.EMPTY_IS_NONE, _STANDING]


class Listing(msgspec.Struct, frozen=True):
    """All voices heard by a day."""

    at: date | None
    voices: tuple[VoiceRow, ...]


class Telling(msgspec.Struct, frozen=True):
    """One voice, and the happenings that it tells of: those asked for, one page of them."""

    at: date | None
    voice: VoiceRow
    happenings: tuple[ToldRow, ...]
    page: int
    pages: int


@router.get("/voices", response_class=HTMLResponse)
def show_list(
    desk: AtDesk, shelf: AtVoices, at: Annotated[p.Day, p.AT] = None, voice_type: Type = None
) -> HTMLResponse:
    """Voices and outlets, those with most claims first."""
    held = _listing(desk, shelf, at, voice_type)
    shown = {"listing": held, "types": tuple(VoiceType), "voice_type": voice_type, "labels": _labels(desk)}
    return HTMLResponse(desk.renderer.render("voices.html", page="voices", **shown))


@router.get("/voices.json")
def give_list(desk: AtDesk, shelf: AtVoices, at: Annotated[p.Day, p.AT] = None, voice_type: Type = None) -> Response:
    """What the list shows."""
    return _json(_listing(desk, shelf, at, voice_type))


@router.get("/voices/{key:path}.json")
def give(  # noqa: PLR0913, PLR0917 - one for each parameter of the address
    desk: AtDesk,
    shelf: AtVoices,
    key: str,
    at: Annotated[p.Day, p.AT] = None,
    standing: Stands = None,
    family: Annotated[p.Name, _FAMILY] = None,
    page: _PAGE = 1,
) -> Response:
    """What the page of a voice shows."""
    return _json(_telling(desk, shelf, key, at, _Wanted(standing, family, page)))


@router.get("/voices/{key:path}", response_class=HTMLResponse)
def show(  # noqa: PLR0913, PLR0917 - one for each parameter of the address
    desk: AtDesk,
    shelf: AtVoices,
    key: str,
    at: Annotated[p.Day, p.AT] = None,
    standing: Stands = None,
    family: Annotated[p.Name, _FAMILY] = None,
    page: _PAGE = 1,
) -> HTMLResponse:
    """One voice: how it fared, by topic, who carries it, and its claims with its figures beside others'."""
    wanted = _Wanted(standing, family, page)
    telling = _telling(desk, shelf, key, at, wanted)
    shown = {"telling": telling, "wanted": wanted, "standings": tuple(Standing)}
    return HTMLResponse(desk.renderer.render("voice.html", page="voice", **shown))


class _Wanted(msgspec.Struct, frozen=True):
    standing: Standing | None
    family: str | None
    page: int

    def admits(self, one: Spoken, palette: Palette) -> bool:
        if self.family is not None and palette.family(one.citation.gist.kind) != self.family:
            return False
        return self.standing is None or is_so(one, self.standing)


def _listing(desk: Desk, shelf: VoiceShelf, at: date | None, voice_type: VoiceType | None) -> Listing:
    writer = _writer(desk, at)
    held = shelf.voices(at).sources
    return Listing(at, tuple(writer.row(one) for one in held if voice_type is None or _is_of(one, voice_type)))


def _is_of(source: Source, voice_type: VoiceType) -> bool:
    return source.type is voice_type and (source.is_outlet or voice_type is not VoiceType.OUTLET)


def _telling(desk: Desk, shelf: VoiceShelf, key: str, at: date | None, wanted: _Wanted) -> Telling:
    spoken = shelf.voices(at).claims.get(key)
    if spoken is None:
        raise MissingError(f"nobody of the id {key} is heard" + (f" by {at}" if at else ""))
    writer = _writer(desk, at)
    admitted = [one for one in spoken if wanted.admits(one, desk.shelf.tables.palette)]
    ids = tuple(dict.fromkeys(one.account.id for one in admitted))
    shown = frozenset(ids[(wanted.page - 1) * PAGE : wanted.page * PAGE])
    happenings = writer.told(one for one in admitted if one.account.id in shown)
    return Telling(at, writer.row(source_of(key, spoken)), happenings, wanted.page, max(1, -(-len(ids) // PAGE)))


def _writer(desk: Desk, at: date | None) -> VoiceWriter:
    return VoiceWriter(desk.words(at or desk.vocabulary.at), desk.shelf.tables.palette)


def _labels(desk: Desk) -> dict[VoiceType, str]:
    return dict(desk.vocabulary.labels.voices)


def _json(held: object) -> Response:
    return Response(msgspec.json.encode(held), media_type="application/json")
