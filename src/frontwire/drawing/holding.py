"""Who holds what: for each place and part, who is said to hold it, by whom, whether that is contested, how old it is.

The rules, of one place and part:

- Words are claims of control, of ground taken and of withdrawal, each on the day it speaks of. What is only announced
  is none; background without a day is none, because nobody knows when it held. What is only possible stands where
  nothing firm is said.
- A word that the place changed hands passes by all that was said of earlier days. So does a word newer by more
  than `LASTING` days. Of each voice only its last word stands.
- The holding is contested where words that stand name two sides, or deny one that another names; a place as a whole
  and its parts are held against each other. Two names that the lexicons do not know are not taken for two sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frontwire.drawing.citing import age, by_age, day_of, is_announced, is_denied, speaker
from frontwire.model.actor import Sector
from frontwire.model.gist import Party, Site
from frontwire.model.picture import Citation, Holder, Holding, Motion
from frontwire.model.voice import Certainty

CONTROL = "control"
TAKEN = "territory_taken"
WITHDRAWAL = "withdrawal"
ADVANCE = "advance"
#: The kinds that tell who holds a place.
KINDS = frozenset({CONTROL, TAKEN, WITHDRAWAL})
#: A word older than the newest by more than this does not stand against it.
LASTING = timedelta(days=30)

_NOBODY = ""
_POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class Word:
    """One claim on who holds a place: `party` holds it, took it or gave it up; None where a taker is not named."""

    party: Party | None
    motion: Motion
    citation: Citation

    @property
    def day(self) -> date:
        """The day it speaks of."""
        return day_of(self.citation.gist)

    @property
    def firm(self) -> bool:
        """Is it said plainly or as somebody's claim, be it affirmed or denied?"""
        return self.citation.gist.certainty is not Certainty.POSSIBLE

    @property
    def holds(self) -> bool:
        """Does it say that the party holds the place?"""
        return self.motion in {Motion.HOLDS, Motion.TOOK} and not is_denied(self.citation.gist)


def words(citation: Citation) -> Iterator[Word]:
    """What one claim says of who holds its place; nothing where it is only announced, or no one knows of when."""
    gist = citation.gist
    if is_announced(gist) or (gist.background and gist.first is None and gist.last is None):
        return
    actors = [party for party in gist.actors if not _is_nobody(party)]
    if gist.kind == CONTROL:
        yield from (Word(party, Motion.HOLDS, citation) for party in actors)
    elif gist.kind == WITHDRAWAL:
        yield from (Word(party, Motion.WITHDREW, citation) for party in actors)
    elif gist.kind == TAKEN:
        yield from (Word(party, Motion.TOOK, citation) for party in actors or (None,))
        yield from (Word(party, Motion.LOST, citation) for party in gist.targets if not _is_nobody(party))


def _is_nobody(party: Party) -> bool:
    """Is it one of whom nothing is known ("both sides", "they")?"""
    return party.sector == Sector.UNK and not party.known and party.side is None


def side(party: Party | None) -> str:
    """What tells one holder from another: the side, else the key; empty for one who is not named."""
    if party is None:
        return _NOBODY
    return f"side:{party.side}" if party.side else party.key


def differ(first: Party | None, second: Party | None) -> bool:
    """Are they known to be two sides?"""
    if first is None or second is None:
        return False
    if first.side and second.side:
        return first.side != second.side
    return first.known and second.known and first.key != second.key


def holdings(citations: Iterable[Citation], *, at: date) -> tuple[Holding, ...]:
    """Who is said to hold what as of `at`: the newest word first.

    `citations` are claims of `KINDS`; those without a site are passed over.
    """
    held: dict[str, dict[str | None, list[Word]]] = {}
    sites: dict[str, Site] = {}
    for citation in citations:
        gist = citation.gist
        if gist.site is not None:
            sites.setdefault(gist.site.id, gist.site)
            held.setdefault(gist.site.id, {}).setdefault(gist.part, []).extend(words(citation))
    drawn = (holding for site, parts in held.items() for holding in _of_site(sites[site], parts, at))
    return tuple(sorted(drawn, key=lambda h: (h.age, h.site.name, h.site.id, h.part or "")))


def graded(holding: Holding, grades: Mapping[str, Citation]) -> Holding:
    """The holding with those of its claims that are in `grades` as cited there."""

    def held(citations: Iterable[Citation]) -> tuple[Citation, ...]:
        return tuple(grades.get(citation.id, citation) for citation in citations)

    holders = (replace(h, citations=held(h.citations), denied=held(h.denied)) for h in holding.holders)
    return replace(holding, holders=tuple(holders), last=grades.get(holding.last.id, holding.last))


def _of_site(site: Site, parts: dict[str | None, list[Word]], at: date) -> Iterator[Holding]:
    """The holdings of a place and its parts, each weighed against what is said of the others that it overlaps."""
    for said in parts.values():
        said.sort(key=lambda word: by_age(word.citation))
    whole = parts.get(None, [])
    standing = {part: _standing(said, whole) for part, said in parts.items() if said}
    for part, kept in standing.items():
        rivals = [word for other, held in standing.items() if (other is None) != (part is None) for word in held]
        holding = _holding(site, part, parts[part], kept, rivals, at)
        if holding is not None:
            yield holding


def _holding(  # noqa: PLR0913, PLR0917 - what is said, what of it stands, and what stands against it
    site: Site, part: str | None, said: list[Word], standing: list[Word], rivals: list[Word], at: date
) -> Holding | None:
    """None where the words tell only who does not hold it and nobody who does."""
    parties: dict[str, list[Word]] = {}
    for word in said:
        parties.setdefault(side(word.party), []).append(word)
    holders = [holder for key in parties if (holder := _holder(parties[key], standing)) is not None]
    if not holders:
        return None
    holders.sort(key=lambda holder: (not holder.standing, -holder.last.toordinal(), side(holder.party)))
    last = said[-1].citation
    return Holding(site, part, tuple(holders), _contested(standing, rivals), last, age(last.gist, at))


def _standing(said: list[Word], whole: list[Word]) -> list[Word]:
    """The words that no later one has passed by, be it on the part they speak of or on the whole; oldest first."""
    newest = max(said[-1].day, whole[-1].day) if whole else said[-1].day
    floor = max(_changed(said), _changed(whole), newest - LASTING)
    last: dict[tuple[str, str], Word] = {}
    for word in [word for word in said if word.firm] or said:
        if word.day >= floor:
            last[speaker(word.citation.gist), side(word.party)] = word
    return _latest(last.values())


def _changed(said: Iterable[Word]) -> date:
    """The last day on which somebody says that it changed hands."""
    changes = (word.day for word in said if word.motion is not Motion.HOLDS and _affirmed(word) and word.firm)
    return max(changes, default=date.min)


def _latest(said: Iterable[Word]) -> list[Word]:
    """Of each voice its words of its last day: of two holders it names on two days it means the later."""
    held = list(said)
    newest: dict[str, date] = {}
    for word in held:
        who = speaker(word.citation.gist)
        newest[who] = max(newest.get(who, date.min), word.day)
    return [word for word in held if word.day == newest[speaker(word.citation.gist)]]


def _affirmed(word: Word) -> bool:
    return not is_denied(word.citation.gist)


def _holder(said: list[Word], standing: list[Word]) -> Holder | None:
    holding = [word for word in said if word.holds]
    if not holding:
        return None
    kept = {id(word) for word in standing}
    denied = tuple(word.citation for word in said if _denies(word) and id(word) in kept)
    return Holder(
        party=_named(word.party for word in reversed(holding)),
        citations=tuple(word.citation for word in holding),
        first=holding[0].day,
        last=holding[-1].day,
        standing=any(id(word) in kept for word in holding),
        denied=denied,
    )


def _named(parties: Iterable[Party | None]) -> Party | None:
    """Of those that the lexicons know, else of all, the one worded as most claims do; of equals the newest.

    "The army" goes before "its troops", which tells of whom only where it stands.
    """
    held = [party for party in parties if party is not None]
    best = [party for party in held if party.known] or held
    used = Counter(party.text.lower() for party in best)
    return max(best, key=lambda party: (_stands_alone(party), used[party.text.lower()]), default=None)


def _stands_alone(party: Party) -> bool:
    return party.text.split(" ", 1)[0].lower() not in _POSSESSIVES


def _denies(word: Word) -> bool:
    """Does it say that the party does not hold the place: denied that he took it, or gave it up?"""
    if word.motion in {Motion.LOST, Motion.WITHDREW}:
        return _affirmed(word)
    return not _affirmed(word)


def _contested(standing: list[Word], rivals: list[Word]) -> bool:
    """Do words that stand name two sides, here or on a place that this one overlaps, or deny the one they name?"""
    holding = [word for word in standing if word.holds]
    named = {side(word.party): word.party for word in holding}
    others = {side(word.party): word.party for word in rivals if word.holds}
    if any(differ(a, b) for a in named.values() for b in (*named.values(), *others.values())):
        return True
    denied = [word.party for word in standing if not _affirmed(word)]
    return any(side(party) in named for party in denied)
