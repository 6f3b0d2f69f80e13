"""The path from words to value: everything a claim rests on, in the order a doubter would ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from frontwire.errors import InputError
from frontwire.model.actor import Actor
from frontwire.model.claim import Claim, Coding
from frontwire.model.document import Document
from frontwire.model.place import Place, PlaceNote
from frontwire.model.span import Span
from frontwire.model.time import TimeNote
from frontwire.model.voice import Voice
from frontwire.publishing import wording
from frontwire.publishing.meanings import meaning
from frontwire.publishing.page import Page
from frontwire.publishing.words import flat
from frontwire.settings import Settings

if TYPE_CHECKING:
    from frontwire.publishing.reading import Reading

_INDENT = 2
_BULLET = "• "
#: Fewer characters of an id than this fit too many claims by chance.
_SHORTEST_ID = 4
_PARTY = {True: "a party to the fight", False: "no party to the fight", None: "not known whether a party to the fight"}


def find(reading: Reading, asked: str | int) -> Claim:
    """The claim with the number or the (beginning of the) id `asked`; interactions have ids only.

    Raises InputError where none or several answer to it.
    """
    text = str(asked).strip().strip("[]")
    if text.isdecimal() and 1 <= int(text) <= len(reading.claims):
        return reading.claims[int(text) - 1]
    everything = (*reading.claims, *reading.interactions)
    held = [claim for claim in everything if len(text) >= _SHORTEST_ID and claim.id.startswith(text)]
    if len(held) == 1:
        return held[0]
    if held:
        raise InputError(f"{len(held)} claims have an id that begins with {text}: give more of it")
    last = len(reading.claims)
    if not last:
        raise InputError(f"no claim {text}: nothing in this report was read as a claim")
    hint = f"give its number in the brief (1 to {last}), or {_SHORTEST_ID} characters of its id"
    raise InputError(f"no claim {text}: {hint}")


@dataclass(frozen=True, slots=True)
class Ground:
    """What an explanation rests on: the report's text, the lexicons, and the document where it is at hand.

    A claim out of a store has none: what only the stages knew (which word fired, why a saying reaches it) is left out.
    """

    text: str
    settings: Settings
    document: Document | None = None


#: A heading and the lines below it.
Section = tuple[str, Sequence[str | Text]]


def explain(reading: Reading, claim_id: str | int, *, width: int = 100, color: bool = False) -> str:
    """All that leads from the words to each value of a claim; see `Reading.explain`."""
    claim = find(reading, claim_id)
    number = f"[{reading.number(claim)}] " if claim in reading.claims else ""
    ground = Ground(reading.report.text, reading.settings, reading.document)
    return explain_claim(claim, ground, number=number, width=width, color=color)


def explain_claim(  # noqa: PLR0913 - how it is laid out
    claim: Claim,
    ground: Ground,
    *,
    number: str = "",
    above: Iterable[Section] = (),
    width: int = 100,
    color: bool = False,
) -> str:
    """The same for a claim from anywhere; the sections `above` come first, `number` stands before the quote."""
    page = Page(width=width, color=color)
    page.put(f"{number}{flat(claim.evidence.quote)}", style="bold")
    page.put(f"claim {claim.id}", style="dim")
    for title, lines in (*above, *_sections(ground, claim)):
        page.gap()
        page.put(title.upper(), style="bold cyan")
        for line in lines:
            page.put(line, indent=_INDENT, bullet=_BULLET)
    return page.text()


def _sections(ground: Ground, claim: Claim) -> Iterable[Section]:
    steps: tuple[tuple[str, Callable[[Ground, Claim], list[str | Text]]], ...] = (
        ("The words", _words),
        ("What", _what),
        ("Who and what is in it", _roles),
        ("Who says it", _voices),
        ("How firmly", _stance),
        ("When", _when),
        ("Where", _where),
    )
    return ((title, step(ground, claim)) for title, step in steps)


def _words(ground: Ground, claim: Claim) -> list[str | Text]:
    text, quote, sentence = ground.text, claim.evidence.span, claim.evidence.sentence
    outer = Span.cover((quote, sentence))
    before, after = text[outer.start : quote.start], text[quote.end : outer.end]
    shown = Text.assemble(_blanks(before), ("⟦" + _blanks(quote.of(text)) + "⟧", "bold"), _blanks(after))
    return [shown, f"quote: characters {_range(quote)}; sentence: {_range(sentence)}"]


def _what(ground: Ground, claim: Claim) -> list[str | Text]:
    codes = (("ACLED", claim.codes.acled), ("PLOVER", claim.codes.plover), ("CAMEO", claim.codes.cameo))
    out: list[str | Text] = [f"{claim.kind}, {'an' if claim.klass.value[0] in 'aeiou' else 'a'} {claim.klass.value}"]
    out.extend(f"{scheme}: {code}" for scheme, code in codes if code)
    coding = _coding(ground, claim)
    if coding is not None and ground.document is not None:
        trigger = ground.document.syntax[coding.trigger].span
        out.append(f"found at {_cite(ground, trigger)}")
    out.extend(_rules(ground, (rule for rule in claim.evidence.rules if rule not in claim.stance.rules)))
    if claim.background:
        out.append("background: it is not this report's news")
    return out


def _roles(ground: Ground, claim: Claim) -> list[str | Text]:
    roles = (
        ("actor", claim.actors),
        ("target", claim.targets),
        ("instrument", claim.instruments),
        ("item", claim.items),
        ("facility", claim.facilities),
    )
    out: list[str | Text] = [f"{role}: {_actor(ground, actor)}" for role, held in roles for actor in held]
    for figure in claim.figures:
        bounds = f"{_bound(figure.low)} to {_bound(figure.high)}"
        out.append(f"figure: “{figure.wording}” is {bounds}, {figure.who} {figure.what} ({figure.scope})")
    return out or ["nobody and no number"]


def _actor(ground: Ground, actor: Actor) -> str:
    known = (
        actor.name,
        actor.entity and f"entity {actor.entity}",
        actor.sector and f"sector {actor.sector}",
        actor.country and f"country {actor.country}",
        actor.side and f"side {actor.side}",
        actor.rule,
    )
    return wording.joined((_cite(ground, actor.span, words=actor.text), *(str(part) for part in known if part)))


def _voices(ground: Ground, claim: Claim) -> list[str | Text]:
    if not claim.said_by:
        return ["the outlet in its own voice: no words say that anybody else does"]
    out: list[str | Text] = []
    for place, voice in enumerate(claim.said_by):
        out.append(("" if place == 0 else "as told by ") + _voice(ground, voice))
    if claim.cue is not None:
        out.append(f"cue: {_cite(ground, claim.cue.span)}")
        out.extend(_rules(ground, (claim.cue.rule,)))
    out.append("in the speaker's own words" if claim.direct else "not in the speaker's own words")
    if claim.said_when is not None:
        out.append(f"said on {wording.day(claim.said_when, weekday=True)}")
    out.extend(f"because {note}" for note in _attributions(ground, claim))
    return out


def _voice(ground: Ground, voice: Voice) -> str:
    words = f"“{flat(voice.text)}”" if voice.span is None else _cite(ground, voice.span, words=voice.text)
    return f"{words}: {voice.type}, {'named' if voice.named else 'not named'}, {_PARTY[voice.party]}"


def _attributions(ground: Ground, claim: Claim) -> list[str]:
    """Why the sayings that cover the claim's trigger cover it, where the stage gave a reason."""
    coding = _coding(ground, claim)
    if coding is None or ground.document is None:
        return []
    held = (a.because for a in ground.document.attributions if a.covers(coding.trigger))
    return list(dict.fromkeys(because for because in held if because))


def _stance(ground: Ground, claim: Claim) -> list[str | Text]:
    stance = claim.stance
    out: list[str | Text] = [f"{stance.polarity}, {stance.certainty}"]
    out.extend(f"hedge: “{flat(hedge)}”" for hedge in stance.hedges)
    out.extend(_rules(ground, stance.rules))
    return out


def _when(ground: Ground, claim: Claim) -> list[str | Text]:
    when = claim.when
    out: list[str | Text] = [f"{wording.days(when)} (precision {when.precision}, basis {when.basis})"]
    if when.text:
        times = () if ground.document is None else ground.document.times
        notes = [note for note in times if note.text == when.text]
        out.append(f"words: {_time(ground, notes, when.text, claim)}")
    if when.because:
        out.append(f"because {flat(when.because)}")
    publication = None if ground.document is None else ground.document.publication
    if publication is not None and publication.day is not None:
        out.append(f"the report: {publication.day} ({flat(publication.because)})")
    return out


def _time(ground: Ground, notes: list[TimeNote], words: str, claim: Claim) -> str:
    """The time phrase nearest to the claim, with its value."""
    if not notes:
        return f"“{flat(words)}”"
    near = min(notes, key=lambda note: abs(note.span.start - claim.evidence.span.start))
    value = f", value {near.value}" if near.value else ""
    return _cite(ground, near.span) + value


def _where(ground: Ground, claim: Claim) -> list[str | Text]:
    where = claim.where
    out: list[str | Text] = []
    if where.note is not None:
        out.extend(_placement(ground, where.note))
    else:
        out.append("no place")
    out.append(f"basis {where.basis}")
    if where.because and (where.note is None or where.because != where.note.because):
        out.append(f"because {flat(where.because)}")
    return out


def _placement(ground: Ground, note: PlaceNote) -> list[str]:
    out = [f"words: {_cite(ground, note.span, words=note.text)}"]
    if note.place is None:
        out.append("not placed")
    else:
        point = "" if note.lat is None else f", at {note.lat:.4f}, {note.lon:.4f}"
        radius = "" if note.radius_km is None else f", within {note.radius_km:g} km"
        out.append(f"placed in {_entry(note.place)}{point}{radius}")
        out.append(f"precision: ACLED {note.acled_precision or '–'}, UCDP {note.ucdp_precision or '–'}")
    out.extend(f"{name}: {value}" for name, value in (("part", note.part), ("off the place", note.relation)) if value)
    if note.because:
        out.append(f"because {flat(note.because)}")
    others = [place for place in note.candidates if place != note.place]
    out.extend(f"considered: {_entry(place)}" for place in others)
    return out


def _entry(place: Place) -> str:
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


def _rules(ground: Ground, rules: Iterable[str]) -> list[str]:
    out = []
    for rule in dict.fromkeys(rules):
        means = meaning(rule, ground.settings)
        out.append(f"rule {rule}" + (f": {means}" if means else ""))
    return out


def _cite(ground: Ground, span: Span, *, words: str | None = None) -> str:
    """Words with where they stand; the original ones are added where they differ from `words`."""
    original = flat(span.of(ground.text))
    shown = flat(words) if words else original
    note = "" if shown == original else f" (there: “{original}”)"
    return f"“{shown}” {_range(span)}{note}"


def _range(span: Span) -> str:
    return f"{span.start}–{span.end}"


def _bound(value: int | None) -> str:
    return "?" if value is None else f"{value:,}"


def _blanks(text: str) -> str:
    """`text` with each run of white space one blank, those at its ends kept."""
    line = flat(text)
    front = " " if text[:1].isspace() else ""
    back = " " if line and text[-1:].isspace() else ""
    return front + line + back
