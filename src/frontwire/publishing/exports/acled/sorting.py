"""Which of ACLED's types a happening is: the most telling that a firm claim supports."""

from __future__ import annotations

from collections.abc import Iterable

from frontwire.drawing.citing import COUNTING, is_of_party
from frontwire.lexicon.acled import Acled, Typed
from frontwire.model.happening import Difference
from frontwire.publishing.exports.events import Deed, Omission
from frontwire.publishing.exports.shipment import Entry

BATTLES, REMOTE, RIOTS = "Battles", "Explosions/Remote violence", "Riots"
PROTESTS, CIVILIANS = "Protests", "Violence against civilians"
STRATEGIC = "Strategic developments"
#: The sub-types that tell who holds ground now: a government, or somebody else.
GROUND = ("Government regains territory", "Non-state actor overtakes territory")
_UNSETTLED = frozenset({Difference.HAPPENED, Difference.HOLDER})
_UNKNOWN: Omission = "of a kind that ACLED has no type for"


def typed(deed: Deed, tables: Acled) -> tuple[Typed, tuple[Entry, ...]] | Omission:
    """The type of a deed with the claims that support it; else why ACLED has none for it.

    What only counts the dead or the losses types a happening where nothing else does. Ground that only its takers say
    to have taken, and others dispute, has not changed hands yet: such claims are of a clash.
    """
    held: dict[str, list[Entry]] = {}
    for entry in deed.anchored:
        code = _code(entry, deed, tables)
        if code is not None:
            held.setdefault(code, []).append(entry)
    if not held:
        return _why_none(deed.anchored, tables)
    best = min(held, key=lambda code: _order(tables.types[code], held[code], deed, tables))
    return tables.types[best], tuple(held[best])


def _code(entry: Entry, deed: Deed, tables: Acled) -> str | None:
    code = entry.claim.codes.acled
    if code is None or code not in tables.types or entry.gist.kind in tables.never:
        return None
    if tables.types[code].sub_event_type in GROUND and _is_unsettled(entry, deed):
        return f"{BATTLES}/Armed clash"
    return code


def _is_unsettled(entry: Entry, deed: Deed) -> bool:
    """Is it the word of a party that others dispute?"""
    disputed = bool(deed.denials) or any(one.difference in _UNSETTLED for one in deed.account.disputes)
    return disputed and is_of_party(entry.gist)


def _order(kind: Typed, entries: Iterable[Entry], deed: Deed, tables: Acled) -> tuple[bool, bool, int]:
    first = tables.prefer.get(deed.account.family)
    return (
        all(entry.gist.kind in COUNTING for entry in entries),
        first is not None and kind.event_type != first,
        kind.rank,
    )


def _why_none(told: Iterable[Entry], tables: Acled) -> Omission:
    reasons = (tables.never.get(entry.gist.kind) for entry in told)
    return next((why for why in reasons if why), _UNKNOWN)
