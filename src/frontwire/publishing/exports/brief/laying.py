"""Laying out: a shipment as a situation report, in the order of OCHA's: highlights, places, relief, disputes, gaps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from frontwire.drawing.health import SILENCE
from frontwire.lexicon.health import HealthWords
from frontwire.model.health import HealthPicture
from frontwire.model.picture import Account, GapKind, Picture
from frontwire.publishing import wording
from frontwire.publishing.exports.brief import relief
from frontwire.publishing.exports.brief.content import (
    Brief,
    DayChart,
    Image,
    Line,
    Lines,
    Map,
    Note,
    Piece,
    Section,
    Tone,
    cited,
)
from frontwire.publishing.exports.brief.mapping import frame
from frontwire.publishing.exports.brief.places import OF_A_PLACE, PLACES, Places, spots
from frontwire.publishing.exports.brief.referring import refer
from frontwire.publishing.exports.brief.telling import Teller
from frontwire.publishing.exports.format import Tally
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.health.laying import Terms, lay
from frontwire.publishing.health.sheets import Alert, Matter, Sheet
from frontwire.publishing.picture.sections import GAPS
from frontwire.publishing.picture.words import Vocabulary, about, counted
from frontwire.publishing.sheets.standing import Unknown, standing_sheet
from frontwire.publishing.words import flat

#: Happenings among the highlights, figures of a toll there, and urgent things of one sort.
_HIGHLIGHTS = 5
_FIGURES = 3
_URGENT = 2
#: Disputed happenings, and gaps of one kind, that are shown.
_DISPUTED = 16
_GAPS = 8
_RULE = (
    "Everything here is what somebody said: nothing is added up, averaged or decided. Figures stand side by side with "
    "who gives them. Low is the lowest number of voices that are no party to the fight, high the highest of anybody, "
    "best the one that most independent origins give or allow. Letters and digits such as C2 grade the source (A to F) "
    "and the claim (1 to 6). Numbers in brackets lead to the quotes at the end."
)
_MATTERS = {
    Matter.SUPPLY: "Supplies",
    Matter.CLOSED: "Health care",
    Matter.REFUSED: "Access",
    Matter.ASKED: "Asked for",
}


class Part(StrEnum):
    """The parts of a situation report, in its order."""

    HIGHLIGHTS = "highlights"
    PLACES = "places"
    HUMANITARIAN = "humanitarian"
    DISPUTED = "disputed"
    GAPS = "gaps"


def lay_out(
    shipment: Shipment, *, parts: Collection[Part] = tuple(Part), with_images: bool = True
) -> tuple[Brief, Tally]:
    """The situation report of a shipment, and how many happenings it tells of and leaves out.

    Only `parts` of it, and charts and the map only `with_images`. Raises LexiconError.
    """
    picture, health = shipment.picture(), shipment.health()
    words = Vocabulary.load(shipment.lexicons, at=shipment.at)
    terms = Terms(
        HealthWords.load(shipment.lexicons / "health", shipment.lexicons / "times"),
        words.labels,
        silence=SILENCE,
        exact=shipment.is_exact,
    )
    layout = _Layout(picture, health, lay(health, picture, terms), Teller(words))
    made_of = tuple(layout.section(part) for part in Part if part in parts)
    sections = tuple(filter(_says_something, made_of if with_images else map(_without_images, made_of)))
    claims = tuple(cited(sections))
    references, numbers = refer(claims, shipment.cited(claims), address=shipment.address)
    made = Brief(
        title=f"Situation report: {layout.where()}",
        subtitle=f"As known on {wording.day(shipment.at, weekday=True)}",
        facts=layout.facts(),
        rule=_RULE,
        sections=sections,
        references=references,
        numbers=numbers,
        at=shipment.at,
        moment=shipment.moment,
    )
    return made, layout.tally()


def _without_images(section: Section) -> Section:
    return replace(
        section,
        blocks=tuple(block for block in section.blocks if not isinstance(block, Image)),
        sections=tuple(map(_without_images, section.sections)),
    )


def _says_something(section: Section) -> bool:
    return not section.is_empty


def _told(sections: Iterable[Section]) -> tuple[Section, ...]:
    return tuple(filter(_says_something, sections))


@dataclass(frozen=True, slots=True)
class _Layout:
    picture: Picture
    health: HealthPicture
    sheet: Sheet
    teller: Teller

    def section(self, part: Part) -> Section:
        """One part."""
        match part:
            case Part.HIGHLIGHTS:
                return Section("Highlights", tuple(self._highlights()))
            case Part.PLACES:
                return Section("Situation by place", (), _told(Places(self.picture, self.teller).sections()))
            case Part.HUMANITARIAN:
                displaced = map(self.teller.displacement, self.picture.displacement)
                told = relief.sections(self.sheet, self.health, displaced)
                return Section("Humanitarian situation", (), _told(told))
            case Part.DISPUTED:
                return Section("Disputed", tuple(self._disputes()))
            case Part.GAPS:
                return Section("Information gaps", (), _told(self._gaps()))

    def where(self) -> str:
        """The place it is of; the countries told of where it is of everywhere."""
        place, countries = self.picture.frame.place, self.teller.words.countries
        if place is not None:
            chain = (place.name, place.parent, place.admin1, countries.get(place.country or "", place.country))
            return ", ".join(dict.fromkeys(part for part in chain if part))
        codes = [account.site.country for account in self.picture.accounts if account.site is not None]
        ranked = sorted({code for code in codes if code}, key=lambda code: (-codes.count(code), code))
        names = [countries.get(code, code) for code in ranked[:3]]
        return wording.listed((*names, "elsewhere") if len(ranked) > len(names) else names) or "everywhere"

    def facts(self) -> tuple[tuple[str, str], ...]:
        """What it covers and rests on."""
        frame, basis = self.picture.frame, self.picture.basis
        rests = wording.listed(
            (
                counted(basis.claims, "claim"),
                f"{counted(basis.reports, 'report')} by {counted(basis.outlets, 'outlet')}",
                f"{counted(basis.origins, 'independent origin')}",
            )
        )
        return (
            ("Period", f"{wording.day(frame.since)} to {wording.day(frame.at)}; states as known by then"),
            ("Rests on", rests),
        )

    def tally(self) -> Tally:
        """Happenings told of by place, and those for which there is no room."""
        held = Places(self.picture, self.teller).shown
        told = sum(min(len(accounts), OF_A_PLACE) for _, accounts in held[:PLACES])
        out = Tally(written=told)
        beyond = sum(max(0, len(accounts) - OF_A_PLACE) for _, accounts in held[:PLACES])
        elsewhere = sum(len(accounts) for _, accounts in held[PLACES:])
        if beyond:
            out.left_out[f"happenings beyond the first {OF_A_PLACE} of a place"] = beyond
        if elsewhere:
            out.left_out[f"happenings at places beyond the first {PLACES}"] = elsewhere
        return out

    # -- highlights --------------------------------------------------------------------------------------------------

    def _highlights(self) -> Iterator[Lines | Image | Note]:
        if self.picture.is_empty:
            yield Note("No claim was known by then.")
            return
        lines = [self._highlight(account) for account in self._most_told()]
        lines += [line for urgent in self.sheet.urgent for line in self._urgent(urgent.matter, urgent.alerts)]
        yield Lines(tuple(lines))
        drawn = spots(self.picture)
        if drawn.spots:
            yield Image("map", f"{_MAP_CAPTION}{_outside(drawn)}", _map_alt(drawn), drawn)
        days = self._days()
        yield Image("days", "Reports by the day they came out", _day_alt(days), days)

    def _most_told(self) -> list[Account]:
        """What most independent origins tell of; of equals the newest."""
        held = sorted(self.picture.accounts, key=lambda one: (-len(one.origins), -len(one.citations), one.id))
        return held[:_HIGHLIGHTS]

    def _highlight(self, account: Account) -> Line:
        opening = f"{self.teller.when_where(account)}:"
        held = self.teller.happening(account, opening=opening, figures=_FIGURES)
        return Line(held.pieces, held.below[:2], held.tone)

    def _urgent(self, matter: Matter, alerts: Iterable[Alert]) -> Iterator[Line]:
        """The newest of what is urgent, unless it is stale."""
        fresh = [alert for alert in alerts if not alert.points[0].cite.stale]
        for alert in fresh[:_URGENT]:
            pieces = [Piece(f"{_MATTERS[matter]}:", strong=True)]
            pieces.append(Piece(f" {wording.joined((alert.head, alert.tag), by=', ')}"))
            for place, point in enumerate(alert.points[:_FIGURES]):
                where = wording.joined((point.where, f"until {point.ends}" if point.ends else ""), by=", ")
                said = f"{point.cite.voice}, {point.cite.day}"
                gap = "; " if place else " — "
                pieces.append(Piece(f"{gap}{wording.joined((where, said), by=', according to ')}", (point.cite.claim,)))
            yield Line(tuple(pieces))

    def _days(self) -> DayChart:
        frame = self.picture.frame
        held: dict[int, set[str]] = {}
        for account in self.picture.accounts:
            for citation in account.citations:
                held.setdefault(citation.gist.known.toordinal(), set()).add(citation.gist.report)
        days = [frame.since + timedelta(number) for number in range((frame.at - frame.since).days + 1)]
        return DayChart(tuple((day, len(held.get(day.toordinal(), ()))) for day in days))

    # -- disputes and gaps -------------------------------------------------------------------------------------------

    def _disputes(self) -> Iterator[Lines | Note]:
        held = [account for account in self.picture.accounts if account.disputes]
        lines = tuple(map(self._dispute, held[:_DISPUTED]))
        if lines:
            yield Lines(lines)
        if len(held) > _DISPUTED:
            yield Note(f"And {len(held) - _DISPUTED} more happenings on which accounts differ.")

    def _dispute(self, account: Account) -> Line:
        head = f"{self.teller.words.headline(account)}, {self.teller.when_where(account)}"
        below = []
        for dispute in account.disputes:
            positions = tuple(Line.of(flat(one.holds), one.claims) for one in dispute.positions)
            said = f"{wording.capital(about(dispute.difference))}: {flat(dispute.because)}"
            below.append(Line.of(said, below=positions, tone=Tone.DISPUTED))
        return Line.of(head, (account.lead.id,), below=below)

    def _gaps(self) -> Iterator[Section]:
        for group in standing_sheet(self.picture, self.teller.words).unknown:
            lines = tuple(Line.of(self._gap(one), one.claims) for one in group.items[:_GAPS])
            rest = len(group.items) - _GAPS
            more = (Note(f"And {rest} more."),) if rest > 0 else ()
            yield Section(GAPS[GapKind(group.key)], (Lines(lines), *more))
        silent = tuple(
            Line.of(f"{one.name}: no word for {one.days} days", (one.last.claim,)) for one in self.sheet.silent
        )
        told = tuple(Line.of(f"{one.name}: {'; '.join(one.texts)}") for one in self.sheet.gaps)
        lines = (*silent, *told)[: 2 * _GAPS]
        rest = len(silent) + len(told) - len(lines)
        more = (Note(f"And {rest} more: the health picture has them all."),) if rest else ()
        yield Section("Health and aid", (Lines(lines), *more) if lines else ())

    def _gap(self, held: Unknown) -> str:
        since = f", the last word on {self.teller.words.day(held.since)}" if held.since is not None else ""
        where = f" ({held.where})" if held.where and not since else ""
        return f"{held.because}{since}{where}"


_MAP_CAPTION = (
    "Places of happenings. A circle is as wide as the place is known exactly; its darker disc grows with the number of "
    "happenings; red rings mark places where accounts differ."
)


def _outside(drawn: Map) -> str:
    """How many places lie beyond the edges of the map."""
    extent = frame(drawn.spots)
    beyond = sum(not extent.holds((spot.lon, spot.lat)) for spot in drawn.spots)
    return f" {counted(beyond, 'place')} far off not shown." if beyond else ""


def _map_alt(drawn: Map) -> str:
    told = sorted(drawn.spots, key=lambda spot: (-spot.happenings, spot.name))
    return "A map of the places told of, with their happenings: " + ", ".join(
        f"{spot.name} ({spot.happenings})" for spot in told[:30]
    )


def _day_alt(chart: DayChart) -> str:
    return "Reports a day: " + ", ".join(f"{day.day} {day:%B}: {count}" for day, count in chart.days)
