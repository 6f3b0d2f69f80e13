"""Claims: a list of them, and each with all that was read in it."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from frontwire.browsing.told import Mark, find_entry
from frontwire.publishing.dossier import contract as dossier
from frontwire.publishing.hiding import hide_correction
from frontwire.serving.access import AtDesk
from frontwire.serving.api import shapes
from frontwire.serving.api.answering import OnlyKnown, Paged, Paging, answer, cursor, documented
from frontwire.serving.api.choosing import Choosing
from frontwire.serving.api.told import listed, report_of, whole
from frontwire.serving.failing import MisaskedError, MissingError

router = APIRouter(tags=["claims"], dependencies=[OnlyKnown])
_KIND = "claims"


@router.get("/claims", **documented(shapes.ClaimPage, 304))
def claims(told: Choosing, paging: Paged) -> Response:
    """Claims that fulfil all conditions, those known last first; `since` asks for those known from that day on.

    A claim that gives no day or no place of its own counts for those of its happening.
    """
    entries, mark = told.page(size=paging.limit, after=_after(paging))
    after = None if mark is None else (mark[0].toordinal(), mark[1])
    return answer(shapes.ClaimPage(tuple(map(listed, entries)), cursor(_KIND, after)))


@router.get("/claims/{id}", **documented(shapes.HeldClaim, 304, 404))
def claim(id: str, desk: AtDesk) -> Response:  # noqa: A002 - the parameter of the address
    """One claim: every value read in it with its words, its report, and what people decided about it."""
    entry = find_entry(desk.shelf.snapshot(), id)
    with desk.corpus.view() as view:
        held, filing = view.claim(id), None if entry is None else view.filing(entry.citation.gist.report)
        history = view.history(id)
        judged = [one for one in view.judgements() if id in {one.left.claim, one.right.claim}]
    if entry is None or held is None or filing is None:
        raise MissingError(f"there is no claim {id}")
    return answer(
        shapes.HeldClaim(
            claim=whole(held, entry),
            cited=listed(entry),
            report=report_of(filing),
            corrections=tuple(dossier.correction(hide_correction(one, exact=desk.policy.exact)) for one in history),
            judgements=tuple(map(dossier.judgement, judged)),
        )
    )


def _after(paging: Paging) -> Mark | None:
    after = paging.after(_KIND)
    if after is None:
        return None
    if not 1 <= after[0] <= date.max.toordinal():
        raise MisaskedError("cursor: it is none that this server gave")
    return date.fromordinal(after[0]), after[1]
