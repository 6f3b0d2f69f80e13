"""Hiding: claims, happenings and pictures whose points are as coarse as they are shown (`guarding` has the rule)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from frontwire.model.claim import Claim
from frontwire.model.correction import Correction
from frontwire.model.gist import Gist, Site
from frontwire.model.health import AccessEntry, Facility, Supply
from frontwire.model.picture import (
    Account,
    Change,
    Citation,
    Count,
    Displacement,
    Gap,
    Holding,
    Move,
    Picture,
    Situation,
    Utterance,
)
from frontwire.model.place import PlaceClass
from frontwire.publishing.coarsening import coarsen
from frontwire.publishing.guarding import Guard

_Placed = TypeVar("_Placed", Holding, Move, Situation, Displacement, Utterance, Gap, Change)
_Cared = TypeVar("_Cared", Facility, Supply, AccessEntry)

#: Places so small that their point is one spot on the map.
_SPOTS = frozenset({PlaceClass.SITE, PlaceClass.CAMP, PlaceClass.NEIGHBOURHOOD})


def hide(picture: Picture, guard: Guard) -> Picture:
    """The picture with coarse points where `guard` wants them; the parts on health are coarse altogether."""
    if guard.is_exact:
        return picture
    return replace(
        picture,
        accounts=tuple(_account(account, guard) for account in picture.accounts),
        holdings=_all(picture.holdings, guard),
        moves=_all(picture.moves, guard),
        situations=_all(picture.situations, guard),
        displacement=_all(picture.displacement, guard),
        utterances=_all(picture.utterances, guard),
        facilities=_cared(picture.facilities),
        supplies=_cared(picture.supplies),
        access=_cared(picture.access),
        gaps=_all(picture.gaps, guard),
        changes=_all(picture.changes, guard),
    )


def hide_account(account: Account, guard: Guard) -> Account:
    """The account with coarse points, those of the claims that it cites and counts among them."""
    shown = {one.id: _cited(one, guard) for one in account.citations}
    hidden = _account(account, guard)
    if all(shown[one.id] is one for one in account.citations):
        return hidden
    return replace(
        hidden,
        lead=_cited(account.lead, guard),
        citations=tuple(shown.values()),
        tolls=tuple(replace(toll, counts=tuple(_counted(one, guard) for one in toll.counts)) for toll in account.tolls),
    )


def hide_claim(claim: Claim, gist: Gist, shown: Site | None) -> Claim:
    """The claim with the point of its note and of what was considered as coarse as `shown`, the site of its `gist`.

    The words for the place and the reason for it stay: they are the report's.
    """
    note = claim.where.note
    if shown is None or note is None or shown == gist.site:
        return claim
    place = None if note.place is None else coarsen(note.place)
    considered = tuple(coarsen(one) if one.id == shown.id else one for one in note.candidates)
    hidden = replace(
        note,
        place=place,
        lat=shown.lat,
        lon=shown.lon,
        radius_km=shown.radius_km,
        acled_precision=shown.acled_precision,
        ucdp_precision=shown.ucdp_precision,
        candidates=considered,
    )
    return replace(claim, where=replace(claim.where, note=hidden))


def hide_correction(correction: Correction, *, exact: bool) -> Correction:
    """The correction with the place that was chosen shown coarsely where it is one spot, unless `exact`."""
    place = correction.values.place
    if exact or place is None or place.kind not in _SPOTS:
        return correction
    return replace(correction, values=replace(correction.values, place=coarsen(place)))


def _account(account: Account, guard: Guard) -> Account:
    shown = guard.place(account.site, [citation.gist for citation in account.citations])
    return account if shown == account.site else replace(account, site=shown)


def _cited(citation: Citation, guard: Guard) -> Citation:
    shown = guard.shown(citation.gist)
    return citation if shown == citation.gist.site else replace(citation, gist=replace(citation.gist, site=shown))


def _counted(count: Count, guard: Guard) -> Count:
    return replace(count, citation=_cited(count.citation, guard))


def _all(held: Iterable[_Placed], guard: Guard) -> tuple[_Placed, ...]:
    return tuple(one if one.site is None else _placed(one, one.site, guard) for one in held)


def _placed(one: _Placed, site: Site, guard: Guard) -> _Placed:
    return replace(one, site=coarsen(site)) if guard.is_guarded(site) else one


def _cared(held: Iterable[_Cared]) -> tuple[_Cared, ...]:
    return tuple(one if one.site is None else replace(one, site=coarsen(one.site)) for one in held)
