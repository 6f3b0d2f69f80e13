"""Reports: a list of their headers, and each with its text, the blocks of its page and its claims."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import Response

from frontwire.browsing.state import State
from frontwire.browsing.told import find_entry
from frontwire.model.filing import Filing
from frontwire.model.query import Query
from frontwire.publishing import contract, gold
from frontwire.serving.access import AtDesk
from frontwire.serving.api import shapes
from frontwire.serving.api.answering import JSON, Mark, OnlyKnown, Paged, answer, documented
from frontwire.serving.api.choosing import Choosing, Updated
from frontwire.serving.api.told import report_of, text_of, whole
from frontwire.serving.asking import Asked
from frontwire.serving.failing import MissingError

router = APIRouter(tags=["reports"], dependencies=[OnlyKnown])
_KIND = "reports"


@router.get("/reports", **documented(shapes.ReportPage, 304))
def reports(state: Asked, told: Choosing, paging: Paged, desk: AtDesk, updated_since: Updated = None) -> Response:
    """Reports with a claim that fulfils all conditions (all reports where none is set), those known last first."""
    is_narrow = updated_since is not None or replace(state, at=None) != State()
    wanted = told.reports() if is_narrow else None
    with desk.corpus.view() as view:
        filings = sorted(view.filings(at=state.at), key=_mark)
    held, after = paging.page(_KIND, (one for one in filings if wanted is None or one.id in wanted), _mark)
    return answer(shapes.ReportPage(tuple(map(report_of, held)), after))


@router.get("/reports/{id}", **documented(shapes.HeldReport, 304, 404))
def report(id: str, desk: AtDesk) -> Response:  # noqa: A002 - the parameter of the address
    """One report: its text, the blocks that tell text from furniture, its claims in reading order."""
    snapshot = desk.shelf.snapshot()
    with desk.corpus.view() as view:
        filing, held = view.filing(id), view.report(id)
        gists = sorted(view.select(Query(reports=frozenset({id}))), key=lambda gist: (gist.span.start, gist.id))
        claims = [claim for gist in gists if (claim := view.claim(gist.id)) is not None]
        refusals = [refusal for of, refusal in view.refusals() if of == id]
    if filing is None or held is None:
        raise MissingError(f"there is no report {id}")
    return answer(
        shapes.HeldReport(
            filing=report_of(filing),
            report=text_of(held, filing),
            claims=tuple(whole(claim, find_entry(snapshot, claim.id)) for claim in claims),
            refusals=tuple(map(contract.kept_refusal, refusals)),
        )
    )


@router.get("/reports/{id}/gold.json", **documented(gold.GoldReport, 304, 404))
def gold_report(id: str, desk: AtDesk) -> Response:  # noqa: A002 - the parameter of the address
    """The claims of a report that a person accepted, changed or added, in the format of hand-marked test data."""
    marked = next(iter(desk.corpus.gold(reports=[id])), None)
    if marked is None:
        raise MissingError(f"nobody has checked a claim of report {id}")
    return Response(marked.json, media_type=JSON)


def _mark(filing: Filing) -> Mark:
    return -filing.known.toordinal(), filing.id
