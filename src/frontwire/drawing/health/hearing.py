"""What the health picture hears: claims about care and aid, each with its sentence and who vouches for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from frontwire.lexicon.naming import pieces
from frontwire.model.area import lies_in
from frontwire.model.claim import ClaimClass
from frontwire.model.figure import Scope, Who
from frontwire.model.filing import Filing, Voucher
from frontwire.model.gist import Gist, Party, Site
from frontwire.model.happening import Reconciled
from frontwire.model.health import Word
from frontwire.model.place import Place
from frontwire.model.ports import View
from frontwire.model.span import Span
from frontwire.model.voice import VoiceType

#: Kinds that tell of care and aid by what they are.
CARE = frozenset({"aid_access", "aid_delivery", "evacuation", "facility_capacity", "facility_status", "needs"})
CARE |= {"appeal", "denial", "pledge", "rejection", "supply_status"}
#: Kinds that tell of it only where their words, roles or figures do.
HARM = frozenset(
    {"abduction", "accusation", "air_strike", "arrest", "attack", "bombing", "casualties", "chemical_attack"}
)
HARM |= {"crackdown", "crime", "drone_strike", "execution", "looting", "property_damage", "shelling"}
HARM |= {"suicide_bombing", "threat", "torture"}
#: Where a sentence ends.
_SENTENCE = re.compile(r"(?<=[.!?])\s|\n\s*\n")
#: The sector of health care among PLOVER's.
MEDICAL = "MED"
#: Up to this many words tell too little to be cited alone.
_FEW = 3
#: What is older than this is no news of a report.
_FRESH = timedelta(days=3)
#: Within how many characters something told lends its place to something said.
_NEAR = 400
#: Who speaks of what reaches a clinic.
_TREATING = frozenset({VoiceType.MEDICAL, VoiceType.RESCUE})


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim with the words around it. `sentence` is its whole sentence, `offset` where the quote begins in that.

    `voucher` is set where the report is a message, vouched for by whoever added it; `opening` is then its first line.
    `happening` is the id of the happening that the claim stands in, `site` where it is placed. `following` is the
    sentence behind, `news` the first day that its report tells news of, `home` where the sender of a message is.
    """

    gist: Gist
    sentence: str
    offset: int
    word: Word
    happening: str
    site: Site | None = None
    following: str = ""
    news: date | None = None
    voucher: Voucher | None = None
    home: Site | None = None
    opening: str = ""

    @property
    def day(self) -> date:
        """The day it is put on in the order of things.

        Background without a day lies before the news of its report: a doctor's stock that "had been" full.
        """
        return min(self.news or self.word.day, self.word.day) if self.lies_back else self.word.day

    @property
    def lies_back(self) -> bool:
        """Is it background that nobody dates?"""
        return self.gist.background and not self.word.dated

    @property
    def order(self) -> tuple[date, bool, date, str, int, str]:
        """Oldest first: by day, background before news, the day known, then as they stand in their report."""
        return self.day, not self.lies_back, self.word.known, self.word.report, self.gist.span.start, self.gist.id

    @property
    def is_medical(self) -> bool:
        """Does somebody speak who treats or carries the wounded?"""
        if any(voice.type in _TREATING for voice in self.gist.voices):
            return True
        return self.voucher is not None and self.voucher.type in _TREATING


def hear(view: View, reconciled: Reconciled, *, at: date, place: Place | None = None) -> tuple[Heard, ...]:
    """The claims on care and aid known by `at` that may be of `place`, oldest first.

    What is asked or promised without a place ("the agency appealed for access") takes that of the claim which stands
    nearest to it in its report, if near enough; else it is left out of a picture of one place. What a message says of
    the facility that sends it is of that facility's place (`health_locating`).
    """
    gists = tuple(gist for gist in view.gists(at=at, kinds=CARE | HARM) if gist.stands(at))
    filings = {filing.id: filing for filing in view.filings(at=at)}
    hearing = _Hearing(view, reconciled, filings, _homes(filings.values(), gists), _news(gists))
    placed = _placed(gists)
    heard = (
        hearing.hear(gist, site)
        for gist in gists
        if _concerns(gist, hearing) and hearing.is_within(gist, site := _site(gist, placed.get(gist.report, ())), place)
    )
    return tuple(sorted(heard, key=lambda held: held.order))


def is_within(site: Site | None, place: Place | None) -> bool:
    """Is a site in the place that is asked for? Everything is in no place in particular."""
    return place is None or (site is not None and lies_in(site, place))


def _news(gists: Iterable[Gist]) -> dict[str, date]:
    """By report, the first day that a claim of it is dated to, of the last few before it was known."""
    held: dict[str, date] = {}
    for gist in gists:
        if gist.last is not None and not gist.background and timedelta() <= gist.known - gist.last <= _FRESH:
            held[gist.report] = min(gist.last, held.get(gist.report, gist.last))
    return held


def _homes(filings: Iterable[Filing], gists: Iterable[Gist]) -> dict[Voucher, Site]:
    """Where each sender of messages is: the first site of a claim, in their own messages before others, that bears
    the name of the place given for them ("Nawa, Syria")."""
    sites: dict[str, dict[str, Site]] = {}
    for gist in gists:
        if gist.site is not None:
            sites.setdefault(gist.report, {}).setdefault(gist.site.id, gist.site)
    everywhere = {key: site for held in sites.values() for key, site in held.items()}
    homes: dict[Voucher, Site] = {}
    for filing in filings:
        if filing.voucher is None or filing.voucher in homes or filing.voucher.place is None:
            continue
        named = frozenset(pieces(filing.voucher.place))
        for site in (*sites.get(filing.id, {}).values(), *everywhere.values()):
            if pieces(site.name) and frozenset(pieces(site.name)) <= named:
                homes[filing.voucher] = site
                break
    return homes


def _placed(gists: Iterable[Gist]) -> dict[str, list[Gist]]:
    """By report, the claims that are placed."""
    held: dict[str, list[Gist]] = {}
    for gist in gists:
        if gist.site is not None:
            held.setdefault(gist.report, []).append(gist)
    return held


def _site(gist: Gist, placed: Iterable[Gist]) -> Site | None:
    """Where a claim is placed; what is only said takes the place of what is told nearest to it."""
    if gist.site is not None or gist.klass is not ClaimClass.SPEECH_ACT:
        return gist.site
    nearest = min(placed, key=lambda other: (_apart(gist.span, other.span), other.span.start, other.id), default=None)
    return None if nearest is None or _apart(gist.span, nearest.span) > _NEAR else nearest.site


def _apart(span: Span, other: Span) -> int:
    """Characters between two spans; none where they meet."""
    return max(0, other.start - span.end, span.start - other.end)


def _concerns(gist: Gist, hearing: _Hearing) -> bool:
    """Can a claim tell of care or aid? A quick look; those who draw from it look closely."""
    if gist.kind in CARE or hearing.voucher(gist.report) is not None:
        return True
    if any(voice.type in _TREATING for voice in gist.voices):
        return True
    if any(f.who is Who.HEALTH_WORKER or f.scope is Scope.ARRIVALS for f in gist.figures):
        return True
    if gist.kind == "accusation" and any(beginning in gist.quote.lower() for beginning in _PROMISED):
        return True
    return _is_caring(gist.quote) or any(_is_medical(party) for party in (*gist.targets, *gist.facilities))


#: Beginnings of words for what may be kept or broken.
_PROMISED = ("promis", "pledg", "assuranc", "commitment", "undertaking")
#: Beginnings of words that name places of care, and what brings people there.
_CARING = (
    "hospital",
    "clinic",
    "ambulance",
    "medic",
    "nurse",
    "doctor",
    "surg",
    "health",
    "pharmac",
    "aid post",
    "phc",
)


def _is_medical(party: Party) -> bool:
    return party.sector == MEDICAL or _is_caring(party.text)


_CARED_FOR = re.compile("|".join(map(re.escape, _CARING)))


@lru_cache(maxsize=1 << 17)  # pictures of several days ask about the same quotes
def _is_caring(text: str) -> bool:
    return _CARED_FOR.search(text.lower()) is not None


@dataclass(slots=True)
class _Hearing:
    """Looks claims and texts up, each text once."""

    view: View
    reconciled: Reconciled
    filings: dict[str, Filing]
    homes: dict[Voucher, Site]
    news: dict[str, date]
    _texts: dict[str, str] = field(default_factory=dict)
    _happenings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._happenings = {claim: h.id for h in self.reconciled.happenings for claim in h.claims}

    def voucher(self, report: str) -> Voucher | None:
        filing = self.filings.get(report)
        return None if filing is None else filing.voucher

    def is_within(self, gist: Gist, site: Site | None, place: Place | None) -> bool:
        """Is a claim of `place`, by its own site or by where its sender is?"""
        voucher = self.voucher(gist.report)
        home = None if voucher is None else self.homes.get(voucher)
        return is_within(site, place) or (home is not None and is_within(home, place))

    def hear(self, gist: Gist, site: Site | None) -> Heard:
        text = self._text(gist.report)
        span = gist.sentence or gist.span
        voucher = self.voucher(gist.report)
        return Heard(
            gist=gist,
            sentence=span.of(text) or gist.quote,
            offset=gist.span.start - span.start,
            word=self._word(gist, voucher, span.of(text)),
            happening=self._happenings.get(gist.id, gist.id),
            site=site,
            news=self.news.get(gist.report),
            following=_opening(text[span.end : span.end + _NEAR]),
            voucher=voucher,
            home=None if voucher is None else self.homes.get(voucher),
            opening="" if voucher is None else next(_lines(text), ""),
        )

    def _text(self, report: str) -> str:
        if report not in self._texts:
            self._texts[report] = self.view.text(report) or ""
        return self._texts[report]

    def _word(self, gist: Gist, voucher: Voucher | None, sentence: str) -> Word:
        dated = gist.last is not None and gist.last <= gist.known
        voice, kind = _voice(gist, voucher)
        return Word(
            claim=gist.id,
            report=gist.report,
            outlet=gist.outlet,
            voice=voice,
            voice_type=kind,
            day=gist.last if dated and gist.last is not None else gist.known,
            dated=dated,
            known=gist.known,
            quote=_telling(gist, sentence),
            certainty=gist.certainty,
            polarity=gist.polarity,
            origin=self.reconciled.origins.get(gist.id, gist.report),
        )


def _opening(text: str) -> str:
    """The first sentence of a text, as far as its marks tell."""
    return " ".join(_SENTENCE.split(text.strip(' .\n\t"”'), maxsplit=1)[0].split())


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def _telling(gist: Gist, sentence: str) -> str:
    """The claim's words on one line; its sentence where they tell too little alone ("out of service")."""
    words = gist.quote.split()
    enough = len(words) > _FEW and gist.kind != "pledge"
    return " ".join(words if enough or not sentence.strip() else sentence.split())


def _voice(gist: Gist, voucher: Voucher | None) -> tuple[str, VoiceType]:
    """Who says it: the voice quoted, else the sender of a message, else the outlet."""
    if gist.speaker is not None:
        return " ".join(gist.speaker.text.split()), gist.speaker.type
    if voucher is not None:
        return voucher.voice, VoiceType(voucher.type)
    return gist.outlet or "outlet not known", VoiceType.OUTLET
