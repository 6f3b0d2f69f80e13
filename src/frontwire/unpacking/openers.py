"""Which containers are known, in the order in which they are tried: the sure signs first.

To add one, write a module with an `OPENER` and put it where no earlier one takes its files. What none of them knows is
a document by itself: one report.
"""

from __future__ import annotations

from frontwire.unpacking import feeds, jsons, mails, packed, parquets, sitemaps, tables, warcs, zips
from frontwire.unpacking.chats import signal, telegram, texts

OPENERS = (
    # Known by their first bytes.
    packed.OPENER,
    zips.OPENER,
    warcs.OPENER,
    parquets.OPENER,
    # Known by how their text begins.
    mails.OPENER,
    feeds.OPENER,
    sitemaps.OPENER,
    telegram.HTML_OPENER,
    telegram.JSON_OPENER,
    signal.OPENER,
    texts.OPENER,
    jsons.LINES,
    jsons.OPENER,
    # Known by name, or by what a whole table looks like.
    tables.OPENER,
)
