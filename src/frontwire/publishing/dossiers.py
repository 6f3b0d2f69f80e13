"""A dossier: all that a store holds on one happening, and why it stands together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from frontwire.model.correction import Correction
from frontwire.model.filing import Filing
from frontwire.model.happening import Copy, Reconciled
from frontwire.model.judgement import Judgement
from frontwire.model.picture import Account


@dataclass(frozen=True, slots=True)
class Dossier:
    """An account with what it rests on.

    `filings` are the headers of the reports by id; `copies` those of them that repeat another, `judgements` and
    `corrections` all that people decided about pairs of its claims and about single ones, taken back or not.
    """

    account: Account
    filings: Mapping[str, Filing]
    copies: tuple[Copy, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Correction, ...] = ()


class Shelves(Protocol):
    """What a dossier is compiled from."""

    def filing(self, report_id: str) -> Filing | None:
        """The header of one report."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order of deciding."""
        ...

    def history(self, claim_id: str) -> tuple[Correction, ...]:
        """All corrections of one claim in the order of deciding."""
        ...


def compiled(shelves: Shelves, account: Account, reconciled: Reconciled) -> Dossier:
    """The dossier of an account: the reports it stands in, what repeats what, what was decided."""
    claims = {citation.id for citation in account.citations}
    reports = dict.fromkeys(citation.gist.report for citation in account.citations)
    filings = {report: filing for report in reports if (filing := shelves.filing(report)) is not None}
    copies = tuple(one for one in reconciled.copies if one.copy in filings and one.original in filings)
    judged = tuple(one for one in shelves.judgements() if {one.left.claim, one.right.claim} & claims)
    corrected = [one for citation in account.citations for one in shelves.history(citation.id)]
    return Dossier(account, filings, copies, judged, tuple(sorted(corrected, key=_number)))


def _number(correction: Correction) -> int:
    return correction.number
