"""Places: a list of those that reports tell of, and all that is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from frontwire.browsing.placing import places
from frontwire.browsing.state import State
from frontwire.model.health import Facility
from frontwire.model.place import Place
from frontwire.publishing import wording
from frontwire.publishing.picture.words import Vocabulary, plain
from frontwire.publishing.words import flat
from frontwire.serving.access import AtDesk
from frontwire.serving.addresses import address, parameters, with_query
from frontwire.serving.failing import MissingError
from frontwire.serving.pages.standing import drawn, standing_of
from frontwire.serving.parameters import AT, Day
from frontwire.serving.showing.entries import Teller

router = APIRouter()

#: Places that the list shows; a name narrows it.
MOST = 500
_NAME = Query(description="Only places in whose name, or that of what they lie in, this stands.", max_length=100)
_CURSOR = Query(description="Where the list goes on: as the page before gave it.", max_length=2_000)


@dataclass(frozen=True, slots=True)
class Care:
    """A facility in a line: its last state in words (empty where not told), who said so and when."""

    id: str
    name: str
    state: str
    voice: str
    last: date | None


@router.get("/places", response_class=HTMLResponse)
def show_list(desk: AtDesk, at: Annotated[Day, AT] = None, name: Annotated[str, _NAME] = "") -> HTMLResponse:
    """Places that happenings are told of, those with most of them first."""
    entries = places(desk.shelf.snapshot(at).leaves, desk.vocabulary.countries, name=name)
    return HTMLResponse(desk.renderer.render("places.html", page="places", entries=entries, name=name, most=MOST))


@router.get("/places/{place_id}", response_class=HTMLResponse)
def show(
    desk: AtDesk, place_id: str, at: Annotated[Day, AT] = None, cursor: Annotated[str | None, _CURSOR] = None
) -> HTMLResponse:
    """What is said of a place and all that lies in it: happenings, who holds it, what lasts, what is not known."""
    snapshot = desk.shelf.snapshot(at)
    place, root = snapshot.place(place_id), desk.policy.root
    if place is None:
        raise MissingError(f"there is no place {place_id}")
    state = State(at=at, place=place_id)
    accounts = snapshot.choose(state).accounts
    if not accounts:
        raise MissingError(f"nothing is told of {place.name}")
    words = desk.words(snapshot.at)
    teller = Teller(snapshot, words, None, lambda happening: f"{root}/happenings/{happening}")
    newest = max(account.citations[-1].gist.known for account in accounts)
    page = desk.renderer.render(
        "place.html",
        page="place",
        place=place,
        where=_where(place, words),
        newest=newest,
        age=(snapshot.at - newest).days,
        picture_at=address(f"{root}/", state),
        changes_at=address(f"{root}/changes", state),
        facilities=tuple(_care(drawn(desk, at=at, since=None, place=place_id).facilities)),
        listing=teller.listing(state, cursor=cursor, more=lambda found: _more(root, state, found)),
        selected=None,
        **standing_of(desk, at=at, since=None, place=place_id),
    )
    return HTMLResponse(page)


def _where(place: Place, words: Vocabulary) -> str:
    country = words.countries.get(place.country or "", place.country or "")
    return wording.joined(dict.fromkeys((place.parent or "", place.admin1 or "", country)), by=", ")


def _care(facilities: Iterable[Facility]) -> Iterator[Care]:
    for one in facilities:
        status = one.status
        if status is None:
            yield Care(one.id, one.name, "", "", None)
        else:
            yield Care(one.id, one.name, plain(status.functioning), flat(status.word.voice), status.word.known)


def _more(root: str, state: State, cursor: str) -> str:
    """The next page of the list: of the picture's, which shows the same."""
    return with_query(f"{root}/list", (*parameters(state), ("cursor", cursor)))
