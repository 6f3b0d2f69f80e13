"""Places: what happened and what lasts, place by place, the most told of first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontwire.model.picture import Account, Picture, Toll
from frontwire.publishing import telling, wording
from frontwire.publishing.exports.brief.content import (
    Image,
    Line,
    Lines,
    Map,
    Mark,
    Note,
    Piece,
    Range,
    Section,
    Spot,
    Table,
    TollChart,
)
from frontwire.publishing.exports.brief.telling import Teller, counts_people, one_each
from frontwire.publishing.picture.words import LONG_AGO, number, span

#: Places, and happenings of one place, that a report of a few pages has room for.
PLACES = 12
OF_A_PLACE = 8
#: Rows of the table of tolls, and of their chart.
TOLLS = 24
CHARTED = 8
SAID = 12
#: Kinds that are told as what lasts.
_LASTING = frozenset({"siege", "ceasefire", "displacement"})


@dataclass(frozen=True, slots=True)
class Places:
    """The section by place of a picture, in the words of `teller`."""

    picture: Picture
    teller: Teller

    @property
    def shown(self) -> tuple[tuple[str, tuple[Account, ...]], ...]:
        """Accounts by the name of their place, those with most claims first, the unplaced last."""
        held: dict[str, list[Account]] = {}
        for account in self.picture.accounts:
            if account.lead.gist.kind not in _LASTING:
                held.setdefault(self.teller.words.place(account.site, account.place_text), []).append(account)
        ranked = sorted(held.items(), key=lambda pair: (pair[1][0].site is None, -weight(pair[1]), pair[0]))
        return tuple((name, tuple(accounts)) for name, accounts in ranked)

    def sections(self) -> Iterator[Section]:
        """A section for each place, then tolls side by side, then what is only said."""
        held = self.shown
        lasting = self._lasting()
        names = [name for name, _ in held[:PLACES]]
        names += [name for name in lasting if name not in names][: max(0, PLACES - len(names))]
        by_name = dict(held)
        yield from (self._place(name, by_name.get(name, ()), lasting.get(name, [])) for name in names)
        rest = held[PLACES:]
        if rest:
            told = wording.listed(name for name, _ in rest[:PLACES])
            more = f" and {len(rest) - PLACES} more" if len(rest) > PLACES else ""
            yield Section("Elsewhere", (Note(f"Happenings are told of {told}{more}."),))
        yield self._tolls()
        yield self._said()

    def _place(self, name: str, accounts: tuple[Account, ...], lasting: list[Line]) -> Section:
        lines = [*lasting, *map(self._happening, accounts[:OF_A_PLACE])]
        rest = len(accounts) - OF_A_PLACE
        notes = (Note(f"And {rest} more happenings here."),) if rest > 0 else ()
        return Section(wording.capital(name), (Lines(tuple(lines)), *notes))

    def _happening(self, account: Account) -> Line:
        day = telling.days(account.first, account.last, account.precision)
        part = f" ({account.part})" if account.part else ""
        return self.teller.happening(account, opening=f"{wording.capital(day)}{part}:")

    def _lasting(self) -> dict[str, list[Line]]:
        """Who holds a place and what lasts there, by its name; words of long ago are left out."""
        held: dict[str, list[Line]] = {}
        for holding in self.picture.holdings:
            if holding.age <= LONG_AGO:
                name = self.teller.words.place(holding.site, None)
                held.setdefault(name, []).append(self.teller.holding(holding))
        for situation in self.picture.situations:
            if situation.age <= LONG_AGO:
                name = self.teller.words.place(situation.site, situation.place_text)
                held.setdefault(name, []).append(self.teller.situation(situation))
        return held

    def _tolls(self) -> Section:
        told = [(account, toll) for account in self.picture.accounts for toll in account.tolls if _has_range(toll)]
        told.sort(key=lambda pair: -len(one_each(pair[1])))
        if not told:
            return Section("Tolls")
        rows = tuple(self._row(account, toll) for account, toll in told[:TOLLS])
        header = ("What and where", "Counted", "Low to high", "Best", "Origins")
        ranges = tuple(self._range(account, toll) for account, toll in told if _is_charted(toll))[:CHARTED]
        chart = Image("tolls", "Tolls that voices give differently", _toll_alt(ranges), TollChart(ranges))
        rest = (Note(f"And {len(told) - TOLLS} more tolls."),) if len(told) > TOLLS else ()
        blocks = (*((chart,) if ranges else ()), Table("Tolls, low to high", header, rows), *rest)
        return Section("Tolls", blocks)

    def _row(self, account: Account, toll: Toll) -> tuple[Piece, ...]:
        given = one_each(toll)
        claims = tuple(count.citation.id for count in given)
        return (
            Piece(f"{self.teller.words.headline(account)}, {self.teller.when_where(account)}"),
            Piece(self.teller.words.counted(toll)),
            Piece(span(toll).partition(", best")[0], claims),
            Piece(number(toll.best)),
            Piece(str(len({count.citation.origin for count in given}))),
        )

    def _range(self, account: Account, toll: Toll) -> Range:
        label = f"{wording.capital(self.teller.words.counted(toll))}: {self.teller.words.headline(account)}"
        where = wording.shorten(self.teller.when_where(account), 60)
        marks = []
        for count in one_each(toll):
            low, high = count.figure.low, count.figure.high
            first = low if low is not None else high
            if first is not None:
                marks.append(Mark(first, first if high is None else high, count.citation.id))
        low, best, high = (None if one is None else one.value for one in (toll.low, toll.best, toll.high))
        return Range(f"{wording.shorten(label, 60)}\n{where}", low, best, high, tuple(marks))

    def _said(self) -> Section:
        held = self.picture.utterances
        lines = tuple(self.teller.utterance(said) for said in held[:SAID])
        rest = (Note(f"And {len(held) - SAID} more."),) if len(held) > SAID else ()
        return Section("Announced, threatened, asked for", (Lines(lines), *rest) if lines else ())


def spots(picture: Picture) -> Map:
    """The places of happenings on a map, the widest first so that none hides another."""
    held = [account for account in picture.accounts if account.site is not None]
    counts = Counter(account.site.id for account in held if account.site is not None)
    disputed = {account.site.id for account in held if account.site is not None and account.disputes}
    sites = {account.site.id: account.site for account in held if account.site is not None}
    made = (
        Spot(site.name, site.country, site.lat, site.lon, site.radius_km, counts[key], key in disputed)
        for key, site in sites.items()
    )
    return Map(tuple(sorted(made, key=lambda spot: (-spot.radius_km, spot.name, spot.lat))))


def weight(accounts: Iterable[Account]) -> int:
    """How many claims tell of them."""
    return sum(len(account.citations) for account in accounts)


def _has_range(toll: Toll) -> bool:
    return counts_people(toll) and (toll.low is not None or toll.high is not None)


def _is_charted(toll: Toll) -> bool:
    """Is there more than one number to draw?"""
    return len({(count.figure.low, count.figure.high) for count in one_each(toll)}) > 1


def _toll_alt(ranges: Iterable[Range]) -> str:
    told = (f"{one.label.replace(chr(10), ', ')}: {', '.join(str(mark.first) for mark in one.marks)}" for one in ranges)
    return "Ranges of tolls with a mark for each voice. " + "; ".join(told) + "."
