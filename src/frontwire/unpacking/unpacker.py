"""The loop: a box is opened by what it is; what lies in it comes out, or is a box again."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from frontwire.errors import InputError
from frontwire.lexicon.intake import Presets
from frontwire.model.parcel import Errand, Format, Parcel, Told, Trouble
from frontwire.settings import Settings
from frontwire.unpacking.bounds import Budget, Chained, buffered
from frontwire.unpacking.heads import LENGTH, Head
from frontwire.unpacking.layout import ANY, Layout
from frontwire.unpacking.metering import Meter

_NOTHING = Told()
Piece = Parcel | Errand | Trouble

#: What reading a broken or cut-off file raises.
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Box:
    """A file, a member of an archive, an answer: a stream of bytes that stands at its beginning, and its name.

    `name` leads back to it ("dump.zip!/a/news.csv"), `head` is its beginning. `told` holds for all in it. `depth`
    counts the boxes around it. One that is `found`, and not named by somebody, is passed over where it is no report.
    """

    name: str
    stream: BinaryIO
    head: Head
    told: Told = field(default=Told())
    depth: int = 0
    found: bool = False


@dataclass(frozen=True, slots=True)
class Opener:
    """How boxes of one format are known and opened.

    One that `wraps` is opened whatever was asked for: what was asked for lies in it. `knows` looks at the beginning
    only; `open` gives what is in the box as it is asked for, and may raise InputError or what reading a broken file
    raises: that becomes a Trouble with the box's name.
    """

    format: Format | None
    knows: Callable[[Head], bool]
    open: Callable[[Box, Unpacker], Iterator[Piece]]
    wraps: bool = False


class Unpacker:
    """What holds for one source while it is unpacked: settings, presets, what the user asked for, the budget."""

    __slots__ = ("asked", "budget", "layout", "meter", "openers", "presets", "settings")

    def __init__(  # noqa: PLR0913 - all that a box may need
        self,
        *,
        settings: Settings,
        presets: Presets,
        openers: tuple[Opener, ...],
        budget: Budget,
        asked: Format | None = None,
        layout: Layout = ANY,
        meter: Meter | None = None,
    ) -> None:
        self.settings = settings
        self.presets = presets
        self.openers = openers
        self.budget = budget
        self.asked = asked
        self.layout = layout
        self.meter = meter or Meter()

    def free(self) -> Unpacker:
        """The same with nothing asked for: what a mail carries is no mail, whatever the mail was said to be."""
        return Unpacker(
            settings=self.settings,
            presets=self.presets,
            openers=self.openers,
            budget=self.budget,
            layout=self.layout,
        )

    def enter(  # noqa: PLR0913 - what may be known of a box
        self,
        stream: BinaryIO,
        *,
        name: str,
        inside: Box | None = None,
        title: str | None = None,
        content_type: str | None = None,
        told: Told = _NOTHING,
        found: bool = False,
    ) -> Iterator[Piece]:
        """All that is in what the stream holds. What is wrong with it ends this, not what it lies in.

        `title` is its own name where `name` leads to it through others. What is told of the box that it lies `inside`
        is told of it too, under `told`. It is `found` where nobody named it.
        """
        try:
            called = Head(b"", name if title is None else title, content_type)
            box = replace(self._box(stream, called, name), told=told, found=found)
            if inside is not None:
                box = replace(box, told=told.over(inside.told), depth=inside.depth + 1)
            yield from self._opened(box)
        except InputError as error:
            yield Trouble(name, str(error))
        except BROKEN as error:
            yield Trouble(name, f"it is broken or cut off, and not read further: {_words(error)}")

    def _box(self, stream: BinaryIO, called: Head, name: str) -> Box:
        """The stream with its beginning looked at, and standing there again."""
        data = stream.read(LENGTH)
        while len(data) < LENGTH and (more := stream.read(LENGTH - len(data))):
            data += more
        if stream.seekable():
            stream.seek(0)
        else:
            stream = buffered(Chained(data, stream))
        return Box(name, stream, replace(called, data=data, whole=len(data) < LENGTH))

    def _opened(self, box: Box) -> Iterator[Piece]:
        if not box.head.data:
            yield Trouble(box.name, "it is empty: there is nothing to read", harmless=box.found)
            return
        if box.depth > self.settings.max_depth:
            yield Trouble(box.name, f"it lies in more than {self.settings.max_depth} boxes (max_depth)")
            return
        opener = self._opener(box.head)
        if opener is not None:
            yield from opener.open(box, self)
        elif box.found and not box.head.is_report:
            yield Trouble(box.name, _no_report(box.head), harmless=True)
        else:
            yield self._document(box)

    def _opener(self, head: Head) -> Opener | None:
        """The first that knows it, or the one asked for; wrappings are opened whatever was asked for.

        The answers of a form are a table, of whatever format.
        """
        for opener in self.openers:
            by_head = self.asked in {None, Format.FORMS} or opener.wraps
            if opener.knows(head) if by_head else opener.format is self.asked:
                return opener
        return None

    def _document(self, box: Box) -> Piece:
        """What is no container: one report, unread. One byte more than allowed is enough to know it is too large."""
        most = self.settings.max_bytes
        content = box.stream.read(most + 1)
        if len(content) > most:
            return Trouble(box.name, f"it has more than the {most:,} bytes allowed (max_bytes)")
        return Parcel(box.name, content, self.asked, box.head.content_type, box.told)


def _no_report(head: Head) -> str:
    return f"its ending ({head.ending}) is that of no report" if head.ending else "it looks like no report"


def _words(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
