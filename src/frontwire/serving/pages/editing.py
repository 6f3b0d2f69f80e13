"""Editing: the forms with which people correct a claim. What they send goes to the API; here is only the asking."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from frontwire.browsing.doubting import doubted
from frontwire.browsing.reviewing import find
from frontwire.model.claim import Claim
from frontwire.model.correction import Field
from frontwire.model.figure import Scope, What, Who
from frontwire.model.folding import fold_name
from frontwire.model.gist import Gist
from frontwire.model.happening import Link
from frontwire.model.place import Place, PlaceClass
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.publishing import telling
from frontwire.publishing.coarsening import coarsen
from frontwire.serving.access import AtDesk
from frontwire.serving.desk import Desk
from frontwire.serving.failing import ForbiddenError, MisaskedError, MissingError

router = APIRouter()

#: How many other happenings, and how many places, are offered.
_OFFERED = 12
#: Places that may be one building: their points are shown coarsely, as everywhere.
_SPOTS = frozenset({PlaceClass.SITE, PlaceClass.CAMP})
_READS = "nothing may be changed here (frontwire serve --edit)"


class Form(StrEnum):
    """The forms beside those of the fields."""

    REJECT = "reject"
    HAPPENING = "happening"


@router.get("/claims/{claim_id}/edit", response_class=HTMLResponse, include_in_schema=False)
def show_form(
    desk: AtDesk,
    claim_id: str,
    field: Field | Form,
    q: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """The form for one field of a claim; `q` is what is searched for in the gazetteer, or among the claims."""
    claim, gist = _editable(desk, claim_id)
    places = _places(desk, claim_id, q.strip()) if field is Field.PLACE else ()
    others = _others(desk, claim_id, q.strip()) if field is Form.HAPPENING else ()
    return HTMLResponse(
        desk.renderer.render(
            "_edit.html", field=field.value, claim=claim, gist=gist, q=q, places=places, others=others, **_lists(desk)
        )
    )


@router.get("/reports/{report_id}/edit", response_class=HTMLResponse, include_in_schema=False)
def show_adding(desk: AtDesk, report_id: str, start: int, end: int) -> HTMLResponse:
    """The form for a claim that a person found in the characters `start` to `end`."""
    if not desk.policy.edit:
        raise ForbiddenError(_READS)
    with desk.corpus.view() as view:
        text = view.text(report_id)
    if text is None:
        raise MissingError(f"there is no report {report_id}")
    if not 0 <= start < end <= len(text):
        raise MisaskedError(f"start and end: the report has characters 0 to {len(text)}")
    return HTMLResponse(
        desk.renderer.render("_add.html", report=report_id, start=start, end=end, quote=text[start:end], **_lists(desk))
    )


@router.get("/reports/{report_id}/gold.json", include_in_schema=False)
def give_gold(desk: AtDesk, report_id: str) -> Response:
    """The claims of a report that people checked, in the format of the claim guidelines."""
    if not desk.policy.edit:
        raise ForbiddenError(_READS)
    marked = next(desk.corpus.gold(reports=[report_id]), None)
    if marked is None:
        raise MissingError(f"nobody has checked a claim of report {report_id} yet")
    return Response(marked.json, media_type="application/json")


def _editable(desk: Desk, claim_id: str) -> tuple[Claim, Gist]:
    if not desk.policy.edit:
        raise ForbiddenError(_READS)
    with desk.corpus.view() as view:
        report = view.report_of(claim_id)
        filing, text = (None, None) if report is None else (view.filing(report), view.text(report))
        found = None if filing is None or text is None else find(view, claim_id, filing, text)
    if found is None:
        raise MissingError(f"there is no claim {claim_id}")
    return found.claim, found.gist


def _lists(desk: Desk) -> dict[str, object]:
    """What the forms offer to choose from."""
    labels = desk.vocabulary.labels
    kinds = sorted((labels.kind(kind).label, kind) for kind in desk.kinds)
    return {
        "kinds": kinds,
        "labels": labels,
        "whats": tuple(What),
        "whos": tuple(Who),
        "scopes": tuple(Scope),
        "types": tuple(VoiceType),
        "polarities": tuple(Polarity),
        "certainties": tuple(Certainty),
    }


def _places(desk: Desk, claim_id: str, words: str) -> tuple[Place, ...]:
    """Places the claim may mean, or those that bear the name searched for: those of just that name first."""
    if words:
        own = fold_name(words)
        found = tuple(sorted(desk.corpus.named(words), key=lambda place: fold_name(place.name) != own))[:_OFFERED]
    else:
        found = desk.corpus.candidates(claim_id)[:_OFFERED]
    return tuple(coarsen(place) if place.kind in _SPOTS and not desk.policy.exact else place for place in found)


def _others(desk: Desk, claim_id: str, words: str) -> tuple[tuple[Gist, str, str], ...]:
    """Claims that may tell of the same thing: what a search finds, else those that the rules were in doubt about.

    Each with the line it is told in, and why it is offered.
    """
    found = [(hit.gist, "") for hit in desk.corpus.search(words, limit=_OFFERED)] if words else _doubted(desk, claim_id)
    labels = desk.vocabulary.labels
    return tuple((gist, telling.statement(gist, labels), why) for gist, why in found if gist.id != claim_id)


def _doubted(desk: Desk, claim_id: str) -> list[tuple[Gist, str]]:
    snapshot = desk.shelf.snapshot()
    account = snapshot.account_of(claim_id)
    if account is None:
        return []
    own = {citation.id for citation in account.citations}
    with desk.corpus.view() as view:
        lexicons = Path(desk.corpus.settings.lexicons)
        links = doubted(snapshot, account, decisions=view.decisions(), lexicons=lexicons)[:_OFFERED]
        found = [(view.gist(_other(link, claim_id, own)), "; ".join(link.because)) for link in links]
    return [(gist, why) for gist, why in found if gist is not None]


def _other(link: Link, claim_id: str, own: set[str]) -> str:
    """Which claim of a link is held against `claim_id`: the one outside its happening, else the newer of the others."""
    is_other = link.newer != claim_id and (link.newer not in own or link.older in own)
    return link.newer if is_other else link.older
