"""What rows of event data have in common: which happenings they are made of, who did it to whom, who says so."""

from frontwire.publishing.exports.events.choosing import BEFORE, LONG, Dating, Deed, Omission, deed_of, number
from frontwire.publishing.exports.events.roles import Casting, Held, cast, kin

__all__ = ["BEFORE", "LONG", "Casting", "Dating", "Deed", "Held", "Omission", "cast", "deed_of", "kin", "number"]
