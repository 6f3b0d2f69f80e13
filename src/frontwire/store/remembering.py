"""Remembering: what reconciling last made, good for as long as nothing came in since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from frontwire.model.happening import Copy, Happening, Reconciled
from frontwire.resting import resting_collector
from frontwire.store.packing import pack, unpacker
from frontwire.store.tables import happenings, members, reconciliations

#: Rows written at a time.
_ROWS = 10_000

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rest:
    """What reconciling made besides happenings."""

    copies: tuple[Copy, ...]
    origins: dict[str, str]
    zones: dict[str, str]


unpack_happening = unpacker(Happening)
unpack_rest = unpacker(Rest)


def remember(connection: Connection, reconciled: Reconciled, *, revision: int) -> None:
    """Writes what reconciling made of the store at `revision` in place of what it made before."""
    for table in (reconciliations, happenings, members):
        connection.execute(delete(table))
    rest = Rest(reconciled.copies, reconciled.origins, reconciled.zones)
    connection.execute(insert(reconciliations), {"revision": revision, "body": pack(rest)})
    _write(connection, happenings, _happening_rows(reconciled))
    _write(connection, members, _member_rows(reconciled))


def remembered_at(connection: Connection) -> int | None:
    """The revision at which reconciling was last kept; None where it never was."""
    return connection.execute(select(reconciliations.c.revision)).scalar_one_or_none()


def recall(connection: Connection) -> Reconciled:
    """What reconciling last made, at whatever revision."""
    blobs = connection.execute(select(happenings.c.body).order_by(happenings.c.position)).scalars().all()
    rest = unpack_rest(connection.execute(select(reconciliations.c.body)).scalar_one())
    with resting_collector():
        return Reconciled(tuple(map(unpack_happening, blobs)), rest.copies, rest.origins, rest.zones)


def recall_one(connection: Connection, claim: str) -> Happening | None:
    """The happening that a claim stood in when reconciling was last kept, however long ago."""
    joined = select(happenings.c.body).join(members, members.c.happening == happenings.c.position)
    blob = connection.execute(joined.where(members.c.claim == claim)).scalar_one_or_none()
    return None if blob is None else unpack_happening(blob)


def _write(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    waiting = iter(rows)
    while some := list(islice(waiting, _ROWS)):
        connection.execute(insert(table), some)


def _happening_rows(reconciled: Reconciled) -> Iterator[Row]:
    for number, happening in enumerate(reconciled.happenings):
        yield {
            "position": number,
            "id": happening.id,
            "family": happening.family,
            "zone": happening.zone,
            "claims": len(happening.claims),
            "body": pack(happening),
        }


def _member_rows(reconciled: Reconciled) -> Iterator[Row]:
    for number, happening in enumerate(reconciled.happenings):
        for claim in happening.claims:
            yield {"claim": claim, "happening": number, "origin": reconciled.origins.get(claim)}
