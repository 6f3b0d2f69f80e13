"""The front as it is told: who is said to have taken, lost, advanced, withdrawn, step by step; nothing is inferred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from frontwire.drawing.citing import is_firm
from frontwire.drawing.holding import ADVANCE, TAKEN, WITHDRAWAL, side
from frontwire.model.gist import Gist, Party
from frontwire.model.picture import Account, Citation, Motion, Move

_ACTING = {TAKEN: Motion.TOOK, ADVANCE: Motion.ADVANCED, WITHDRAWAL: Motion.WITHDREW}


def moves(accounts: Iterable[Account]) -> tuple[Move, ...]:
    """The steps that `accounts` tell, newest first, the undated last; one for each side in each happening."""
    held = [move for account in accounts for move in _of(account)]
    return tuple(sorted(held, key=_order))


def _order(move: Move) -> tuple[int, str, str, str, str]:
    newest = -move.day.toordinal() if move.day is not None else 0
    return newest, move.site.name if move.site else "", move.happening, side(move.party), move.motion


def _of(account: Account) -> Iterator[Move]:
    steps: dict[tuple[Motion, str], list[tuple[Party | None, Citation]]] = {}
    for citation in account.citations:
        gist = citation.gist
        if gist.kind in _ACTING and is_firm(gist):
            for motion, party in _motions(gist):
                steps.setdefault((motion, side(party)), []).append((party, citation))
    for (motion, _), said in steps.items():
        yield Move(
            happening=account.id,
            day=_day(said, account),
            motion=motion,
            party=said[0][0],
            site=account.site,
            part=account.part,
            place_text=account.place_text,
            citations=tuple(citation for _, citation in said),
            status=account.status,
        )


def _motions(gist: Gist) -> Iterator[tuple[Motion, Party | None]]:
    for party in gist.actors or (None,):
        yield _ACTING[gist.kind], party
    if gist.kind == TAKEN:
        yield from ((Motion.LOST, party) for party in gist.targets)


def _day(said: Iterable[tuple[Party | None, Citation]], account: Account) -> date | None:
    """The account's day, on which most origins agree; else the last that one of the claims gives."""
    given = [citation.gist.last or citation.gist.first for _, citation in said]
    return account.last or account.first or max((day for day in given if day is not None), default=None)
