"""Writing: reports and judgements into a store, all of a transaction or none of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update

from frontwire.claims.correcting import added_id
from frontwire.claims.versioning import lineage, versions
from frontwire.errors import InputError
from frontwire.model.claim import Evidence
from frontwire.model.correction import Act, Correction, Decision, Field, Values
from frontwire.model.filing import Deposit, Filing
from frontwire.model.happening import Reconciled
from frontwire.model.judgement import Anchor, Judgement, Verdict
from frontwire.model.query import voice_type
from frontwire.store.judging import read_log
from frontwire.store.packing import pack, unpack_filing, unpack_gist
from frontwire.store.remembering import remember
from frontwire.store.searching import folded_words, tsvector_of
from frontwire.store.tables import bodies, claims, judgements, refusals, reports, revision, unread

Row = dict[str, Any]

_NO_VALUES = Values()

_WORDS = {
    "sqlite": text("INSERT INTO words (rowid, folded) VALUES (:claim, :words)"),
    "postgresql": text("INSERT INTO words (claim, vector) VALUES (:claim, CAST(:words AS tsvector))"),
}

_PLACED = (
    update(claims).where(claims.c.number == bindparam("claim")).values(known=bindparam("known"), gist=bindparam("gist"))
)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a report.

    `filing` is its header as the store has it now; `new` is False where the store held the report already. `stale`
    tells that another edition of the software or the lexicons read it then: reading it anew may find more.
    """

    filing: Filing
    new: bool
    stale: bool = False


class Writer:
    """One transaction on a store; made by `Store.writer`."""

    __slots__ = ("_connection", "_now", "has_written")

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = _utc(now)
        #: Has anything been changed that reconciling depends on?
        self.has_written = False

    def add(self, deposit: Deposit) -> Added:
        """Adds a report with its claims; adding it again changes nothing.

        Of the same report fetched more than once the earliest fetch stands, in whichever order they are added.
        """
        filing = deposit.filing
        held = self._filing(filing.id)
        if held is None:
            self._insert(deposit)
            return Added(self._among_versions(filing), new=True)
        if held.edition == filing.edition and _fetch(filing) < _fetch(held):
            held = self.replace(deposit)
        return Added(held, new=False, stale=held.edition != filing.edition)

    def refuse(self, source: str, because: str, *, fetched: datetime) -> None:
        """Records that a source cannot be read at all, and why; the last word on a source stands."""
        moment = _utc(fetched)
        self._connection.execute(delete(unread).where(unread.c.source == source))
        row = {"source": source, "known": moment.date(), "fetched": moment, "because": because}
        self._connection.execute(insert(unread), row)
        self.has_written = True

    def replace(self, deposit: Deposit) -> Filing:
        """Puts a report that was read anew in place of what is held of it; gives its header. Judgements stay."""
        report = deposit.filing.id
        if self._connection.dialect.name == "sqlite":
            # The words of full text are no ordinary table there, and nothing cascades to them.
            gone = "DELETE FROM words WHERE rowid IN (SELECT number FROM claims WHERE report = :report)"
            self._connection.execute(text(gone), {"report": report})
        self._connection.execute(delete(reports).where(reports.c.id == report))
        self._insert(deposit)
        return self._among_versions(deposit.filing)

    def _among_versions(self, filing: Filing) -> Filing:
        """The report with its place among the versions of its page, all of which are told theirs."""
        if filing.address is None or filing.voucher is not None:
            return filing
        there = select(reports.c.filing).where(reports.c.lineage == lineage(filing.address))
        filings = (unpack_filing(blob) for blob in self._connection.execute(there).scalars())
        held = {one.id: one for one in filings if one.voucher is None}
        placed = {one.id: one for one in versions(held.values())}
        for id_, one in placed.items():
            if one.version != held[id_].version:
                self._place(one)
        return placed[filing.id]

    def _place(self, filing: Filing) -> None:
        """Writes a report's place among versions to it, its refusals and its claims."""
        run, known, report = self._connection.execute, filing.known, filing.id
        run(update(reports).where(reports.c.id == report).values(filing=pack(filing), known=known))
        run(update(refusals).where(refusals.c.report == report).values(known=known))
        rows = run(select(claims.c.number, claims.c.gist).where(claims.c.report == report)).all()
        gists = ((number, replace(unpack_gist(blob), known=known, until=filing.version.until)) for number, blob in rows)
        if rows:
            run(_PLACED, [{"claim": number, "known": known, "gist": pack(gist)} for number, gist in gists])

    def judge(self, left: Anchor, right: Anchor, verdict: Verdict, *, by: str, because: str = "") -> Judgement:
        """Records what a person decided about two claims. Raises InputError where it is one claim twice."""
        if left.claim == right.claim:
            raise InputError(f"claim {left.claim} cannot be judged against itself")
        judgement = Judgement(self._next(judgements.c.number), left, right, verdict, by, self._now, because)
        self._decide(judgement, verdict.value, left.claim, right.claim)
        return judgement

    def correct(  # noqa: PLR0913 - one for each part of a correction
        self,
        claim: Anchor,
        act: Act,
        *,
        by: str,
        fields: tuple[Field, ...] = (),
        values: Values = _NO_VALUES,
        because: str = "",
    ) -> Correction:
        """Records what a person decided about one claim that is there already."""
        number = self._next(judgements.c.number)
        correction = Correction(number, claim, act, by, self._now, fields, values, because)
        self._decide(correction, act.value, claim.claim)
        return correction

    def add_claim(self, report: str, evidence: Evidence, values: Values, *, by: str, because: str = "") -> Correction:
        """Records a claim that a person found in the words `evidence` of a report; its id comes with it."""
        number = self._next(judgements.c.number)
        claim = added_id(report, evidence.span, number)
        anchor = Anchor(claim, report, values.kind, evidence.span)
        correction = Correction(number, anchor, Act.ADD, by, self._now, tuple(Field), values, because, evidence)
        self._decide(correction, Act.ADD.value, claim)
        return correction

    def _decide(self, decision: Decision, verdict: str, left: str, right: str | None = None) -> None:
        row = {
            "number": decision.number,
            "made": self._now,
            "by": decision.by,
            "verdict": verdict,
            "left_claim": left,
            "right_claim": right,
            "body": pack(decision),
        }
        self._connection.execute(insert(judgements), row)
        self.has_written = True

    def undo(self, number: int | None = None, *, by: str) -> tuple[Decision, ...]:
        """Takes a judgement or correction back; gives back what it changed, as it stands now.

        Without `number` the last decision that stands is taken back: all that was decided in one transaction. The
        number of an entry that took a decision back may be given too: the decision then stands again. Raises
        AbsentError where there is nothing of that number or it is taken back already.
        """
        log = read_log(self._connection)
        targets = log.last_decision() if number is None else (log.standing(number),)
        entry = self._next(judgements.c.number)
        rows = [{"number": n, "undoes": m, "made": self._now, "by": by} for n, m in enumerate(targets, start=entry)]
        self._connection.execute(insert(judgements), rows)
        self.has_written = True
        changed = {log.judged(target) for target in targets}
        return tuple(one for one in read_log(self._connection).decisions() if one.number in changed)

    def keep(self, reconciled: Reconciled, revision_read: int) -> bool:
        """Keeps what reconciling made of the store at a revision; False where the store has moved on since."""
        if self.has_written or self._connection.execute(select(revision.c.number)).scalar_one() != revision_read:
            return False
        remember(self._connection, reconciled, revision=revision_read)
        return True

    def _filing(self, report: str) -> Filing | None:
        blob = self._connection.execute(select(reports.c.filing).where(reports.c.id == report)).scalar_one_or_none()
        return None if blob is None else unpack_filing(blob)

    def _insert(self, deposit: Deposit) -> None:
        connection = self._connection
        connection.execute(delete(unread).where(unread.c.source == deposit.filing.source))
        connection.execute(insert(reports), _report_row(deposit))
        first = self._next(claims.c.number)
        if deposit.claims:
            connection.execute(insert(claims), list(_claim_rows(deposit, first)))
            held = list(enumerate(deposit.claims, start=first))
            connection.execute(insert(bodies), [{"claim": number, "body": pack(claim)} for number, claim in held])
            words = ((number, folded_words(claim)) for number, claim in held)
            as_words = tsvector_of if connection.dialect.name == "postgresql" else " ".join
            statement = _WORDS[connection.dialect.name]
            connection.execute(statement, [{"claim": number, "words": as_words(folded)} for number, folded in words])
        if deposit.refusals:
            connection.execute(insert(refusals), list(_refusal_rows(deposit)))
        self.has_written = True

    def _next(self, column: Any) -> int:
        """One more than the highest number of a column: no other writer can take it meanwhile."""
        return int(self._connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()) + 1


def _fetch(filing: Filing) -> tuple[datetime, str]:
    return _utc(filing.fetched), filing.source


def _utc(moment: datetime) -> datetime:
    """A moment in UTC; one without a zone is taken to be so."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _report_row(deposit: Deposit) -> Row:
    filing = deposit.filing
    return {
        "id": filing.id,
        "known": filing.known,
        "published": filing.published,
        "fetched": _utc(filing.fetched),
        "outlet": filing.outlet,
        "agency": filing.agency,
        "title": filing.title,
        "source": filing.source,
        "lineage": None if filing.address is None else lineage(filing.address),
        "language": filing.language,
        "software": filing.edition.software,
        "lexicons": filing.edition.lexicons,
        "pipeline": filing.edition.pipeline,
        "voice": None if filing.voucher is None else filing.voucher.voice,
        "claims": len(deposit.claims),
        "refusals": len(deposit.refusals),
        "filing": pack(filing),
        "body": pack(deposit.report),
    }


def _claim_rows(deposit: Deposit, first: int) -> Iterator[Row]:
    for number, gist in enumerate(deposit.gists, start=first):
        site = gist.site
        yield {
            "number": number,
            "id": gist.id,
            "report": gist.report,
            "known": gist.known,
            "kind": gist.kind,
            "class": gist.klass.value,
            "first": gist.first,
            "last": gist.last,
            "place": None if site is None else site.id,
            "parent": None if site is None else site.parent,
            "admin1": None if site is None else site.admin1,
            "country": None if site is None else site.country,
            "lat": None if site is None else site.lat,
            "lon": None if site is None else site.lon,
            "voice": voice_type(gist).value,
            "polarity": gist.polarity.value,
            "certainty": gist.certainty.value,
            "background": gist.background,
            "gist": pack(gist),
        }


def _refusal_rows(deposit: Deposit) -> Iterator[Row]:
    filing = deposit.filing
    for position, refusal in enumerate(deposit.refusals):
        yield {
            "report": filing.id,
            "position": position,
            "known": filing.known,
            "stage": refusal.stage,
            "body": pack(refusal),
        }
