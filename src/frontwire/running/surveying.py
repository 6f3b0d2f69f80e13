"""Surveying: a run's folder as linking sees a store. Nothing of it is in memory but what each report is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from frontwire.claims.versioning import lineage, versions
from frontwire.model.correction import Correction
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.model.judgement import Judgement
from frontwire.reconciling.parts import Shelf
from frontwire.running.deposits import packed_deposits
from frontwire.store.packing import unpack_report


class _Filed(msgspec.Struct, gc=False):
    """A deposit of which the header is wanted, and the report as it is packed."""

    filing: Filing
    report: msgspec.Raw


class _Told(msgspec.Struct, gc=False):
    """A deposit of which only the gists are wanted."""

    gists: tuple[Gist, ...]


_unpack_filed = msgspec.msgpack.Decoder(_Filed).decode
_unpack_told = msgspec.msgpack.Decoder(_Told).decode


@dataclass(frozen=True, slots=True)
class Survey:
    """The reports of a run as a store would hold them: each once, versions of a page in their places.

    Nobody has decided anything on them. Fills `Linkable`.
    """

    path: Path
    _filings: tuple[Filing, ...]
    _rows: Mapping[str, int]
    _reports: Shelf

    @classmethod
    def of(cls, path: Path) -> Survey:
        """The survey of the folder at a path. Raises InputError where a shard is damaged."""
        reports = Shelf()
        rows: dict[str, int] = {}
        held: dict[str, Filing] = {}
        for row, data in enumerate(packed_deposits(path)):
            filed = _unpack_filed(data)
            reports.put(bytes(filed.report))
            before = held.get(filed.filing.id)
            if before is None or _fetch(filed.filing) < _fetch(before):
                held[filed.filing.id] = filed.filing
                rows[filed.filing.id] = row
        placed = sorted(_placed(held), key=lambda filing: (filing.known, filing.id))
        return cls(path, tuple(placed), rows, reports)

    def filings(self) -> Iterator[Filing]:
        """The reports."""
        return iter(self._filings)

    def gists(self) -> Iterator[Gist]:
        """The gists of their claims, in the order of the source."""
        of_row = {self._rows[filing.id]: filing for filing in self._filings}
        for row, data in enumerate(packed_deposits(self.path)):
            filing = of_row.get(row)
            if filing is None:
                continue
            for gist in _unpack_told(data).gists:
                yield replace(gist, known=filing.known, until=filing.version.until)

    def running_text(self, report_id: str) -> str | None:
        """The words of a report without the furniture of its page."""
        row = self._rows.get(report_id)
        return None if row is None else unpack_report(self._reports[row]).running_text

    def judgements(self) -> tuple[Judgement, ...]:
        """None."""
        return ()

    def corrections(self) -> tuple[Correction, ...]:
        """None."""
        return ()


def _placed(held: Mapping[str, Filing]) -> Iterator[Filing]:
    """The reports, those of one page with their places among its versions."""
    pages: dict[str, list[Filing]] = {}
    for filing in held.values():
        if filing.address is None or filing.voucher is not None:
            yield filing
        else:
            pages.setdefault(lineage(filing.address), []).append(filing)
    for filings in pages.values():
        yield from versions(filings)


def _fetch(filing: Filing) -> tuple[datetime, str]:
    fetched = filing.fetched
    return fetched.replace(tzinfo=UTC) if fetched.tzinfo is None else fetched.astimezone(UTC), filing.source
