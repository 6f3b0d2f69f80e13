"""Happenings: a list of them, a map of them, and each with its claims, reports, copies and judgements."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter
from starlette.responses import Response

from frontwire.browsing.stock import Leaf
from frontwire.browsing.told import ClaimsTold
from frontwire.publishing.dossier import contract as dossier
from frontwire.publishing.dossiers import compiled
from frontwire.publishing.hiding import hide_correction
from frontwire.publishing.picture import shapes as picture
from frontwire.publishing.picture.contract import happening as published
from frontwire.serving.access import AtDesk
from frontwire.serving.api import shapes
from frontwire.serving.api.answering import GEOJSON, Mark, OnlyKnown, Paged, Paging, answer, documented
from frontwire.serving.api.choosing import Choosing
from frontwire.serving.api.told import account_of, shown, words_of
from frontwire.serving.desk import Desk
from frontwire.serving.failing import MissingError
from frontwire.serving.parameters import AT, Day

router = APIRouter(tags=["happenings"], dependencies=[OnlyKnown])
_KIND = "happenings"


@router.get("/happenings", **documented(shapes.HappeningPage, 304))
def happenings(told: Choosing, paging: Paged, desk: AtDesk) -> Response:
    """Happenings with a claim that fulfils all conditions, those of the newest days first, undated ones last."""
    leaves, after = _page(told, paging)
    return answer(shapes.HappeningPage(tuple(_published(leaf, desk) for leaf in leaves), after))


@router.get("/happenings.geojson", **documented(shapes.HappeningMap, 304, media_type=GEOJSON))
def happenings_map(told: Choosing, paging: Paged, desk: AtDesk) -> Response:
    """The same as GeoJSON."""
    leaves, after = _page(told, paging)
    features = (_feature(_published(leaf, desk)) for leaf in leaves)
    return answer(shapes.HappeningMap(tuple(features), after), media_type=GEOJSON)


@router.get("/happenings/{id}", **documented(dossier.Whole, 304, 404))
def happening(id: str, desk: AtDesk, at: Annotated[Day, AT] = None) -> Response:  # noqa: A002
    """One happening, by its id or that of any claim in it: claims, reports, copies, what people decided."""
    snapshot = desk.shelf.snapshot(at)
    leaf = snapshot.leaf_of(id)
    if leaf is None:
        raise MissingError(f"there is no happening {id}" + ("" if at is None else f" as of {at}"))
    account = account_of(leaf)
    with desk.corpus.view() as view:
        held = compiled(view, account, snapshot.stock.linked)
    held = replace(
        held,
        filings={report: shown(filing) for report, filing in held.filings.items()},
        corrections=tuple(hide_correction(one, exact=desk.policy.exact) for one in held.corrections),
    )
    return answer(dossier.publish(held, words_of(account, desk)))


def _page(told: ClaimsTold, paging: Paging) -> tuple[tuple[Leaf, ...], str | None]:
    return paging.page(_KIND, told.leaves(), _mark)


def _mark(leaf: Leaf) -> Mark:
    is_undated, day, name, id_ = leaf.key
    return (1 if is_undated else day), f"{name}\n{id_}"


def _published(leaf: Leaf, desk: Desk) -> picture.Happening:
    account = account_of(leaf)
    return published(account, words_of(account, desk))


def _feature(held: picture.Happening) -> shapes.HappeningFeature:
    place = held.place
    return shapes.HappeningFeature(held.id, None if place is None else shapes.Point((place.lon, place.lat)), held)
