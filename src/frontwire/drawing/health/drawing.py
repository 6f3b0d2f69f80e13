"""The health and aid picture: drawn from a view and what reconciling made of it, as of a day."""

from __future__ import annotations

from datetime import date

from frontwire.drawing.health.arrivals import arrivals
from frontwire.drawing.health.attacks import attacks
from frontwire.drawing.health.facilities import facilities
from frontwire.drawing.health.gaps import gaps
from frontwire.drawing.health.hearing import hear
from frontwire.drawing.health.lasting import Lasting
from frontwire.drawing.health.ledger import ledger
from frontwire.drawing.health.locating import locate
from frontwire.drawing.health.needs import needs
from frontwire.drawing.health.supplies import supplies
from frontwire.lexicon.health import HealthWords
from frontwire.model.happening import Reconciled
from frontwire.model.health import HealthPicture
from frontwire.model.place import Place
from frontwire.model.ports import View

#: Days without a word after which a facility counts as silent.
SILENCE = 3


def health(  # noqa: PLR0913 - what a picture is of, and with which words
    view: View,
    reconciled: Reconciled,
    *,
    at: date,
    words: HealthWords,
    place: Place | None = None,
    silence: int = SILENCE,
) -> HealthPicture:
    """The health and aid picture of what was known by `at`, within `place`.

    A pure function of the claims, the links in `reconciled` and the day: nothing is counted up, averaged or filled
    in. `silence` is how many days without a word on a facility are worth telling.
    """
    ward = locate(hear(view, reconciled, at=at, place=place), words, place=place)
    drawn = facilities(ward)
    stocks = supplies(ward, Lasting(words.times))
    return HealthPicture(
        at=at,
        place=place,
        facilities=drawn,
        arrivals=arrivals(ward),
        supplies=stocks,
        needs=needs(ward),
        ledger=ledger(ward, at=at),
        attacks=attacks(ward),
        gaps=gaps(drawn, stocks, at=at, silence=silence, words=words),
    )
