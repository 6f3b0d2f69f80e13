"""Who says what one coding states, and how firmly: read off the attributions and hedges that cover it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from frontwire.attributing.grammar import clause_root
from frontwire.model.claim import ClaimClass, Coding
from frontwire.model.document import Document
from frontwire.model.figure import Figure
from frontwire.model.time import TimeRole
from frontwire.model.voice import Attribution, Certainty, Hedge, Polarity, Saying, Stance, Voice

#: Weakest last: of several certainties the weakest wins; a condition outweighs an intention.
_FIRMNESS = (Certainty.STATED, Certainty.CLAIMED, Certainty.POSSIBLE, Certainty.PLANNED, Certainty.CONDITIONAL)
#: A claim is direct where this share of its words, and at least so many, stand in quotation marks.
_DIRECT_SHARE = 0.3
_DIRECT_WORDS = 3
#: Relations of words that describe a noun in passing.
_DESCRIBING = frozenset({"amod", "appos", "compound", "nmod", "npadvmod", "nummod"})


def saying_of(document: Document, coding: Coding) -> Saying:
    """Voices (innermost first; none is the outlet's own), cue, directness, day of saying and stance of one coding.

    A speech act's own cue, and a voice that is its actor, are left out: there the speaker is the actor.
    """
    covering = sorted((*document.attributions_over(coding.trigger), *_giving(document, coding)), key=_innermost_first)
    sayings = [a for a in covering if not _is_own(document, coding, a)]
    inner = sayings[0] if sayings else None
    return Saying(
        voices=_voices(sayings),
        cue=None if inner is None else inner.cue,
        direct=bool(covering) and _is_direct(document, coding),
        said_when=None if inner is None else _said_when(document, inner),
        stance=_stance(document, coding, inner),
    )


def _giving(document: Document, coding: Coding) -> Iterator[Attribution]:
    """The saying whose own words state the coding: "the monitor put the toll at 13" gives the toll.

    Not where the source is who does it or whom it befell ("two states agree", "families have found shelter").
    """
    if coding.klass is ClaimClass.SPEECH_ACT:
        return
    concerned = {*coding.actors, *coding.targets}
    for attribution in document.attributions_cued_at(coding.trigger):
        source = attribution.source or ()
        if not attribution.covers(coding.trigger) and concerned.isdisjoint(source):
            yield attribution


def _innermost_first(attribution: Attribution) -> tuple[int, int]:
    return (attribution.size, -(attribution.cue.token if attribution.cue else -1))


def _is_own(document: Document, coding: Coding, attribution: Attribution) -> bool:
    """Is it the speech act itself, or is its voice the act's own speaker?"""
    if coding.klass is not ClaimClass.SPEECH_ACT:
        return False
    if attribution.cue is not None and attribution.cue.token == coding.trigger:
        return True
    return any(_is_voice(document, attribution, actor) for actor in coding.actors)


def _is_voice(document: Document, attribution: Attribution, actor: int) -> bool:
    spans = [document.syntax[i].span for i in (actor, document.resolve(actor))]
    if attribution.voice.span is not None and any(attribution.voice.span.contains(span) for span in spans):
        return True
    return attribution.source is not None and actor in attribution.source


def _voices(sayings: Iterable[Attribution]) -> tuple[Voice, ...]:
    """Each voice once, innermost first; those who say a thing together, in order."""
    out: list[Voice] = []
    for attribution in sayings:
        for one in (attribution.voice, *attribution.others):
            if not any(_same(one, voice) for voice in out):
                out.append(one)
    return tuple(out)


def _same(one: Voice, other: Voice) -> bool:
    if one.span == other.span or one.text.lower() == other.text.lower():
        return True
    return one.actor is not None and other.actor is not None and one.actor.span == other.actor.span


def _is_direct(document: Document, coding: Coding) -> bool:
    if document.quoted(coding.trigger):
        return True
    words = [i for i in coding.stretch if any(c.isalnum() for c in document.syntax[i].text)]
    quoted = sum(document.quoted(i) for i in words)
    return quoted >= max(_DIRECT_WORDS, _DIRECT_SHARE * len(words))


def _said_when(document: Document, attribution: Attribution) -> date | None:
    """The day of the saying: a time phrase beside the cue, else the day of the news."""
    if attribution.said_when is not None:
        return attribution.said_when
    cue = attribution.cue
    if cue is not None:
        stretch = document.syntax.sentence(cue.token).stretch
        beside = [n for n in document.times_in(stretch) if n.role is TimeRole.SAYING]
        for note in sorted(beside, key=lambda n: abs(n.stretch.start - cue.token)):
            if note.interval is not None:
                return note.interval.start
    return None if document.publication is None else document.publication.news_day


def _stance(document: Document, coding: Coding, inner: Attribution | None) -> Stance:
    """The weakest certainty among entry, cue and hedges; each denial turns the polarity round."""
    hedges = [h for h in document.hedges_over(coding.trigger) if _weakens(document, h, coding)]
    cue = None if inner is None else inner.cue
    certainties = [coding.certainty, None if cue is None else cue.certainty, *(h.certainty for h in hedges)]
    rules = [h.rule for h in hedges] + ([] if cue is None else [cue.rule])
    return Stance(
        polarity=_polarity(coding, cue is not None and cue.polarity is Polarity.DENIED, hedges),
        certainty=max((c for c in certainties if c is not None), key=_FIRMNESS.index, default=Certainty.STATED),
        hedges=tuple(dict.fromkeys(h.text for h in hedges)),
        rules=tuple(dict.fromkeys(rules)),
    )


def _weakens(document: Document, hedge: Hedge, coding: Coding) -> bool:
    """Does a hedge over a trigger reach its coding? Not a description in passing ("may enter the rebel-held town")."""
    if coding.kind in hedge.spares or any(_counts_none(figure, hedge) for figure in coding.figures):
        return False
    syntax = document.syntax
    if syntax[coding.trigger].dep not in _DESCRIBING:
        return True
    return not hedge.covers(clause_root(syntax, syntax[coding.trigger].head))


def _counts_none(figure: Figure, hedge: Hedge) -> bool:
    """Is the hedge the "no" that the figure counts: "no deaths" is a count of none, and no denial?"""
    return figure.high == 0 and figure.span is not None and figure.span.overlaps(hedge.span)


def _polarity(coding: Coding, denied: bool, hedges: Iterable[Hedge]) -> Polarity:
    if coding.polarity is not None:
        return coding.polarity
    turns = int(denied) + any(h.polarity is Polarity.DENIED for h in hedges)
    return Polarity.DENIED if turns % 2 else Polarity.AFFIRMED
