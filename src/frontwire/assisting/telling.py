"""Telling: entries of a shipment and readings of reports, as the tools' answers have them."""

from __future__ import annotations

from collections.abc import Iterator

from frontwire.assisting import shapes
from frontwire.lexicon.labels import Labels
from frontwire.model.claim import Claim
from frontwire.model.picture import Account, Toll
from frontwire.model.voice import Polarity, VoiceType
from frontwire.publishing import telling, wording
from frontwire.publishing.exports import Bundle, Entry
from frontwire.publishing.picture.words import Vocabulary, about, figure, span, standing
from frontwire.publishing.reading import Reading
from frontwire.publishing.words import Words, flat

#: Claims of one happening or report, and refusals of a report, that an answer has room for.
MOST = 40
_REFUSALS = 20
_SENTENCE = 600


def claim(entry: Entry, words: Vocabulary, *, address: str) -> shapes.Claim:
    """A claim of a store."""
    gist = entry.gist
    return shapes.Claim(
        id=gist.id,
        quote=flat(gist.quote),
        sentence=wording.shorten(entry.sentence, _SENTENCE),
        voice=telling.voices(gist),
        voice_type=(gist.speaker.type if gist.speaker is not None else VoiceType.OUTLET).value,
        outlet=gist.outlet,
        report=gist.report,
        title=entry.filing.title,
        known=gist.known,
        kind=gist.kind,
        when=telling.days(gist.first, gist.last, gist.precision),
        where=words.place(gist.site, gist.place_text, gist.part),
        figures=telling.figures(gist.figures, words.labels),
        denied=gist.polarity is Polarity.DENIED,
        certainty=gist.certainty.value,
        background=gist.background,
        happening=entry.happening,
        origin=entry.origin,
        link=f"{address}/claims/{gist.id}" if address else None,
    )


def happening(bundle: Bundle, words: Vocabulary, *, address: str) -> shapes.Happening:
    """A happening with its claims, the first of them where there are many."""
    account = bundle.account
    return shapes.Happening(
        id=account.id,
        headline=words.headline(account),
        when=telling.days(account.first, account.last, account.precision),
        where=words.place(account.site, account.place_text, account.part),
        status=standing(account),
        disputes=list(_disputes(account)),
        tolls=[_toll(toll, words) for toll in account.tolls],
        claims=[claim(entry, words, address=address) for entry in bundle.entries[:MOST]],
        more_claims=max(0, len(bundle.entries) - MOST),
        link=f"{address}/happenings/{account.id}" if address else None,
    )


def report(reading: Reading, labels: Labels) -> shapes.Report:
    """A report that was read and is not kept."""
    publication = reading.document.publication
    words = Words.load(reading.settings, reading.document)
    refusals = [f"{held.stage}: {flat(held.because)}" for held in reading.refusals]
    return shapes.Report(
        title=reading.report.title,
        outlet=reading.report.outlet,
        published=None if publication is None else publication.day,
        claims=[_read(one, reading, words, labels) for one in reading.claims[:MOST]],
        more_claims=max(0, len(reading.claims) - MOST),
        refusals=refusals[:_REFUSALS],
    )


def _read(held: Claim, reading: Reading, words: Words, labels: Labels) -> shapes.Claim:
    publication = reading.document.publication
    speaker = held.said_by[0] if held.said_by else None
    outlet = reading.report.outlet
    return shapes.Claim(
        id=held.id,
        quote=flat(held.evidence.quote),
        sentence=wording.shorten(held.evidence.sentence.of(reading.report.text), _SENTENCE),
        voice=wording.voices(held, words) or flat(outlet or "the outlet"),
        voice_type=(VoiceType.OUTLET if speaker is None else speaker.type).value,
        outlet=outlet,
        report="",
        title=reading.report.title,
        known=None if publication is None else publication.day,
        kind=held.kind,
        when=wording.days(held.when),
        where=wording.place(held.where, words) or wording.NOWHERE.lower(),
        figures=telling.figures(held.figures, labels),
        denied=held.stance.polarity is Polarity.DENIED,
        certainty=held.stance.certainty.value,
        background=held.background,
        happening=None,
        origin=None,
        link=None,
    )


def _disputes(account: Account) -> Iterator[shapes.Dispute]:
    for held in account.disputes:
        positions = [shapes.Position(holds=flat(one.holds), claims=list(one.claims)) for one in held.positions]
        yield shapes.Dispute(about=about(held.difference), because=flat(held.because), positions=positions)


def _toll(held: Toll, words: Vocabulary) -> shapes.Toll:
    figures = [
        shapes.FigureGiven(
            figure=figure(count.figure),
            voice=words.giver(count.citation),
            claim=count.citation.id,
            stands=count.stands,
            because=flat(count.because),
        )
        for count in held.counts
    ]
    has_range = held.low is not None or held.high is not None
    return shapes.Toll(counted=words.counted(held), range=span(held) if has_range else "", figures=figures)
