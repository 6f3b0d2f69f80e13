"""Dating: the report's own date, its time phrases as intervals, and the time of each claim."""

from frontwire.dating.lasting import is_aside
from frontwire.dating.stage import date
from frontwire.dating.timing import time_of

__all__ = ["date", "is_aside", "time_of"]
