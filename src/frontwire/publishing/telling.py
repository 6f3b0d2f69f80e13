"""Words for the parts of a gist: a claim out of a store, told without its document.

`wording` does the same for the claims of one report that is at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from frontwire.lexicon.labels import KindLabel, Labels, fill
from frontwire.model.claim import ClaimClass
from frontwire.model.figure import Figure
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist, Party, Site
from frontwire.model.time import Basis, Interval, Precision, When
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing import wording
from frontwire.publishing.words import flat

#: A voice or an actor longer than this is cut at a word.
_LONGEST = 70
_OUTLET_UNKNOWN = "outlet not known"
_NOWHERE = "place not given"
_FIRM = frozenset({Certainty.STATED, Certainty.CLAIMED})


def days(first: date | None, last: date | None, precision: Precision = Precision.DAY) -> str:
    """Days in words, both ends included, no more precise than they are; "day not given" where there are none."""
    interval = None if first is None and last is None else Interval.days(first, last)
    return wording.days(When(interval, precision, Basis.NONE))


def place(site: Site, countries: Mapping[str, str] | None = None) -> str:
    """A place with what it lies in: "Nawa, Dara, SY"; `countries` gives names by code."""
    country = (countries or {}).get(site.country or "", site.country)
    return ", ".join(dict.fromkeys(part for part in (site.name, site.parent, site.admin1, country) if part))


def spot(
    site: Site | None, place_text: str | None, part: str | None = None, countries: Mapping[str, str] | None = None
) -> str:
    """Where, with the part meant; the report's words where the map has no such place."""
    if site is None:
        return f"{flat(place_text)} (not on the map)" if place_text else _NOWHERE
    return wording.joined((place(site, countries), part or ""), by=", ")


def names(parties: Iterable[Party]) -> str:
    """The words of all fillers of a role, as a person lists them."""
    return wording.listed(_inside(wording.shorten(party.text, _LONGEST)) for party in parties)


def figures(held: Iterable[Figure], labels: Labels) -> str:
    """Counts in words: "killed: at least 12 (civilians); wounded: 30"; as worded, never added up."""
    kept: dict[str, list[str]] = {}
    for figure in held:
        label = wording.joined((labels.what[figure.what], labels.scopes[figure.scope]), by=", ")
        kept.setdefault(label, []).append(count(figure, labels))
    return "; ".join(wording.joined((label, wording.listed(counts)), by=": ") for label, counts in kept.items())


def count(figure: Figure, labels: Labels) -> str:
    """One number as worded, with who is counted."""
    who = labels.who[figure.who]
    return f"{flat(figure.wording)} ({who})" if who else flat(figure.wording)


def statement(gist: Gist, labels: Labels) -> str:
    """The claim in one line, without who says it: from its roles, or its own words where they say it best."""
    label = labels.kind(gist.kind)
    built = None if label.quotes else _built(gist, label)
    if built is None:
        return wording.quoted(gist.quote)
    counted = figures(gist.figures, labels)
    return wording.capital(built) + (f" ({counted})" if counted else "")


def saying(gist: Gist) -> str:
    """Who says it and how: "claimed by rebels", "denied by the ministry", "said by the outlet"."""
    verb = "denied" if gist.polarity is Polarity.DENIED else "said"
    if gist.certainty is Certainty.CLAIMED and verb == "said":
        verb = "claimed"
    return f"{verb} by {voices(gist)}"


def voices(gist: Gist) -> str:
    """Who says it, innermost first: "a doctor, through SANA"; the outlet where nobody else does."""
    said = [_inside(wording.shorten(speaker.text, _LONGEST)) for speaker in gist.voices]
    if not said:
        return flat(gist.outlet) if gist.outlet else "the outlet"
    return said[0] + (f", through {wording.listed(said[1:])}" if said[1:] else "")


def firmness(gist: Gist) -> str:
    """How firmly, where not plainly: "possible", "planned", "on condition"; else empty."""
    match gist.certainty:
        case Certainty.POSSIBLE:
            return "possible"
        case Certainty.CONDITIONAL:
            return "on condition"
        case Certainty.PLANNED:
            return "planned"
    return ""


def source(filing: Filing) -> str:
    """Who published it and when it was known: "Hauran Gazette, 5 March 2024"."""
    message = f"message of {flat(filing.voucher.voice)}" if filing.voucher is not None else _OUTLET_UNKNOWN
    return f"{flat(filing.outlet) if filing.outlet else message}, {wording.day(filing.known)}"


def version(filing: Filing) -> str:
    """Its place among the versions of its page, and since when it no longer counts; empty where it is the only one."""
    held = filing.version
    if held.of == 1:
        return ""
    place = f"version {held.number} of {held.of} of its page"
    return (
        place
        if held.until is None
        else f"{place}, which was changed: since {wording.day(held.until)} it counts no more"
    )


def _built(gist: Gist, label: KindLabel) -> str | None:
    """The line by the label's patterns; None where nobody and nothing is named to fill them with."""
    hit = {target.key for target in gist.targets}  # a noun behind "with" may be both
    slots = {
        "actor": names(gist.actors),
        "target": names(gist.targets),
        "instrument": names(one for one in gist.instruments if one.key not in hit),
        "item": names(gist.items),
        "facility": names(gist.facilities),
    }
    firm = gist.certainty in _FIRM and gist.polarity is Polarity.AFFIRMED
    said = fill(label.says, slots) if firm and gist.klass is not ClaimClass.SPEECH_ACT else None
    named = fill(label.names, slots)
    return said or (named if named != fill(label.names, {}) else None)


def _inside(words: str) -> str:
    """`words` as they read inside a sentence: an article that opened one is made small."""
    first = words.split(" ", 1)[0]
    return words[:1].lower() + words[1:] if first in {"A", "An", "The"} else words
