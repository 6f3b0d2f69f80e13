"""What changed of facilities, supplies and access between two days, from the words of the health view known on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from frontwire.model.gist import Site
from frontwire.model.health import AccessAnswer, Facility, Functioning, Promise, Status, SupplyWord, Word
from frontwire.model.picture import Change, ChangeKind, Picture, Subject

_Told = TypeVar("_Told", Status, SupplyWord, AccessAnswer)


def relief_changes(picture: Picture, since: date) -> Iterator[Change]:
    """What words that became known after `since` changed of facilities, supplies and access."""
    for facility in picture.facilities:
        yield from _facility(facility, since)
    for supply in picture.supplies:
        where = supply.site.id if supply.site is not None else ""
        about = ":".join(filter(None, (supply.item, supply.facility or where)))
        values = [(word, word.level.value) for word in supply.words]
        yield from _changed(values, since, Subject.SUPPLY, about, supply.site, supply.label)
    for entry in picture.access:
        about = (entry.asks or [answer.word for answer in entry.answers] or [p.word for p in entry.promises])[0].claim
        values_ = [(answer, answer.answer.value) for answer in entry.answers]
        yield from _changed(values_, since, Subject.ACCESS, about, entry.site, "an answer to a request")
        yield from (
            _promise(promise, since, about, entry.site) for promise in entry.promises if _is_settled(promise, since)
        )


def _facility(facility: Facility, since: date) -> Iterator[Change]:
    told = [(status, _condition(status)) for status in facility.statuses]
    held = [(status, value) for status, value in told if value is not None]
    yield from _changed(held, since, Subject.FACILITY, facility.id, facility.site, facility.name)
    for dispute in facility.disputes:
        words = [status.word for status in dispute.statuses]
        if any(word.known > since for word in words):
            values = " / ".join(dict.fromkeys(value for s in dispute.statuses if (value := _condition(s)) is not None))
            because = f"{facility.name}: voices give it different statuses for one day"
            yield Change(
                ChangeKind.DISPUTED, Subject.FACILITY, facility.id, because, _claims(words), None, values, facility.site
            )


def _condition(status: Status) -> str | None:
    """A status in one value: how it works, where that is told; None where only damage is."""
    return None if status.functioning is Functioning.UNKNOWN else status.functioning.value


def _changed(  # noqa: PLR0913, PLR0917 - the parts of a change
    told: Sequence[tuple[_Told, str]], since: date, subject: Subject, about: str, site: Site | None, name: str
) -> Iterator[Change]:
    """The change from the last value known by `since` to the last one now; none where they are the same."""
    before = [value for held, value in told if held.word.known <= since]
    after = [(held.word, value) for held, value in told if held.word.known > since]
    if not after or told[-1][0].word.known <= since:
        return
    word, value = after[-1]
    if not before:
        yield Change(ChangeKind.NEW, subject, about, f"{name}: the first word", (word.claim,), None, value, site)
    elif before[-1] != value:
        because = f"{name}: the newest word gives another value"
        yield Change(ChangeKind.UPDATED, subject, about, because, (word.claim,), before[-1], value, site)


def _is_settled(promise: Promise, since: date) -> bool:
    return any(word.known > since for word in promise.settled)


def _promise(promise: Promise, since: date, about: str, site: Site | None) -> Change:
    fresh = [word for word in promise.settled if word.known > since]
    because = "what came of a promise"
    outcome = promise.outcome.value
    return Change(ChangeKind.UPDATED, Subject.ACCESS, about, because, _claims(fresh), "promised", outcome, site)


def _claims(words: Iterable[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.claim for word in words))
