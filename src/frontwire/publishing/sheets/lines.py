"""One happening in a line of a list: what, when, where, how many, how far accounts agree, on how many origins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontwire.model.happening import Difference
from frontwire.model.picture import Account, Status
from frontwire.model.time import Precision
from frontwire.publishing import telling
from frontwire.publishing.picture.words import Vocabulary
from frontwire.publishing.sheets.tolls import Brief, briefs

#: Tolls that a line has room for.
_TOLLS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A happening in short: `lead` is the claim that the headline is made of, `giver` who gives that.

    `when` and `where` are words, `place` is the gazetteer's id, None where unplaced. `only_denied` marks what is told
    of only to say that it is not so.
    """

    id: str
    lead: str
    kind: str
    label: str
    family: str
    headline: str
    giver: str
    first: date | None
    last: date | None
    precision: Precision
    when: str
    where: str
    place: str | None
    status: Status
    only_denied: bool
    disputes: tuple[Difference, ...]
    grade: str | None
    claims: int
    origins: int
    outlets: int
    copies: int
    tolls: tuple[Brief, ...]
    new: bool


def line(account: Account, words: Vocabulary) -> Line:
    """The line of an account."""
    kind = account.lead.gist.kind
    return Line(
        id=account.id,
        lead=account.lead.id,
        kind=kind,
        label=words.labels.kind(kind).label,
        family=account.family,
        headline=words.headline(account),
        giver=words.giver(account.lead),
        first=account.first,
        last=account.last,
        precision=account.precision,
        when=telling.days(account.first, account.last, account.precision),
        where=words.place(account.site, account.place_text, account.part),
        place=None if account.site is None else account.site.id,
        status=account.status,
        only_denied=bool(account.denied) and not account.affirmed and not account.possible,
        disputes=tuple(dict.fromkeys(dispute.difference for dispute in account.disputes)),
        grade=None if account.grade is None else account.grade.code,
        claims=len(account.citations),
        origins=len(account.origins),
        outlets=len(account.outlets),
        copies=account.copies,
        tolls=briefs(account.tolls, words, limit=_TOLLS),
        new=account.new,
    )
