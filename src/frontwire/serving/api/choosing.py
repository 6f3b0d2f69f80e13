"""Choosing: what an address asks for -> which claims, for every list of the API."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import BeforeValidator, WithJsonSchema

from frontwire.browsing.told import ClaimsTold
from frontwire.corpus import Corpus
from frontwire.serving.access import AtDesk
from frontwire.serving.asking import Asked

#: In an address a plus sign stands for a blank.
_BLANK_OFFSET = re.compile(r" (?=\d\d:\d\d$)")


def _moment(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        moment = datetime.fromisoformat(_BLANK_OFFSET.sub("+", value))
    except ValueError:
        raise ValueError("a moment is written 2024-03-06T09:30:00Z") from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


Moment = Annotated[datetime | None, BeforeValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]
UPDATED_SINCE = Query(
    description="Only what may have changed since that moment: its report was fetched, or a person decided about it, "
    "then or later. UTC where no offset is given."
)

Updated = Annotated[Moment, UPDATED_SINCE]


def _chosen(state: Asked, desk: AtDesk, updated_since: Updated = None) -> ClaimsTold:
    choice = desk.shelf.snapshot(state.at).choose(state)
    return ClaimsTold.of(choice, since=state.since, touched=_touched(desk.corpus, updated_since))


def _touched(corpus: Corpus, moment: datetime | None) -> frozenset[str] | None:
    if moment is None:
        return None
    with corpus.view() as view:
        return view.touched(moment)


#: What a list of the API is chosen by: the parameters of the state, and `updated_since`.
Choosing = Annotated[ClaimsTold, Depends(_chosen)]
