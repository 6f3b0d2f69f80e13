"""Picturing: whole pictures of a corpus, kept for as long as the store stays as it is."""

from __future__ import annotations

from datetime import date
from functools import partial

from frontwire.browsing.keeping import Kept
from frontwire.corpus import Corpus
from frontwire.model.picture import Picture

#: Days and places that people go to and fro between.
_KEPT = 16


class PictureShelf:
    """Pictures of a corpus by day, window and place. Safe to be used by several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._held: Kept[tuple[int, date | None, date | None, str | None], Picture] = Kept(_KEPT)

    def picture(self, *, at: date | None = None, since: date | None = None, place: str | None = None) -> Picture:
        """The picture as `Corpus.picture` draws it. Raises InputError where the place is not told of, StoreError."""
        with self._corpus.view() as view:
            key = (view.revision, at, since, place)
        return self._held.get(key, partial(self._corpus.picture, at=at, since=since, place=place))
