"""Editing: people correct claims, judge pairs of them, and take back what they decided. All of it is a log."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from frontwire.corpus import Corpus
from frontwire.model.correction import Act
from frontwire.model.correction import Correction as Made
from frontwire.model.place import Place
from frontwire.publishing.dossier import contract as dossier
from frontwire.publishing.hiding import hide_correction
from frontwire.serving.access import AtDesk
from frontwire.serving.api import bodies, shapes
from frontwire.serving.api.answering import OnlyKnown, answer, documented
from frontwire.serving.desk import Desk
from frontwire.serving.failing import ForbiddenError, MisaskedError, UnauthorizedError

_NAME = Query(min_length=1, max_length=200, description="A name in any spelling.")


def may_edit(request: Request, desk: AtDesk) -> None:
    """Raises ForbiddenError where nobody may edit, UnauthorizedError without the token that is asked for."""
    if not desk.policy.edit:
        raise ForbiddenError("nothing may be changed here (frontwire serve --edit)")
    if desk.policy.token is None:
        return
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    # Bytes, which headers are: of text, only plain ASCII can be compared in constant time.
    sent, token = given.strip().encode("latin-1"), desk.policy.token.encode()
    if scheme.lower() != "bearer" or not hmac.compare_digest(sent, token):
        raise UnauthorizedError("what may be changed here needs the token (Authorization: Bearer …)")


router = APIRouter(tags=["editing"], dependencies=[OnlyKnown, Depends(may_edit)])


@router.post("/corrections", **documented(shapes.Recorded, 401, 403, 404, 413, status=201, body=bodies.CorrectionSent))
def correct(
    sent: Annotated[bodies.CorrectionSent, Depends(bodies.body_of(bodies.CorrectionSent))], desk: AtDesk
) -> Response:
    """Records what a person decides about one claim; the claim as it was read stays."""
    made = _made(sent, desk.corpus, by=_person(sent.by, desk))
    return answer(shapes.Recorded(made.number, made.claim.claim), status=201)


@router.post("/judgements", **documented(shapes.Recorded, 401, 403, 404, 413, status=201, body=bodies.JudgementSent))
def judge(
    sent: Annotated[bodies.JudgementSent, Depends(bodies.body_of(bodies.JudgementSent))], desk: AtDesk
) -> Response:
    """Records whether two claims tell of the same happening; it outranks the rules."""
    by = _person(sent.by, desk)
    made = desk.corpus.judge(sent.left, sent.right, sent.verdict, by=by, because=sent.because)
    return answer(shapes.Recorded(made.number, made.right.claim), status=201)


@router.post("/undo", **documented(shapes.Undone, 401, 403, 404, 413, body=bodies.UndoSent))
def undo(sent: Annotated[bodies.UndoSent, Depends(bodies.body_of(bodies.UndoSent))], desk: AtDesk) -> Response:
    """Takes back one decision, or the last one that stands; given `again`, the decision stands once more."""
    changed = desk.corpus.undo(sent.number, by=_person(sent.by, desk))
    again = [one.undone for one in changed if one.undone is not None]
    return answer(shapes.Undone(tuple(one.number for one in changed), min(again, default=None)))


@router.get("/judgements", **documented(shapes.Decisions, 304, 401, 403))
def decisions(desk: AtDesk) -> Response:
    """All that people decided, in the order of deciding, what was taken back included."""
    with desk.corpus.view() as view:
        judgements, corrections = view.judgements(), view.corrections()
    return answer(
        shapes.Decisions(
            tuple(map(dossier.judgement, judgements)),
            tuple(dossier.correction(hide_correction(one, exact=desk.policy.exact)) for one in corrections),
        )
    )


@router.get("/claims/{id}/candidates", **documented(shapes.Places, 304, 401, 403, 404))
def candidates(id: str, desk: AtDesk) -> Response:  # noqa: A002 - the parameter of the address
    """Places that the words of a claim may mean, the one that was chosen first."""
    return answer(_places(desk.corpus.candidates(id)))


@router.get("/places/find", **documented(shapes.Places, 304, 401, 403))
def find(name: Annotated[str, _NAME], desk: AtDesk) -> Response:
    """Places of the gazetteer that bear a name, the likeliest first."""
    return answer(_places(desk.corpus.named(name)))


def _made(sent: bodies.CorrectionSent, corpus: Corpus, *, by: str) -> Made:
    if sent.act is Act.ADD:
        where = bodies.span(sent.start, sent.end)
        if sent.report is None or where is None or sent.claim is not None:
            raise MisaskedError("body: to add a claim give report, start and end, and no claim")
        values = bodies.values_of(sent.values, corpus)
        return corpus.add_claim(sent.report, where, values, by=by, because=sent.because)
    if sent.claim is None or (sent.report, sent.start, sent.end) != (None, None, None):
        raise MisaskedError(f"body: to {sent.act} a claim give its id alone, without report, start and end")
    if sent.act is Act.CHANGE:
        values, fields = bodies.values_of(sent.values, corpus), bodies.fields_of(sent.values)
        return corpus.correct(sent.claim, values, fields=fields, by=by, because=sent.because)
    decide = corpus.accept if sent.act is Act.ACCEPT else corpus.reject
    return decide(sent.claim, by=by, because=sent.because)


def _person(by: str, desk: Desk) -> str:
    name = by.strip() or desk.policy.by
    if not name:
        raise MisaskedError("by: who decides must be named")
    return name


def _places(held: tuple[Place, ...]) -> shapes.Places:
    return shapes.Places(
        tuple(shapes.Found(p.id, p.name, p.kind, p.country, p.admin1, p.lat, p.lon, p.population) for p in held)
    )
