"""Columns that several tables have: where and when, who says it, what is counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from frontwire.model.actor import Sector
from frontwire.model.figure import Scope, What, Who
from frontwire.model.gist import Gist, Site, Speaker
from frontwire.model.place import PlaceClass
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.publishing.exports.tables.column import Column, number, text, truth, whole

#: Takes the gist of a row, and the site of one.
OfGist = Callable[[Any], Gist]
OfSite = Callable[[Any], Site | None]


def placed(site_of: OfSite) -> tuple[Column, ...]:
    """The columns of a place, all empty where there is none."""

    def taken(take: Callable[[Site], Any]) -> Callable[[Any], Any]:
        def of(row: Any) -> Any:
            site = site_of(row)
            return None if site is None else take(site)

        return of

    return (
        text("place", taken(lambda site: site.name), "Name of the gazetteer's entry; empty: not placed.", "Nawa"),
        text("place_id", taken(lambda site: site.id), "Its id: gn: GeoNames, fw: our supplement, iso:.", "gn:166365"),
        text("place_kind", taken(lambda site: site.kind), "What sort of place it is.", "town", values=PlaceClass),
        text("admin1", taken(lambda site: site.admin1), "First-order division it lies in.", "Daraa"),
        text("country", taken(lambda site: site.country), "Country, ISO 3166-1 alpha-2.", "SY"),
        number("lat", taken(lambda site: site.lat), "Latitude of the point, degrees (WGS 84).", "32.88646"),
        number("lon", taken(lambda site: site.lon), "Longitude of the point, degrees (WGS 84).", "36.03905"),
        number(
            "radius_km",
            taken(lambda site: site.radius_km),
            "How far around the point it may be, in km; 10 or more where the point was made coarse.",
            "1.8",
        ),
        whole("acled_precision", taken(lambda site: site.acled_precision), "ACLED's geo_precision, 1 to 3.", "1"),
        whole("ucdp_precision", taken(lambda site: site.ucdp_precision), "UCDP's where_prec, 1 to 7.", "1"),
    )


def voiced(gist_of: OfGist) -> tuple[Column, ...]:
    """The columns of the innermost voice; empty where the outlet speaks itself."""

    def taken(take: Callable[[Speaker], Any]) -> Callable[[Any], Any]:
        def of(row: Any) -> Any:
            speaker = gist_of(row).speaker
            return None if speaker is None else take(speaker)

        return of

    return (
        text("voice", taken(lambda one: one.text), "Who says it, innermost voice; empty: the outlet itself.", "rebels"),
        text("voice_type", taken(lambda one: one.type), "What sort of voice it is.", "opposition", values=VoiceType),
        truth("voice_named", taken(lambda one: one.named), "Is the voice called by name?", "false"),
        truth("voice_party", taken(lambda one: one.party), "Is it a party to the fight? Empty: not known.", "true"),
        text("voice_side", taken(lambda one: one.side), "Its side in the conflict, where the lexicon knows.", "rebel"),
    )


def stated(gist_of: OfGist) -> tuple[Column, ...]:
    """The columns of how firmly a thing is said."""
    return (
        text("polarity", lambda row: gist_of(row).polarity, "Said to be so, or not.", "affirmed", values=Polarity),
        text(
            "certainty", lambda row: gist_of(row).certainty, "How firmly, firmest first.", "claimed", values=Certainty
        ),
    )


def party_parts() -> tuple[Column, ...]:
    """What is known of one who fills a role: (role, party)."""
    return (
        text("role", lambda held: held[0], "Which role.", "actor"),
        text("text", lambda held: held[1].text, "The words.", "army gunners"),
        text("entity", lambda held: held[1].key if held[1].known else None, "Id of the entity, if known.", "SYR.MIL"),
        text("name", lambda held: held[1].name, "The entity's name.", "Syrian army"),
        text("country", lambda held: held[1].country, "ISO 3166-1 alpha-2.", "SY"),
        text("sector", lambda held: held[1].sector, "PLOVER's sector.", "MIL", values=Sector),
        text("side", lambda held: held[1].side, "Side in the conflict.", "government"),
    )


def figure_columns(of: Callable[[Any], Any]) -> tuple[Column, ...]:
    """The columns of one figure; `of` takes it."""
    return (
        text("what", lambda row: of(row).what, "What is counted.", "killed", values=What),
        text("who", lambda row: of(row).who, "Of whom.", "civilian", values=Who),
        whole("low", lambda row: of(row).low, 'At least so many; empty: "up to".', "12"),
        whole("high", lambda row: of(row).high, 'At most so many; empty: "at least".', "12"),
        text("wording", lambda row: of(row).wording, "The number as worded.", "at least 12"),
        text("scope", lambda row: of(row).scope, "What the count covers.", "incident", values=Scope),
    )
