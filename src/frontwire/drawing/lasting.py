"""What lasts at a place: sieges and ceasefires by their newest word, and the counts of those displaced side by side.

The rule of a siege or ceasefire: a word that it came about, changed or ended passes by what was said of earlier days;
of each voice only the last word stands. It is contested where words that stand differ in whether it is in force, or
deny the newest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frontwire.drawing.citing import age, by_age, day_of, is_announced, is_denied, speaker
from frontwire.lexicon.states import State, States
from frontwire.model.figure import What
from frontwire.model.picture import Account, Citation, Count, Displacement, Situation
from frontwire.model.place import PlaceClass

#: A word older than the newest by more than this does not stand against it.
LASTING = timedelta(days=30)
DISPLACED = frozenset({What.DISPLACED, What.EVACUATED, What.TRAPPED})


@dataclass(frozen=True, slots=True)
class _Word:
    citation: Citation
    state: State | None

    @property
    def day(self) -> date:
        return day_of(self.citation.gist)

    @property
    def changes(self) -> bool:
        """Does it tell of a change on a day, rather than of what goes on?"""
        return self.state is not None and self.state.changes and not is_denied(self.citation.gist)

    @property
    def holds(self) -> bool | None:
        """Is the matter in force by this word?"""
        if self.state is None or self.state.holds is None:
            return None
        return self.state.holds != is_denied(self.citation.gist)


def situations(citations: Iterable[Citation], *, states: States, at: date) -> tuple[Situation, ...]:
    """How each siege and ceasefire stands as of `at`, by place; `citations` are claims of the kinds of `states`."""
    held: dict[tuple[str, str], list[_Word]] = {}
    for citation in citations:
        gist = citation.gist
        if is_announced(gist) or (gist.background and gist.first is None and gist.last is None):
            continue
        where = gist.site.id if gist.site is not None else (gist.place_text or "")
        held.setdefault((gist.kind, where), []).append(_Word(citation, states.find(gist.kind, gist.quote)))
    drawn = [_situation(kind, words, at) for (kind, _), words in held.items()]
    return tuple(sorted(drawn, key=lambda s: (s.age, s.kind, s.site.name if s.site else s.place_text or "", s.last.id)))


def graded(situation: Situation, grades: Mapping[str, Citation]) -> Situation:
    """The situation with those of its claims that are in `grades` as cited there."""
    held = tuple(grades.get(citation.id, citation) for citation in situation.citations)
    return replace(situation, citations=held, last=grades.get(situation.last.id, situation.last))


def _situation(kind: str, words: list[_Word], at: date) -> Situation:
    words.sort(key=lambda word: by_age(word.citation))
    standing = _standing(words)
    last = next((word for word in reversed(standing) if word.state is not None), standing[-1])
    return Situation(
        kind=kind,
        site=last.citation.gist.site,
        place_text=last.citation.gist.place_text,
        state=last.state.state if last.state is not None else None,
        holds=last.holds,
        citations=tuple(word.citation for word in words),
        contested=len({word.holds for word in standing} - {None}) > 1,
        last=last.citation,
        age=age(last.citation.gist, at),
    )


def _standing(words: list[_Word]) -> list[_Word]:
    """The last word of each voice, as far as no later change has passed it by; `words` stand oldest first.

    A word that tells a state is not passed by in silence by one of the same voice that tells none.
    """
    changed = max((word.day for word in words if word.changes), default=date.min)
    floor = max(changed, words[-1].day - LASTING)
    last: dict[str, _Word] = {}
    for word in words:
        who = speaker(word.citation.gist)
        if word.day >= floor and (word.state is not None or who not in last or last[who].state is None):
            last[who] = word
    return sorted(last.values(), key=lambda word: by_age(word.citation))


def displacement(accounts: Iterable[Account]) -> tuple[Displacement, ...]:
    """Every count of people displaced, moved out or shut in, by place: the newest word first; towns before regions."""
    held: dict[str, list[tuple[Account, Count]]] = {}
    for account in accounts:
        where = account.site.id if account.site is not None else (account.place_text or "")
        for toll in account.tolls:
            if toll.what in DISPLACED:
                held.setdefault(where, []).extend((account, count) for count in toll.counts)
    drawn = [_displacement(counted) for counted in held.values()]
    return tuple(sorted(drawn, key=_order))


def _displacement(counted: list[tuple[Account, Count]]) -> Displacement:
    account = counted[0][0]
    counts = sorted((count for _, count in counted), key=lambda count: by_age(count.citation), reverse=True)
    return Displacement(account.site, account.place_text, tuple(counts))


def _order(held: Displacement) -> tuple[bool, bool, int, str, str]:
    newest = day_of(held.counts[0].citation.gist).toordinal()
    wide = held.site is not None and held.site.kind in {PlaceClass.COUNTRY, PlaceClass.ADMIN1}
    name = held.site.name if held.site else held.place_text or ""
    return held.site is None, wide, -newest, name, held.counts[0].citation.id
