"""Reports: the list of them, and each as it was published with its claims marked in place."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from frontwire.browsing.library import Standing, Wanted, catalogue
from frontwire.browsing.reviewing import put_aside, review
from frontwire.browsing.sheets import Mark, Sheet, sheet
from frontwire.model.filing import Filing
from frontwire.model.query import Query as Choice
from frontwire.model.report import Report
from frontwire.serving.access import AtDesk
from frontwire.serving.desk import Desk
from frontwire.serving.failing import MissingError
from frontwire.serving.pages.claims import card_of

router = APIRouter()

#: What a page's part is called in an address.
Part = Annotated[Literal["report"] | None, Query(description="Only this part of the page, as HTML.")]


@router.get("/reports", response_class=HTMLResponse)
def show_list(  # noqa: PLR0913, PLR0917 - one for each parameter of the address
    desk: AtDesk,
    q: Annotated[str, Query(max_length=200)] = "",
    outlet: Annotated[str, Query(max_length=200)] = "",
    first: Annotated[date | Literal[""] | None, Query(alias="from")] = None,
    to: date | Literal[""] | None = None,
    standing: Standing | Literal[""] | None = None,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> HTMLResponse:
    """The reports of the store, newest first."""
    wanted = Wanted(q.strip(), outlet, first or None, to or None, standing or None)
    copies = desk.shelf.snapshot().stock.linked.copies
    with desk.corpus.view() as view:
        held = catalogue(view.filings(), copies, wanted, number=page)
    return HTMLResponse(
        desk.renderer.render("reports.html", page="reports", catalogue=held, wanted=wanted, standings=tuple(Standing))
    )


@router.get("/reports/{report_id}", response_class=HTMLResponse)
def show(
    desk: AtDesk,
    report_id: str,
    claim: Annotated[str | None, Query(max_length=64)] = None,
    part: Part = None,
) -> HTMLResponse:
    """One report as it was published; `claim` is the one that is open beside it."""
    filing, report, held = _opened(desk, report_id)
    is_here = claim is not None and any(mark.gist.id == claim for mark in held.everything)
    template = "_report.html" if part == "report" else "report.html"
    return HTMLResponse(
        desk.renderer.render(
            template,
            page="report",
            filing=filing,
            report=report,
            sheet=held,
            card=card_of(desk, claim) if claim is not None and is_here else None,
            lost=claim if claim is not None and not is_here else None,
            marks=_marks(held),
            verbatim=verbatim,
        )
    )


def _opened(desk: Desk, report_id: str) -> tuple[Filing, Report, Sheet]:
    with desk.corpus.view() as view:
        filing, report = view.filing(report_id), view.report(report_id)
        if filing is None or report is None:
            raise MissingError(f"there is no report {report_id}")
        gists = tuple(view.select(Choice(reports=frozenset({report_id}))))
        aside = tuple(put_aside(view, filing, report.text, view.corrections()))
        acts = {one.id: act for one in (*gists, *aside) if (act := review(view, one.id).act) is not None}
        refusals = tuple(view.refused_in(report_id))
    return filing, report, sheet(report, gists, refusals, desk.shelf.tables, aside=aside, acts=acts)


def _marks(held: Sheet) -> dict[str, object]:
    """What the highlights are drawn from: code points of the text, as everywhere."""
    refused = [{"start": r.span.start, "end": r.span.end} for r in held.refusals if r.span is not None]
    return {
        "claims": [_marked(mark) for mark in held.marks],
        "aside": [_marked(mark) for mark in held.aside],
        "refusals": refused,
    }


def _marked(mark: Mark) -> dict[str, object]:
    span = mark.gist.span
    seen = mark.act is not None
    return {
        "id": mark.gist.id,
        "start": span.start,
        "end": span.end,
        "kind": mark.family,
        "voice": mark.voice.value,
        "seen": seen,
    }


def verbatim(text: str) -> Markup:
    """`text` as HTML whose text is the same character for character.

    A parser of HTML takes a carriage return for a line feed and leaves out a NUL: offsets behind them would shift.
    """
    return Markup(escape(text).replace("\r", Markup("&#13;")).replace("\0", "\ufffd"))  # noqa: S704 - escaped
