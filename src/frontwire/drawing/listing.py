"""Listing: accounts of happenings picked by a query, states and sayings among them, for tables and dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from frontwire.drawing.accounting import Accountant
from frontwire.drawing.gathering import Material, gather, known
from frontwire.drawing.tables import Tables
from frontwire.drawing.weighing import Weigher
from frontwire.model.gist import Gist
from frontwire.model.happening import Happening, Reconciled
from frontwire.model.picture import Account, Frame
from frontwire.model.ports import View
from frontwire.model.query import Query


def accounts(  # noqa: PLR0913 - what accounts are made of
    view: View,
    reconciled: Reconciled,
    *,
    at: date,
    tables: Tables,
    query: Query,
    chosen: frozenset[str] | None = None,
) -> tuple[Account, ...]:
    """Accounts, as known by `at`, of all happenings with a claim that `query` admits; by day, then place and id.

    Each has all its claims: those that the query does not admit stand beside those that it does. An account is
    `new` where nothing was known of it before the query's `since`. Of `chosen`, where given, the claim that is admitted
    must be one (by id).
    """
    frame = Frame(at, query.since or date.min, query.place)
    material = gather(view, reconciled, frame=frame)
    accountant = Accountant(frame, Weigher(material, tables))

    def is_wanted(gist: Gist) -> bool:
        return (chosen is None or gist.id in chosen) and query.admits(gist)

    wanted = (told for told in material.told if any(map(is_wanted, told.gists)))
    return tuple(sorted((accountant.account(told) for told in wanted), key=_by_day))


def account(
    happening: Happening, gists: Iterable[Gist], *, origins: Mapping[str, str], at: date, tables: Tables
) -> Account:
    """The account of one happening by itself, as known by `at`; `gists` are its claims, at least one known by then."""
    held = {gist.id: gist for gist in gists if gist.known <= at}
    told = next(known((happening,), held))
    frame = Frame(at, date.min)
    return Accountant(frame, Weigher(Material(frame, held, (told,), origins), tables)).account(told)


def _by_day(account: Account) -> tuple[bool, date, str, str]:
    """The oldest first, the undated last."""
    day = account.first or account.last
    name = account.site.name if account.site is not None else account.place_text or ""
    return day is None, day or date.min, name, account.id
