"""Wounded and dead who reached a facility, day by day, apart from what battles cost."""

from __future__ import annotations

from collections.abc import Iterator

from frontwire.drawing.health.facilities import facility_id
from frontwire.drawing.health.hearing import Heard
from frontwire.drawing.health.locating import Located, Ward
from frontwire.lexicon.health import Concept
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.health import Arrival
from frontwire.model.voice import Certainty, Polarity

_HURT = frozenset({What.KILLED, What.WOUNDED})
#: The value of words that tell what a strike cost, not who came.
_TOLL = "toll"
_OPEN = frozenset({Certainty.PLANNED, Certainty.CONDITIONAL})


def arrivals(ward: Ward) -> tuple[Arrival, ...]:
    """Every count of wounded or dead received at a facility, oldest first.

    A figure counts as one where the reader marked it so; where somebody medical says it in words of receiving; and in
    a facility's own message, unless health workers are counted, who were on duty. Words denied or only possible in
    future are none.
    """
    return tuple(arrival for located in ward.located for arrival in _arrivals(located, ward))


def _arrivals(located: Located, ward: Ward) -> Iterator[Arrival]:
    heard = located.heard
    gist = heard.gist
    if gist.polarity is Polarity.DENIED or gist.certainty in _OPEN:
        return
    entry = ward.entry(located)
    for figure in gist.figures:
        if figure.what in _HURT and _is_received(figure, heard, ward):
            yield Arrival(
                facility=None if entry is None else facility_id(entry),
                site=heard.site if entry is None else entry.site,
                first=gist.first,
                last=gist.last,
                what=figure.what,
                who=figure.who,
                low=figure.low,
                high=figure.high,
                wording=figure.wording,
                word=heard.word,
            )


def _is_received(figure: Figure, heard: Heard, ward: Ward) -> bool:
    if figure.scope is Scope.ARRIVALS:
        return True
    if heard.gist.kind != "casualties" or figure.who is Who.HEALTH_WORKER or not heard.is_medical:
        return False
    told = ward.words.find(Concept.ARRIVAL, heard.sentence)
    return heard.voucher is not None if told is None else told.value != _TOLL
