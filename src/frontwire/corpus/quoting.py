"""Quoting: the texts of reports for whoever goes through claims in order, kept while they are soon asked for again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from frontwire.store import StoreView

#: Characters kept: the reports of the busiest day, of which claims come mixed.
_KEPT = 8_000_000


class Texts:
    """Texts of reports, read many at a time; those not asked for longest are let go."""

    __slots__ = ("_held", "_most", "_size", "_view")

    def __init__(self, view: StoreView, *, most: int = _KEPT) -> None:
        self._view = view
        self._most = most
        self._size = 0
        self._held: OrderedDict[str, str] = OrderedDict()

    def of(self, reports: Iterable[str]) -> dict[str, str]:
        """The texts of reports by their ids. Raises LookupError where the store has none."""
        wanted = tuple(dict.fromkeys(reports))
        missing = [report for report in wanted if report not in self._held]
        for report, text in self._view.texts_of(missing).items():
            self._held[report] = text
            self._size += len(text)
        out: dict[str, str] = {}
        for report in wanted:
            if report not in self._held:
                raise LookupError(f"the store has claims of report {report} and not its text")
            self._held.move_to_end(report)
            out[report] = self._held[report]
        while self._size > self._most and self._held:
            self._size -= len(self._held.popitem(last=False)[1])
        return out
