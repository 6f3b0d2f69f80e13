"""Picturing: whole pictures of a corpus, kept for as long as the store stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from frontwire.browsing.keeping import Kept
from frontwire.corpus import Corpus
from frontwire.model.picture import Picture

Printer = Callable[[Picture], bytes]
_Asked = tuple[int, date | None, date | None, str | None]
#: Days and places that people go to and fro between.
_KEPT = 16


class PictureShelf:
    """Pictures of a corpus by day, window and place. Safe to be used by several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._held: Kept[_Asked, Picture] = Kept(_KEPT)
        self._printed: Kept[_Asked, bytes] = Kept(_KEPT)

    def picture(self, *, at: date | None = None, since: date | None = None, place: str | None = None) -> Picture:
        """The picture as `Corpus.picture` draws it. Raises InputError where the place is not told of, StoreError."""
        return self._held.get(
            self._key(at, since, place), partial(self._corpus.picture, at=at, since=since, place=place)
        )

    def printed(
        self, printer: Printer, *, at: date | None = None, since: date | None = None, place: str | None = None
    ) -> bytes:
        """The same, written out by `printer`, always the same one: of a large store these are megabytes."""

        return self._printed.get(
            self._key(at, since, place), lambda: printer(self.picture(at=at, since=since, place=place))
        )

    def _key(self, at: date | None, since: date | None, place: str | None) -> _Asked:
        with self._corpus.view() as view:
            return view.revision, at, since, place
