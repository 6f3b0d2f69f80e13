"""Withholding: names of private persons put out of sight, each letter by a block, so that every offset still holds.

Private are those who speak, act or are acted on and hold no office in the conflict: voices called by name who are
witnesses, residents, medical or rescue staff, users of social media or of no sort that is told, and unlisted people of
civil, medical or refugee sectors. Every word of such a name that begins with a capital is withheld wherever it stands,
in any case and in transliteration, unless the same reports use it as an ordinary word or as the name of a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from frontwire.model.actor import Sector
from frontwire.model.folding import fold
from frontwire.model.gist import Gist, Party, Speaker
from frontwire.model.voice import VoiceType

#: What stands for a letter.
BLOCK = "\u2588"
#: Types of voices that speak for themselves, not for an office.
PRIVATE = frozenset(
    {  # each may be in danger for what it says
        VoiceType.WITNESS,
        VoiceType.RESIDENT,
        VoiceType.MEDICAL,
        VoiceType.RESCUE,
        VoiceType.SOCIAL_MEDIA,
        VoiceType.UNNAMED,
    }
)
_SECTORS = frozenset({Sector.CVL, Sector.MED, Sector.REF})
#: A word of a name. Shorter ones are titles and particles, and tell nobody from anybody.
_WORD = re.compile(r"\w[\w'’ʼ-]{2,}")
_NAME = r"(?:[^\W\d_a-z][\w'’ʼ-]*\s+)*[^\W\d_a-z][\w'’ʼ-]+"
_LOWER = re.compile(r"\b[^\W\d_][\w'’ʼ-]*")


def names(gists: Iterable[Gist], texts: Iterable[str]) -> tuple[str, ...]:
    """The words of names that are to be withheld, sorted; the reports' `texts` tell what an ordinary word is."""
    held, told = tuple(gists), tuple(texts)
    private = dict.fromkeys(said for gist in held for said in _private(gist))
    found = {word for said in private for word in _words(said)}
    found |= {word for said in private for text in told for name in _beside(said, text) for word in _words(name)}
    places = {word for gist in held if gist.site is not None for word in _words(gist.site.name)}
    ordinary = {match[0] for text in told for match in _LOWER.finditer(text) if match[0].islower()}
    return tuple(sorted(word for word in found - places if word.lower() not in ordinary))


def withholder(words: Iterable[str]) -> Callable[[str], str]:
    """What puts blocks in the place of these words, whole ones only, each letter by one."""
    spelled = {form for word in words for form in (word, *fold(word).split()) if len(form) > 1}
    if not spelled:
        return str
    longest_first = sorted(spelled, key=lambda word: (-len(word), word))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(lambda match: BLOCK * len(match[0]), text)


def _private(gist: Gist) -> Iterator[str]:
    yield from (voice.text for voice in gist.voices if _is_private(voice))
    parties = (*gist.actors, *gist.targets)
    yield from (party.text for party in parties if _is_person(party))


def _is_private(voice: Speaker) -> bool:
    return voice.named and voice.type in PRIVATE


def _is_person(party: Party) -> bool:
    return not party.known and party.sector in _SECTORS


def _beside(said: str, text: str) -> Iterator[str]:
    """Names that stand beside a voice and are no part of it: "Huda Sabbagh, a resident", "a resident, Huda Sabbagh"."""
    voice = re.escape(said)
    for pattern in (rf"({_NAME})\s*,\s*{voice}\b", rf"\b{voice}\s*,?\s+({_NAME})"):
        yield from (match[1] for match in re.finditer(pattern, text))


def _words(said: str) -> Iterator[str]:
    for match in _WORD.finditer(said):
        if match[0][0].isupper():
            yield match[0]
