"""What is said rather than done: aims, threats, pledges, appeals, assessments, deeds announced; each by side."""

from __future__ import annotations

from collections.abc import Iterable

from frontwire.drawing import citing
from frontwire.drawing.accounting import is_event
from frontwire.drawing.citing import is_announced
from frontwire.drawing.gathering import Told
from frontwire.drawing.health.hearing import CARE
from frontwire.drawing.weighing import Weigher
from frontwire.model.claim import ClaimClass
from frontwire.model.gist import Gist
from frontwire.model.picture import Frame, Utterance

ASSESSMENT = "assessment"
#: States that are somebody's view or will, not how things are.
_MINDED = frozenset({ASSESSMENT, "intent"})


def is_utterance(told: Told) -> bool:
    """Is it only said: a speech act, a view, an aim, or a deed that nobody says was done?

    What may be open or allowed one day is the health view's to tell.
    States told with it ("they hold the town and vowed to keep it") stand beside it.
    """
    return not is_event(told) and any(_is_said(gist) for gist in told.gists)


def _is_said(gist: Gist) -> bool:
    if gist.klass is ClaimClass.SPEECH_ACT or gist.kind in _MINDED:
        return True
    return is_announced(gist) and (gist.klass is ClaimClass.EVENT or gist.kind not in CARE)


def utterances(told: Iterable[Told], *, frame: Frame, weigher: Weigher) -> tuple[Utterance, ...]:
    """What was said since the frame's `since` and is no background: by kind, side and newest word first."""
    held = [_utterance(one, weigher, frame) for one in told if _is_recent(one, frame) and is_utterance(one)]
    return tuple(sorted(held, key=_order))


def _is_recent(told: Told, frame: Frame) -> bool:
    return any(gist.known > frame.since and not gist.background for gist in told.gists)


def _utterance(told: Told, weigher: Weigher, frame: Frame) -> Utterance:
    citations = weigher.weigh(told).citations
    lead = citing.lead(citation for citation in citations if _is_said(citation.gist))
    return Utterance(
        id=told.id,
        kind=lead.gist.kind,
        announced=lead.gist.klass is ClaimClass.EVENT,
        side=side_of(lead.gist),
        lead=lead,
        citations=citations,
        site=lead.gist.site,
        place_text=lead.gist.place_text,
        new=told.gists[0].known > frame.since,
    )


def side_of(gist: Gist) -> str | None:
    """Whose word it is: of an assessment the voice's side, of all else that of who wants, threatens, promises."""
    voices = [gist.speaker.side] if gist.speaker is not None else []
    actors = [party.side for party in gist.actors]
    first = (*voices, *actors) if gist.kind == ASSESSMENT else (*actors, *voices)
    return next((side for side in first if side), None)


def _order(held: Utterance) -> tuple[object, ...]:
    newest = max(citation.gist.known for citation in held.citations)
    return held.announced, held.kind, held.side is None, held.side or "", -newest.toordinal(), held.id
