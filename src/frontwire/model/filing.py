"""A filing: a report as a store keeps it, with how and when it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from frontwire.model.claim import Claim
from frontwire.model.gist import Gist
from frontwire.model.report import Refusal, Report


@dataclass(frozen=True, slots=True)
class Edition:
    """What read a report: this software, these lexicons (a digest), that language pipeline."""

    software: str
    lexicons: str
    pipeline: str


@dataclass(frozen=True, slots=True)
class Voucher:
    """Who vouches for a field message and from where: given by whoever adds it, not read in its text."""

    voice: str
    type: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A report's place among those read at one address: number `number` of `of`.

    `before` and `after` are the ids of the versions next to it. A later version is known `since` a day; an earlier one
    counts `until` a day, that from which the next one was known.
    """

    number: int = 1
    of: int = 1
    since: date | None = None
    until: date | None = None
    before: str | None = None
    after: str | None = None


#: The place of a report of which there is no other version.
ONLY = Version()


@dataclass(frozen=True, slots=True)
class Filing:
    """A report's header in the store.

    `id` is a digest of its outlet, its publication day and its text: the same page fetched twice is one filing.
    `publisher` is the key of its outlet and `agency` that of the news agency that its credit names, both as
    `Speaker.key` has it (an actor's id, else folded words), so that an outlet, an agency and a voice are told to be
    one; they are the same in an agency's own report (`reconciling.crediting`). `signature` is the MinHash of its
    words (`reconciling.copying`). `address` is where it was published, `modified` when it was changed there, `version`
    its place among the reports read there.
    """

    id: str
    source: str
    title: str | None
    outlet: str | None
    language: str | None
    published: date | None
    fetched: datetime
    edition: Edition
    publisher: str | None = None
    agency: str | None = None
    voucher: Voucher | None = None
    signature: tuple[int, ...] = ()
    claims: int = 0
    refusals: int = 0
    address: str | None = None
    modified: datetime | None = None
    version: Version = ONLY

    @property
    def known(self) -> date:
        """The day from which its claims were known."""
        return self.version.since or self.published or self.fetched.date()


@dataclass(frozen=True, slots=True)
class Deposit:
    """All that a store keeps of one report: `gists` stand in the order of `claims`, one for each."""

    filing: Filing
    report: Report
    claims: tuple[Claim, ...]
    gists: tuple[Gist, ...]
    refusals: tuple[Refusal, ...]
