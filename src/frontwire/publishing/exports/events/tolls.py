"""The tolls of an incident: those of the account, without the counts that are of a time or of a whole war."""

from __future__ import annotations

from collections.abc import Iterable

from frontwire.drawing.citing import is_of_party
from frontwire.drawing.tolling import tolls
from frontwire.lexicon.events import EventWords
from frontwire.model.figure import Scope, What, Who
from frontwire.model.grade import Reliability
from frontwire.model.picture import Count, Toll
from frontwire.model.voice import Certainty
from frontwire.publishing.exports.events.choosing import Deed, is_anchored
from frontwire.publishing.exports.shipment import Entry

_UNRELIABLE = frozenset({Reliability.D, Reliability.E})
#: Why a count does not stand that a later one took the place of, as `drawing.counting` says it.
_REPLACED = "replaced by a later word"


def dead(deed: Deed, words: EventWords) -> tuple[Toll, ...]:
    """Who was killed in the incident, drawn as an account's tolls are (docs/the-picture.md).

    Left out are counts of a longer time, of those brought in, told as background where the rest is not, and large ones
    whose sentence speaks of the war as a whole.
    """
    by_id = {entry.id: entry for entry in deed.bundle.entries}
    anchored = {entry.id for entry in deed.anchored}
    events = {entry.id for entry in deed.told}
    kept = [
        citation
        for citation in deed.account.citations
        if (
            citation.id in anchored or (citation.id not in events and is_anchored(citation.gist, deed.first, deed.last))
        )
        and not _is_of_war(by_id[citation.id], words)
    ]
    counts = (count for toll in deed.account.tolls for count in toll.counts)
    replaced = frozenset((count.citation.id, count.figure) for count in counts if count.because == _REPLACED)
    return tuple(toll for toll in tolls(kept, replaced=replaced) if _is_dead(toll))


def credible(counts: Iterable[Count]) -> list[Count]:
    """The counts that stand and are firm: those of voices that are no party and not of low reliability, else all."""
    firm = [one for one in counts if one.stands and one.citation.gist.certainty is not Certainty.POSSIBLE]
    return [one for one in firm if _is_independent(one)] or firm


def _is_dead(toll: Toll) -> bool:
    return toll.what is What.KILLED and toll.scope is Scope.INCIDENT and toll.who is not Who.THING


def _is_independent(count: Count) -> bool:
    grade = count.citation.grade
    reliable = grade is None or grade.reliability not in _UNRELIABLE
    return reliable and not is_of_party(count.citation.gist)


def _is_of_war(entry: Entry, words: EventWords) -> bool:
    numbers = (figure.low or figure.high or 0 for figure in entry.gist.figures if figure.what is What.KILLED)
    return max(numbers, default=0) >= words.large and words.speaks_of_one(entry.sentence)
