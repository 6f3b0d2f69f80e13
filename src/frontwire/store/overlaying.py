"""Overlaying: people's corrections laid over the claims that were read. Nothing in the tables is rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, select

from frontwire.claims.correcting import added, corrected
from frontwire.claims.gisting import gist_again, gist_of
from frontwire.model.claim import Claim
from frontwire.model.correction import Act, Correction, Field
from frontwire.model.finding import Finder
from frontwire.model.gist import Gist
from frontwire.store.judging import read_log
from frontwire.store.packing import unpack_claim, unpack_filing, unpack_gist, unpack_report
from frontwire.store.searching import folded_words
from frontwire.store.tables import bodies, claims, reports

#: Ids asked for at a time: databases bound how many values one statement may hold.
_AT_A_TIME = 1_000


@dataclass(frozen=True, slots=True)
class Overlay:
    """What corrections make of the claims of a store at one moment.

    `gists` are those of claims changed or added, as they stand now, in the order of all claims (known day, id), and
    `by_id` the same; `hidden` the ids of claims whose rows in the tables no longer count: those changed, and those
    rejected. `words` are what each of `gists` is searched by. `histories` gives all corrections of a claim, undone ones
    included, by its id as it is now, and `adrift` those that stand and whose claim is gone.
    """

    corrections: tuple[Correction, ...] = ()
    gists: tuple[Gist, ...] = ()
    by_id: Mapping[str, Gist] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    histories: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    adrift: tuple[Correction, ...] = ()

    def gist(self, claim_id: str) -> Gist | None:
        """The gist of a claim that was changed or added; None for any other."""
        return self.by_id.get(claim_id)

    def is_gone(self, claim_id: str) -> bool:
        """Is it a claim that was rejected, or one whose adding was taken back?"""
        is_added = any(one.act is Act.ADD for one in self.histories.get(claim_id, ()))
        return claim_id not in self.by_id and (is_added or claim_id in self.hidden)

    def added(self, claim_id: str) -> Claim | None:
        """A claim as a person first added it, even where that was taken back; None where nobody added it."""
        history = self.histories.get(claim_id, ())
        return added(history[0]) if history and history[0].act is Act.ADD else None

    def laid_over(self, claim: Claim) -> Claim | None:
        """A claim of the tables, or one added, as corrected; None where it is rejected."""
        return corrected(claim, standing(self.histories.get(claim.id, ())))

    def spliced(self, gists: Iterable[Gist], others: Sequence[Gist]) -> Iterator[Gist]:
        """`gists` of the tables, in order, without those that no longer count and with `others` in their places."""
        if not self.hidden and not others:
            yield from gists
            return
        waiting = iter(others)
        following = next(waiting, None)
        for gist in gists:
            if gist.id in self.hidden:
                continue
            while following is not None and (following.known, following.id) < (gist.known, gist.id):
                yield following
                following = next(waiting, None)
            yield gist
        while following is not None:
            yield following
            following = next(waiting, None)


class Overlays:
    """Remembers the overlay of one revision of a store, so that the views of it need not make it anew.

    Safe in threads: two that ask at once may both make it, and make the same.
    """

    __slots__ = ("_last",)

    def __init__(self) -> None:
        self._last: tuple[int, Overlay] | None = None

    def at(self, revision: int, connection: Connection) -> Overlay:
        """The overlay of the store at a revision, at which `connection` reads it."""
        last = self._last
        if last is None or last[0] != revision:
            last = self._last = (revision, overlay(connection))
        return last[1]


def standing(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those that nobody took back, in their order."""
    return tuple(correction for correction in corrections if correction.undone is None)


def overlay(connection: Connection) -> Overlay:
    """What the log's corrections make of the store now."""
    held = read_log(connection).corrections()
    if not held:
        return Overlay()
    histories, lost = _histories(connection, held)
    effective = {claim: standing(history) for claim, history in histories.items()}
    changed = {claim for claim, some in effective.items() if any(one.act is not Act.ACCEPT for one in some)}
    gists: list[Gist] = []
    words: dict[str, tuple[str, ...]] = {}
    for gist, claim in (*_read(connection, changed), *_added(connection, effective.values())):
        some = effective[claim.id]
        now = corrected(claim, some)
        if now is not None:
            numbers = tuple(one.number for one in some if one.act in {Act.CHANGE, Act.ADD})
            gists.append(gist_again(gist, now, corrected=numbers))
            words[claim.id] = folded_words(now)
    gists.sort(key=lambda gist: (gist.known, gist.id))
    return Overlay(
        corrections=held,
        gists=tuple(gists),
        by_id={gist.id: gist for gist in gists},
        hidden=frozenset(changed),
        words=words,
        histories=histories,
        adrift=tuple(one for one in held if one.undone is None and one.number in lost),
    )


def _histories(
    connection: Connection, held: Sequence[Correction]
) -> tuple[dict[str, tuple[Correction, ...]], frozenset[int]]:
    """All corrections by the claim they are about now, and the numbers of those whose claim is gone."""
    by_anchor: dict[str, list[Correction]] = {}
    for correction in held:
        by_anchor.setdefault(correction.claim.claim, []).append(correction)
    added_ones = {one.claim.claim: one.undone is None for one in held if one.act is Act.ADD}
    there = {id_ for (id_,) in _rows(connection, select(claims.c.id), claims.c.id, by_anchor)} | set(added_ones)
    reports_of = {one.claim.report for one in held if one.claim.claim not in there}
    finder = Finder(_gists_of(connection, reports_of))
    out: dict[str, list[Correction]] = {}
    lost: set[int] = set()
    for anchor, some in by_anchor.items():
        claim = anchor if anchor in there else _found(finder, some)
        if claim is None or not added_ones.get(anchor, True):
            lost.update(one.number for one in some)
        if claim is not None:
            out.setdefault(claim, []).extend(some)
    return {claim: tuple(sorted(some, key=_number)) for claim, some in out.items()}, frozenset(lost)


def _found(finder: Finder[Gist], some: Sequence[Correction]) -> str | None:
    """The claim that corrections of one that is gone mean now: of its kind, or of a kind that they made it."""
    anchor = some[0].claim
    kinds = [anchor.kind, *(one.values.kind for one in some if Field.KIND in one.fields)]
    for kind in dict.fromkeys(kinds):
        gist = finder.gist(replace(anchor, kind=kind))
        if gist is not None:
            return gist.id
    return None


def _gists_of(connection: Connection, held: Iterable[str]) -> tuple[Gist, ...]:
    """The gists of some reports as they were read, in the order of all."""
    rows = _rows(connection, select(claims.c.gist), claims.c.report, held)
    return tuple(sorted((unpack_gist(blob) for (blob,) in rows), key=lambda gist: (gist.known, gist.id)))


def _read(connection: Connection, changed: Iterable[str]) -> Iterator[tuple[Gist, Claim]]:
    """Claims of the tables, as they were read."""
    joined = select(claims.c.gist, bodies.c.body).join(bodies, bodies.c.claim == claims.c.number)
    for gist, body in _rows(connection, joined, claims.c.id, changed):
        yield unpack_gist(gist), unpack_claim(body)


def _added(connection: Connection, effective: Iterable[Sequence[Correction]]) -> Iterator[tuple[Gist, Claim]]:
    """Claims that people added, as they were first given."""
    made = [some[0] for some in effective if some and some[0].act is Act.ADD]
    columns = select(reports.c.id, reports.c.filing, reports.c.body)
    held = {
        id_: (unpack_filing(filing), unpack_report(body).text)
        for id_, filing, body in _rows(connection, columns, reports.c.id, {one.claim.report for one in made})
    }
    for correction in made:
        claim = added(correction)
        filing, text = held[correction.claim.report]
        yield gist_of(claim, filing, text), claim


def _rows(
    connection: Connection, query: Select[Any], column: Column[str], values: Iterable[str]
) -> Iterator[Row[*tuple[Any, ...]]]:
    """The rows in which `column` has one of `values`."""
    wanted = sorted(values)
    for start in range(0, len(wanted), _AT_A_TIME):
        yield from connection.execute(query.where(column.in_(wanted[start : start + _AT_A_TIME])))


def _number(correction: Correction) -> int:
    return correction.number
