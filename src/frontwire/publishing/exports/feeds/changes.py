"""Changes: those of a picture that the filters ask for, each with the words that brought it and a lasting id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from frontwire.model.picture import Change, ChangeKind, Picture, Subject
from frontwire.publishing import telling, wording
from frontwire.publishing.exports.format import Tally
from frontwire.publishing.exports.shipment import Entry, Shipment
from frontwire.publishing.picture.sections import Writer
from frontwire.publishing.picture.words import Vocabulary
from frontwire.publishing.words import flat

#: A feed holds so many changes, the newest: readers keep what they have seen.
MOST = 200
#: Quotes shown with a change, the newest.
_QUOTES = 6


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of one claim, and who says them in what and when."""

    claim: str
    text: str
    giver: str


@dataclass(frozen=True, slots=True)
class News:
    """One change as an entry.

    `id` stays the same for as long as no newer claim brings the change on; `day` is when it became known, `updated`
    when the report with the newest of its claims came in. `link` is empty where nobody said where the page is.
    """

    id: str
    kind: ChangeKind
    subject: Subject
    title: str
    because: str
    where: str
    day: date
    updated: datetime
    quotes: tuple[Quote, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Feed:
    """What changed, the newest first. `id` is the same for the same place, whatever the days."""

    id: str
    title: str
    since: date
    news: tuple[News, ...]


def feed(shipment: Shipment) -> tuple[Feed, Tally]:
    """The feed of a shipment: the changes since its window opened that are brought by a claim which it asks for.

    The tally has the number of entries and counts the changes that are left out. Raises LexiconError.
    """
    picture = shipment.picture()
    words = Vocabulary.load(shipment.lexicons, at=shipment.at)
    entries = shipment.cited(claim for change in picture.changes for claim in change.claims)
    asked = [change for change in picture.changes if _is_asked_for(change, entries, shipment)]
    told = sorted(_Teller(picture, words, entries, shipment.address).news(asked), key=_newest_first)
    tally = Tally(written=min(len(told), MOST))
    if len(asked) < len(picture.changes):
        tally.left_out["changes that the filters do not ask for"] = len(picture.changes) - len(asked)
    if len(told) > MOST:
        tally.left_out[f"changes before the newest {MOST}"] = len(told) - MOST
    place = picture.frame.place
    where = "everywhere" if place is None else place.name
    made = Feed(
        id=f"urn:frontwire:changes:{'all' if place is None else place.id}",
        title=f"What changed: {where}",
        since=picture.frame.since,
        news=tuple(told[:MOST]),
    )
    return made, tally


def _is_asked_for(change: Change, entries: Mapping[str, Entry], shipment: Shipment) -> bool:
    return any(shipment.asks_for(entry.gist) for claim in change.claims if (entry := entries.get(claim)) is not None)


def _newest_first(news: News) -> tuple[float, str]:
    return -news.updated.timestamp(), news.id


@dataclass(frozen=True, slots=True)
class _Teller:
    picture: Picture
    words: Vocabulary
    entries: Mapping[str, Entry]
    address: str

    def news(self, changes: Iterable[Change]) -> Iterator[News]:
        writer = Writer(self.words)
        names = {account.id: self.words.headline(account) for account in self.picture.accounts}
        for change in changes:
            held = [entry for claim in change.claims if (entry := self.entries.get(claim)) is not None]
            held.sort(key=lambda entry: (entry.gist.known, entry.id), reverse=True)
            yield News(
                id=_lasting(change, held[0]),
                kind=change.kind,
                subject=change.subject,
                title=f"{wording.capital(change.kind.value)}: {_plain(writer.change(change, names).text)}",
                because=wording.capital(flat(change.because)),
                where="" if change.site is None else self.words.place(change.site, None),
                day=held[0].gist.known,
                updated=max(entry.filing.fetched for entry in held),
                quotes=tuple(map(self._quote, held[:_QUOTES])),
                link=self._link(change, held[0]),
            )

    def _quote(self, entry: Entry) -> Quote:
        gist = entry.gist
        voice, outlet = telling.voices(gist), flat(gist.outlet or "")
        said_in = f" in {outlet}" if gist.voices and outlet and outlet.casefold() != voice.casefold() else ""
        return Quote(entry.id, flat(gist.quote), f"{voice}{said_in}, {self.words.day(gist.known)}")

    def _link(self, change: Change, newest: Entry) -> str:
        if not self.address:
            return ""
        is_happening = change.subject is Subject.HAPPENING
        return f"{self.address}/happenings/{change.about}" if is_happening else f"{self.address}/claims/{newest.id}"


def _plain(line: str) -> str:
    """A line without the arrow that comes from no value."""
    return line.replace(" · → ", " · ")


def _lasting(change: Change, newest: Entry) -> str:
    """A digest of what changed into what, by which claim last: the same from day to day and from run to run."""
    told = (change.kind.value, change.subject.value, change.about, change.new or "", newest.id)
    return sha256("\n".join(told).encode()).hexdigest()[:32]
