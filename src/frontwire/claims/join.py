"""Joining: Document -> claims, each with an id that is a digest of its content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import timedelta

from frontwire.attributing import saying_of
from frontwire.dating import is_aside, time_of
from frontwire.errors import FrontwireError
from frontwire.model.actor import Actor
from frontwire.model.claim import Claim, ClaimClass, Coding, Evidence
from frontwire.model.document import Document, MentionKind, per_document
from frontwire.model.figure import Scope
from frontwire.model.place import Where
from frontwire.model.report import Refusal
from frontwire.model.span import Stretch
from frontwire.model.time import When
from frontwire.model.voice import Saying, Voice
from frontwire.placing import place_of

#: An event that ended longer than this before the news is background to it.
_NEWS = timedelta(days=3)
#: What began longer ago than this, and is not said to go on, is background too.
_LONG = timedelta(days=45)
_ID_BYTES = 8
#: Words before what there is none or enough of.
_AMOUNTS = frozenset({"no", "enough"})


@dataclass(frozen=True, slots=True)
class Joined:
    """The claims of a document, what passes between actors besides, and what could not be joined."""

    claims: tuple[Claim, ...]
    interactions: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]


def join(document: Document) -> Joined:
    """One claim for each coding, in text order; two that say the same of the same words are one."""
    claims: dict[str, Claim] = {}
    interactions: dict[str, Claim] = {}
    refusals: list[Refusal] = []
    for coding in document.codings:
        try:
            claim = _claim(document, coding)
        except (FrontwireError, ValueError, IndexError, KeyError, RecursionError) as error:
            span = document.syntax.sentence(coding.trigger).span
            why = f"a claim of {coding.kind} could not be joined: {type(error).__name__}: {error}"
            refusals.append(Refusal("claims", span.of(document.report.text), why, span))
            continue
        for one in _each(document, claim):
            (claims if coding.is_claim else interactions).setdefault(one.id, one)
    return Joined(tuple(claims.values()), tuple(interactions.values()), tuple(refusals))


def _claim(document: Document, coding: Coding) -> Claim:
    saying = saying_of(document, coding)
    when = time_of(document, coding)
    where = place_of(document, coding)
    actors = tuple(actor_of(document, head) for head in coding.actors)
    if coding.klass is ClaimClass.SPEECH_ACT:
        actors, saying = _speaker(document, actors, saying)
    span = document.syntax.span(coding.stretch)
    claim = Claim(
        id="",
        kind=coding.kind,
        klass=coding.klass,
        codes=coding.codes,
        evidence=Evidence(
            quote=span.of(document.report.text),
            span=span,
            sentence=document.syntax.sentence(coding.trigger).span,
            rules=(*coding.rules, *saying.stance.rules),
        ),
        actors=actors,
        targets=tuple(actor_of(document, head) for head in coding.targets),
        instruments=tuple(actor_of(document, head) for head in coding.instruments),
        items=tuple(actor_of(document, head) for head in coding.items),
        facilities=tuple(actor_of(document, head) for head in coding.facilities),
        figures=coding.figures,
        when=when,
        where=where,
        said_by=saying.voices,
        cue=saying.cue,
        direct=saying.direct,
        said_when=saying.said_when,
        stance=saying.stance,
        background=coding.background or is_aside(document, coding) or _is_background(document, coding, when),
    )
    return replace(claim, id=_digest(document, claim))


def _each(document: Document, claim: Claim) -> tuple[Claim, ...]:
    """ "The army and the rebels both claimed to hold the town": each says it of itself, and nobody of the others."""
    if len(claim.actors) == 1:
        return (claim,)
    own = [next((voice for voice in claim.said_by if _is_of(voice, actor)), None) for actor in claim.actors]
    outer = tuple(voice for voice in claim.said_by if voice not in own)
    if not own or None in own or claim.said_by[: len(own)] != tuple(own):
        return (claim,)
    parted = [
        replace(claim, actors=(actor,), said_by=(voice, *outer))
        for actor, voice in zip(claim.actors, own, strict=True)
        if voice is not None
    ]
    return tuple(replace(one, id=_digest(document, one)) for one in parted)


def _is_of(voice: Voice, actor: Actor) -> bool:
    """Do voice and actor stand in the same words?"""
    return voice.span is not None and voice.span.overlaps(actor.span)


def actor_of(document: Document, head: int) -> Actor:
    """The actor that the phrase headed by `head` names; a pronoun stands for what it refers to."""
    mention = document.mentions.get(head)
    if mention is None or mention.kind is MentionKind.PRONOUN:
        resolved = document.resolve(head)
        mention = document.mentions.get(resolved, mention)
        head = resolved
    stretch = mention.stretch if mention is not None else document.syntax.phrase(head)
    span = document.syntax.span(_own(document, stretch, head))
    text = " ".join(span.of(document.report.text).split())
    known = document.actor(head)
    if known is None:
        return Actor(text, span)
    return replace(known, text=text, span=span)


def _own(document: Document, stretch: Stretch, head: int) -> Stretch:
    """The phrase without who says so, and without the words for how much there is: "still no" anaesthetic."""
    syntax, start, end = document.syntax, stretch.start, stretch.end
    for attribution in document.attributions_over(head):
        source = attribution.source
        if source is not None and head < source.start < end:
            end = source.start
    measured = (i for i in range(start, head) if syntax[i].text.lower() in _AMOUNTS and syntax[i].head == head)
    start = max((i + 1 for i in measured), default=start)
    while end - 1 > head and syntax[end - 1].pos == "PUNCT":
        end -= 1
    return Stretch(start, end)


def _speaker(document: Document, actors: tuple[Actor, ...], saying: Saying) -> tuple[tuple[Actor, ...], Saying]:
    """Of a speech act the speaker is the actor, and `said_by` holds only who else reports it."""
    if actors:
        heads = {actor.span for actor in actors}
        kept = tuple(v for v in saying.voices if v.span is None or not any(v.span.overlaps(span) for span in heads))
        return actors, replace(saying, voices=kept)
    if not saying.voices:
        return actors, saying
    first, *others = saying.voices
    return (_voiced(document, first),), replace(saying, voices=tuple(others))


def _voiced(document: Document, voice: Voice) -> Actor:
    """A voice as an actor."""
    if voice.span is None:
        raise ValueError(f"the voice {voice.text!r} stands nowhere in {document.report.source or 'the report'}")
    if voice.actor is not None:
        return replace(voice.actor, text=voice.text, span=voice.span)
    return Actor(voice.text, voice.span, voice=voice.type.value)


def _is_background(document: Document, coding: Coding, when: When) -> bool:
    """Does the claim tell what was before the news: long ended, long begun, or the toll of a whole war?"""
    publication = document.publication
    interval = when.interval
    if publication is None or publication.news_day is None or interval is None:
        return False
    news = publication.news_day
    if interval.last is not None and interval.last < news - _NEWS:
        return True
    if interval.start is None and any(figure.scope is Scope.CUMULATIVE for figure in coding.figures):
        return True
    return interval.start is not None and interval.start < news - _LONG and coding.klass is ClaimClass.EVENT


def _digest(document: Document, claim: Claim) -> str:
    """The same words of the same report, coded alike, have the same id on every machine."""
    parts = (
        _text_digest(document),
        claim.kind,
        f"{claim.evidence.span.start}-{claim.evidence.span.end}",
        "|".join(actor.text for actor in (*claim.actors, *claim.targets)),
        "|".join(voice.text for voice in claim.said_by),
        _place_key(claim.where),
    )
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=_ID_BYTES).hexdigest()


@per_document
def _text_digest(document: Document) -> str:
    return hashlib.blake2b(document.report.text.encode("utf-8", "surrogatepass")).hexdigest()


def _place_key(where: Where) -> str:
    return "" if where.note is None or where.note.place is None else where.note.place.id
