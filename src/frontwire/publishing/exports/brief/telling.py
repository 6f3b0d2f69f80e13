"""Telling: happenings, tolls and what lasts as lines of a situation report, each figure with whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontwire.model.figure import Scope, What
from frontwire.model.picture import Account, Citation, Count, Displacement, Holding, Situation, Status, Toll, Utterance
from frontwire.publishing import telling, wording
from frontwire.publishing.exports.brief.content import Line, Piece, Tone
from frontwire.publishing.picture.words import Vocabulary, figure, party, plain, span, standing
from frontwire.publishing.sheets.standing import NAMED
from frontwire.publishing.words import flat

#: Figures of a toll that a line has room for; the number of the others is told.
FIGURES = 5


@dataclass(frozen=True, slots=True)
class Teller:
    """Words a picture with `words`."""

    words: Vocabulary

    def when_where(self, account: Account) -> str:
        """The days and the place of a happening."""
        where = self.words.place(account.site, account.place_text, account.part)
        return f"{telling.days(account.first, account.last, account.precision)}, {where}"

    def happening(self, account: Account, *, opening: str, figures: int = FIGURES) -> Line:
        """A happening in a line: behind `opening` what happened, who tells of it and how it stands; below, its tolls.

        `figures` are the most that a toll shows.
        """
        said = f" {self.words.headline(account)}, according to {_giver(account.lead)}"
        lead = Piece(said, (account.lead.id,))
        others = tuple(citation.id for citation in self._others(account))
        stands = Piece(f" ({standing(account)})", others)
        tone = Tone.DISPUTED if account.status is Status.DISPUTED else Tone.PLAIN
        below = tuple(self.toll(toll, limit=figures) for toll in account.tolls if any(c.stands for c in toll.counts))
        return Line((Piece(opening, strong=True), lead, stands), below, tone)

    def toll(self, toll: Toll, *, limit: int = FIGURES) -> Line:
        """A toll in a line: the range where it has one, then each figure that stands with who gives it.

        One origin that gives the same number more than once gives it once.
        """
        given = one_each(toll)
        label = wording.capital(self.words.counted(toll))
        reach = f" ({span(toll)})" if toll.scope is Scope.INCIDENT and len(given) > 1 else ""
        pieces = [Piece(f"{label}{reach}: ")]
        pieces += _side_by_side(given[:limit])
        if len(given) > limit:
            rest = tuple(count.citation.id for count in given[limit:])
            pieces.append(Piece(f"; and {len(rest)} more", rest[:NAMED]))
        return Line(tuple(pieces))

    def holding(self, held: Holding) -> Line:
        """Who is said to hold a place."""
        where = self.words.place(held.site, None, held.part)
        holders = [holder for holder in held.holders if holder.standing] or list(held.holders[:1])
        pieces = [Piece(f"Control of {where}, contested: " if held.contested else f"Control of {where}: ")]
        for place, holder in enumerate(holders):
            gap, newest = "; " if place else "", _newest(holder.citations)
            day = self.words.day(holder.last)
            said = f"{gap}{party(holder.party)}, according to {_giver(newest[0])} ({day})"
            pieces.append(Piece(said, _ids(newest)))
            if holder.denied:
                pieces.append(Piece(f", denied by {_giver(holder.denied[0])}", _ids(holder.denied)))
        return Line(tuple(pieces), tone=Tone.DISPUTED if held.contested else Tone.PLAIN)

    def situation(self, held: Situation) -> Line:
        """How a siege or ceasefire is said to stand."""
        label = wording.capital(self.words.labels.kind(held.kind).label)
        where = self.words.place(held.site, held.place_text)
        state = "contested" if held.contested else plain(held.state or "state not told")
        newest = _newest(held.citations)
        said = f", according to {_giver(held.last)} ({self.words.day(held.last.gist.known)})"
        claims = (held.last.id, *_ids(newest))
        return Line.of(f"{label}, {where}: {state}{said}", claims, tone=Tone.DISPUTED if held.contested else Tone.PLAIN)

    def displacement(self, held: Displacement) -> Line:
        """How many are said to have left a place, side by side."""
        where = Piece(f"{wording.capital(self.words.place(held.site, held.place_text))}: ")
        return Line((where, *_side_by_side(count for count in held.counts if count.stands)))

    def utterance(self, said: Utterance) -> Line:
        """Something said rather than done."""
        gist = said.lead.gist
        what = wording.joined((telling.firmness(gist), telling.statement(gist, self.words.labels)), by=": ")
        day = self.words.day(gist.known)
        return Line.of(f"{what}, {_giver(said.lead)} ({day})", (said.id,))

    def _others(self, account: Account) -> Iterator[Citation]:
        """The first claim of each other origin that tells of it: what stands behind the count of origins."""
        seen = {account.lead.origin}
        for citation in account.citations:
            if citation.origin not in seen:
                seen.add(citation.origin)
                yield citation


def one_each(toll: Toll) -> list[Count]:
    """The figures that stand: each origin's same words once, the first of them."""
    held: dict[tuple[str, str], Count] = {}
    for count in toll.counts:
        if count.stands:
            held.setdefault((count.citation.origin, flat(count.figure.wording).casefold()), count)
    return list(held.values())


def counts_people(toll: Toll) -> bool:
    """Is it of one incident and of what a table of tolls shows?"""
    return toll.scope is Scope.INCIDENT and toll.what is not What.OTHER


def _side_by_side(counts: Iterable[Count]) -> Iterator[Piece]:
    for place, count in enumerate(counts):
        said = f"{figure(count.figure)} according to {_giver(count.citation)}"
        yield Piece(f"; {said}" if place else said, (count.citation.id,))


def _giver(citation: Citation) -> str:
    """Who says it, and in what where that is not the voice itself."""
    gist = citation.gist
    voice, outlet = telling.voices(gist), flat(gist.outlet or "")
    return f"{voice} in {outlet}" if gist.voices and outlet and outlet.casefold() != voice.casefold() else voice


def _newest(citations: Iterable[Citation]) -> list[Citation]:
    """The newest of each origin first."""
    held = sorted(citations, key=lambda citation: (citation.gist.known, citation.id), reverse=True)
    first: dict[str, Citation] = {}
    for citation in held:
        first.setdefault(citation.origin, citation)
    return list(first.values())


def _ids(citations: Iterable[Citation]) -> tuple[str, ...]:
    return tuple(citation.id for citation in citations)[:NAMED]
