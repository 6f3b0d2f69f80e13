"""CAMEO: claims as source, target and code, in the columns of Phoenix."""

from frontwire.publishing.exports.cameo.coding import Coder, Dyad
from frontwire.publishing.exports.cameo.tabling import COLUMNS, Told, row

__all__ = ["COLUMNS", "Coder", "Dyad", "Told", "row"]
