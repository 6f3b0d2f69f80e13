"""Reviewing: what people decided about the claims of a report, and how far they are through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from frontwire.claims.gisting import gist_of
from frontwire.model.claim import Claim
from frontwire.model.correction import Act, Correction, Field
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.publishing.corrected import Change, changes
from frontwire.store import StoreView


@dataclass(frozen=True, slots=True)
class Review:
    """What people decided about one claim: every entry in its order, and what each changed.

    `act` is the last that stands, None where nobody looked at it yet.
    """

    history: tuple[Correction, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def act(self) -> Act | None:
        """The last act that stands."""
        return next((one.act for one in reversed(self.history) if one.undone is None), None)

    @property
    def standing(self) -> Mapping[Field, Change]:
        """For each field that people changed the change that stands last."""
        return {change.field: change for change in self.changes if change.correction.undone is None}

    def of(self, correction: Correction) -> tuple[Change, ...]:
        """What one entry changed."""
        return tuple(change for change in self.changes if change.correction.number == correction.number)


UNSEEN = Review()


def review(view: StoreView, claim_id: str) -> Review:
    """What people decided about a claim."""
    history = view.history(claim_id)
    original = view.original(claim_id) if history else None
    return UNSEEN if original is None else Review(history, changes(original, history))


@dataclass(frozen=True, slots=True)
class Found:
    """A claim as it stands, or as it was read where people put it aside (`is_aside`)."""

    claim: Claim
    gist: Gist
    is_aside: bool


def find(view: StoreView, claim_id: str, filing: Filing, text: str) -> Found | None:
    """The claim of that id, rejected ones too; None where there is none. `filing` and `text` are its report's."""
    claim, gist = view.claim(claim_id), view.gist(claim_id)
    if claim is not None and gist is not None:
        return Found(claim, gist, is_aside=False)
    original = view.original(claim_id)
    return None if original is None else Found(original, gist_of(original, filing, text), is_aside=True)


def put_aside(view: StoreView, filing: Filing, text: str, corrections: Iterable[Correction]) -> Iterator[Gist]:
    """The claims of a report that people rejected, as they were read; `corrections` are all of the store."""
    for claim_id in dict.fromkeys(one.claim.claim for one in corrections if one.claim.report == filing.id):
        found = find(view, claim_id, filing, text)
        if found is not None and found.is_aside and review(view, claim_id).act is Act.REJECT:
            yield found.gist
