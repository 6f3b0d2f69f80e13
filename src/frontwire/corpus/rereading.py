"""Rereading: reports in a store read by newer rules, their claims replaced, judgements kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontwire.corpus.receiving import FILLED, Receiver
from frontwire.errors import StoreError
from frontwire.model.filing import Filing
from frontwire.store import Store

if TYPE_CHECKING:
    from frontwire.api import Reader

#: Told how much of how much is done.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading one report anew did: how many of its claims came in, went, and stayed."""

    filing: Filing
    came: int
    went: int
    stayed: int


def reread(
    store: Store, receiver: Receiver, reader: Reader, *, reports: Sequence[str] = (), progress: Progress | None = None
) -> tuple[Reread, ...]:
    """Reads reports anew: those with the ids `reports`, else all that the reader's edition has not read.

    The rows of forms stay as they are: their claims come from answers, not from their text.

    Each is a transaction of its own. `progress` is called with the number of reports done and of all. Raises StoreError
    where there is no report of an id.
    """
    chosen = _chosen(store, receiver, reader, frozenset(reports))
    done: list[Reread] = []
    for filing in chosen:
        done.append(_reread(store, receiver, reader, filing))
        if progress is not None:
            progress(len(done), len(chosen))
    return tuple(done)


def _chosen(store: Store, receiver: Receiver, reader: Reader, reports: frozenset[str]) -> list[Filing]:
    with store.view() as view:
        held = list(view.filings())
    missing = sorted(reports - {filing.id for filing in held})
    if missing:
        raise StoreError(f"{store.name}: there is no report {missing[0]}")
    held = [filing for filing in held if not filing.edition.pipeline.startswith(FILLED)]
    edition = receiver.edition(reader.settings)
    return [filing for filing in held if (filing.id in reports if reports else filing.edition != edition)]


def _reread(store: Store, receiver: Receiver, reader: Reader, filing: Filing) -> Reread:
    with store.view() as view:
        report = view.report(filing.id)
        before = {gist.id for gist in view.read(filing.id)}
    if report is None:
        raise StoreError(f"{store.name}: report {filing.id} was taken out meanwhile")
    deposit = receiver.receive_again(filing, reader.process(report))
    with store.writer() as writer:
        writer.replace(deposit)
    after = {claim.id for claim in deposit.claims}
    return Reread(deposit.filing, len(after - before), len(before - after), len(after & before))
