"""Tracing: the trail of a claim, everything it rests on in the order in which a doubter would ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from frontwire.model.actor import Actor
from frontwire.model.claim import Claim, Coding
from frontwire.model.correction import Field
from frontwire.model.document import Document
from frontwire.model.place import Place, PlaceNote
from frontwire.model.span import Span
from frontwire.model.time import TimeNote
from frontwire.model.voice import Voice
from frontwire.publishing import wording
from frontwire.publishing.coarsening import REACH_KM, on_grid
from frontwire.publishing.meanings import meaning
from frontwire.publishing.trails import Cite, Excerpt, Line, Part, Rule, Section, reason, value
from frontwire.publishing.words import flat
from frontwire.settings import Settings

_PARTY = {True: "a party to the fight", False: "no party to the fight", None: "not known whether a party to the fight"}


@dataclass(frozen=True, slots=True)
class Ground:
    """What an explanation rests on: the report's text, the lexicons, and the document where it is at hand.

    A claim out of a store has none: what only the stages knew (which word fired, why a saying reaches it) is left out.
    Where it is not to be `exact` (a hospital, a shelter) the claim's point is put on a grid.
    """

    text: str
    settings: Settings
    document: Document | None = None
    exact: bool = True


def trace(claim: Claim, ground: Ground) -> tuple[Section, ...]:
    """The sections of a claim's trail: words, kind, roles and figures, voices, stance, days, place."""
    stance = (Field.POLARITY, Field.CERTAINTY)
    return (
        Section("words", "The words", tuple(_words(ground, claim))),
        Section("what", "What", tuple(_what(ground, claim)), (Field.KIND, Field.BACKGROUND)),
        Section("roles", "Who and what is in it", _roles(ground, claim), (Field.ACTORS, Field.TARGETS, Field.FIGURES)),
        Section("voices", "Who says it", tuple(_voices(ground, claim)), (Field.VOICES, Field.DIRECT)),
        Section("stance", "How firmly", tuple(_stance(ground, claim)), stance),
        Section("when", "When", tuple(_when(ground, claim)), (Field.WHEN,)),
        Section("where", "Where", tuple(_where(ground, claim)), (Field.PLACE,)),
    )


def _words(ground: Ground, claim: Claim) -> Iterator[Line]:
    text, quote, sentence = ground.text, claim.evidence.span, claim.evidence.sentence
    outer = Span.cover((quote, sentence))
    before, after = text[outer.start : quote.start], text[quote.end : outer.end]
    yield value(Excerpt(_blanks(before), _blanks(quote.of(text)), _blanks(after), quote))
    yield reason(f"characters {quote.start}–{quote.end}; sentence: {sentence.start}–{sentence.end}", label="quote")


def _what(ground: Ground, claim: Claim) -> Iterator[Line]:
    codes = (("ACLED", claim.codes.acled), ("PLOVER", claim.codes.plover), ("CAMEO", claim.codes.cameo))
    yield value(f"{claim.kind}, {'an' if claim.klass.value[0] in 'aeiou' else 'a'} {claim.klass.value}")
    yield from (value(code, label=scheme) for scheme, code in codes if code)
    coding = _coding(ground, claim)
    if coding is not None and ground.document is not None:
        yield reason("found at ", _cite(ground, ground.document.syntax[coding.trigger].span))
    yield from _rules(ground, (rule for rule in claim.evidence.rules if rule not in claim.stance.rules))
    if claim.background:
        yield value("background: it is not this report's news")


def _roles(ground: Ground, claim: Claim) -> tuple[Line, ...]:
    roles = (
        ("actor", claim.actors),
        ("target", claim.targets),
        ("instrument", claim.instruments),
        ("item", claim.items),
        ("facility", claim.facilities),
    )
    filled = [value(*_actor(ground, actor), label=role) for role, held in roles for actor in held]
    for figure in claim.figures:
        cited: Part = f"“{figure.wording}”"
        if figure.span is not None:
            cited = _cite(ground, figure.span, words=figure.wording)
        bounds = f" is {_bound(figure.low)} to {_bound(figure.high)}, {figure.who} {figure.what} ({figure.scope})"
        filled.append(value(cited, bounds, label="figure"))
    return tuple(filled) or (value("nobody and no number"),)


def _actor(ground: Ground, actor: Actor) -> Iterator[Part]:
    known = (
        actor.name,
        actor.entity and f"entity {actor.entity}",
        actor.sector and f"sector {actor.sector}",
        actor.country and f"country {actor.country}",
        actor.side and f"side {actor.side}",
        actor.rule,
    )
    yield _cite(ground, actor.span, words=actor.text)
    yield from (f" · {part}" for part in known if part)


def _voices(ground: Ground, claim: Claim) -> Iterator[Line]:
    if not claim.said_by:
        yield value("the outlet in its own voice: no words say that anybody else does")
        return
    for place, voice in enumerate(claim.said_by):
        yield value(*(() if place == 0 else ("as told by ",)), *_voice(ground, voice))
    if claim.cue is not None:
        yield value(_cite(ground, claim.cue.span), label="cue")
        yield from _rules(ground, (claim.cue.rule,))
    yield value("in the speaker's own words" if claim.direct else "not in the speaker's own words")
    if claim.said_when is not None:
        yield value(f"said on {wording.day(claim.said_when, weekday=True)}")
    yield from (reason(f"because {note}") for note in _attributions(ground, claim))


def _voice(ground: Ground, voice: Voice) -> Iterator[Part]:
    yield f"“{flat(voice.text)}”" if voice.span is None else _cite(ground, voice.span, words=voice.text)
    yield f": {voice.type}, {'named' if voice.named else 'not named'}, {_PARTY[voice.party]}"


def _attributions(ground: Ground, claim: Claim) -> list[str]:
    """Why the sayings that cover the claim's trigger cover it, where the stage gave a reason."""
    coding = _coding(ground, claim)
    if coding is None or ground.document is None:
        return []
    held = (a.because for a in ground.document.attributions if a.covers(coding.trigger))
    return list(dict.fromkeys(because for because in held if because))


def _stance(ground: Ground, claim: Claim) -> Iterator[Line]:
    stance = claim.stance
    yield value(f"{stance.polarity}, {stance.certainty}")
    yield from (value(f"“{flat(hedge)}”", label="hedge") for hedge in stance.hedges)
    yield from _rules(ground, stance.rules)


def _when(ground: Ground, claim: Claim) -> Iterator[Line]:
    when = claim.when
    yield value(f"{wording.days(when)} (precision {when.precision}, basis {when.basis})")
    if when.text:
        times = () if ground.document is None else ground.document.times
        notes = [note for note in times if note.text == when.text]
        yield value(*_time(ground, notes, when.text, claim), label="words")
    if when.because:
        yield reason(f"because {flat(when.because)}")
    publication = None if ground.document is None else ground.document.publication
    if publication is not None and publication.day is not None:
        yield reason(f"{publication.day} ({flat(publication.because)})", label="the report")


def _time(ground: Ground, notes: list[TimeNote], words: str, claim: Claim) -> Iterator[Part]:
    """The time phrase nearest to the claim, with its value."""
    start = claim.evidence.span.start
    if notes:
        near = min(notes, key=lambda note: abs(note.span.start - start))
        yield _cite(ground, near.span)
        if near.value:
            yield f", value {near.value}"
        return
    span = _standing(ground.text, words, claim.evidence.sentence)
    yield f"“{flat(words)}”" if span is None else _cite(ground, span)


def _standing(text: str, words: str, sentence: Span) -> Span | None:
    """Where `words` stand in a sentence, if they stand there just once: a time inherited from elsewhere does not."""
    within = sentence.of(text)
    if within.count(words) != 1:
        return None
    start = sentence.start + within.index(words)
    return Span(start, start + len(words))


def _where(ground: Ground, claim: Claim) -> Iterator[Line]:
    where = claim.where
    if where.note is not None:
        yield from _placement(ground, where.note if ground.exact else _coarse(where.note))
    else:
        yield value("no place")
    yield reason(f"basis {where.basis}")
    if where.because and (where.note is None or where.because != where.note.because):
        yield reason(f"because {flat(where.because)}")


def _placement(ground: Ground, note: PlaceNote) -> Iterator[Line]:
    yield value(_cite(ground, note.span, words=note.text), label="words")
    if note.place is None:
        yield value("not placed")
    else:
        point = "" if note.lat is None else f", at {note.lat:.4f}, {note.lon:.4f}"
        radius = "" if note.radius_km is None else f", within {note.radius_km:g} km"
        yield value(f"placed in {entry(note.place)}{point}{radius}")
        yield value(f"ACLED {note.acled_precision or '–'}, UCDP {note.ucdp_precision or '–'}", label="precision")
    yield from (
        value(told, label=name) for name, told in (("part", note.part), ("off the place", note.relation)) if told
    )
    if note.because:
        yield reason(f"because {flat(note.because)}")
    yield from (reason(entry(place), label="considered") for place in note.candidates if place != note.place)


def _coarse(note: PlaceNote) -> PlaceNote:
    """`note` with its point on a grid, and a radius that says so."""
    if note.lat is None or note.lon is None:
        return note
    lat, lon = on_grid(note.lat, note.lon)
    return replace(note, lat=lat, lon=lon, radius_km=max(note.radius_km or 0.0, REACH_KM))


def entry(place: Place) -> str:
    """A gazetteer's entry in words: "Nawa, Dara, SY (town, gn:1, 47,000 people)"."""
    chain = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
    people = f", {place.population:,} people" if place.population else ""
    return f"{chain} ({place.kind}, {place.id}{people})"


def _coding(ground: Ground, claim: Claim) -> Coding | None:
    """The coding that a claim was made from: same kind and rules, nearest to its quote."""
    document = ground.document
    if document is None:
        return None
    held = [c for c in document.codings if c.kind == claim.kind and set(c.rules) <= set(claim.evidence.rules)]
    inside = [c for c in held if claim.evidence.span.overlaps(document.syntax.span(c.stretch))]
    start = claim.evidence.span.start
    return min(inside, key=lambda c: abs(document.syntax.span(c.stretch).start - start), default=None)


def _rules(ground: Ground, rules: Iterable[str]) -> Iterator[Line]:
    return (reason(Rule(rule, meaning(rule, ground.settings))) for rule in dict.fromkeys(rules))


def _cite(ground: Ground, span: Span, *, words: str | None = None) -> Cite | str:
    """Words with where they stand; the original ones are added where they differ from `words`.

    A span without characters stands nowhere: what a message's sender vouches for, or a person gave.
    """
    if not len(span):
        return f"“{flat(words or '')}”"
    original = flat(span.of(ground.text))
    shown = flat(words) if words else original
    return Cite(shown, span, None if shown == original else original)


def _bound(number: int | None) -> str:
    return "?" if number is None else f"{number:,}"


def _blanks(text: str) -> str:
    """`text` with each run of white space one blank, those at its ends kept."""
    line = flat(text)
    front = " " if text[:1].isspace() else ""
    back = " " if line and text[-1:].isspace() else ""
    return front + line + back
