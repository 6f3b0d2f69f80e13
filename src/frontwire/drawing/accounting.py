"""Accounts: of each happening, all that is said of it, with what it amounts to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from frontwire.drawing import citing
from frontwire.drawing.citing import is_announced, is_denied, is_firm
from frontwire.drawing.gathering import Told
from frontwire.drawing.tolling import tolls
from frontwire.drawing.weighing import Weigher
from frontwire.model.claim import ClaimClass
from frontwire.model.gist import Gist
from frontwire.model.happening import Dispute
from frontwire.model.picture import Account, Citation, Frame, Status
from frontwire.model.voice import Certainty


def is_event(told: Told) -> bool:
    """Does any claim say that something happened, rather than that it is announced?"""
    return any(gist.klass is ClaimClass.EVENT and not is_announced(gist) for gist in told.gists)


def is_inside(told: Told, frame: Frame) -> bool:
    """Does it fall into the window, was something new said of it there that is no background, or a page changed?"""
    return any(_is_inside(gist, frame.since, frame.at) for gist in told.gists)


def _is_inside(gist: Gist, since: date, at: date) -> bool:
    if (gist.known > since and not gist.background) or (gist.stands(since) and not gist.stands(at)):
        return True
    first, last = gist.first or gist.last, gist.last or gist.first
    return first is not None and last is not None and first <= at and last >= since


@dataclass(frozen=True, slots=True)
class Accountant:
    """Makes accounts as of a frame's day, with claims weighed by `weigher`."""

    frame: Frame
    weigher: Weigher

    def accounts(self, told: Iterable[Told]) -> Iterator[Account]:
        """An account of each happening of the window, in their order."""
        return (self.account(one) for one in told if is_event(one) and is_inside(one, self.frame))

    def account(self, told: Told) -> Account:
        """All that is said of one happening."""
        weighed = self.weigher.weigh(told)
        citations, disputes = weighed.citations, weighed.disputes
        origin = {citation.id: citation.origin for citation in citations}
        # What a page said before it was changed is still cited, and speaks for nothing any more.
        standing = tuple(c for c in citations if c.gist.stands(self.frame.at))
        first, last, precision = citing.days(told, origin)
        site = citing.place(told.gists, origin)
        lead = citing.lead(_deeds(standing or citations), at=site)
        independent = citing.origins(standing or citations)
        return Account(
            id=told.id,
            family=told.family,
            lead=lead,
            citations=citations,
            status=_status(standing, disputes),
            first=first,
            last=last,
            precision=precision,
            site=site,
            place_text=lead.gist.place_text or citing.most(gist.place_text for gist in told.gists),
            part=citing.most(gist.part for gist in told.gists if site is None or gist.site == site),
            tolls=tolls(citations, at=self.frame.at, replaced=self.weigher.replaced(told)),
            disputes=disputes,
            affirmed=tuple(c.id for c in standing if is_firm(c.gist)),
            possible=tuple(c.id for c in standing if not is_firm(c.gist) and not is_denied(c.gist)),
            denied=tuple(c.id for c in standing if is_denied(c.gist)),
            origins=independent,
            outlets=citing.outlets(told.gists),
            copies=sum(citation.repeats for citation in citations),
            grade=citing.best_grade(standing),
            new=told.gists[0].known > self.frame.since,
            links=told.links,
        )


def _deeds(citations: Iterable[Citation]) -> list[Citation]:
    """The claims of an event among them, where there are any: a headline tells a deed, not what was said of it."""
    held = list(citations)
    events = [one for one in held if one.gist.klass is ClaimClass.EVENT and not is_announced(one.gist)]
    return events or held


def _status(citations: Iterable[Citation], disputes: tuple[Dispute, ...]) -> Status:
    """Disputed where anything is; agreed where two independent origins affirm it; else single, or unconfirmed."""
    if disputes:
        return Status.DISPUTED
    held = [citation for citation in citations if not is_denied(citation.gist)]
    firm = {citation.origin for citation in held if citation.gist.certainty in {Certainty.STATED, Certainty.CLAIMED}}
    if not firm:
        return Status.UNCONFIRMED
    return Status.AGREED if len(firm) > 1 else Status.SINGLE
