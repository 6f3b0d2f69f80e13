"""The desk: what every route works with. Made once when the server starts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from frontwire.browsing.picturing import PictureShelf
from frontwire.browsing.shelf import Shelf
from frontwire.corpus import Corpus
from frontwire.publishing.picture.words import Vocabulary
from frontwire.serving.rendering import Renderer

#: Requests that one client may send each second in the long run; ten times as many at once.
RATE = 30.0

#: The official view of the United Nations, or who administers a place.
Borders = Literal["un", "administered"]


@dataclass(frozen=True, slots=True)
class Policy:
    """What the server lets people do and see.

    `edit` lets people record judgements; `token` must be given to do so where set, `by` is who decides where a request
    does not say. `exact` shows the points of medical and shelter sites as they are instead of on a grid. `tiles` is the
    address of the user's own map tiles, `tiles_credit` who made them, `borders` whose view of disputed areas the base
    map follows. `hosts` are names that the server answers to besides loopback's and numeric
    addresses, `root` the path that a proxy serves it under ("/front"). `rate` is how many requests a client may send
    each second in the long run; any number where None.
    """

    edit: bool = False
    token: str | None = None
    by: str | None = None
    exact: bool = False
    tiles: str | None = None
    tiles_credit: str = ""
    borders: Borders = "un"
    hosts: tuple[str, ...] = ()
    root: str = ""
    rate: float | None = RATE


@dataclass(frozen=True, slots=True)
class Desk:
    """The corpus, how pages are rendered, the policy, the words of the lexicons.

    `kinds` are those that claims can be of, `shelf` has the store as of any day, `pictures` whole pictures.
    """

    corpus: Corpus
    renderer: Renderer
    policy: Policy
    kinds: frozenset[str]
    vocabulary: Vocabulary
    shelf: Shelf
    pictures: PictureShelf

    def words(self, at: date) -> Vocabulary:
        """The words for what is told as of a day."""
        return replace(self.vocabulary, at=at)
