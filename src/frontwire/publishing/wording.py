"""Words for the parts of a claim: who, what, when, where, how many, and who says so how firmly."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from frontwire.lexicon.labels import KindLabel, fill
from frontwire.model.actor import Actor
from frontwire.model.claim import Claim, ClaimClass
from frontwire.model.figure import Figure
from frontwire.model.place import Where
from frontwire.model.time import Precision, When
from frontwire.model.voice import Certainty, Polarity, Voice
from frontwire.publishing.words import Words, flat

#: A quote longer than this is cut at a word where a line shows it; the list of quotes has it whole.
LINE_QUOTE = 150
#: A voice longer than this is cut likewise.
_VOICE = 70
_MORE = "…"
_MARKS = '“”"'
_UNDATED = "day not given"
#: The heading of what has no place words.
NOWHERE = "Place not given"

_FIRM = frozenset({Certainty.STATED, Certainty.CLAIMED})


def shorten(text: str, limit: int = LINE_QUOTE) -> str:
    """`text` on one line and cut before the word that would pass `limit` characters."""
    line = flat(text)
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", 0, limit + 1)
    return line[: cut if cut > 0 else limit].rstrip(" ,;:") + _MORE


def quoted(text: str, limit: int = LINE_QUOTE) -> str:
    """`text` as a line in quotation marks; marks of its own around the whole are dropped."""
    line = flat(text)
    if len(line) > 1 and line[0] in _MARKS and line[-1] in _MARKS and not any(m in line[1:-1] for m in _MARKS):
        line = line[1:-1]
    return f"“{shorten(line, limit)}”"


def listed(words: Iterable[str]) -> str:
    """Words as a person lists them: "a, b and c", each once."""
    held = list(dict.fromkeys(word for word in words if word))
    return " and ".join(([", ".join(held[:-1])] if len(held) > 1 else []) + held[-1:])


def names(actors: Iterable[Actor], words: Words) -> str:
    """The words of all fillers of a role."""
    return listed(words.inside(actor.text, actor.span) for actor in actors)


def capital(text: str) -> str:
    """`text` with its first letter large."""
    return text[:1].upper() + text[1:]


def day(value: date, *, weekday: bool = False) -> str:
    """A day as "4 June 2013", with its weekday where asked."""
    return f"{value:%A} {value.day} {value:%B %Y}" if weekday else f"{value.day} {value:%B %Y}"


def days(when: When) -> str:
    """The days of a claim in words, no more precise than they are."""
    first, last = (None, None) if when.interval is None else (when.interval.start, when.interval.last)
    if first is None:
        return _UNDATED if last is None else f"up to {day(last)}"
    return f"since {day(first)}" if last is None else _closed(first, last, when.precision)


def _closed(first: date, last: date, precision: Precision) -> str:
    if first == last:
        return day(first, weekday=True)
    if precision is Precision.MONTH and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if precision is Precision.YEAR and first.year == last.year:
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{day(first)} – {day(last)}"


def place(where: Where, words: Words) -> str | None:
    """The place as a heading: the report's words, then the gazetteer's name, division and country.

    None where the claim has no place words at all.
    """
    note = where.note
    if note is None:
        return None
    if note.place is None:
        return f"{flat(note.text)} (not found on the map)"
    country = words.countries.get(note.place.country or "", note.place.country)
    chain = (note.place.name, note.place.parent, note.place.admin1, country)
    return ", ".join(dict.fromkeys(part for part in chain if part))


def short_place(where: Where) -> str:
    """The place as the report words it, with its name where the words hold none; empty where there are no words."""
    note = where.note
    if note is None:
        return ""
    text = flat(note.text)
    return f"{text} ({note.place.name})" if note.place is not None and text.islower() else text


def joined(parts: Iterable[str], *, by: str = " · ") -> str:
    """Parts of a line with a dot (or `by`) between them; empty ones are left out."""
    return by.join(part for part in parts if part)


def spot(where: Where) -> str:
    """What moves a claim within or off its place: the part, or the words with the relation; else empty."""
    note = where.note
    if note is None:
        return ""
    return joined((flat(note.text) if note.relation else "", note.part or ""), by=", ")


def figures(held: Iterable[Figure], words: Words) -> str:
    """Counts in words: "killed: five women and a child; wounded: 12"; as the report words them, never added up."""
    kept: dict[str, list[str]] = {}
    for figure in held:
        label = joined((words.labels.what[figure.what], words.labels.scopes[figure.scope]), by=", ")
        kept.setdefault(label, []).append(_count(figure, words))
    return joined((joined((label, listed(counts)), by=": ") for label, counts in kept.items()), by="; ")


def _count(figure: Figure, words: Words) -> str:
    """The number with its noun; where no noun stands with it, who is counted in brackets."""
    counted = words.counted(figure)
    who = words.labels.who[figure.who]
    return f"{counted} ({who})" if who and counted == flat(figure.wording) else counted


def statement(claim: Claim, words: Words) -> str:
    """The claim in one line, without who says it: built from its roles, or its own words where they say it best."""
    entry = words.labels.kind(claim.kind)
    built = None if entry.quotes or _is_purpose(claim) else _built(claim, entry, words)
    if built is None:
        return _own_words(claim, words)
    aside = joined((spot(claim.where), figures(claim.figures, words)), by="; ")
    return built + (f" ({aside})" if aside else "")


def _is_purpose(claim: Claim) -> bool:
    """Is the quote an infinitive ("to retake the town")? It tells an aim, which no pattern may turn into a deed."""
    return flat(claim.evidence.quote).lower().startswith("to ")


def _own_words(claim: Claim, words: Words) -> str:
    """The quote; of a speech act with its speaker in front, where the quote does not name him."""
    quote = quoted(claim.evidence.quote)
    outside = [actor for actor in claim.actors if not claim.evidence.span.overlaps(actor.span)]
    speaker = names(outside, words) if claim.klass is ClaimClass.SPEECH_ACT else ""
    return joined((speaker, quote), by=": ")


def _built(claim: Claim, entry: KindLabel, words: Words) -> str | None:
    """The line by the label's patterns; None where nobody and nothing is named to fill them with."""
    slots = {
        "actor": names(_doers(claim), words),
        "target": names(claim.targets, words),
        "instrument": names(claim.instruments, words),
        "item": names(claim.items, words),
        "facility": names(claim.facilities, words),
    }
    said = fill(entry.says, slots) if is_firm(claim) else None
    named = fill(entry.names, slots)
    return said or (named if named != fill(entry.names, {}) else None)


def _doers(claim: Claim) -> list[Actor]:
    """The actors, without the place itself: "the Mosul battle" is not fought by Mosul."""
    note = claim.where.note
    return [a for a in claim.actors if a.entity is not None or note is None or not note.span.contains(a.span)]


def is_firm(claim: Claim) -> bool:
    """Is it said plainly or as somebody's claim, and affirmed?"""
    return claim.stance.certainty in _FIRM and claim.stance.polarity is Polarity.AFFIRMED


def voice(held: Voice, words: Words) -> str:
    """The words that name a voice, cut where they go on for long."""
    return shorten(words.inside(held.text, held.span), _VOICE)


def voices(claim: Claim, words: Words) -> str:
    """Who says it, innermost first: "al-Moallem, through SANA"; empty where the outlet itself does."""
    said = [voice(held, words) for held in claim.said_by]
    if not said:
        return ""
    return said[0] + (f", through {listed(said[1:])}" if said[1:] else "")


def firmness(claim: Claim) -> str:
    """How firmly, in front of the line: "possible", "planned", "on condition"; empty where plain or claimed."""
    hedge = f" (“{shorten(claim.stance.hedges[0], 40)}”)" if claim.stance.hedges else ""
    match claim.stance.certainty:
        case Certainty.POSSIBLE:
            return f"possible{hedge}"
        case Certainty.CONDITIONAL:
            return f"on condition{hedge}"
        case Certainty.PLANNED:
            return "planned"
    return ""


def _unvoiced_denial(claim: Claim) -> str:
    """A denial is no denied denial; anything else that is denied is, by the outlet itself."""
    return "" if claim.klass is ClaimClass.SPEECH_ACT else "said not to be so"


def saying(claim: Claim, words: Words) -> str:
    """Who says it and how, behind the line: "claimed by rebels", "denied by the ministry", "said by doctors"."""
    who = voices(claim, words)
    if claim.stance.polarity is Polarity.DENIED:
        return f"denied by {who}" if who else _unvoiced_denial(claim)
    if claim.stance.certainty is Certainty.CLAIMED:
        return f"claimed by {who}" if who else "claimed"
    return f"said by {who}" if who else ""
