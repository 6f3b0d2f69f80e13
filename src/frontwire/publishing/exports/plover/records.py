"""Records: an event record of a claim, or of a happening with all that is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from frontwire.lexicon.lands import Lands
from frontwire.lexicon.plover import Plover
from frontwire.model.voice import Polarity
from frontwire.publishing.exports.acts import polarity_of, read_denying, standing
from frontwire.publishing.exports.format import Tally, Unit
from frontwire.publishing.exports.plover import telling
from frontwire.publishing.exports.plover.coding import Coded, code
from frontwire.publishing.exports.plover.contexts import stance_of
from frontwire.publishing.exports.plover.counting import size_of_figures, size_of_tolls
from frontwire.publishing.exports.plover.dating import days_of
from frontwire.publishing.exports.plover.locating import location
from frontwire.publishing.exports.plover.parties import UNIDENTIFIED, entities, merged
from frontwire.publishing.exports.plover.shapes import CiteInfo, Entity, Event, TextInfo
from frontwire.publishing.exports.shipment import Bundle, Entry, Shipment

UNDATED = "neither the claim nor its report has a day"
_LINE = b"\n"


@dataclass(frozen=True, slots=True)
class Recorder:
    """Makes records; what cannot be one is counted in the tally given."""

    plover: Plover
    lands: Lands
    denying: frozenset[str]

    @classmethod
    def load(cls, lexicons: Path) -> Recorder:
        """With the tables of a folder of lexicons; raises LexiconError."""
        return cls(Plover.load(lexicons / "exports"), Lands.load(lexicons), read_denying(lexicons))

    def records(self, shipment: Shipment, unit: Unit, tally: Tally) -> Iterator[tuple[Event, Entry]]:
        """All records of a shipment, each with the claim it is of or that leads it."""
        if unit is Unit.HAPPENINGS:
            for bundle in shipment.bundles():
                yield from self.of_bundle(bundle, tuple(standing(bundle.entries, shipment.at, tally)), tally)
        else:
            for entry in standing(shipment.entries(), shipment.at, tally):
                event = self.of_entry(entry, tally)
                if event is not None:
                    yield event, entry

    def of_entry(self, entry: Entry, tally: Tally) -> Event | None:
        """The record of one claim; None where there can be none."""
        coded, gist = code(entry, self.plover), entry.gist
        if coded is None:
            tally.leave(f"{entry.claim.kind}: PLOVER has no type for it")
            return None
        days = days_of(gist.first, gist.last, entry.filing)
        if days is None:
            tally.leave(UNDATED)
            return None
        return Event(
            id=entry.id,
            date=days.first,
            enddate=days.last,
            actor=self._actors([coded]),
            recipient=self._recipients([coded]),
            event=(coded.type,),
            mode=_each([coded.mode]),
            context=_each((*coded.contexts, *stance_of(entry, self.plover, self.denying))),
            quad_code=coded.quad,
            event_scale=coded.scale,
            event_loc=location(gist.site, gist.place_text, self.plover, self.lands),
            event_text=(gist.quote,),
            size=size_of_figures(entry.claim.figures),
            link=entry.happening,
            text=entry.sentence,
            text_info=_text_info(entry),
            cite_info=self._cite_info(entry),
            coder=telling.coder(entry.filing),
            coded_date=entry.filing.fetched.date(),
            comment=telling.comment(entry, days.because),
        )

    def of_bundle(self, bundle: Bundle, entries: Sequence[Entry], tally: Tally) -> Iterator[tuple[Event, Entry]]:
        """The records of a happening with the claim that leads each: one a type that its claims are coded by.

        The record of the type that the headline's claim has goes by the happening's id, any other by that and its type.
        Who does what to whom is taken from the claims of the type that do not deny it, as long as there are any.
        """
        account = bundle.account
        ordered = sorted(entries, key=lambda entry: entry.id != account.lead.id)
        held = [one for one in (code(entry, self.plover) for entry in ordered) if one is not None]
        if entries and not held:
            tally.leave(f"{account.lead.gist.kind}: PLOVER has no type for it")
        for name in dict.fromkeys(one.type for one in held):
            of_type = [one for one in held if one.type == name]
            event = self._of_type(bundle, of_type, is_first=name == held[0].type)
            if event is None:
                tally.leave(UNDATED)
            else:
                yield event, of_type[0].entry

    def _of_type(self, bundle: Bundle, coded: list[Coded], *, is_first: bool) -> Event | None:
        account, entry = bundle.account, coded[0].entry
        days = days_of(account.first, account.last, entry.filing)
        if days is None:
            return None
        held = [one for one in coded if polarity_of(one.entry.claim, self.denying) is Polarity.AFFIRMED] or coded
        first = held[0]
        contexts = (name for one in held for name in one.contexts)
        return Event(
            id=account.id if is_first else f"{account.id}-{first.type}",
            date=days.first,
            enddate=days.last,
            actor=self._actors(held),
            recipient=self._recipients(held),
            event=(first.type,),
            mode=_each(one.mode for one in held),
            context=_each((*contexts, *self._stance([one.entry for one in coded]))),
            quad_code=first.quad,
            event_scale=first.scale,
            event_loc=location(account.site, account.place_text, self.plover, self.lands),
            event_text=_each(one.entry.gist.quote for one in coded),
            size=size_of_tolls(account.tolls) if is_first else None,
            link=None if is_first else account.id,
            text=entry.sentence,
            text_info=_text_info(entry),
            cite_info=self._cite_info(entry),
            coder=telling.coder(entry.filing),
            coded_date=entry.filing.fetched.date(),
            comment=telling.account(bundle, [one.entry for one in coded], days.because),
        )

    def _actors(self, held: Sequence[Coded]) -> tuple[Entity, ...]:
        """Who does it: the manual lets no event be without one."""
        return merged(entities(one.actors, self.plover, self.lands) for one in held) or (UNIDENTIFIED,)

    def _recipients(self, held: Sequence[Coded]) -> tuple[Entity, ...]:
        """To whom: some types let no event be without one."""
        needed = (UNIDENTIFIED,) if self.plover.types[held[0].type].recipient else ()
        return merged(entities(one.recipients, self.plover, self.lands) for one in held) or needed

    def _stance(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """A happening is denied, possible, planned or past where every claim that codes it is."""
        stances = [stance_of(entry, self.plover, self.denying) for entry in entries]
        return tuple(one.context for one in self.plover.auxiliary if all(one.context in held for held in stances))

    def _cite_info(self, entry: Entry) -> CiteInfo:
        filing = entry.filing
        return CiteInfo(
            citation=telling.citation(filing),
            codebook=self.plover.version,
            coder=telling.coder(filing),
            url=telling.address(filing),
            title=filing.title,
            language=filing.language,
            publication=telling.outlet(filing),
        )


def encode(event: Event) -> bytes:
    """One line of JSON Lines."""
    return msgspec.json.encode(event) + _LINE


def _text_info(entry: Entry) -> TextInfo:
    span = entry.gist.sentence or entry.gist.span
    return TextInfo(span.start, span.end)


def _each(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
