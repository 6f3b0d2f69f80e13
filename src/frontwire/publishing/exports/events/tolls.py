"""The tolls of an incident: those of the account, without the counts that are of a time or of a whole war."""

from __future__ import annotations

from collections.abc import Iterable

from frontwire.drawing.citing import is_of_party
from frontwire.drawing.tolling import tolls
from frontwire.lexicon.events import EventWords
from frontwire.model.figure import Scope, What, Who
from frontwire.model.grade import Reliability
from frontwire.model.picture import Citation, Count, Toll
from frontwire.model.voice import Certainty
from frontwire.publishing.exports.events.choosing import Deed, is_anchored
from frontwire.publishing.exports.shipment import Entry

_UNRELIABLE = frozenset({Reliability.D, Reliability.E})
#: Why a count does not stand that a later one took the place of, as `drawing.counting` says it.
_REPLACED = "replaced by a later word"


def dead(deed: Deed, words: EventWords) -> tuple[Toll, ...]:
    """Who was killed in the incident, drawn as an account's tolls are (docs/the-picture.md).

    Left out are what a page no longer says, counts of a longer time, of those brought in, told as background where the
    rest is not, large ones whose sentence speaks of the war as a whole, and of two in one sentence the smaller.
    """
    parts = _parts(deed)
    # what a page no longer says is in neither
    standing = {*deed.account.affirmed, *deed.account.possible}
    by_id = {entry.id: entry for entry in deed.bundle.entries}
    anchored = {entry.id for entry in deed.anchored}
    events = {entry.id for entry in deed.told}

    def is_kept(citation: Citation) -> bool:
        beside = citation.id not in events and is_anchored(citation.gist, deed.first, deed.last)
        kept = (beside or citation.id in anchored) and citation.id in standing and citation.id not in parts
        return kept and not _is_of_war(by_id[citation.id], words)

    kept = [citation for citation in deed.account.citations if is_kept(citation)]
    counts = (count for toll in deed.account.tolls for count in toll.counts)
    replaced = frozenset((count.citation.id, count.figure) for count in counts if count.because == _REPLACED)
    return tuple(toll for toll in tolls(kept, replaced=replaced) if _is_dead(toll))


def tells_of_war(deed: Deed, words: EventWords) -> bool:
    """Does every sentence on it speak of the toll of a war as a whole?"""
    of_war = {_place_of(entry) for entry in deed.told if _is_of_war(entry, words)}
    return all(_place_of(entry) in of_war for entry in deed.told)


def _place_of(entry: Entry) -> tuple[str, str]:
    """The sentence a claim stands in."""
    return entry.gist.report, entry.sentence


def _parts(deed: Deed) -> frozenset[str]:
    """Claims that count fewer people dead than another does in the same sentence, unless two voices are heard there."""
    parts: set[str] = set()
    for sort in (frozenset({Who.MIXED, Who.UNKNOWN}), frozenset({Who.COMBATANT})):
        largest: dict[tuple[str, str], Entry] = {}
        counting = [entry for entry in deed.told if _people(entry, sort)]
        for entry in counting:
            held = largest.setdefault(_place_of(entry), entry)
            if _people(entry, sort) > _people(held, sort):
                largest[_place_of(entry)] = entry
        parts |= {entry.id for entry in counting if _is_part(entry, largest[_place_of(entry)], sort)}
    return frozenset(parts)


def _is_part(entry: Entry, whole: Entry, sort: frozenset[Who]) -> bool:
    heard = {speaker.key for one in (entry, whole) if (speaker := one.gist.speaker) is not None and speaker.key}
    return len(heard) <= 1 and _people(entry, sort) < _people(whole, sort)


def _people(entry: Entry, sort: frozenset[Who]) -> int:
    """How many people of a sort it counts dead."""
    figures = (f for f in entry.gist.figures if f.what is What.KILLED and f.scope is Scope.INCIDENT)
    return max((f.low or f.high or 0 for f in figures if f.who in sort), default=0)


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
