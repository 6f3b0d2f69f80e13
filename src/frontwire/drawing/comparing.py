"""What changed between two pictures: new, confirmed, disputed, withdrawn, updated, resolved; each with its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from frontwire.drawing.caring import relief_changes
from frontwire.drawing.counting import CHANGED, Key
from frontwire.drawing.holding import side
from frontwire.model.correction import Act
from frontwire.model.happening import Dispute
from frontwire.model.picture import (
    Account,
    Bound,
    Change,
    ChangeKind,
    Citation,
    Holding,
    Picture,
    Situation,
    Status,
    Subject,
    Toll,
)

_WEAK = frozenset({Status.SINGLE, Status.UNCONFIRMED})


def changes(earlier: Picture, later: Picture) -> tuple[Change, ...]:
    """What is different in `later`, in its order: happenings, who holds what, sieges and ceasefires, health and aid,
    judgements, corrections.

    An account is followed by its claims, so that it is found again where happenings were joined or taken apart. What
    was known by the earlier picture's day and only lay outside its window or place is no change.
    """
    return (
        *_of_accounts(earlier, later),
        *_of_holdings(earlier, later),
        *_of_situations(earlier, later),
        *relief_changes(later, earlier.frame.at),
        *_of_judgements(earlier, later),
        *_of_corrections(earlier, later),
    )


def account_changes(old: Account, new: Account, *, since: date) -> Iterator[Change]:
    """What became of one happening: its account as it was known on the day `since`, and as it was later."""
    return _of_account(old, new, tuple(citation for citation in new.citations if citation.gist.known > since))


def arrived(old: Account | None, new: Account, *, reports: frozenset[str]) -> Iterator[Change]:
    """What became of one happening with some reports: its account without them (None where it has none), and with."""
    if old is None:
        yield _first_told(new)
    else:
        yield from _of_account(old, new, tuple(one for one in new.citations if one.gist.report in reports))


def _of_accounts(earlier: Picture, later: Picture) -> Iterator[Change]:
    before = {citation.id: account for account in earlier.accounts for citation in account.citations}
    for account in later.accounts:
        known = [c.id for c in account.citations if c.id in before]
        fresh = tuple(c for c in account.citations if c.gist.known > earlier.frame.at)
        if known:
            yield from _of_account(before[known[0]], account, fresh)
        elif len(fresh) == len(account.citations):
            yield _first_told(account)


def _first_told(account: Account) -> Change:
    return _change(ChangeKind.NEW, account, "told for the first time", (account.lead.id,))


def _of_account(old: Account, new: Account, fresh: tuple[Citation, ...]) -> Iterator[Change]:
    yield from _withdrawn(old, new, fresh)
    yield from _taken_off(old, new)
    yield from _disputed(old, new)
    if old.status in _WEAK and len(new.origins) > len(old.origins) and new.status is Status.AGREED:
        because = "another independent origin tells of it"
        yield _change(ChangeKind.CONFIRMED, new, because, _ids(fresh), old=old.status, new=new.status)
    yield from _counted(old, new, fresh)


def _withdrawn(old: Account, new: Account, fresh: tuple[Citation, ...]) -> Iterator[Change]:
    """Who said that it was so, and never that it was not, says now that it was not."""
    denying = {citation.origin for citation in old.citations if citation.id in old.denied}
    said = {citation.origin for citation in old.citations if citation.id in old.affirmed} - denying
    denied = frozenset(new.denied)
    back = [citation for citation in fresh if citation.id in denied and citation.origin in said]
    if back:
        yield _change(ChangeKind.WITHDRAWN, new, "who affirmed it denies it now", _ids(back))


def _taken_off(old: Account, new: Account) -> Iterator[Change]:
    """What a page said, and does not say any more since it was changed; nobody else of its origin does."""
    firm = {citation.origin for citation in new.citations if citation.id in new.affirmed}
    spoke = frozenset(old.affirmed) - {*new.affirmed, *new.possible, *new.denied}
    gone = [citation for citation in new.citations if citation.id in spoke and citation.origin not in firm]
    if gone:
        yield _change(ChangeKind.WITHDRAWN, new, "the page that told it was changed, and says so no more", _ids(gone))


def _disputed(old: Account, new: Account) -> Iterator[Change]:
    had = {dispute.difference for dispute in old.disputes}
    for dispute in new.disputes:
        if dispute.difference not in had:
            yield _change(
                ChangeKind.DISPUTED, new, dispute.because, _claims(dispute), new=_positions(dispute), old=None
            )


def _claims(dispute: Dispute) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for position in dispute.positions for claim in position.claims))


def _positions(dispute: Dispute) -> str:
    return " / ".join(position.holds for position in dispute.positions)


def _counted(old: Account, new: Account, fresh: tuple[Citation, ...]) -> Iterator[Change]:
    had: dict[Key, Toll] = {(toll.what, toll.who, toll.scope): toll for toll in old.tolls}
    new_ids = {citation.id for citation in fresh}
    for toll in new.tolls:
        before = had.get((toll.what, toll.who, toll.scope))
        was, now = (None if before is None else spread(before)), spread(toll)
        claims = tuple(dict.fromkeys(c.citation.id for c in toll.counts if c.citation.id in new_ids))
        gone = tuple(dict.fromkeys(c.citation.id for c in toll.counts if c.because == CHANGED))
        if was != now and (claims or gone):
            because = f"how many {toll.what.value.replace('_', ' ')}" + (", after a page was changed" if gone else "")
            yield _change(ChangeKind.UPDATED, new, because, claims or gone, subject=Subject.TOLL, old=was, new=now)


def spread(toll: Toll) -> str | None:
    """A toll's numbers in words: "17", "13 to 21, best 17", "at least 11"; None where none stands."""
    low, best, high = toll.low, toll.best, toll.high
    if low is None and high is None:
        return None
    if low is None or high is None or low.value == high.value:
        only = high or low
        return None if only is None else _number(only, alone=True)
    best_words = f", best {best.value}" if best is not None else ""
    return f"{low.value} to {_number(high)}{best_words}"


def _number(bound: Bound, *, alone: bool = False) -> str:
    if not bound.more:
        return str(bound.value)
    return f"at least {bound.value}" if alone else f"{bound.value} or more"


def _of_holdings(earlier: Picture, later: Picture) -> Iterator[Change]:
    before = {(holding.site.id, holding.part): holding for holding in earlier.holdings}
    since = earlier.frame.at
    for holding in later.holdings:
        old = before.get((holding.site.id, holding.part))
        turn = _turn(old, holding) if holding.last.gist.known > since else None
        if turn is not None:
            kind, because = turn
            fresh = _ids(c for h in holding.holders for c in h.citations if c.gist.known > since)
            about = holding.site.id if holding.part is None else f"{holding.site.id}#{holding.part}"
            was = None if old is None else holders(old)
            claims = fresh or (holding.last.id,)
            yield Change(kind, Subject.CONTROL, about, because, claims, was, holders(holding), holding.site)


def _turn(old: Holding | None, new: Holding) -> tuple[ChangeKind, str] | None:
    """What became of who holds a place, and why it is called so; None where nothing did."""
    were, are = _sides(old) if old is not None else set(), _sides(new)
    if new.contested and (old is None or not old.contested):
        return ChangeKind.DISPUTED, "more than one side is said to hold it, or it is denied"
    if old is None:
        return ChangeKind.NEW, "the first word on who holds it"
    if were and not are:
        return ChangeKind.UPDATED, "passed by: no word that stands"
    if old.contested and not new.contested:
        return ChangeKind.CONFIRMED, "no longer contested"
    return (ChangeKind.UPDATED, "another holder is named") if were != are else None


def _sides(holding: Holding) -> set[str]:
    return {side(holder.party) for holder in holding.holders if holder.standing}


def holders(holding: Holding) -> str | None:
    """Who is said to hold it by words that stand, newest first; None where none does."""
    standing = [holder for holder in holding.holders if holder.standing]
    named = [h.party.text if h.party is not None else "not named" for h in standing]
    return " / ".join(dict.fromkeys(named)) or None


def _of_situations(earlier: Picture, later: Picture) -> Iterator[Change]:
    before = {_matter(situation): situation for situation in earlier.situations}
    for situation in later.situations:
        old = before.get(_matter(situation))
        if situation.last.gist.known <= earlier.frame.at:
            continue
        if old is None:
            kind, because = ChangeKind.NEW, "the first word on it"
        elif situation.contested and not old.contested:
            kind, because = ChangeKind.DISPUTED, "words that stand differ in whether it is in force"
        elif situation.state != old.state:
            kind, because = ChangeKind.UPDATED, "the newest word gives another state"
        else:
            continue
        about = f"{situation.kind}:{situation.site.id if situation.site else situation.place_text or ''}"
        was = None if old is None else old.state
        yield Change(
            kind, Subject.SITUATION, about, because, (situation.last.id,), was, situation.state, situation.site
        )


def _matter(situation: Situation) -> tuple[str, str]:
    return situation.kind, situation.site.id if situation.site is not None else (situation.place_text or "")


def _of_judgements(earlier: Picture, later: Picture) -> Iterator[Change]:
    """What people decided since; in a picture of one place, of its accounts only."""
    had = {judgement.number for judgement in earlier.judgements}
    accounts = {citation.id: account for account in later.accounts for citation in account.citations}
    for judgement in later.judgements:
        pair = judgement.left.claim, judgement.right.claim
        account = next((accounts[claim] for claim in pair if claim in accounts), None)
        reason = f" ({judgement.because})" if judgement.because else ""
        because = f"{judgement.by} decided: {judgement.verdict}{reason}"
        if judgement.number in had:
            continue
        if account is not None:
            yield _change(ChangeKind.RESOLVED, account, because, pair)
        elif later.frame.place is None:
            yield Change(ChangeKind.RESOLVED, Subject.HAPPENING, pair[0], because, pair)


def _of_corrections(earlier: Picture, later: Picture) -> Iterator[Change]:
    """What people changed in single claims since; in a picture of one place, in those of its accounts only.

    Both pictures are drawn from claims as they are corrected now: without these lines one could not tell why today's
    picture of last week is not the one that was printed then. Who accepts a claim changes nothing.
    """
    had = {correction.number for correction in earlier.corrections}
    accounts = {citation.id: account for account in later.accounts for citation in account.citations}
    for correction in later.corrections:
        if correction.number in had or correction.act is Act.ACCEPT:
            continue
        claim, account = correction.claim.claim, accounts.get(correction.claim.claim)
        reason = f" ({correction.because})" if correction.because else ""
        what = ", ".join(correction.fields) if correction.act is Act.CHANGE else "the claim"
        because = f"{correction.by} {_DID[correction.act]} {what}{reason}"
        if account is not None:
            yield _change(ChangeKind.RESOLVED, account, because, (claim,))
        elif later.frame.place is None:
            yield Change(ChangeKind.RESOLVED, Subject.HAPPENING, claim, because, (claim,))


_DID = {Act.CHANGE: "corrected", Act.REJECT: "rejected", Act.ADD: "added"}


def _change(  # noqa: PLR0913 - the parts of a change
    kind: ChangeKind,
    account: Account,
    because: str,
    claims: tuple[str, ...],
    *,
    subject: Subject = Subject.HAPPENING,
    old: str | None = None,
    new: str | None = None,
) -> Change:
    return Change(kind, subject, account.id, because, claims, old, new, account.site)


def _ids(citations: Iterable[Citation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.id for citation in citations))
