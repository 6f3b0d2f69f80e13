"""The table of claims: one row a claim, with all that was read in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from frontwire.model.claim import ClaimClass
from frontwire.model.gist import Gist, Party
from frontwire.model.place import PlaceBasis
from frontwire.model.time import Basis, Precision
from frontwire.model.voice import VoiceType
from frontwire.publishing.exports.shipment import Entry
from frontwire.publishing.exports.tables.column import Column, Kind, day, text, things, truth, whole
from frontwire.publishing.exports.tables.shared import figure_columns, party_parts, placed, stated, voiced


def _gist(entry: Entry) -> Gist:
    return entry.gist


def _words(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(party.text for party in parties)


def _parties(entry: Entry) -> Iterator[tuple[str, Party]]:
    gist = entry.gist
    roles = (
        ("actor", gist.actors),
        ("target", gist.targets),
        ("instrument", gist.instruments),
        ("item", gist.items),
        ("facility", gist.facilities),
    )
    return ((role, party) for role, held in roles for party in held)


def _of_note(name: str) -> Any:
    def take(entry: Entry) -> Any:
        note = entry.claim.where.note
        return None if note is None else getattr(note, name)

    return take


_IDS = (
    text("claim", lambda entry: entry.id, "The claim's id: a digest of its content.", "0a4f1fa1ce9b3498"),
    text("happening", lambda entry: entry.happening, "The happening that it tells of.", "0a4f1fa1ce9b3498"),
    text("report", lambda entry: entry.gist.report, "The report that it stands in.", "a3a6aff73bc4a2f3"),
    day("known", lambda entry: entry.gist.known, "Known from: the report's day, else when it came in.", "2024-03-04"),
)
_KIND = (
    text("kind", lambda entry: entry.gist.kind, "What is told: a kind of lexicons/kinds.", "casualties"),
    text("class", lambda entry: entry.gist.klass, "Whether it happens, holds or is said.", "event", values=ClaimClass),
    text("acled", lambda entry: entry.claim.codes.acled, "ACLED's type and sub-type.", "Battles/Armed clash"),
    text("plover", lambda entry: entry.claim.codes.plover, "PLOVER's type and mode.", "ASSAULT"),
    text("cameo", lambda entry: entry.claim.codes.cameo, "CAMEO's code.", "190"),
)
_WORDS = (
    text("quote", lambda entry: entry.gist.quote, "The words that it rests on.", "26 wounded in"),
    text("sentence", lambda entry: entry.sentence, "Their sentence.", "9 dead, 26 wounded in since noon."),
    whole("start", lambda entry: entry.gist.span.start, "Where the quote starts in the report: code points.", "64"),
    whole("end", lambda entry: entry.gist.span.end, "Where it ends: text[start:end] is the quote.", "77"),
    text("before", lambda entry: entry.before, "The 32 characters before it.", "9 dead, "),
    text("after", lambda entry: entry.after, "The 32 characters after it.", " since noon."),
)
_STANCE = (
    *stated(_gist),
    text("hedges", lambda entry: entry.gist.hedges, "Words that weaken or reverse it.", "reportedly", many=True),
    truth("background", lambda entry: entry.gist.background, "Told as known before, not as news?", "false"),
)
_CHAIN = (
    text("text", lambda voice: voice.text, "The words for the voice.", "a nurse"),
    text("type", lambda voice: voice.type, "What sort of voice.", "medical", values=VoiceType),
    truth("named", lambda voice: voice.named, "Called by name?", "false"),
    truth("party", lambda voice: voice.party, "A party to the fight?", "false"),
    text("side", lambda voice: voice.side, "Its side.", "government"),
)
_VOICES = (
    *voiced(_gist),
    things(
        "said_by",
        lambda entry: entry.gist.voices,
        "All voices, the innermost first; none: the outlet itself.",
        '[{"text":"a nurse","type":"medical","named":false,"party":null,"side":null}]',
        parts=_CHAIN,
    ),
    text("cue", lambda entry: entry.gist.cue, "The words that mark the saying.", "claimed"),
    truth("direct", lambda entry: entry.gist.direct, "Quoted in the voice's own words?", "false"),
    day("said_when", lambda entry: entry.gist.said_when, "The day it was said, where told.", "2024-03-04"),
    text("origin", lambda entry: entry.origin, "Whom it goes back to: voice, agency or report.", "voice:clinic 4 nawa"),
    text("outlet", lambda entry: entry.gist.outlet, "Who published the report.", "Free South Network"),
)
_TIME = (
    day("first", lambda entry: entry.gist.first, "First day of the thing told; empty: open or not told.", "2024-03-04"),
    day("last", lambda entry: entry.gist.last, "Last day, included.", "2024-03-04"),
    text("time_precision", lambda entry: entry.gist.precision, "How exactly it is dated.", "day", values=Precision),
    text("time_basis", lambda entry: entry.gist.time_basis, "What the date rests on.", "relative", values=Basis),
    text("time_text", lambda entry: entry.claim.when.text, "The words for the time.", "this morning"),
    text("time_because", lambda entry: entry.claim.when.because or None, "Why so, or why not.", "the day before"),
)
_PLACE = (
    *placed(lambda entry: entry.gist.site),
    text("place_text", lambda entry: entry.gist.place_text, "The words for the place.", "the town"),
    text("part", lambda entry: entry.gist.part, "The part of it that is meant.", "west"),
    text("relation", _of_note("relation"), "Words that move it off the place.", "near"),
    text("place_basis", lambda entry: entry.claim.where.basis, "What it rests on.", "named", values=PlaceBasis),
    text(
        "place_because",
        lambda entry: entry.claim.where.because or _of_note("because")(entry) or None,
        "Why there, or why nowhere.",
        "the only one in the country",
    ),
)
_ROLES = (
    text("actors", lambda entry: _words(entry.gist.actors), "Who acts.", "Army gunners", many=True),
    text("targets", lambda entry: _words(entry.gist.targets), "Who or what is acted on.", "the market", many=True),
    text("instruments", lambda entry: _words(entry.gist.instruments), "With what.", "mortars", many=True),
    text("items", lambda entry: _words(entry.gist.items), "What is given, lacking, taken.", "plasma", many=True),
    text("facilities", lambda entry: _words(entry.gist.facilities), "Which facility.", "the clinic", many=True),
    things(
        "parties",
        _parties,
        "All of these with what is known of each.",
        '[{"role":"actor","text":"Army gunners","entity":"SYR.MIL","name":null,"country":"SY","sector":"MIL",'
        '"side":"government"}]',
        parts=party_parts(),
    ),
)
_FIGURES = (
    things(
        "figures",
        lambda entry: entry.gist.figures,
        "Every number as said.",
        '[{"what":"killed","who":"civilian","low":12,"high":null,"wording":"at least 12","scope":"incident"}]',
        parts=figure_columns(lambda figure: figure),
    ),
)
_MADE = (
    text("rules", lambda entry: entry.claim.evidence.rules, "Lexicon entries that fired.", "kinds/x.yml#2", many=True),
    whole("corrected", lambda entry: entry.gist.corrected, "Numbers of people's corrections.", "3", many=True),
    text("title", lambda entry: entry.filing.title, "The report's title.", "Market shelled"),
    text("source", lambda entry: entry.filing.source, "Its address or file name.", "0304-clinic-4.txt"),
    text("language", lambda entry: entry.filing.language, "Its language, ISO 639-1.", "en"),
    day("published", lambda entry: entry.filing.published, "The day it was published, where told.", "2024-03-04"),
    Column(
        "fetched", Kind.MOMENT, "When it came in (UTC).", "2024-03-04T16:10:00Z", lambda entry: entry.filing.fetched
    ),
    text("agency", lambda entry: entry.filing.agency, "The news agency that its credit names.", "meridian wire"),
    text(
        "message_of",
        lambda entry: None if entry.filing.voucher is None else entry.filing.voucher.voice,
        "Whose field message it is.",
        "Clinic 4, Nawa",
    ),
    text("software", lambda entry: entry.filing.edition.software, "The version of Frontwire that read it.", "0.1.0"),
    text("lexicons", lambda entry: entry.filing.edition.lexicons, "Digest of the lexicons.", "7a6bbf8cee97"),
)

#: Ids first, then what, words, how firmly, who, when, where, roles, figures, and how it was made.
COLUMNS = (*_IDS, *_KIND, *_WORDS, *_STANCE, *_VOICES, *_TIME, *_PLACE, *_ROLES, *_FIGURES, *_MADE)
