"""How precise a placement is, in ACLED's geo_precision (1–3) and UCDP GED's where_prec (1–7)."""

from __future__ import annotations

from frontwire.model.place import Place, PlaceClass

#: Beyond this an area is a "larger portion of a region" in ACLED's codebook.
_SMALL_AREA_KM = 30.0
#: UCDP's limit for "within about 25 km".
_CLOSE_KM = 25.0

_UCDP = {
    PlaceClass.SITE: 1,
    PlaceClass.NEIGHBOURHOOD: 1,
    PlaceClass.TOWN: 1,
    PlaceClass.CAMP: 1,
    PlaceClass.DISTRICT: 3,
    PlaceClass.ADMIN1: 4,
    PlaceClass.REGION: 5,
    PlaceClass.RIVER: 5,
    PlaceClass.ROAD: 5,
    PlaceClass.COUNTRY: 6,
    PlaceClass.SEA: 7,
}


def precision_of(kind: PlaceClass, *, radius_km: float, moved: bool) -> tuple[int, int]:
    """ACLED's and UCDP's codes for a place of a class known to `radius_km`; `moved` is "near X", "south of X"."""
    ucdp = _UCDP[kind]
    if ucdp == 1:
        return (2, 2) if moved or radius_km > _CLOSE_KM else (1, 1)
    return (2 if radius_km <= _SMALL_AREA_KM else 3), ucdp


#: How fine a class is, finest first: what "the most precise name" means.
_RANK = {
    PlaceClass.SITE: 0,
    PlaceClass.CAMP: 1,
    PlaceClass.NEIGHBOURHOOD: 1,
    PlaceClass.ROAD: 2,
    PlaceClass.TOWN: 2,
    PlaceClass.DISTRICT: 3,
    PlaceClass.REGION: 4,
    PlaceClass.RIVER: 4,
    PlaceClass.ADMIN1: 4,
    PlaceClass.SEA: 5,
    PlaceClass.COUNTRY: 6,
}


#: An area no wider than this is as fine a place as a town.
_LIKE_A_TOWN_KM = 10.0
_TOWN_RANK = _RANK[PlaceClass.TOWN]


def fineness(place: Place) -> int:
    """A rank by size: 0 for a site, 6 for a country."""
    rank = _RANK[place.kind]
    small = place.radius_km <= _LIKE_A_TOWN_KM and place.kind is not PlaceClass.ADMIN1
    return min(rank, _TOWN_RANK) if small else rank
