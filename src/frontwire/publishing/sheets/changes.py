"""What changed between two days, on a sheet: by what became of it, old and new, and the claims that brought it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from frontwire.model.picture import Change, ChangeKind, Citation, Picture, Subject
from frontwire.publishing.picture.words import Vocabulary, plain
from frontwire.publishing.sheets.standing import Group, Sources
from frontwire.publishing.words import flat

#: The claim of an id as cited; None where it is not there.
Find: TypeAlias = Callable[[str], Citation | None]

#: What a reader wants to know first.
ORDER = (
    ChangeKind.WITHDRAWN,
    ChangeKind.DISPUTED,
    ChangeKind.RESOLVED,
    ChangeKind.CONFIRMED,
    ChangeKind.UPDATED,
    ChangeKind.NEW,
)
#: Who brought a change: so many are named.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Changed:
    """One change: of what (`happening` leads to it where it is one), from which words to which, why, and by whom."""

    subject: Subject
    happening: str | None
    about: str
    where: str
    place: str | None
    old: str | None
    new: str | None
    because: str
    brought: Sources
    claims: tuple[str, ...]


def changes_sheet(picture: Picture, words: Vocabulary, *, find: Find) -> tuple[Group[Changed], ...]:
    """The changes of a picture by kind, those that take something back first. `find` gives claims as cited, by id."""
    held: dict[ChangeKind, list[Change]] = {}
    for change in picture.changes:
        held.setdefault(change.kind, []).append(change)
    teller = _Teller(picture, words, find)
    return tuple(Group(kind.value, "", tuple(map(teller.changed, held[kind]))) for kind in ORDER if kind in held)


class _Teller:
    """Words changes with what the picture calls the things they are of."""

    __slots__ = ("_find", "_names", "_words")

    def __init__(self, picture: Picture, words: Vocabulary, find: Find) -> None:
        self._words = words
        self._names = {account.id: words.headline(account) for account in picture.accounts}
        self._find = find

    def changed(self, change: Change) -> Changed:
        """The line of a change."""
        name = self._names.get(change.about)
        return Changed(
            subject=change.subject,
            happening=None if name is None else change.about,
            about=name or "",
            where="" if change.site is None else self._words.place(change.site, None),
            place=None if change.site is None else change.site.id,
            old=None if change.old is None else plain(change.old),
            new=None if change.new is None else plain(change.new),
            because=flat(change.because),
            brought=Sources.of(self._brought(change), limit=_NAMED),
            claims=change.claims,
        )

    def _brought(self, change: Change) -> Iterator[Citation]:
        yield from (held for claim in change.claims if (held := self._find(claim)) is not None)
