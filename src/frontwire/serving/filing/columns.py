"""Columns: what the claims of a file can be asked for, as its script reads it (web/js/inlined-choosing.js).

The same conditions as `browsing.choosing` asks, on the same values: a claim that gives no day or place of its own has
those of its happening, and points are as the page shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec
import numpy as np

from frontwire.browsing.columns import EARLIEST, LATEST, NONE, is_party
from frontwire.browsing.snapshot import Snapshot
from frontwire.browsing.stock import Leaf
from frontwire.model.area import lies_in
from frontwire.model.folding import fold
from frontwire.model.gist import Gist
from frontwire.model.place import Place
from frontwire.model.query import voice_type


class Claim(msgspec.Struct, frozen=True, array_like=True):
    """What one claim can be asked for. Days are null where open, all of them where nothing is dated (`dated`)."""

    kind: str
    voice_type: str
    certainty: str
    country: str | None
    actors: tuple[str, ...]
    dated: bool
    first: date | None
    last: date | None
    lat: float | None
    lon: float | None
    site: str | None
    words: str


class Columns(msgspec.Struct, frozen=True):
    """`claims` of each row of the scene, `within` the sites that lie in each place, `labels` by facet and value."""

    claims: tuple[tuple[Claim, ...], ...]
    within: dict[str, tuple[str, ...]]
    labels: dict[str, dict[str, str]]


def columns(snapshot: Snapshot, leaves: Sequence[Leaf]) -> Columns:
    """The columns of some happenings of a snapshot, in their order."""
    return Columns(
        claims=tuple(tuple(_distinct(_claims(snapshot, leaf))) for leaf in leaves),
        within=_within(snapshot, leaves),
        labels=_labels(snapshot, leaves),
    )


def _distinct(claims: Iterable[Claim]) -> Iterable[Claim]:
    return dict.fromkeys(claims)


def _claims(snapshot: Snapshot, leaf: Leaf) -> Iterable[Claim]:
    grounds = snapshot.grounds
    for citation in leaf.account.citations:
        gist, row = citation.gist, grounds.columns.row[citation.id]
        first, last = int(grounds.claims.first[row]), int(grounds.claims.last[row])
        lat, lon = float(grounds.claims.lat[row]), float(grounds.claims.lon[row])
        site, country = int(grounds.sites.codes[row]), int(grounds.countries.codes[row])
        yield Claim(
            kind=gist.kind,
            voice_type=voice_type(gist).value,
            certainty=gist.certainty.value,
            country=None if country == NONE else grounds.countries.values[country],
            actors=tuple(dict.fromkeys(p.key for p in (*gist.actors, *gist.targets) if is_party(p))),
            dated=bool(grounds.claims.dated[row]),
            first=None if first == EARLIEST else date.fromordinal(first),
            last=None if last == LATEST else date.fromordinal(last),
            lat=None if np.isnan(lat) else lat,
            lon=None if np.isnan(lon) else lon,
            site=None if site == NONE else grounds.sites.values[site].id,
            words=_words(gist),
        )


def _words(gist: Gist) -> str:
    """The folded words that a claim is found by, as the store keeps them (`store.searching.folded_words`)."""
    place = (gist.place_text or "", "" if gist.site is None else gist.site.name)
    parts = (gist.quote, *place, *(voice.text for voice in gist.voices))
    return " ".join(filter(None, map(fold, parts)))


def _within(snapshot: Snapshot, leaves: Sequence[Leaf]) -> dict[str, tuple[str, ...]]:
    """For each place that the file tells of, its country and its division, the ids of the sites that lie in it."""
    gists = (citation.gist for leaf in leaves for citation in leaf.account.citations)
    sites = {site.id: site for gist in gists if (site := gist.site) is not None}
    wanted = dict.fromkeys((*sites, *(f"iso:{site.country}" for site in sites.values() if site.country)))
    places: list[Place] = [place for name in wanted if (place := snapshot.place(name)) is not None]
    return {place.id: tuple(sorted(key for key, site in sites.items() if lies_in(site, place))) for place in places}


def _labels(snapshot: Snapshot, leaves: Sequence[Leaf]) -> dict[str, dict[str, str]]:
    columns, words = snapshot.stock.columns, snapshot.stock.tables.words
    sites = {leaf.site.id: leaf.site for leaf in leaves if leaf.site is not None}
    return {
        "kind": {kind: words.labels.kind(kind).label for kind in columns.kinds.values},
        "actor": dict(zip(columns.actors.values, columns.actors.labels, strict=True)),
        "voice_type": {held.value: words.labels.voices[held] for held in columns.voice_types.values},
        "place": {key: words.place(site, None) for key, site in sites.items()},
        "country": {code: words.countries.get(code, code) for code in snapshot.grounds.countries.values},
    }
