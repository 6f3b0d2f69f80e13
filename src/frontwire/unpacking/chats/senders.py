"""Senders: what sort of voice writes a message, and from where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_file
from frontwire.lexicon.voices import Voices, words_of
from frontwire.model.filing import Voucher
from frontwire.model.voice import VoiceType

_NUMBER = re.compile(r"[\u200e\u202a]?\+?[\d\s().\u00a0\u2011-]{7,}[\u202c]?")


class Sender(Entry, frozen=True):
    """One sender: the sort of voice, where it speaks from, what it is called where its name must not be."""

    type: VoiceType
    place: str | None = None
    name: str | None = None


class SendersFile(Entry, frozen=True):
    """A file of senders by the names that the chat gives them."""

    senders: dict[str, Sender]


@dataclass(frozen=True, slots=True)
class Senders:
    """Who is known by name; `usual` is the type of all others, told by their names where None."""

    voices: Voices
    known: dict[str, Sender]
    usual: VoiceType | None = None

    @classmethod
    def load(cls, lexicons: Path, *, path: str | None = None, usual: VoiceType | None = None) -> Senders:
        """With the file at `path`, if one is given; raises LexiconError."""
        known: dict[str, Sender] = {}
        if path is not None:
            if not Path(path).is_file():
                raise LexiconError(f"{path}: no such file of senders")
            known = read_file(Path(path), SendersFile).entry.senders
        return cls(Voices.load(lexicons / "voices"), known, usual)

    def voucher(self, name: str) -> Voucher:
        """Who vouches for a message by the name that the chat gives its sender.

        A telephone number is masked but for its end, and its owner unnamed; a name whose words tell no sort of voice
        ("Dr …" tells one) is that of somebody who writes in a chat.
        """
        held = self.known.get(name)
        if held is not None:
            return Voucher(held.name or name, held.type.value, held.place)
        if _NUMBER.fullmatch(name):
            digits = "".join(char for char in name if char.isdigit())
            return Voucher(f"a number ending in {digits[-3:]}", (self.usual or VoiceType.UNNAMED).value)
        rule = None if self.usual is not None else self.voices.find(words_of(name) or ("",))
        told = VoiceType.SOCIAL_MEDIA if rule is None else rule.type
        return Voucher(name, (self.usual or told).value)
