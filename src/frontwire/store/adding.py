"""Adding: reports with all they claim as rows, many at a time. Each statement is sent once for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update

from frontwire.claims.versioning import lineage, versions
from frontwire.model.filing import Deposit, Filing
from frontwire.model.gist import Gist
from frontwire.model.query import voice_type
from frontwire.store.packing import pack, unpack_filing, unpack_gist
from frontwire.store.searching import folded_words, tsvector_of
from frontwire.store.tables import bodies, claims, refusals, reports, unread

Row = dict[str, Any]

#: Reports written with one statement of each kind: more are not faster, and their rows are held in memory.
BATCH = 500

_WORDS = {
    "sqlite": text("INSERT INTO words (rowid, folded) VALUES (:claim, :words)"),
    "postgresql": text("INSERT INTO words (claim, vector) VALUES (:claim, CAST(:words AS tsvector))"),
}
_FILED = (
    update(reports).where(reports.c.id == bindparam("id_")).values(filing=bindparam("header"), known=bindparam("day"))
)
_REFUSED = update(refusals).where(refusals.c.report == bindparam("id_")).values(known=bindparam("day"))
_PLACED = (
    update(claims).where(claims.c.number == bindparam("claim")).values(known=bindparam("day"), gist=bindparam("body"))
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


@dataclass(slots=True)
class _Batch:
    """Reports on their way in: of each id the deposit that stands, and what of the store it stands in place of."""

    held: Mapping[str, Filing]
    standing: dict[str, Deposit] = field(default_factory=dict)
    gone: dict[str, Filing] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)

    def take(self, deposit: Deposit) -> Filing | None:
        """Lets a deposit stand where none of its report does, or one fetched later; gives what was there before."""
        filing = deposit.filing
        before = self.standing[filing.id].filing if filing.id in self.standing else self.held.get(filing.id)
        if before is None or (before.edition == filing.edition and _fetch(filing) < _fetch(before)):
            self.put(deposit)
        return before

    def put(self, deposit: Deposit) -> None:
        """Lets a deposit stand, whatever stood there."""
        filing = deposit.filing
        self.standing[filing.id] = deposit
        self.sources.add(filing.source)
        if filing.id in self.held:
            self.gone[filing.id] = self.held[filing.id]


def add(connection: Connection, deposits: Sequence[Deposit]) -> tuple[tuple[Added, ...], bool]:
    """Adds reports, no more than `BATCH`; of the same report the earliest fetch by one edition stands.

    Gives what came of each, and whether anything was written at all.
    """
    batch = _Batch(_filings(connection, reports.c.id, {deposit.filing.id for deposit in deposits}))
    before = [batch.take(deposit) for deposit in deposits]
    now = {**batch.held, **_write(connection, batch)}
    added = (
        Added(now[deposit.filing.id], new=held is None, stale=held is not None and _is_stale(held, deposit))
        for deposit, held in zip(deposits, before, strict=True)
    )
    return tuple(added), bool(batch.standing)


def replace_one(connection: Connection, deposit: Deposit) -> Filing:
    """Puts a report in place of what is held of it; gives its header."""
    batch = _Batch(_filings(connection, reports.c.id, {deposit.filing.id}))
    batch.put(deposit)
    return _write(connection, batch)[deposit.filing.id]


def utc(moment: datetime) -> datetime:
    """A moment in UTC; one without a zone is taken to be so."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def next_number(connection: Connection, column: Any) -> int:
    """One more than the highest number of a column: no other writer can take it meanwhile."""
    return int(connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()) + 1


def _is_stale(held: Filing, deposit: Deposit) -> bool:
    return held.edition != deposit.filing.edition


def _fetch(filing: Filing) -> tuple[datetime, str]:
    return utc(filing.fetched), filing.source


def _filings(connection: Connection, column: Any, values: Collection[str]) -> dict[str, Filing]:
    """The headers of reports with one of these values in a column, by id."""
    if not values:
        return {}
    blobs = connection.execute(select(reports.c.filing).where(column.in_(sorted(values)))).scalars()
    return {filing.id: filing for filing in map(unpack_filing, blobs)}


def _write(connection: Connection, batch: _Batch) -> dict[str, Filing]:
    """Writes all that stands; gives the headers of what it wrote and of other versions that it gave another place."""
    if not batch.standing:
        return {}
    _take_out(connection, batch)
    new = {id_: deposit.filing for id_, deposit in batch.standing.items()}
    there, placed = _among_versions(connection, new, batch.gone.values())
    _insert(connection, [_as_placed(deposit, placed[id_]) for id_, deposit in batch.standing.items()])
    moved = [one for id_, one in placed.items() if id_ in there and one.version != there[id_].version]
    _move(connection, moved)
    return placed


def _take_out(connection: Connection, batch: _Batch) -> None:
    """Takes out what is read anew, and the complaints on sources that can be read now."""
    connection.execute(delete(unread).where(unread.c.source.in_(sorted(batch.sources))))
    if batch.gone:
        if connection.dialect.name == "sqlite":
            # The words of full text are no ordinary table there, and nothing cascades to them.
            numbers = select(claims.c.number).where(claims.c.report.in_(sorted(batch.gone)))
            held = [{"claim": number} for number in connection.execute(numbers).scalars()]
            if held:
                connection.execute(text("DELETE FROM words WHERE rowid = :claim"), held)
        connection.execute(delete(reports).where(reports.c.id.in_(sorted(batch.gone))))


def _among_versions(
    connection: Connection, new: Mapping[str, Filing], gone: Iterable[Filing]
) -> tuple[Mapping[str, Filing], dict[str, Filing]]:
    """What the store holds of the pages of `new` and `gone`, and all of it with its place among the versions."""
    pages = {lineage(one.address) for one in (*new.values(), *gone) if _is_version(one) and one.address}
    there = _filings(connection, reports.c.lineage, pages)
    by_page: dict[str, list[Filing]] = {}
    for one in chain(there.values(), new.values()):
        if _is_version(one) and one.address:
            by_page.setdefault(lineage(one.address), []).append(one)
    placed = {one.id: one for page in sorted(by_page) for one in versions(by_page[page])}
    return there, {**new, **placed}


def _is_version(filing: Filing) -> bool:
    return filing.address is not None and filing.voucher is None


def _as_placed(deposit: Deposit, placed: Filing) -> Deposit:
    """A deposit with its place among versions told to its claims."""
    if placed.version == deposit.filing.version:
        return deposit
    known, until = placed.known, placed.version.until
    gists = tuple(replace(gist, known=known, until=until) for gist in deposit.gists)
    return replace(deposit, filing=placed, gists=gists)


def _move(connection: Connection, placed: Sequence[Filing]) -> None:
    """Writes the new places of reports among versions to them, their refusals and their claims."""
    if not placed:
        return
    days = {filing.id: (filing.known, filing.version.until) for filing in placed}
    headers = [{"id_": one.id, "header": pack(one), "day": one.known} for one in placed]
    connection.execute(_FILED, headers)
    connection.execute(_REFUSED, [{"id_": one.id, "day": one.known} for one in placed])
    held = select(claims.c.number, claims.c.report, claims.c.gist).where(claims.c.report.in_(sorted(days)))
    rows = []
    for number, report, blob in connection.execute(held).all():
        known, until = days[report]
        body = pack(replace(unpack_gist(blob), known=known, until=until))
        rows.append({"claim": number, "day": known, "body": body})
    if rows:
        connection.execute(_PLACED, rows)


def _insert(connection: Connection, deposits: Sequence[Deposit]) -> None:
    connection.execute(insert(reports), list(map(_report_row, deposits)))
    first = next_number(connection, claims.c.number)
    held = list(enumerate((claim for deposit in deposits for claim in deposit.claims), start=first))
    if held:
        gists = (gist for deposit in deposits for gist in deposit.gists)
        connection.execute(insert(claims), list(_claim_rows(gists, first)))
        connection.execute(insert(bodies), [{"claim": number, "body": pack(claim)} for number, claim in held])
        dialect = connection.dialect.name
        as_words = tsvector_of if dialect == "postgresql" else " ".join
        words = [{"claim": number, "words": as_words(folded_words(claim))} for number, claim in held]
        connection.execute(_WORDS[dialect], words)
    refused = [row for deposit in deposits for row in _refusal_rows(deposit)]
    if refused:
        connection.execute(insert(refusals), refused)


def _report_row(deposit: Deposit) -> Row:
    filing = deposit.filing
    return {
        "id": filing.id,
        "known": filing.known,
        "published": filing.published,
        "fetched": utc(filing.fetched),
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


def _claim_rows(gists: Iterable[Gist], first: int) -> Iterator[Row]:
    for number, gist in enumerate(gists, start=first):
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
