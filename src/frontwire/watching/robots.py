"""Robots: what a server's robots.txt allows us, and how slowly (RFC 9309; rules matched by protego)."""

from __future__ import annotations

import math
from datetime import timedelta
from functools import lru_cache

from protego import Protego

from frontwire.reading.fetching import PRODUCT

#: What of the file is read: the least that RFC 9309 asks readers for.
LARGEST = 512_000
#: Rules are asked for again after this.
FRESH = timedelta(days=1)
_SLOWEST = 86_400.0


def allows(text: str, url: str) -> bool:
    """May the address be asked for, by the rules of its server?"""
    return _rules(text).can_fetch(url, PRODUCT)


def delay(text: str) -> timedelta:
    """How long the server wants to be left alone between requests: by its Crawl-delay or Request-rate."""
    rules = _rules(text)
    rate = rules.request_rate(PRODUCT)
    seconds = (rules.crawl_delay(PRODUCT) or 0.0, rate.seconds / rate.requests if rate and rate.requests else 0.0)
    wanted = max((one for one in seconds if math.isfinite(one)), default=0.0)
    return timedelta(seconds=min(max(wanted, 0.0), _SLOWEST))


@lru_cache(maxsize=256)
def _rules(text: str) -> Protego:
    return Protego.parse(text)
