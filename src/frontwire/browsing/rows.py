"""Rows: an account as list, map and timeline draw it."""

from __future__ import annotations

from frontwire.browsing import shapes
from frontwire.browsing.stock import Leaf
from frontwire.browsing.tables import Tables
from frontwire.model.figure import Scope
from frontwire.model.gist import Site
from frontwire.model.picture import Bound, ChangeKind, Count, Toll
from frontwire.model.query import voice_type
from frontwire.publishing import telling


def row(leaf: Leaf, tables: Tables, *, change: ChangeKind | None) -> shapes.Row:
    """The row of an account: `change` is what became of it since the page's `since`."""
    account = leaf.account
    gists = [citation.gist for citation in account.citations]
    kind = account.lead.gist.kind
    return shapes.Row(
        id=account.id,
        kind=kind,
        label=tables.words.labels.kind(kind).label,
        family=tables.palette.family(kind),
        headline=tables.words.headline(account),
        first=account.first,
        last=account.last,
        precision=account.precision,
        spot=None if leaf.site is None else spot(leaf.site, account.part),
        place_text=account.place_text,
        status=account.status,
        denied=bool(account.denied) and not account.affirmed and not account.possible,
        disputes=tuple(dict.fromkeys(dispute.difference for dispute in account.disputes)),
        grade=None if account.grade is None else account.grade.code,
        claims=len(gists),
        origins=len(account.origins),
        outlets=len(account.outlets),
        kinds=tuple(dict.fromkeys((kind, *(gist.kind for gist in gists)))),
        actors=leaf.actors,
        voice_types=tuple(dict.fromkeys(voice_type(gist).value for gist in gists)),
        certainties=tuple(dict.fromkeys(gist.certainty.value for gist in gists)),
        tolls=tuple(_toll(toll) for toll in account.tolls if toll.scope is Scope.INCIDENT),
        known=gists[0].known,
        change=change,
    )


def spot(site: Site, part: str | None) -> shapes.Spot:
    """A site, or the part of it meant, as the map draws it."""
    return shapes.Spot(site.id, site.name, site.lat, site.lon, site.radius_km, part, site.country, site.admin1)


def _toll(toll: Toll) -> shapes.Toll:
    return shapes.Toll(
        what=toll.what,
        who=toll.who,
        low=_value(toll.low),
        best=_value(toll.best),
        high=_value(toll.high),
        more=any(bound is not None and bound.more for bound in (toll.low, toll.high)),
        marks=tuple(_mark(count) for count in toll.counts),
    )


def _value(bound: Bound | None) -> int | None:
    return None if bound is None else bound.value


def _mark(count: Count) -> shapes.Mark:
    gist, figure = count.citation.gist, count.figure
    return shapes.Mark(
        low=figure.low,
        high=figure.high,
        voice=telling.voices(gist),
        type=voice_type(gist).value,
        claim=gist.id,
        stands=count.stands,
    )
