"""The material of a picture: claims known by a day and within a place, happening by happening, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from frontwire.model.area import lies_in
from frontwire.model.gist import Gist, Site
from frontwire.model.happening import Happening, Link, Reconciled
from frontwire.model.picture import Frame
from frontwire.model.place import Place
from frontwire.model.ports import View


@dataclass(frozen=True, slots=True)
class Told:
    """A happening as far as it was known: its claims and the links between them. `id` is that of the first claim."""

    id: str
    family: str
    gists: tuple[Gist, ...]
    links: tuple[Link, ...] = ()


class Area:
    """Which sites lie in a place; each is asked about once."""

    __slots__ = ("_known", "_place")

    def __init__(self, place: Place | None) -> None:
        self._place = place
        self._known: dict[str, bool] = {}

    def holds(self, site: Site | None) -> bool:
        """Does `site` lie in it? Everything lies in no place in particular, what has no site in none."""
        if self._place is None:
            return True
        if site is None:
            return False
        known = self._known.get(site.id)
        if known is None:
            known = self._known[site.id] = lies_in(site, self._place)
        return known


@dataclass(frozen=True, slots=True)
class Material:
    """What a picture is drawn from: `gists` known by its day, `told` of its place, the origin of each claim."""

    frame: Frame
    gists: Mapping[str, Gist]
    told: tuple[Told, ...]
    origins: Mapping[str, str]

    def origin(self, gist: Gist) -> str:
        """The origin a claim goes back to; a report that nothing is known of is its own."""
        return self.origins.get(gist.id, gist.report)


def gather(view: View, reconciled: Reconciled, *, frame: Frame) -> Material:
    """The claims of `view` that were known by the frame's day, in the happenings that touch its place."""
    gists: dict[str, Gist] = {}
    for gist in view.gists(at=frame.at):
        gists.setdefault(gist.id, gist)  # a claim that stands in two reports counts in the first
    area = Area(frame.place)
    told = known(reconciled.happenings, gists)
    if frame.place is not None:
        told = (one for one in told if any(area.holds(gist.site) for gist in one.gists))
    return Material(frame, gists, tuple(told), reconciled.origins)


def known(happenings: Iterable[Happening], gists: Mapping[str, Gist]) -> Iterator[Told]:
    """Happenings as they were told when only `gists` were known: links found since then hold for them too."""
    for happening in happenings:
        held = tuple(gists[claim] for claim in happening.claims if claim in gists)
        if len(held) == len(happening.claims):
            yield Told(happening.id, happening.family, held, happening.links)
        elif held:
            yield some(happening.family, held, happening.links)


def known_by(told: Iterable[Told], day: date) -> Iterator[Told]:
    """The same happenings as they were told by an earlier day."""
    for one in told:
        held = tuple(gist for gist in one.gists if gist.known <= day)
        if len(held) == len(one.gists):
            yield one
        elif held:
            yield some(one.family, held, one.links)


def some(family: str, held: tuple[Gist, ...], links: Iterable[Link]) -> Told:
    """A happening of which only the claims `held` are told."""
    ids = {gist.id for gist in held}
    return Told(held[0].id, family, held, tuple(link for link in links if {link.older, link.newer} <= ids))
