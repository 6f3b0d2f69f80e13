"""Search: claims by their words, with their quotes; as a page and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import msgspec
from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from frontwire.browsing.choosing import Choice
from frontwire.browsing.facets import facets
from frontwire.browsing.snapshot import Snapshot
from frontwire.browsing.state import State
from frontwire.browsing.told import find_entry
from frontwire.model.query import Query as Asking
from frontwire.publishing.finding import HitRow, hit_row
from frontwire.serving.access import AtDesk
from frontwire.serving.asking import Asked
from frontwire.serving.desk import Desk

router = APIRouter()
#: Claims on one page, and how many of those found are ranked: the rest stand behind them, the newest first.
PAGE, RANKED = 20, 1000
_Page = Annotated[int, Query(ge=1, le=1_000_000)]
_FACETS = ("kind", "voice_type")


@dataclass(frozen=True, slots=True)
class Word:
    """One of the words searched for, by itself: how many claims have it, and how many have words that begin so."""

    text: str
    claims: int
    begins: int


class Results(msgspec.Struct, frozen=True):
    """One page of the claims found, best first."""

    words: str
    total: int
    page: int
    pages: int
    hits: tuple[HitRow, ...]


@router.get("/search", response_class=HTMLResponse)
def show(desk: AtDesk, state: Asked, page: _Page = 1) -> HTMLResponse:
    """Claims whose words hold all that is searched for, their quotes with the words marked."""
    snapshot = desk.shelf.snapshot(state.at)
    choice = snapshot.choose(state)
    bare = State(at=state.at, words=state.words)
    is_vain = bool(state.words) and not len(choice)
    shown = {
        "state": state,
        "results": _results(desk, snapshot, choice, page),
        "facets": {one.name: one.options for one in facets(choice, desk.shelf.tables) if one.name in _FACETS},
        "unfiltered": int(snapshot.choose(bare).claims.sum()) if is_vain else 0,
        "lone": _lone(desk, state.words) if is_vain else (),
        "query": _query(state),
    }
    return HTMLResponse(desk.renderer.render("search.html", page="search", **shown))


@router.get("/search.json")
def give(desk: AtDesk, state: Asked, page: _Page = 1) -> Response:
    """What the page shows."""
    snapshot = desk.shelf.snapshot(state.at)
    held = _results(desk, snapshot, snapshot.choose(state), page)
    return Response(msgspec.json.encode(held), media_type="application/json")


def _results(desk: Desk, snapshot: Snapshot, choice: Choice, page: int) -> Results:
    words = choice.state.words
    found = _ranked(desk, choice) if words else ()
    vocabulary = desk.words(snapshot.at)
    entries = (find_entry(snapshot, claim) for claim in found[(page - 1) * PAGE : page * PAGE])
    return Results(
        words=words,
        total=len(found),
        page=page,
        pages=max(1, -(-len(found) // PAGE)),
        hits=tuple(hit_row(e.citation, e.leaf.account, words, vocabulary) for e in entries if e is not None),
    )


def _ranked(desk: Desk, choice: Choice) -> tuple[str, ...]:
    """The ids of the claims chosen: those among the best of a search in its order, then the others, newest first."""
    held = dict.fromkeys(reversed(choice.claim_ids))
    hits = desk.corpus.search(choice.state.words, limit=RANKED, query=Asking(at=choice.state.at))
    best = [hit.gist.id for hit in hits if hit.gist.id in held]
    return tuple(dict.fromkeys((*best, *held)))


def _lone(desk: Desk, words: str) -> tuple[Word, ...]:
    """How many claims have each of the words by itself, as far as there are several or one may go on."""
    with desk.corpus.view() as view:
        lone = dict.fromkeys(word.strip('"*') for word in words.split())
        return tuple(Word(word, len(view.found(word)), len(view.found(f"{word}*"))) for word in lone if word)


def _query(state: State) -> list[tuple[str, str]]:
    """The parameters of a search but for its page, for links."""
    held: list[tuple[str, object]] = [
        ("q", state.words),
        *(("kind", kind) for kind in state.kinds),
        *(("voice_type", type_.value) for type_ in state.voice_types),
        *(("certainty", certainty.value) for certainty in state.certainties),
        *(("actor", actor) for actor in state.actors),
        *(("country", country) for country in state.countries),
        ("at", state.at),
        ("since", state.since),
        ("from", state.first),
        ("to", state.last),
        ("place", state.place),
        ("disputed", None if state.disputed is None else str(state.disputed).lower()),
    ]
    if state.box is not None:
        box = state.box
        held.append(("bbox", f"{box.west},{box.south},{box.east},{box.north}"))
    return [(name, str(value)) for name, value in held if value not in {None, ""}]
