"""Messages of a chat, whatever messenger it was exported from, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from frontwire.lexicon.chats import ChatWords
from frontwire.model.parcel import Format, Parcel, Told, Trouble
from frontwire.unpacking.chats.senders import Senders
from frontwire.unpacking.unpacker import Box, Piece, Unpacker

_BLANKS = {
    "left_out": "a picture or file that the export leaves out",
    "taken_back": "a message that was taken back",
}


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its number or id in the chat, who sent it (nobody: a note of the messenger), when, the words.

    `day` is as the chat has it, `sent` the moment where its zone is known. `source` is who wrote what is only passed
    on, `changed` when it was edited.
    """

    id: str
    sender: str | None
    words: str
    day: date | None = None
    sent: datetime | None = None
    source: str | None = None
    changed: datetime | None = None


class Post:
    """What becomes of the messages of one chat: lexicons and senders are read once."""

    __slots__ = ("_box", "_senders", "_words")

    def __init__(self, box: Box, unpacker: Unpacker) -> None:
        """Raises LexiconError."""
        folder, asked = Path(unpacker.settings.lexicons), unpacker.layout.chat
        self._box = box
        self._words = ChatWords.load(folder / "chats" / "exported.yml")
        self._senders = Senders.load(folder, path=asked.senders, usual=asked.voice_type)

    def pieces(self, found: Iterable[Message | Trouble]) -> Iterator[Piece]:
        """A parcel for each message that says something; the others are told of."""
        return (one if isinstance(one, Trouble) else self._piece(one) for one in found)

    def _piece(self, message: Message) -> Piece:
        name = f"{self._box.name}#{message.id}"
        if message.sender is None:
            return Trouble(name, "a note of the messenger, no message", harmless=True)
        blank = self._words.blank(message.words)
        said, _, passed_on = self._words.unmarked(message.words)
        if blank is not None or not said:
            return Trouble(name, _BLANKS[blank or "left_out"], harmless=True)
        if passed_on and message.source is None:
            return Trouble(name, f"{message.sender} passes on the words of somebody who is not named", harmless=True)
        told = Told(
            published=message.day,
            modified=message.changed,
            fetched=message.sent,
            voucher=self._senders.voucher(message.source or message.sender),
        )
        return Parcel(name, said, Format.TEXT, told=told.over(self._box.told))
