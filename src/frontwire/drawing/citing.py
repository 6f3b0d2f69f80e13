"""Claims as a picture cites them, and what a row of citations has in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from frontwire.drawing.gathering import Told
from frontwire.model.gist import Gist, Site
from frontwire.model.grade import Credibility, Grade, Reliability
from frontwire.model.picture import Citation
from frontwire.model.place import PlaceBasis
from frontwire.model.time import Precision
from frontwire.model.voice import Certainty, Polarity

#: What is said to be, as against what is only announced or made to depend on something.
TOLD = frozenset({Certainty.STATED, Certainty.CLAIMED, Certainty.POSSIBLE})
_FIRM = frozenset({Certainty.STATED, Certainty.CLAIMED})
#: Kinds that tell what a deed cost, not what was done.
COUNTING = frozenset({"casualties", "equipment_loss"})
#: UCDP's where_prec up to which a place is a point on the map: exact, or near a known one.
_EXACT = 2
#: Sorts what has no radius or precision behind what has.
_FAR = 1e9

Days: TypeAlias = tuple[date | None, date | None, Precision]


def is_announced(gist: Gist) -> bool:
    """Is it only planned, or on condition?"""
    return gist.certainty not in TOLD


def is_firm(gist: Gist) -> bool:
    """Is it affirmed, and plainly or as somebody's claim?"""
    return gist.polarity is Polarity.AFFIRMED and gist.certainty in _FIRM


def is_denied(gist: Gist) -> bool:
    """Is it said not to be so?"""
    return gist.polarity is Polarity.DENIED


def day_of(gist: Gist) -> date:
    """The day a claim speaks of: its last, else its first; the day it was known where it has neither or looks ahead."""
    day = gist.last or gist.first or gist.known
    return min(day, gist.known)


def age(gist: Gist, at: date) -> int:
    """Days from the day it speaks of up to `at`."""
    return max(0, (at - day_of(gist)).days)


def speaker(gist: Gist) -> str:
    """Who says it: the voice's key, else the outlet, else the report."""
    voice = gist.speaker
    return voice.key if voice is not None and voice.key else (gist.outlet or gist.report)


def by_age(citation: Citation) -> tuple[date, date, str]:
    """Sorts citations by the day they speak of, then by the day they were known."""
    return day_of(citation.gist), citation.gist.known, citation.id


def origins(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The independent origins, each once, in the order of the citations."""
    return tuple(dict.fromkeys(citation.origin for citation in citations))


def outlets(gists: Iterable[Gist]) -> tuple[str, ...]:
    """The outlets that are named, each once."""
    return tuple(dict.fromkeys(gist.outlet for gist in gists if gist.outlet))


def lead(citations: Iterable[Citation], *, at: Site | None = None) -> Citation:
    """The claim that tells most plainly what happened, and `at` its place.

    Of equals that of the kind which most origins tell of, then that of a voice which is no party, then the most
    credible, then that of the more reliable source, then the one known first.
    """
    held = list(citations)
    tellers: dict[str, set[str]] = {}
    for citation in held:
        tellers.setdefault(citation.gist.kind, set()).add(citation.origin)
    return min(held, key=lambda citation: _plainness(citation, at, len(tellers[citation.gist.kind])))


def best_grade(citations: Iterable[Citation]) -> Grade | None:
    """The best grade among claims that affirm: the most credible, of equals the most reliable."""
    held = [c.grade for c in citations if c.grade is not None and not is_denied(c.gist)]
    return min(held, key=lambda grade: (grade.credibility, grade.reliability), default=None)


def _plainness(citation: Citation, at: Site | None, tellers: int) -> tuple[object, ...]:
    gist, grade = citation.gist, citation.grade
    return (
        gist.polarity is Polarity.DENIED,
        gist.certainty not in _FIRM,
        gist.background,
        gist.kind in COUNTING,
        gist.site is None or (at is not None and gist.site.id != at.id),
        not gist.actors and not gist.targets,
        -tellers,
        is_of_party(gist),
        grade.credibility if grade is not None else Credibility.UNJUDGED,
        grade.reliability if grade is not None else Reliability.F,
        not gist.targets,
        gist.quote[:1].islower(),  # it begins in the middle of something
        gist.first is None,
        gist.known,
        gist.id,
    )


def is_of_party(gist: Gist) -> bool:
    """Is it the word of a party to the fight?"""
    return gist.speaker is not None and gist.speaker.party is True


def days(told: Told, origin: dict[str, str]) -> Days:
    """The days that most origins give, exact days before vague ones; of equals the shorter, then the earlier."""
    affirmed = [gist for gist in told.gists if not is_denied(gist)] or list(told.gists)
    votes: dict[Days, set[str]] = {}
    for gist in affirmed:
        if gist.first is not None or gist.last is not None:
            votes.setdefault((gist.first, gist.last, gist.precision), set()).add(origin[gist.id])
    if not votes:
        return None, None, Precision.NONE
    return min(votes, key=lambda held: (_length(held), -len(votes[held]), held[0] or date.min, held[1] or date.max))


def _length(held: Days) -> int:
    first, last, _ = held
    return 10**6 if first is None or last is None else (last - first).days


def place(gists: Iterable[Gist], origin: dict[str, str]) -> Site | None:
    """The place that most origins give among those on the point; where none is, the narrowest."""
    votes: dict[str, set[str]] = {}
    sites: dict[str, Site] = {}
    for gist in gists:
        if gist.site is not None:
            votes.setdefault(gist.site.id, set()).add(origin[gist.id])
            sites[gist.site.id] = min(sites.get(gist.site.id, gist.site), gist.site, key=_looseness)
    if not sites:
        return None
    return min(sites.values(), key=lambda site: (_vagueness(site), -len(votes[site.id]), site.radius_km, site.id))


def _looseness(site: Site) -> tuple[bool, float]:
    """How loosely words tell one place: what only stands in its report's context after what is told, then the wider."""
    return site.basis is PlaceBasis.INHERITED, site.radius_km


def _vagueness(site: Site) -> float:
    """0 for all places on the point, so that votes decide; else the radius."""
    if site.ucdp_precision is not None and site.ucdp_precision <= _EXACT:
        return 0.0
    return site.radius_km or _FAR


def most(words: Iterable[str | None]) -> str | None:
    """The commonest of words, of equals the first; None where there are none."""
    counts = Counter(word for word in words if word)
    return max(counts, key=lambda word: counts[word], default=None)
