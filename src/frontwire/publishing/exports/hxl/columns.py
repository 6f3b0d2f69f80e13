"""The columns of the HXL table: what people read, and the hashtag that programs read.

Hashtags and the first attributes are of the core of HXL 1.1; attributes beyond it are free to use by the standard.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """What a column holds."""

    HAPPENING = "happening"
    CLAIM = "claim"
    FIRST = "first"
    LAST = "last"
    REPORTED = "reported"
    KIND = "kind"
    SUBTYPE = "subtype"
    ACTOR = "actor"
    TARGET = "target"
    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    PLACE = "place"
    PLACE_TEXT = "place_text"
    LAT = "lat"
    LON = "lon"
    PRECISION = "precision"
    KILLED_LOW = "killed_low"
    KILLED_HIGH = "killed_high"
    INJURED_LOW = "injured_low"
    INJURED_HIGH = "injured_high"
    DISPLACED_LOW = "displaced_low"
    DISPLACED_HIGH = "displaced_high"
    FIGURES = "figures"
    WEAPON = "weapon"
    SECTOR = "sector"
    FACILITY = "facility"
    FUNCTIONING = "functioning"
    THEATRES = "theatres"
    ITEM = "item"
    LEVEL = "level"
    ACCESS = "access"
    CONSTRAINT = "constraint"
    OUTLET = "outlet"
    ADDRESS = "address"
    CLAIMANT = "claimant"
    CLAIMANT_TYPE = "claimant_type"
    ORIGINS = "origins"
    CERTAINTY = "certainty"
    POLARITY = "polarity"
    STATUS = "status"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, its header and its hashtag."""

    field: Field
    header: str
    tag: str


COLUMNS = (
    Column(Field.HAPPENING, "Happening", "#event+id"),
    Column(Field.FIRST, "First day", "#date+occurred+start"),
    Column(Field.LAST, "Last day", "#date+occurred+end"),
    Column(Field.REPORTED, "Reported", "#date+reported"),
    Column(Field.KIND, "Kind", "#event+type"),
    Column(Field.SUBTYPE, "ACLED type", "#event+subtype"),
    Column(Field.ACTOR, "Actor", "#group+actor1+name"),
    Column(Field.TARGET, "Other actor or target", "#group+actor2+name"),
    Column(Field.COUNTRY, "Country", "#country+code"),
    Column(Field.ADMIN1, "Admin 1", "#adm1+name"),
    Column(Field.ADMIN2, "Admin 2", "#adm2+name"),
    Column(Field.PLACE, "Place", "#loc+name"),
    Column(Field.PLACE_TEXT, "Place as worded", "#loc+text"),
    Column(Field.LAT, "Latitude", "#geo+lat"),
    Column(Field.LON, "Longitude", "#geo+lon"),
    Column(Field.PRECISION, "Within (km)", "#geo+precision"),
    Column(Field.KILLED_LOW, "Killed, at least", "#affected+killed+num+low"),
    Column(Field.KILLED_HIGH, "Killed, at most", "#affected+killed+num+high"),
    Column(Field.INJURED_LOW, "Injured, at least", "#affected+injured+num+low"),
    Column(Field.INJURED_HIGH, "Injured, at most", "#affected+injured+num+high"),
    Column(Field.DISPLACED_LOW, "Displaced, at least", "#affected+displaced+num+low"),
    Column(Field.DISPLACED_HIGH, "Displaced, at most", "#affected+displaced+num+high"),
    Column(Field.FIGURES, "All figures", "#description+figures"),
    Column(Field.WEAPON, "Weapon", "#item+weapon+name"),
    Column(Field.SECTOR, "Sector", "#sector+health"),
    Column(Field.FACILITY, "Facility", "#loc+facility+name"),
    Column(Field.FUNCTIONING, "Facility status", "#status+facility"),
    Column(Field.THEATRES, "Theatres spoken of", "#capacity+theatre+num"),
    Column(Field.ITEM, "Supply", "#item+supply+name"),
    Column(Field.LEVEL, "Supply level", "#severity+supply"),
    Column(Field.ACCESS, "Access", "#access+status"),
    Column(Field.CONSTRAINT, "Constraint on access", "#access+cause"),
    Column(Field.OUTLET, "Outlet", "#meta+source+name"),
    Column(Field.ADDRESS, "Address", "#meta+source+url"),
    Column(Field.CLAIMANT, "Who says it", "#meta+claimant"),
    Column(Field.CLAIMANT_TYPE, "Sort of voice", "#meta+claimant+type"),
    Column(Field.ORIGINS, "Independent origins", "#meta+origin+num"),
    Column(Field.CERTAINTY, "Certainty", "#meta+certainty"),
    Column(Field.POLARITY, "Affirmed or denied", "#meta+polarity"),
    Column(Field.STATUS, "Accounts", "#meta+status"),
    Column(Field.CLAIM, "Claims", "#meta+claim+id"),
    Column(Field.QUOTE, "Words", "#description+quote"),
)
