"""Placing: what is told where, place by place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from frontwire.browsing.stock import Leaf
from frontwire.model.folding import fold_name
from frontwire.model.gist import Site
from frontwire.model.picture import Status
from frontwire.publishing import telling


@dataclass(frozen=True, slots=True)
class Told:
    """A place with what is told of it itself, not of what lies in it; `within` is what it lies in."""

    id: str
    name: str
    within: str
    happenings: int
    disputed: int
    claims: int
    newest: date


def places(leaves: Iterable[Leaf], countries: Mapping[str, str], *, name: str = "") -> tuple[Told, ...]:
    """The places of happenings, those with most of them first.

    Only those in whose name, or that of what they lie in, `name` stands, case and marks aside. `countries` gives names
    by code.
    """
    held: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        if leaf.site is not None:
            held.setdefault(leaf.site.id, []).append(leaf)
    told = (_told(those[0].site, those, countries) for those in held.values() if those[0].site is not None)
    wanted = fold_name(name)
    found = [one for one in told if wanted in fold_name(f"{one.name} {one.within}")]
    return tuple(sorted(found, key=lambda one: (-one.happenings, one.name, one.id)))


def _told(site: Site, leaves: list[Leaf], countries: Mapping[str, str]) -> Told:
    accounts = [leaf.account for leaf in leaves]
    return Told(
        id=site.id,
        name=site.name,
        within=telling.place(site, countries).removeprefix(site.name).removeprefix(", "),
        happenings=len(accounts),
        disputed=sum(1 for account in accounts if account.status is Status.DISPUTED),
        claims=sum(len(account.citations) for account in accounts),
        newest=max(account.citations[-1].gist.known for account in accounts),
    )
