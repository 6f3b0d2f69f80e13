"""Drawing: claims, links and a day in, a picture out. A pure function: no clock, no network, no state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frontwire.drawing import lacking
from frontwire.drawing.accounting import Accountant
from frontwire.drawing.comparing import changes
from frontwire.drawing.gathering import Area, Material, Told, gather, known_by
from frontwire.drawing.health import health
from frontwire.drawing.lasting import displacement
from frontwire.drawing.moving import moves
from frontwire.drawing.standing import Standing
from frontwire.drawing.tables import Tables
from frontwire.drawing.uttering import utterances
from frontwire.drawing.weighing import Weigher
from frontwire.errors import InputError
from frontwire.model.correction import Correction
from frontwire.model.filing import Filing
from frontwire.model.happening import Reconciled
from frontwire.model.judgement import Judgement
from frontwire.model.picture import Account, Basis, Frame, Gap, Picture
from frontwire.model.place import Place
from frontwire.model.ports import View
from frontwire.resting import resting_collector

#: How far the window of happenings reaches back where nobody says.
WINDOW = timedelta(days=7)
#: After how many days without a word a place is silent, where nobody says.
SILENCE = 7


@resting_collector()
def draw(  # noqa: PLR0913 - what a picture is drawn from, of what, with which tables
    view: View,
    reconciled: Reconciled,
    *,
    at: date,
    tables: Tables,
    place: Place | None = None,
    since: date | None = None,
    silence: int = SILENCE,
) -> Picture:
    """What the claims of `view` tell as of `at`, within `place` (everywhere where None).

    Only claims known by `at` count. Happenings are those of the window from `since` (a week before where None);
    states rest on all that was known. `silence` is after how many days without a word a place counts as silent.
    Raises InputError where the window starts after `at`.
    """
    frame = Frame(at, at - WINDOW if since is None else since, place, silence)
    if frame.since > at:
        raise InputError(f"the window starts on {frame.since}, after the picture's day, {at}")
    material = gather(view, reconciled, frame=frame)
    if not material.told:
        return Picture(frame, Basis(), gaps=(lacking.nothing(frame), *lacking.known_later(view.filings(), frame)))
    drawing = _Drawing(material, tables, Decisions.of(view))
    later = replace(drawing.sketch(material.told, frame), basis=_basis(material))
    before = replace(frame, at=frame.since, since=date.min)
    earlier = drawing.sketch(_followed(material, later.accounts), before)
    care = health(view, reconciled, at=at, words=tables.health, place=place)
    later = replace(later, facilities=care.facilities, supplies=care.supplies, access=care.ledger)
    return replace(later, gaps=drawing.gaps(view, later.accounts), changes=changes(earlier, later))


def _followed(material: Material, accounts: Iterable[Account]) -> Iterator[Told]:
    """The happenings of `accounts` as they were told before the window, where more was told since or a page changed."""
    since, at = material.frame.since, material.frame.at

    def has_changed(account: Account) -> bool:
        last = account.citations[-1].gist.known
        return last > since or any(one.gist.stands(since) and not one.gist.stands(at) for one in account.citations)

    grown = {account.id for account in accounts if has_changed(account) and not account.new}
    return known_by((told for told in material.told if told.id in grown), since)


def _basis(material: Material) -> Basis:
    gists = [gist for told in material.told for gist in told.gists]
    outlets = {gist.outlet for gist in gists} - {None}
    origins = {material.origin(gist) for gist in gists}
    return Basis(len({gist.report for gist in gists}), len(gists), len(outlets), len(origins))


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided and nobody took back."""

    judgements: tuple[Judgement, ...]
    corrections: tuple[Correction, ...]

    @classmethod
    def of(cls, view: View) -> Decisions:
        """Those of a view."""
        return cls(
            tuple(one for one in view.judgements() if one.undone is None),
            tuple(one for one in view.corrections() if one.undone is None),
        )


class _Drawing:
    """Draws one picture, and the earlier one it is compared with, from the same material."""

    __slots__ = ("_decisions", "_material", "_standing", "_weigher")

    def __init__(self, material: Material, tables: Tables, decisions: Decisions) -> None:
        self._material = material
        self._decisions = decisions
        self._weigher = Weigher(material, tables)
        self._standing = Standing(material, states=tables.states, weigher=self._weigher)

    def sketch(self, told: Iterable[Told], frame: Frame) -> Picture:
        """A picture without gaps and changes: happenings among `told`, states as known by the frame's day."""
        held = tuple(told)
        accounts = tuple(sorted(Accountant(frame, self._weigher).accounts(held), key=_newest))
        is_final = frame.at == self._material.frame.at
        return Picture(
            frame=frame,
            basis=Basis(),
            accounts=accounts,
            holdings=self._standing.holdings(frame.at, graded=is_final),
            moves=moves(accounts),
            situations=self._standing.situations(frame.at, graded=is_final),
            displacement=displacement(accounts),
            utterances=utterances(held, frame=frame, weigher=self._weigher),
            judgements=tuple(one for one in self._decisions.judgements if one.made.date() <= frame.at),
            corrections=tuple(one for one in self._decisions.corrections if one.made.date() <= frame.at),
        )

    def gaps(self, view: View, accounts: tuple[Account, ...]) -> tuple[Gap, ...]:
        """What is not known as of the picture's day."""
        frame = self._material.frame
        filings, decided = tuple(view.filings()), self._decisions
        reports = self._reports(filings)
        return (
            *lacking.one_sided(accounts),
            *lacking.undated(accounts),
            *lacking.unplaced(self._material, reports),
            *lacking.silent(self._material.gists.values(), frame, Area(frame.place)),
            *lacking.refused(view.refusals(at=frame.at), reports),
            *lacking.adrift(decided.judgements, self._material.gists, corrections=decided.corrections),
            *lacking.corrections_adrift(view.corrections_adrift(), self._material.gists),
            *lacking.known_later(filings, frame),
        )

    def _reports(self, filings: Iterable[Filing]) -> frozenset[str]:
        """The reports of the window that speak of the place.

        Where none is asked for, those without a claim too, and "" for what could not be read at all.
        """
        frame = self._material.frame
        if frame.place is None:
            return frozenset(("", *(filing.id for filing in filings if frame.since < filing.known <= frame.at)))
        told = (gist for told in self._material.told for gist in told.gists)
        return frozenset(gist.report for gist in told if gist.known > frame.since)


def _newest(account: Account) -> tuple[bool, int, str, str]:
    """Sorts accounts: the newest first, the undated last; of a day by place."""
    day = account.last or account.first
    name = account.site.name if account.site is not None else account.place_text or ""
    return day is None, -day.toordinal() if day is not None else 0, name, account.id
