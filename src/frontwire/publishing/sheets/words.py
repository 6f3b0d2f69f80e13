"""The smallest parts of a sheet: who says it, in what, when, how firmly, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontwire.model.gist import Gist
from frontwire.model.grade import Grade
from frontwire.model.picture import Citation
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.publishing import telling
from frontwire.publishing.words import flat


@dataclass(frozen=True, slots=True)
class Say:
    """One claim as a line cites it: its words and who gives them.

    `voice` is the innermost voice, through whom it came, or the outlet itself; `outlet` is named where it is not
    the voice. `stance` is empty where it is said plainly. `repeats`: the same origin said the same before.
    """

    claim: str
    report: str
    voice: str
    type: VoiceType
    outlet: str
    known: date
    stance: str
    quote: str
    origin: str
    repeats: bool
    grade: Grade | None

    @classmethod
    def of(cls, citation: Citation) -> Say:
        """The claim of a citation."""
        gist = citation.gist
        voice, outlet = telling.voices(gist), flat(gist.outlet or "")
        return cls(
            claim=gist.id,
            report=gist.report,
            voice=voice,
            type=gist.speaker.type if gist.speaker is not None else VoiceType.OUTLET,
            outlet="" if outlet.casefold() == voice.casefold() else outlet,
            known=gist.known,
            stance=stance(gist),
            quote=flat(gist.quote),
            origin=flat(citation.origin),
            repeats=citation.repeats,
            grade=citation.grade,
        )


def stance(gist: Gist) -> str:
    """How it is said, where not plainly: "denied", "claimed", "possible", "planned"."""
    if gist.polarity is Polarity.DENIED:
        return "denied"
    return "claimed" if gist.certainty is Certainty.CLAIMED else telling.firmness(gist)
