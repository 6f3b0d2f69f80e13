"""Trying: does a claim hold what an example of a form says?"""

from __future__ import annotations

from collections.abc import Iterator

from frontwire.lexicon.forms import Found
from frontwire.model.claim import Claim


def meets(claim: Claim, found: Found) -> bool:
    """Is it the claim that the example means, in all that it names?"""
    return claim.kind == found.kind and all(_asked(claim, found))


def _asked(claim: Claim, found: Found) -> Iterator[bool]:
    if found.words is not None:
        yield found.words in claim.evidence.quote
    if found.voice is not None:
        yield any(voice.text == found.voice for voice in claim.said_by)
    roles = ((found.facility, claim.facilities), (found.item, claim.items), (found.actor, claim.actors))
    yield from (any(actor.text == text for actor in actors) for text, actors in roles if text is not None)
    if found.polarity is not None:
        yield claim.stance.polarity is found.polarity
    if found.certainty is not None:
        yield claim.stance.certainty is found.certainty
    yield _counts(claim, found)


def _counts(claim: Claim, found: Found) -> bool:
    """Is there a figure that has all that the example names?"""
    if found.what is None and found.low is None and found.high is None:
        return True
    return any(
        found.what in {None, figure.what} and found.low in {None, figure.low} and found.high in {None, figure.high}
        for figure in claim.figures
    )
