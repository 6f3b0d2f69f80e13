"""The time of one claim: by its own time phrases, by the lead's, else by its tense."""

from __future__ import annotations

from datetime import date

from frontwire.dating.anchoring import by_anchor
from frontwire.dating.aspect import Aspect, aspect_of
from frontwire.dating.combining import by_phrases, lies_in, news_day, when_of
from frontwire.dating.hosting import notes_in_sentence, tiers
from frontwire.dating.lasting import goes_on, is_meanwhile, tells_of_victims
from frontwire.dating.lead import headlines, lead_sentences
from frontwire.dating.retelling import is_retold, told_elsewhere
from frontwire.dating.saying import cue_dated
from frontwire.model.claim import ClaimClass, Coding
from frontwire.model.document import Document, per_document
from frontwire.model.report import Role
from frontwire.model.time import Basis, Interval, Precision, TimeNote, TimeRole, When
from frontwire.model.voice import Certainty

_UNKNOWN = "it holds at the time of writing, which is not known"
#: Places before a noun, where a state is a description.
_DESCRIPTIONS = frozenset({"amod", "compound", "nmod"})
_UNDATED = "the text does not say when"
#: What goes on or has come about by now is not dated by an event.
_OPEN = frozenset({Aspect.PRESENT, Aspect.PERFECT})


def time_of(document: Document, coding: Coding) -> When:
    """The time of one coding; where the text does not settle it, no interval and the reason.

    In this order: its own time phrases; the same event dated elsewhere in the report; the lead's date, for
    the headline and for what the lead itself tells; the tense of its clause.
    """
    own = by_phrases(document, coding)
    if own is not None and own.precision is Precision.DAY:
        return own
    elsewhere = _by_retelling(document, coding, own)
    if elsewhere is not None:
        return elsewhere
    own = own or by_anchor(document, coding) or _waiting(document, coding)
    return own or _by_saying(document, coding) or _by_lead(document, coding) or _by_tense(document, coding)


# --- by other words of the report -------------------------------------------------------------------


def _by_retelling(document: Document, coding: Coding, own: When | None) -> When | None:
    """The date the same event has where the report tells it again, if it lies in the time given here."""
    for other in told_elsewhere(document, coding):
        when = by_phrases(document, other, only_own=True)
        if when is None or when.interval is None or when.precision is not Precision.DAY:
            continue
        if own is None or own.interval is None or lies_in(when.interval, own.interval):
            return When(when.interval, when.precision, Basis.INHERITED, when.text, "told again with its date")
    return None


def _waiting(document: Document, coding: Coding) -> When | None:
    """Its own date, where that counts from a day that is not known."""
    for tier in tiers(document, coding):
        for hosted in tier.hosted if tier.own else ():
            note = hosted.note
            if hosted.role is TimeRole.AT and note.interval is None and note.precision is Precision.NONE:
                return When(None, Precision.NONE, Basis.RELATIVE, note.text, note.because)
    return None


def _by_saying(document: Document, coding: Coding) -> When | None:
    """The date of the saying where it comes first: "On Monday, rebels claimed they took the hill".

    A date after what is said ("…, the monitor reported on Thursday") is the saying's alone.
    """
    said = saying_note(document, coding.trigger)
    aspect = aspect_of(document.syntax, coding.trigger)
    if said is None or said.interval is None or said.precision is not Precision.DAY:
        return None
    because = "the saying that tells it is dated so"
    if aspect in (Aspect.PAST, Aspect.PRESENT) and coding.klass is not ClaimClass.SPEECH_ACT:
        return When(said.interval, said.precision, said.basis, said.text, because)
    if aspect is Aspect.PERFECT:
        return When(Interval(None, said.interval.end), Precision.VAGUE, said.basis, said.text, because)
    return None


def saying_note(document: Document, index: int) -> TimeNote | None:
    """The date, standing before what is said, of the innermost saying that covers token `index`."""
    over = sorted(document.attributions_over(index), key=lambda a: a.size)
    for attribution in over:
        cue = attribution.cue
        if cue is None:
            continue
        for note in notes_in_sentence(document, cue.token):
            comes_first = all(note.stretch.start <= stretch.start for stretch in attribution.content)
            if comes_first and note.role is TimeRole.SAYING and cue_dated(document, note.stretch) == cue.token:
                return note
    return None


def _by_lead(document: Document, coding: Coding) -> When | None:
    """The lead's date: for the headline's events, for what the lead tells, and for what is said of it again."""
    if coding.klass is ClaimClass.STATE:
        return None
    aspect = aspect_of(document.syntax, coding.trigger)
    if aspect in (Aspect.FUTURE, Aspect.CONDITIONAL):
        return None
    if not _in_headline(document, coding) and (
        aspect in _OPEN or not (_in_lead(document, coding) or is_retold(document, coding))
    ):
        return None
    when = lead_when(document)
    if when is None:
        return None
    return When(when.interval, when.precision, Basis.INHERITED, when.text, "the lead dates it")


def _in_headline(document: Document, coding: Coding) -> bool:
    sentence = document.syntax.sentence(coding.trigger)
    return sentence.role is Role.DECK or sentence.index in headlines(document)


def _in_lead(document: Document, coding: Coding) -> bool:
    return any(coding.trigger in sentence.stretch for sentence in lead_sentences(document)[:1])


@per_document
def lead_when(document: Document) -> When | None:
    """The date of the event that the first sentence of the news tells."""
    for sentence in lead_sentences(document)[:1]:
        for coding in document.codings:
            is_told = coding.trigger in sentence.stretch and not coding.background
            if is_told and coding.klass is not ClaimClass.SPEECH_ACT:  # "denied on Wednesday" dates no deed
                when = by_phrases(document, coding)
                if when is not None and when.interval is not None and when.interval.start is not None:
                    return when
        for note in document.times_in(sentence.stretch):
            if sentence.stretch.contains(note.stretch) and note.role is TimeRole.AT and note.precision is Precision.DAY:
                return when_of(note, note.interval)
    return None


# --- by tense ---------------------------------------------------------------------------------------


def is_planned(document: Document, coding: Coding) -> bool:
    """Is it only meant to be done ("vowed to attack")? What is being tried goes on ("are trying to take")."""
    if coding.certainty is not None:
        return coding.certainty is Certainty.PLANNED
    syntax = document.syntax
    trigger = syntax[coding.trigger]
    governor = syntax.head(trigger.index)
    if trigger.tag != "VB" or governor.tag == "VBG":
        return False
    return any(hedge.certainty is Certainty.PLANNED for hedge in document.hedges_over(coding.trigger))


#: What the tense of an undated claim still tells, in words.
_TOLD = {
    Aspect.PAST: " (told as past)",
    Aspect.PAST_PERFECT: " (told as before something past)",
    Aspect.FUTURE: " (told as to come)",
    Aspect.CONDITIONAL: " (told as a possibility or on a condition)",
}


#: What a state told in the past was when it was said.
_BACKSHIFTED = {Aspect.PAST: Aspect.PRESENT, Aspect.PAST_PERFECT: Aspect.PERFECT}


def _by_tense(document: Document, coding: Coding) -> When:
    """Present: the day of the news. Present perfect: up to it. Past and future: not settled."""
    aspect = aspect_of(document.syntax, coding.trigger)
    if _in_headline(document, coding) and coding.klass is ClaimClass.EVENT:
        return When(None, Precision.NONE, Basis.NONE, because="a headline, and the lead does not say when")
    if is_planned(document, coding):
        aspect = Aspect.FUTURE
    is_verb = document.syntax[coding.trigger].pos in ("VERB", "AUX")
    if coding.klass is ClaimClass.STATE and aspect is not Aspect.FUTURE and (aspect is Aspect.NONE or not is_verb):
        aspect = Aspect.PRESENT
    if coding.klass is ClaimClass.STATE and _is_backshifted(document, coding.trigger, aspect):
        aspect = _BACKSHIFTED.get(aspect, aspect)
    if aspect is Aspect.PRESENT and is_meanwhile(document.syntax, coding.trigger):
        aspect = aspect_of(document.syntax, document.syntax[coding.trigger].head)
    if aspect is Aspect.PRESENT:
        return _at_present(document, coding)
    if aspect is not Aspect.PERFECT:
        return When(None, Precision.NONE, Basis.NONE, because=f"{_UNDATED}{_TOLD.get(aspect, '')}")
    day = news_day(document)
    if day is None:
        return When(None, Precision.NONE, Basis.NONE, because=_UNKNOWN)
    because = "present perfect: some time up to the day of the news"
    return When(Interval.days(None, day), Precision.VAGUE, _basis(document, day), because=because)


def _is_backshifted(document: Document, index: int, aspect: Aspect) -> bool:
    """Does it hold as it is said: "said they still held the hill", "said they had run out of fuel"?"""
    syntax = document.syntax
    cues = (attribution.cue for attribution in document.attributions_over(index))
    if document.quoted(index) or not any(cue and syntax[cue.token].tag == "VBD" for cue in cues):
        return False
    return aspect is Aspect.PAST_PERFECT or any(kid.lemma == "still" for kid in syntax.children(index, "advmod"))


def _at_present(document: Document, coding: Coding) -> When:
    """What is told in the present: of the day of the news; what goes on since some time before: up to it.

    A description before its noun ("the rebel-held town") is the writer's, of the day of writing.
    """
    syntax, is_event = document.syntax, coding.klass is ClaimClass.EVENT
    if is_event and tells_of_victims(document, coding):
        return When(None, Precision.NONE, Basis.NONE, because="present tense tells of the people, not of the event")
    describes = coding.klass is ClaimClass.STATE and syntax[coding.trigger].dep in _DESCRIPTIONS
    publication = document.publication
    day = publication.day if describes and publication is not None else news_day(document)
    if day is None:
        return When(None, Precision.NONE, Basis.NONE, because=_UNKNOWN)
    if is_event and goes_on(syntax, coding.trigger):
        because = "it goes on or comes again: up to the day of the news"
        return When(Interval.days(None, day), Precision.VAGUE, _basis(document, day), because=because)
    because = "a description, of the day of publication" if describes else "present tense: the day of the news"
    return When(Interval.day(day), Precision.DAY, _basis(document, day), because=because)


def _basis(document: Document, day: date) -> Basis:
    return Basis.PUBLICATION if document.publication and day == document.publication.day else Basis.DATELINE
