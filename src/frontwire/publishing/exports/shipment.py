"""A shipment: claims and happenings of a store with all that a row of any format may tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from frontwire.model.claim import Claim
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.model.health import HealthPicture
from frontwire.model.picture import Account, Citation, Picture

#: How many characters around a quote are given with it.
_AROUND = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim on its way out.

    `claim` and `gist` are the same claim, whole and flat, as people corrected it and with the points of medical and
    shelter sites made coarse (unless exact ones are asked for). `sentence` is the sentence it stands in, word for
    word; `before` and `after` are the words around the quote. `happening` is the id of the happening that it tells of,
    `origin` whom it goes back to.
    """

    claim: Claim
    gist: Gist
    filing: Filing
    sentence: str
    before: str
    after: str
    happening: str
    origin: str

    @classmethod
    def of(  # noqa: PLR0913 - one for each part
        cls, claim: Claim, gist: Gist, filing: Filing, text: str, *, happening: str, origin: str
    ) -> Entry:
        """A claim with the words of its sentence and around its quote out of the report's `text`."""
        span, sentence = gist.span, gist.sentence or gist.span
        before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
        return cls(claim, gist, filing, sentence.of(text), before, after, happening, origin)

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.gist.id


@dataclass(frozen=True, slots=True)
class Bundle:
    """One happening on its way out: the account, and the claims that it cites, in the same order."""

    account: Account
    entries: tuple[Entry, ...]
    _by_id: Mapping[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {entry.id: entry for entry in self.entries})

    @property
    def lead(self) -> Entry:
        """The claim that its headline is built from."""
        return self.of(self.account.lead)

    def of(self, citation: Citation) -> Entry:
        """The claim cited."""
        return self._by_id[citation.id]


class Shipment(Protocol):
    """What a format writes. Everything comes in a fixed order: claims by known day and id, happenings by day and id.

    `at` is the day as of which it is, `moment` when the last report came in: formats that need a time of making take
    that, so that the same store gives the same bytes.
    """

    @property
    def at(self) -> date:
        """The day as of which it is."""
        ...

    @property
    def moment(self) -> datetime:
        """When the last report came in."""
        ...

    @property
    def lexicons(self) -> Path:
        """The folder of lexicons, where tables of codes are."""
        ...

    @property
    def is_exact(self) -> bool:
        """Are points of medical and shelter sites given as they are?"""
        ...

    @property
    def software(self) -> str:
        """The version of Frontwire that ships it."""
        ...

    @property
    def address(self) -> str:
        """Where the page of the store can be reached, without a slash at its end; empty where nobody said."""
        ...

    def asks_for(self, gist: Gist) -> bool:
        """Is the claim one of those asked for?"""
        ...

    def cited(self, claims: Iterable[str]) -> Mapping[str, Entry]:
        """Claims known by `at` by their ids, asked for or not: for what a picture cites. Ids of none are left out."""
        ...

    def entries(self) -> Iterator[Entry]:
        """The claims asked for, a report's worth in memory at a time."""
        ...

    def bundles(self) -> Iterator[Bundle]:
        """The happenings that they tell of, each with all its claims known by `at`."""
        ...

    def picture(self) -> Picture:
        """The picture as of `at`."""
        ...

    def health(self) -> HealthPicture:
        """The health and aid picture as of `at`."""
        ...
