"""Caring: the health and aid picture as people look at it, kept for as long as the store stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from frontwire.browsing.keeping import Kept
from frontwire.browsing.picturing import PictureShelf
from frontwire.corpus import Corpus
from frontwire.drawing.health import SILENCE
from frontwire.lexicon.health import HealthWords
from frontwire.lexicon.labels import Labels
from frontwire.model.gist import Site
from frontwire.model.health import AccessEntry, Arrival, Facility, HealthAttack, HealthPicture, Need, Supply
from frontwire.publishing import telling
from frontwire.publishing.health.laying import Terms, lay
from frontwire.publishing.health.sheets import Sheet

#: How many pictures are kept: days and places that people go to and fro between.
_KEPT = 16

_Placed = Facility | Arrival | Supply | Need | AccessEntry | HealthAttack


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for: as of a day (the last known where None), within a place by name or id.

    A facility counts as silent after `silence` days without a word.
    """

    at: date | None = None
    place: str | None = None
    silence: int = SILENCE


@dataclass(frozen=True, slots=True)
class Care:
    """The health picture of one day and place, and the sheet that a page shows of it."""

    health: HealthPicture
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that can be asked for."""

    id: str
    label: str


class CareShelf:
    """Health pictures of a corpus by what was asked for. Safe to be used by several threads."""

    def __init__(self, corpus: Corpus, pictures: PictureShelf, *, exact: bool = False) -> None:
        """`pictures` has what is told around health care; points are coarse unless `exact`."""
        self._corpus = corpus
        self._pictures = pictures
        self._exact = exact
        self._held: Kept[tuple[int, Ask], Care] = Kept(_KEPT)

    def care(self, ask: Ask) -> Care:
        """The picture asked for. Raises InputError where the place is not told of, StoreError, LexiconError."""
        with self._corpus.view() as view:
            key = (view.revision, ask)
        return self._held.get(key, partial(self._drawn, ask))

    def places(self, ask: Ask) -> tuple[Choice, ...]:
        """The places that health care and aid are told of by that day, and the one asked for; by name."""
        everywhere = self.care(Ask(at=ask.at, silence=ask.silence)).health
        held = {site.id: telling.place(site) for site in _sites(everywhere)}
        asked = self.care(ask).health.place
        if asked is not None:
            held.setdefault(asked.id, asked.name)
        return tuple(Choice(*one) for one in sorted(held.items(), key=lambda one: (one[1], one[0])))

    def _drawn(self, ask: Ask) -> Care:
        health = self._corpus.health(at=ask.at, place=ask.place, silence=ask.silence)
        place = None if health.place is None else health.place.id
        front = self._pictures.picture(at=health.at, place=place)
        return Care(health, lay(health, front, Terms(*self._words, silence=ask.silence, exact=self._exact)))

    @cached_property
    def _words(self) -> tuple[HealthWords, Labels]:
        folder = Path(self._corpus.settings.lexicons)
        return (
            HealthWords.load(folder / "health", folder / "times"),
            Labels.load(folder / "publishing" / "labels.yml"),
        )


def _sites(held: HealthPicture) -> Iterator[Site]:
    told: tuple[Iterable[_Placed], ...] = (
        *(held.facilities, held.arrivals, held.supplies),
        *(held.needs, held.ledger, held.attacks),
    )
    yield from (one.site for one in chain(*told) if one.site is not None)
