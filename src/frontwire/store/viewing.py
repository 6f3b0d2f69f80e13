"""Viewing: a store as it stands at one moment, read only. Fills `model.ports.View`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BindParameter, Column, Connection, Float, Row, Select, bindparam, func, select, text

from frontwire.model.claim import Claim
from frontwire.model.correction import Correction, Decision
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist, Site
from frontwire.model.happening import Happening, Reconciled
from frontwire.model.judgement import Judgement
from frontwire.model.query import EVERYTHING, Hit, Query
from frontwire.model.report import Refusal, Report
from frontwire.resting import resting_collector
from frontwire.store.filtering import conditions
from frontwire.store.judging import decided_since, read_log
from frontwire.store.overlaying import Overlay, Overlays
from frontwire.store.packing import (
    unpack_claim,
    unpack_filing,
    unpack_gist,
    unpack_refusal,
    unpack_report,
    unpack_text,
)
from frontwire.store.remembering import recall, recall_one, remembered_at
from frontwire.store.searching import Term, holds, match_of, terms_of, tsquery_of
from frontwire.store.tables import bodies, claims, refusals, reports, unread

#: Sorts after every letter of an id.
_LAST = "~"
#: Rows fetched at a time: enough to be quick, few enough not to hold a whole store in memory.
_ROWS = 10_000
#: Ids that one statement names.
_NAMED = 500

_MATCHES = "SELECT rowid AS claim, -bm25(words) AS score FROM words WHERE words MATCH :asked"
_LEXEMES = """
SELECT claim, ts_rank(vector, asked) AS score FROM words, CAST(:asked AS tsquery) AS asked WHERE vector @@ asked
"""
_SEARCHES = {"sqlite": (_MATCHES, match_of), "postgresql": (_LEXEMES, tsquery_of)}


@dataclass(frozen=True, slots=True)
class _Held:
    """All gists known by `at` (ever, where None)."""

    at: date | None
    gists: tuple[Gist, ...]

    def covers(self, at: date | None) -> bool:
        """Are those known by another day among them?"""
        return self.at is None or (at is not None and at <= self.at)


class StoreView:
    """What a store holds at the moment its view was opened; made by `Store.view`.

    Claims are given as people corrected them: changed ones as they stand now, rejected ones not at all, and those that
    were added among the rest. `original` and `read` give what the rules made.
    """

    __slots__ = ("_connection", "_held", "_laid", "_overlays", "revision")

    def __init__(self, connection: Connection, revision: int, overlays: Overlays) -> None:
        self._connection = connection
        self._overlays = overlays
        self._held: _Held | None = None
        self._laid: Overlay | None = None
        #: Counts up with every change of reports, claims or judgements.
        self.revision = revision

    def filings(self, *, at: date | None = None) -> Iterator[Filing]:
        """The reports known by `at` (all where None)."""
        query = select(reports.c.filing).order_by(reports.c.known, reports.c.id)
        if at is not None:
            query = query.where(reports.c.known <= at)
        for (blob,) in self._rows(query):
            yield unpack_filing(blob)

    def last_known(self) -> date | None:
        """The last day on which a report was known; None where there is no report."""
        known: date | None = self._connection.execute(select(func.max(reports.c.known))).scalar_one()
        return known

    def filing(self, report_id: str) -> Filing | None:
        """The header of one report; None where there is none of that id."""
        blob = self._one(select(reports.c.filing).where(reports.c.id == report_id))
        return None if blob is None else unpack_filing(blob)

    def report(self, report_id: str) -> Report | None:
        """A report as it was read; None where there is none of that id."""
        blob = self._one(select(reports.c.body).where(reports.c.id == report_id))
        return None if blob is None else unpack_report(blob)

    def text(self, report_id: str) -> str | None:
        """The original text of a report, into which all its spans point."""
        report = self.report(report_id)
        return None if report is None else report.text

    def running_text(self, report_id: str) -> str | None:
        """The words of a report that can make claims, without the furniture of its page."""
        report = self.report(report_id)
        return None if report is None else report.running_text

    def gists(self, *, at: date | None = None, kinds: frozenset[str] | None = None) -> Iterator[Gist]:
        """The gists of claims known by `at`, of those kinds where given.

        Gists of all kinds, once read to the end, are kept for as long as the view: who draws from them asks more than
        once.
        """
        if self._held is not None and self._held.covers(at):
            return (gist for gist in self._held.gists if _is_asked(gist, at, kinds))
        query = _in_order(select(claims.c.gist))
        if at is not None:
            query = query.where(claims.c.known <= at)
        others = [gist for gist in self._overlay.gists if _is_asked(gist, at, kinds)]
        if kinds is None:
            return self._keep(at, self._overlay.spliced(self._gists(query), others))
        return self._overlay.spliced(self._gists(query.where(claims.c.kind.in_(sorted(kinds)))), others)

    def _keep(self, at: date | None, gists: Iterator[Gist]) -> Iterator[Gist]:
        held: list[Gist] = []
        for gist in gists:
            held.append(gist)
            yield gist
        self._held = _Held(at, tuple(held))

    def select(self, query: Query) -> Iterator[Gist]:
        """The gists of claims that a query asks for."""
        rows = _in_order(select(claims.c.gist).where(*conditions(query)))
        admitted = (gist for gist in self._gists(rows) if query.admits(gist))
        return self._overlay.spliced(admitted, [gist for gist in self._overlay.gists if query.admits(gist)])

    def read(self, report_id: str) -> Iterator[Gist]:
        """The gists of a report's claims as the rules read them, whatever people decided since."""
        return self._gists(_in_order(select(claims.c.gist).where(claims.c.report == report_id)))

    def sites(self) -> tuple[Site, ...]:
        """Every site that a claim is placed in, once each, by id."""
        some = select(func.min(claims.c.id).label("id")).where(claims.c.place.is_not(None))
        if self._overlay.hidden:
            # Written out: databases bound how many values one statement may be given.
            hidden: BindParameter[str] = bindparam(
                "hidden", sorted(self._overlay.hidden), expanding=True, literal_execute=True
            )
            some = some.where(claims.c.id.not_in(hidden))
        first = some.group_by(claims.c.place, claims.c.lat, claims.c.lon).subquery()
        rows = self._rows(select(claims.c.gist).join(first, first.c.id == claims.c.id))
        held = {site for (blob,) in rows if (site := unpack_gist(blob).site) is not None}
        held |= {gist.site for gist in self._overlay.gists if gist.site is not None}
        return tuple(sorted(held, key=lambda site: (site.id, site.lat, site.lon, site.radius_km, str(site.basis))))

    def gist(self, claim_id: str) -> Gist | None:
        """The gist of one claim; None where there is none of that id, or it is rejected."""
        held = self._overlay.gist(claim_id)
        if held is not None or self._overlay.is_gone(claim_id):
            return held
        blob = self._one(select(claims.c.gist).where(claims.c.id == claim_id))
        return None if blob is None else unpack_gist(blob)

    def claim(self, claim_id: str) -> Claim | None:
        """A claim with all its parts; None where there is none of that id, or it is rejected."""
        if self._overlay.is_gone(claim_id):
            return None
        original = self.original(claim_id)
        return None if original is None else self._overlay.laid_over(original)

    def original(self, claim_id: str) -> Claim | None:
        """A claim as the rules read it, or as it was first added, whatever was decided since; None for another id."""
        joined = select(bodies.c.body).join(claims, claims.c.number == bodies.c.claim)
        blob = self._one(joined.where(claims.c.id == claim_id))
        return self._overlay.added(claim_id) if blob is None else unpack_claim(blob)

    def claims_of(self, ids: Sequence[str]) -> dict[str, Claim]:
        """Claims by their ids, hundreds at a time: quicker than one by one. Those that are not there are left out."""
        joined = select(claims.c.id, bodies.c.body).join(bodies, bodies.c.claim == claims.c.number)
        held = {id_: unpack_claim(body) for id_, body in self._among(joined, claims.c.id, ids)}
        found = ((id_, held.get(id_) or self._overlay.added(id_)) for id_ in ids if not self._overlay.is_gone(id_))
        laid = ((id_, self._overlay.laid_over(claim)) for id_, claim in found if claim is not None)
        return {id_: claim for id_, claim in laid if claim is not None}

    def texts_of(self, report_ids: Sequence[str]) -> dict[str, str]:
        """The original texts of reports by their ids. Those that are not there are left out."""
        columns = select(reports.c.id, reports.c.body)
        return {id_: unpack_text(body) for id_, body in self._among(columns, reports.c.id, report_ids)}

    def count(self, query: Query) -> int:
        """About how many claims a query asks for: no fewer, and few more."""
        rows = select(func.count()).select_from(claims).where(*conditions(query))
        number: int = self._connection.execute(rows).scalar_one()
        return number + len(self._overlay.gists)

    def report_of(self, claim_id: str) -> str | None:
        """The id of the report that a claim stands in, also where it is rejected; None where there is no such claim."""
        held: str | None = self._connection.execute(
            select(claims.c.report).where(claims.c.id == claim_id)
        ).scalar_one_or_none()
        history = self.history(claim_id)
        return history[0].claim.report if held is None and history else held

    def claim_ids(self, start: str) -> tuple[str, ...]:
        """The ids of claims that begin with `start`, in order: people write the first letters only."""
        held = {id_ for id_ in self._overlay.histories if id_.startswith(start)}
        return tuple(sorted(held.union(self._beginning(claims.c.id, start))))

    def report_ids(self, start: str) -> tuple[str, ...]:
        """The ids of reports that begin with `start`, in order."""
        return self._beginning(reports.c.id, start)

    def happening_of(self, claim_id: str) -> Happening | None:
        """The happening that a claim was last reconciled into; None where it was in none then."""
        return recall_one(self._connection, claim_id)

    def search(self, words: str, *, limit: int = 20, query: Query = EVERYTHING) -> tuple[Hit, ...]:
        """Claims whose words hold all of `words`, best first; of equally good ones those known last.

        `words` may hold "a phrase" in quotation marks and the beginning of a word*; case and marks do not matter.
        """
        terms = terms_of(words)
        if not terms or limit < 1:
            return ()
        found, ask = _SEARCHES[self._connection.dialect.name]
        matches = text(found).bindparams(asked=ask(terms)).columns(claim=claims.c.number.type, score=Float).subquery()
        rows = (
            select(claims.c.gist, matches.c.score)
            .join(matches, matches.c.claim == claims.c.number)
            .where(*conditions(query))
            .order_by(matches.c.score.desc(), claims.c.known.desc(), claims.c.id)
        )
        hits: list[Hit] = []
        for blob, score in self._rows(rows):
            gist = unpack_gist(blob)
            if gist.id not in self._overlay.hidden and query.admits(gist):
                hits.append(Hit(gist, float(score)))
                if len(hits) == limit:
                    break
        return self._with_corrected(hits, terms, query)[:limit]

    def found(self, words: str) -> frozenset[str]:
        """The ids of all claims that `search` finds, however many: quicker than their gists. Empty for no words."""
        terms = terms_of(words)
        if not terms:
            return frozenset()
        found, ask = _SEARCHES[self._connection.dialect.name]
        matches = text(found).bindparams(asked=ask(terms)).columns(claim=claims.c.number.type, score=Float).subquery()
        rows = self._rows(select(claims.c.id).join(matches, matches.c.claim == claims.c.number))
        held = {claim for (claim,) in rows} - self._overlay.hidden
        added = self._overlay.words.items()
        return frozenset(held | {claim for claim, said in added if holds(said, terms)})

    def _with_corrected(self, hits: list[Hit], terms: tuple[Term, ...], query: Query) -> tuple[Hit, ...]:
        """The hits behind those of claims that people changed or added, which full text does not rank."""
        best = max((hit.score for hit in hits), default=0.0)
        words = self._overlay.words
        found = [Hit(gist, best) for gist in self._overlay.gists if holds(words[gist.id], terms) and query.admits(gist)]
        found.sort(key=lambda hit: hit.gist.id)
        found.sort(key=lambda hit: hit.gist.known, reverse=True)
        return (*found, *hits)

    def refused_in(self, report_id: str) -> Iterator[Refusal]:
        """What was refused in one report."""
        query = select(refusals.c.body).where(refusals.c.report == report_id).order_by(refusals.c.position)
        for (blob,) in self._rows(query):
            yield unpack_refusal(blob)

    def refusals(self, *, at: date | None = None) -> Iterator[tuple[str, Refusal]]:
        """What was refused, each with the id of the report it stands in.

        First the sources that could not be read at all, with no id: no report came of them.
        """
        order = (refusals.c.known, refusals.c.report, refusals.c.position)
        query = select(refusals.c.report, refusals.c.body).order_by(*order)
        sources = select(unread.c.source, unread.c.because).order_by(unread.c.known, unread.c.source)
        if at is not None:
            query = query.where(refusals.c.known <= at)
            sources = sources.where(unread.c.known <= at)
        for source, because in self._rows(sources):
            yield "", Refusal("reading", source, because)
        for report, blob in self._rows(query):
            yield report, unpack_refusal(blob)

    def decisions(self) -> tuple[Decision, ...]:
        """All that people decided, on pairs of claims and on single ones, in the order of deciding, undone included."""
        return read_log(self._connection).decisions()

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements on pairs of claims in the order of deciding, those undone included."""
        return read_log(self._connection).judgements()

    def touched(self, moment: datetime) -> frozenset[str]:
        """The ids of reports fetched, and of claims about which people decided, at a moment or later."""
        utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        fetched = self._connection.execute(select(reports.c.id).where(reports.c.fetched >= utc)).scalars()
        return frozenset(fetched) | decided_since(self._connection, utc)

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections of single claims in the order of deciding, those undone included."""
        return self._overlay.corrections

    def history(self, claim_id: str) -> tuple[Correction, ...]:
        """The corrections of one claim in the order of deciding, those undone included."""
        return self._overlay.histories.get(claim_id, ())

    def corrections_adrift(self) -> tuple[Correction, ...]:
        """Corrections that stand and are about a claim that is no longer there: kept, and without effect."""
        return self._overlay.adrift

    @property
    def _overlay(self) -> Overlay:
        if self._laid is None:
            self._laid = self._overlays.at(self.revision, self._connection)
        return self._laid

    def reconciled(self) -> Reconciled | None:
        """What reconciling made of the store; None where claims or judgements came in since."""
        return recall(self._connection) if remembered_at(self._connection) == self.revision else None

    def last_reconciled(self) -> Reconciled | None:
        """What reconciling last made, however much came in since; None where it was never kept."""
        return None if remembered_at(self._connection) is None else recall(self._connection)

    def _gists(self, query: Select[Any]) -> Iterator[Gist]:
        """Gists, thousands at a time.

        A hundred thousand of them are a million objects, which Python's collector of garbage would sift again and
        again; it rests while a block of them is made.
        """
        with self._connection.execute(query, execution_options={"yield_per": _ROWS}) as result:
            for blobs in result.scalars().partitions():
                with resting_collector():
                    gists = [unpack_gist(blob) for blob in blobs]
                yield from gists

    def _rows(self, query: Select[Any]) -> Iterator[Row[*tuple[Any, ...]]]:
        """Rows as they come in: PostgreSQL keeps the rest on its side."""
        with self._connection.execute(query, execution_options={"yield_per": _ROWS}) as result:
            yield from result

    def _among(self, query: Select[Any], column: Column[str], ids: Sequence[str]) -> Iterator[Row[*tuple[Any, ...]]]:
        """The rows in which `column` has one of `ids`: databases bound how many one statement may name."""
        for start in range(0, len(ids), _NAMED):
            yield from self._connection.execute(query.where(column.in_(ids[start : start + _NAMED])))

    def _beginning(self, column: Column[str], start: str) -> tuple[str, ...]:
        # Bounds, not LIKE: an index answers them on both databases.
        within = select(column).where(column >= start, column < start + _LAST).order_by(column)
        return tuple(self._connection.execute(within).scalars())

    def _one(self, query: Select[Any]) -> bytes | None:
        blob: bytes | None = self._connection.execute(query).scalar_one_or_none()
        return blob


def _in_order(query: Select[Any]) -> Select[Any]:
    return query.order_by(claims.c.known, claims.c.id)


def _is_asked(gist: Gist, at: date | None, kinds: frozenset[str] | None) -> bool:
    return (at is None or gist.known <= at) and (kinds is None or gist.kind in kinds)
