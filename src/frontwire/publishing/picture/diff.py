"""What changed between two days: the changes of a picture, all of them, for people."""

from __future__ import annotations

from collections.abc import Iterator

from frontwire.model.picture import Change, ChangeKind, Picture
from frontwire.publishing import wording
from frontwire.publishing.page import Page
from frontwire.publishing.picture.brief import put_section
from frontwire.publishing.picture.lines import Group, Section
from frontwire.publishing.picture.sections import Writer
from frontwire.publishing.picture.words import Vocabulary, counted

#: What a reader wants to know first.
_ORDER = (
    ChangeKind.WITHDRAWN,
    ChangeKind.DISPUTED,
    ChangeKind.RESOLVED,
    ChangeKind.CONFIRMED,
    ChangeKind.UPDATED,
    ChangeKind.NEW,
)


def write(picture: Picture, words: Vocabulary, *, width: int = 100, color: bool = False) -> str:
    """All that became known between the picture's `since` and its day, one section a kind of change."""
    page = Page(width=width, color=color)
    frame = picture.frame
    where = "" if frame.place is None else f", {frame.place.name}"
    page.put(f"From {wording.day(frame.since)} to {wording.day(frame.at)}{where}", style="bold")
    page.put(counted(len(picture.changes), "change") if picture.changes else "Nothing changed.", style="dim")
    for section in _sections(picture, Writer(words)):
        put_section(page, section)
    return page.text()


def lines(picture: Picture, words: Vocabulary, *, width: int = 100, color: bool = False) -> str:
    """The same without a header; empty where nothing changed."""
    page = Page(width=width, color=color)
    for section in _sections(picture, Writer(words)):
        put_section(page, section)
    return page.text() if picture.changes else ""


def _sections(picture: Picture, writer: Writer) -> Iterator[Section]:
    names = {account.id: writer.words.headline(account) for account in picture.accounts}
    held: dict[ChangeKind, list[Change]] = {}
    for change in picture.changes:
        held.setdefault(change.kind, []).append(change)
    for kind in _ORDER:
        items = tuple(writer.change(change, names) for change in held.get(kind, ()))
        if items:
            yield Section(kind.value, (Group("", items),))
