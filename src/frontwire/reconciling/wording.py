"""Wording: why two tellings were linked, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from frontwire.lexicon.linking import Sign
from frontwire.model.figure import Figure
from frontwire.model.gist import Gist
from frontwire.reconciling.gathering import Found
from frontwire.reconciling.spots import finer
from frontwire.reconciling.tellings import Telling
from frontwire.reconciling.tolls import compare
from frontwire.reconciling.weighing import Scale

#: The signs that name somebody, and the role in which both tellings have them.
_ROLES: Mapping[Sign, str] = {
    Sign.ONE_ACTOR: "actors",
    Sign.OTHER_ACTOR: "actors",
    Sign.RIVALS: "actors",
    Sign.ONE_TARGET: "targets",
    Sign.ONE_FACILITY: "facilities",
    Sign.ONE_VOICE: "voices",
}
_COUNTED = frozenset(
    {Sign.BIG_FIGURE, Sign.ONE_FIGURE, Sign.SMALL_FIGURE, Sign.FIGURES_MEET, Sign.FIGURES_NEAR, Sign.FIGURES_FAR},
)


def because(found: Found, scale: Scale, gists: Sequence[Gist]) -> tuple[str, ...]:
    """The signs that counted for or against, in the words of lexicons/linking/signs.yml with what they rest on.

    `gists` are the claims whose numbers the tellings hold.
    """
    left, right = found.left, found.right
    slots = {**_places(left, right, scale), **_days(left, right), **_kinds(left, right)}
    says: list[str] = []
    for sign, _ in found.weight.signs:
        own = slots
        if sign in _ROLES:
            own = {**slots, **_people(left, right, _ROLES[sign], gists)}
        elif sign in _COUNTED:
            own = {**slots, **_counts(left, right)}
        says.append(scale.families.signs[sign].says.format_map(own))
    return tuple(says)


def count(figure: Figure) -> str:
    """A count as a reason shows it: "18 killed"."""
    return f"{figure.wording} {plain(figure.what)}"


def plain(name: str) -> str:
    """A name of the lexicons as words."""
    return name.replace("_", " ")


def _places(left: Telling, right: Telling, scale: Scale) -> dict[str, str]:
    sites = [scale.spots.sites[number] for number in (left.spot, right.spot) if number >= 0]
    if len(sites) < 2:
        name = sites[0].name if sites else "an unnamed place"
        return {"place": name, "inner": name, "outer": name, "km": "0"}
    inner, outer = sites if finer(sites[0], sites[1]) else sites[::-1]
    tie = scale.spots.tie(left.spot, right.spot)
    km = 0.0 if tie is None else tie.km
    return {"place": inner.name, "inner": inner.name, "outer": outer.name, "km": f"{km:.0f}"}


def _days(left: Telling, right: Telling) -> dict[str, str]:
    closest = min(left, right, key=lambda telling: (telling.dating, telling.last - telling.first))
    day = date.fromordinal(closest.first or closest.known).isoformat()
    apart = abs(left.known - right.known)
    if left.first and right.first:
        apart = max(left.first, right.first) - min(left.last, right.last)
    return {"day": day, "days": "one day" if apart <= 1 else f"{apart} days"}


def _kinds(left: Telling, right: Telling) -> dict[str, str]:
    shared = next((kind for kind in left.heads if kind in right.heads), left.heads[0])
    return {"kind": plain(shared), "kinds": f"{plain(left.heads[0])} and {plain(right.heads[0])}"}


def _people(left: Telling, right: Telling, role: str, gists: Sequence[Gist]) -> dict[str, str]:
    ones, others = getattr(left, role), getattr(right, role)
    shared = min(ones & others, default=None)
    if shared is not None:
        who = _name(shared, left, role, gists)
        return {"who": who, "facility": who}
    who, other = (_name(min(keys), telling, role, gists) for keys, telling in ((ones, left), (others, right)))
    return {"who": who, "other": other}


def _name(key: str, telling: Telling, role: str, gists: Sequence[Gist]) -> str:
    """The words by which a telling names one who fills a role."""
    for number in telling.claims:
        for party in getattr(gists[number], role):
            if party.key == key:
                return str(party.text)
    return key


def _counts(left: Telling, right: Telling) -> dict[str, str]:
    likeness = compare(left.counts, right.counts)
    return {} if likeness is None else {"figure": count(likeness.left), "other": count(likeness.right)}
