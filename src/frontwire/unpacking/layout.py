"""Which columns of a table hold what: by preset, by what the user says."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from frontwire.model.voice import VoiceType


class DayOrder(StrEnum):
    """How days such as 05/06/2013 are meant."""

    DMY = "dmy"
    MDY = "mdy"


@dataclass(frozen=True, slots=True)
class Columns:
    """For each part of a report the names that its column may have, the likeliest first.

    In nested records a name may be a path: "source.domain". In a table without header it is the column's place: "3".
    """

    text: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    id: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()

    def over(self, other: Columns) -> Columns:
        """This, and where it names nothing, the `other`."""
        return Columns(**{one.name: getattr(self, one.name) or getattr(other, one.name) for one in fields(self)})


@dataclass(frozen=True, slots=True)
class Chat:
    """What the user says of chats: a file of senders, the sort of voice of all others, the zone of its times (IANA)."""

    senders: str | None = None
    voice_type: VoiceType | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What the user says of tables: single columns, a preset by name or path, how days are written, the encoding.

    `mapping` is a form, by name or by the path of its mapping.
    """

    columns: Columns = Columns()
    preset: str | None = None
    day_order: DayOrder | None = None
    encoding: str | None = None
    mapping: str | None = None
    chat: Chat = Chat()


#: Nothing said: the table tells by itself.
ANY = Layout()
