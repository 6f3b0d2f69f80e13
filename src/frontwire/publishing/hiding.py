"""Hiding: a picture whose points are as coarse as the page shows them (`guarding` has the rule)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from frontwire.model.correction import Correction
from frontwire.model.gist import Site
from frontwire.model.health import AccessEntry, Facility, Supply
from frontwire.model.picture import Account, Change, Displacement, Gap, Holding, Move, Picture, Situation, Utterance
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


def hide_correction(correction: Correction, *, exact: bool) -> Correction:
    """The correction with the place that was chosen shown coarsely where it is one spot, unless `exact`."""
    place = correction.values.place
    if exact or place is None or place.kind not in _SPOTS:
        return correction
    return replace(correction, values=replace(correction.values, place=coarsen(place)))


def _account(account: Account, guard: Guard) -> Account:
    shown = guard.place(account.site, [citation.gist for citation in account.citations])
    return account if shown == account.site else replace(account, site=shown)


def _all(held: Iterable[_Placed], guard: Guard) -> tuple[_Placed, ...]:
    return tuple(one if one.site is None else _placed(one, one.site, guard) for one in held)


def _placed(one: _Placed, site: Site, guard: Guard) -> _Placed:
    return replace(one, site=coarsen(site)) if guard.is_guarded(site) else one


def _cared(held: Iterable[_Cared]) -> tuple[_Cared, ...]:
    return tuple(one if one.site is None else replace(one, site=coarsen(one.site)) for one in held)
