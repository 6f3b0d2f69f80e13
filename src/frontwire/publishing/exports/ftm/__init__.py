"""FollowTheMoney: reports, actors, places, happenings and what is said of them as entities made of statements.

Written without its library, which is needed to check what is written, not to write it.
"""

from frontwire.publishing.exports.ftm.making import Maker
from frontwire.publishing.exports.ftm.shapes import Thing
from frontwire.publishing.exports.ftm.writing import COLUMNS, encode, rows

__all__ = ["COLUMNS", "Maker", "Thing", "encode", "rows"]
