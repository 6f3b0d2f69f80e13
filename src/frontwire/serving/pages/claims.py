"""Claims: each with its words, its fields and what it stands with; the same panel stands beside the report."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from frontwire.browsing.cards import Card, card
from frontwire.browsing.reviewing import find, review
from frontwire.browsing.sheets import pieces
from frontwire.model.picture import Account
from frontwire.publishing.picture.words import Vocabulary, standing
from frontwire.publishing.tracing import Ground
from frontwire.serving.access import AtDesk
from frontwire.serving.desk import Desk
from frontwire.serving.failing import MissingError

router = APIRouter()


@router.get("/claims/{claim_id}", response_class=HTMLResponse)
def show(
    desk: AtDesk,
    claim_id: str,
    part: Annotated[Literal["panel"] | None, Query(description="Only this part of the page, as HTML.")] = None,
) -> HTMLResponse:
    """One claim: its words in their sentence, its fields and why, the happening it stands in."""
    held = card_of(desk, claim_id)
    if part == "panel":
        return HTMLResponse(desk.renderer.render("_claim.html", card=held))
    snapshot = desk.shelf.snapshot()
    account = None if held.is_aside else snapshot.account_of(claim_id)
    if account is None:
        return HTMLResponse(desk.renderer.render("claim.html", page="claim", card=held, account=None))
    words = desk.words(snapshot.at)
    return HTMLResponse(
        desk.renderer.render(
            "claim.html",
            page="claim",
            card=held,
            account=account,
            headline=words.headline(account),
            standing=standing(account),
            others=_others(account, claim_id, words),
        )
    )


def card_of(desk: Desk, claim_id: str) -> Card:
    """The card of a claim, rejected ones too; raises MissingError."""
    with desk.corpus.view() as view:
        report_id = view.report_of(claim_id)
        filing, report = (None, None) if report_id is None else (view.filing(report_id), view.report(report_id))
        found = None if filing is None or report is None else find(view, claim_id, filing, report.text)
        decided = review(view, claim_id)
    if filing is None or report is None or found is None:
        raise MissingError(f"there is no claim {claim_id}")
    site = found.gist.site
    exact = site is None or desk.shelf.snapshot().stock.guard.shown(found.gist) == site
    ground = Ground(report.text, desk.corpus.settings, exact=exact)
    return card(found, filing, review=decided, ground=ground, tables=desk.shelf.tables, pieces=pieces(report))


def _others(account: Account, claim_id: str, words: Vocabulary) -> list[dict[str, str]]:
    """The other claims of its happening, each with its words and who gave it."""
    return [
        {"id": one.id, "report": one.gist.report, "quote": one.gist.quote, "giver": words.giver(one)}
        for one in account.citations
        if one.id != claim_id
    ]
