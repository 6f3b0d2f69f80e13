"""Guarding: whose points are shown coarsely, so that nobody is helped to aim at where people are treated or shelter.

The rule, unless exact points are asked for:

- A single spot (a site or a camp of the gazetteer) is shown coarsely wherever it stands, once any claim there tells of
  care or shelter: another happening at the same spot would give it away.
- A camp is a shelter by itself.
- A part of a town is shown coarsely where the claim itself tells of care or shelter. Its name and middle are on every
  map, so other claims there stay as they are.
- A town, a district or what is larger stays as it is: its point says no more than its name.

A claim tells of care or shelter where it is of a kind of `CARE` that speaks of facilities, or where its facilities or
its targets are medical, or are named as a place of health care or shelter (lexicons/publishing/sheltered.yml).
What is coarse is so for conditions too: asking for ever smaller stretches of the map finds no more than is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from frontwire.lexicon.sheltered import Sheltered
from frontwire.model.gist import Gist, Site
from frontwire.model.place import PlaceClass
from frontwire.publishing.coarsening import coarsen

#: The kinds that tell of a facility.
KINDS = frozenset({"facility_capacity", "facility_status"})
_SPOTS = frozenset({PlaceClass.SITE, PlaceClass.CAMP})
_FINE = _SPOTS | {PlaceClass.NEIGHBOURHOOD}
_MEDICAL = "MED"
#: "Near": ACLED's code for the general area of a place, UCDP's for within 25 km of it.
_NEAR = 2


class Guard:
    """Which site is shown for which claim. `exact` shows all as they are."""

    __slots__ = ("_coarse", "_exact", "_names", "_spots")

    def __init__(self, gists: Iterable[Gist], *, names: Sheltered, exact: bool) -> None:
        self._names = names
        self._exact = exact
        self._coarse: dict[Site, Site] = {}
        self._spots = frozenset() if exact else frozenset(self._guarded(gists))

    def _guarded(self, gists: Iterable[Gist]) -> Iterator[str]:
        for gist in gists:
            if gist.site is not None and gist.site.kind in _SPOTS and self._is_sheltered(gist):
                yield gist.site.id

    def _is_sheltered(self, gist: Gist) -> bool:
        if gist.kind in KINDS or (gist.site is not None and self._names.found_in(gist.site.name)):
            return True
        return any(
            party.sector == _MEDICAL or self._names.found_in(party.text) for party in (*gist.facilities, *gist.targets)
        )

    def shown(self, gist: Gist) -> Site | None:
        """The site shown for a claim by itself."""
        site = gist.site
        if site is None or self._exact or site.kind not in _FINE:
            return site
        hidden = self.is_guarded(site) or (site.kind is PlaceClass.NEIGHBOURHOOD and self._is_sheltered(gist))
        return self._made(site) if hidden else site

    def place(self, site: Site | None, gists: Sequence[Gist]) -> Site | None:
        """The site shown for a happening placed at `site`, of which `gists` tell."""
        if site is None or self._exact or site.kind not in _FINE:
            return site
        here = (gist for gist in gists if gist.site is not None and gist.site.id == site.id)
        hidden = self.is_guarded(site) or any(self.shown(gist) != gist.site for gist in here)
        return self._made(site) if hidden else site

    @property
    def is_exact(self) -> bool:
        """Are all points shown as they are?"""
        return self._exact

    def is_guarded(self, site: Site) -> bool:
        """Is it a single spot that is shown coarsely whatever is told of it?"""
        return not self._exact and (site.kind is PlaceClass.CAMP or site.id in self._spots)

    def _made(self, site: Site) -> Site:
        held = self._coarse.get(site)
        if held is None:
            held = self._coarse[site] = _no_finer(coarsen(site))
        return held


def _no_finer(site: Site) -> Site:
    """The site with codes of precision that claim no more than a point within some ten kilometres."""
    acled, ucdp = site.acled_precision, site.ucdp_precision
    return replace(
        site,
        acled_precision=None if acled is None else max(acled, _NEAR),
        ucdp_precision=None if ucdp is None else max(ucdp, _NEAR),
    )
