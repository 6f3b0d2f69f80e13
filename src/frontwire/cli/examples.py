"""Runs the examples of the lexicons: each entry says what its words find, and what they do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from frontwire.api import Reader
from frontwire.coding.figures import count
from frontwire.filling.trying import meets
from frontwire.lexicon.cues import CueEntry, Finding
from frontwire.lexicon.deeds import NOTHING
from frontwire.lexicon.forms import Form, Found
from frontwire.lexicon.health import HealthWords
from frontwire.lexicon.load import read_folder
from frontwire.lexicon.voices import VoiceEntry, words_of
from frontwire.model.claim import Claim, Coding
from frontwire.model.document import Document
from frontwire.model.figure import Figure, What
from frontwire.model.parcel import Format, Parcel
from frontwire.model.span import Stretch
from frontwire.model.voice import Attribution, Hedge
from frontwire.unpacking.forms import answers_of

#: The day that the examples of lexicons/times are written on, as its schema says.
_TIMES_DAY = date(2013, 6, 5)
_NOUNS = frozenset({"NOUN", "PROPN"})
_NUMBERS = frozenset({"NUM", "ADJ"})
#: Relations in which a number belongs to a noun and is no head itself.
_MODIFIES = frozenset({"nummod", "amod", "compound", "quantmod", "appos", "advmod"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example: its file, its text, and what is wrong (empty where nothing is)."""

    path: str
    text: str
    wrong: str


def run(reader: Reader) -> Iterator[Outcome]:
    """Every example of the lexicons that `reader` uses, folder by folder."""
    for folder in (_kinds, _dyads, _cues, _voices, _times, _figures, _pages, _agencies, _deeds, _health, _forms):
        yield from folder(reader)


def _document(reader: Reader, text: str, *, published: date | None = None) -> Document:
    return reader.read(f"{text}\n", published=published).document


def _kinds(reader: Reader) -> Iterator[Outcome]:
    for loaded in reader.pipeline.lexicons.kinds.entries.values():
        for example in loaded.entry.examples:
            document = _document(reader, example.text)
            codings = [coding for coding in document.codings if coding.kind == loaded.entry.kind]
            yield Outcome(loaded.path, example.text, _coded(document, codings, example.finds))


def _dyads(reader: Reader) -> Iterator[Outcome]:
    for loaded in reader.pipeline.lexicons.dyads.entries.values():
        for example in loaded.entry.examples:
            document = _document(reader, example.text)
            held = [dyad for dyad in document.dyads if dyad.kind == loaded.entry.kind]
            pairs = [{"actor": (dyad.actor,), "target": (dyad.target,)} for dyad in held]
            yield Outcome(loaded.path, example.text, _related(document, pairs, example.finds))


def _related(document: Document, pairs: Sequence[Mapping[str, tuple[int, ...]]], finds: Mapping[str, str] | str) -> str:
    if isinstance(finds, str):
        return "finds a dyad, should find nothing" if pairs else ""
    misses = [_lacking(document, pair, finds) for pair in pairs]
    return "finds nothing" if not misses else "" if "" in misses else misses[0]


def _coded(document: Document, codings: list[Coding], finds: Mapping[str, str] | str) -> str:
    if isinstance(finds, str):
        return f"finds {codings[0].kind}, should find nothing" if codings else ""
    if not codings:
        return "finds nothing"
    misses = [_missing(document, coding, finds) for coding in codings]
    return "" if "" in misses else misses[0]


def _missing(document: Document, coding: Coding, finds: Mapping[str, str]) -> str:
    roles = {
        "actor": coding.actors,
        "target": coding.targets,
        "instrument": coding.instruments,
        "item": coding.items,
        "facility": coding.facilities,
    }
    return _lacking(document, roles, finds)


def _lacking(document: Document, roles: Mapping[str, tuple[int, ...]], finds: Mapping[str, str]) -> str:
    """The first role that does not hold the words an example gives it; empty where all do."""
    for role, words in finds.items():
        phrases = [document.syntax.words(document.syntax.phrase(head)) for head in roles.get(role, ())]
        if not any(words.lower() in phrase.lower() for phrase in phrases):
            return f"{role} should hold {words!r}, holds {phrases}"
    return ""


def _cues(reader: Reader) -> Iterator[Outcome]:
    for loaded in read_folder(Path(reader.settings.lexicons) / "cues", CueEntry):
        for example in loaded.entry.examples:
            document = _document(reader, example.text)
            yield Outcome(loaded.path, example.text, _cued(document, loaded.path, example.finds))


def _cued(document: Document, path: str, finds: Finding | str) -> str:
    sayings = [a for a in (*document.attributions, *document.attitudes) if a.cue is not None]
    hedges = [hedge for hedge in document.hedges if hedge.rule.startswith(path)]
    if isinstance(finds, str):
        found = [a.cue.text for a in sayings if a.cue is not None and a.cue.rule.startswith(path)]
        found.extend(hedge.text for hedge in hedges)
        return f"finds {', '.join(found)}, should find nothing" if found else ""
    if finds.cue is not None:
        fits = any(_is_said(document, saying, finds) for saying in sayings)
    else:
        fits = any(_is_hedged(document, hedge, finds) for hedge in hedges)
    return "" if fits else f"should find {finds.cue or finds.hedge} as the example says"


def _is_said(document: Document, saying: Attribution, finds: Finding) -> bool:
    return (
        saying.cue is not None
        and saying.cue.text == finds.cue
        and finds.voice in (None, saying.voice.text)
        and finds.certainty in (None, saying.cue.certainty)
        and finds.polarity in (None, saying.cue.polarity)
        and _reaches(document, saying.content, finds)
    )


def _is_hedged(document: Document, hedge: Hedge, finds: Finding) -> bool:
    return (
        hedge.text.startswith(finds.hedge or "")
        and finds.certainty in (None, hedge.certainty)
        and finds.polarity in (None, hedge.polarity)
        and _reaches(document, hedge.scope, finds)
    )


def _reaches(document: Document, scope: tuple[Stretch, ...], finds: Finding) -> bool:
    """Does the scope hold the words it must cover, and not those it must leave?"""
    held = {document.syntax[index].text for stretch in scope for index in stretch}
    return set((finds.covers or "").split()) <= held and (finds.leaves is None or finds.leaves not in held)


def _voices(reader: Reader) -> Iterator[Outcome]:
    voices = reader.pipeline.lexicons.cues.voices
    for loaded in read_folder(Path(reader.settings.lexicons) / "voices", VoiceEntry):
        for example in loaded.entry.examples:
            rule = voices.find(words_of(example.text))
            is_one = rule is not None and rule.type is loaded.entry.voice
            wrong = f"should {'' if example.is_one else 'not '}be {loaded.entry.voice}"
            yield Outcome(loaded.path, example.text, "" if is_one is example.is_one else wrong)


def _times(reader: Reader) -> Iterator[Outcome]:
    for loaded in reader.pipeline.lexicons.times.files:
        for example in loaded.entry.examples:
            document = _document(reader, example.text, published=_TIMES_DAY)
            found = tuple(note.value for note in document.times if note.value is not None)
            yield Outcome(loaded.path, example.text, _differ(found, example.finds))


def _figures(reader: Reader) -> Iterator[Outcome]:
    words = reader.pipeline.lexicons.figures
    for loaded in words.files:
        for example in loaded.entry.examples:
            document = _document(reader, example.text)
            found = count(document, _countable(document), What.KILLED, words=words)
            yield Outcome(loaded.path, example.text, _differ(sorted(map(_bounds, found)), sorted(example.finds)))


def _countable(document: Document) -> tuple[int, ...]:
    tokens = document.syntax.tokens
    heads = (t.index for t in tokens if t.pos in _NOUNS or (t.pos in _NUMBERS and t.dep not in _MODIFIES))
    return tuple(heads)


def _bounds(figure: Figure) -> str:
    low, high = ("?" if bound is None else str(bound) for bound in (figure.low, figure.high))
    return f"{low}..{high} {figure.who}"


def _pages(reader: Reader) -> Iterator[Outcome]:
    pages = reader.pipeline.lexicons.pages
    for loaded in pages.entries:
        for example in loaded.entry.examples:
            hit = pages.line(example.text)
            found = hit is not None and hit.rule.startswith(f"{loaded.path}#")
            wrong = f"should {'' if example.finds else 'not '}be taken"
            yield Outcome(loaded.path, example.text, "" if found is example.finds else wrong)


def _differ(found: Sequence[str], asked: Sequence[str]) -> str:
    return "" if list(found) == list(asked) else f"should find {list(asked)}, finds {list(found)}"


def _agencies(reader: Reader) -> Iterator[Outcome]:
    agencies = reader.pipeline.lexicons.agencies
    for path, example in agencies.examples:
        found = agencies.credited(example.text, at=example.at)
        told = "nothing" if not found else "several" if len(found) > 1 or None in found else str(next(iter(found)))
        yield Outcome(path, example.text, "" if told == example.finds else f"credits {told}, should: {example.finds}")


def _deeds(reader: Reader) -> Iterator[Outcome]:
    deeds = reader.pipeline.lexicons.deeds
    for path, example in deeds.examples:
        found = deeds.cause(example.kind, example.text)
        told = NOTHING if found is None else found.cause
        yield Outcome(path, example.text, "" if told == example.finds else f"tells {told}, should: {example.finds}")


def _health(reader: Reader) -> Iterator[Outcome]:
    folder = Path(reader.settings.lexicons)
    words = HealthWords.load(folder / "health", folder / "times")
    for concept, loaded in words.files.items():
        for example in loaded.entry.examples:
            hit = words.find(concept, example.text)
            found = NOTHING if hit is None else hit.value
            yield Outcome(loaded.path, example.text, "" if found == example.finds else f"finds {found}")


def _forms(reader: Reader) -> Iterator[Outcome]:
    for loaded in read_folder(Path(reader.settings.lexicons) / "forms", Form):
        for example in loaded.entry.examples:
            answers = answers_of(example.row, loaded.entry)
            claims = reader.fill(Parcel("example", "", Format.FORMS, form=answers), answers).claims
            text = ", ".join(f"{header}: {value}" for header, value in example.row.items())
            yield Outcome(loaded.path, text, _filled(claims, example.finds))


def _filled(claims: Sequence[Claim], finds: Sequence[Found]) -> str:
    """What of an example is not so: a claim that is wanted and not made; any at all where none is wanted."""
    if not finds:
        return f"claims {claims[0].kind}, should claim nothing" if claims else ""
    missing = [found for found in finds if not any(meets(claim, found) for claim in claims)]
    return f"does not claim {missing[0].kind} as it says" if missing else ""
