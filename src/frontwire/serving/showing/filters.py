"""Filters: what is asked for as a form, and each condition as a chip that can be taken away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from frontwire.browsing import shapes
from frontwire.browsing.state import State
from frontwire.lexicon.palette import Palette
from frontwire.model.place import Place
from frontwire.serving.addresses import Look, address, bbox

V = TypeVar("V")

#: Values of a facet that the form shows at once, those chosen besides.
SHOWN = 14
#: Facets that the form has as boxes to tick; whether disputed is a choice of one of three.
_TICKED = ("kind", "actor", "voice_type", "certainty", "country")


@dataclass(frozen=True, slots=True)
class Ticks:
    """One facet as boxes to tick: `open` where one is ticked (of kinds always).

    `others` are the values with fewer happenings, folded away.
    """

    name: str
    options: tuple[shapes.Option, ...]
    families: Mapping[str, str]
    open: bool
    others: tuple[shapes.Option, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition and the address without it; `name` says which."""

    name: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Filters:
    """The form: values of its fields as they are written, what it passes on unseen, and the chips."""

    words: str
    at: str
    since: str
    first: str
    last: str
    disputed: str
    facets: tuple[Ticks, ...]
    kept: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    cleared: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What filters are made of: the state, how it is looked at, the root of addresses, the facets, the colours."""

    state: State
    look: Look
    root: str
    facets: tuple[shapes.Facet, ...]
    palette: Palette
    place: Place | None

    def filters(self) -> Filters:
        """The form and its chips."""
        state, look = self.state, self.look
        return Filters(
            words=state.words,
            at=_iso(state.at),
            since=_iso(state.since),
            first=_iso(state.first),
            last=_iso(state.last),
            disputed="" if state.disputed is None else str(state.disputed).lower(),
            facets=tuple(self._ticks(facet) for facet in self.facets if facet.name in _TICKED and facet.options),
            kept=tuple((name, value) for name, value in self._kept() if value),
            chips=tuple(self._chips()),
            cleared=address(f"{self.root}/", State(at=state.at, since=state.since), look),
        )

    def _kept(self) -> Iterator[tuple[str, str]]:
        yield "bbox", "" if self.state.box is None else bbox(self.state.box)
        yield "place", self.state.place or ""
        yield "lanes", self.look.lanes or ""
        yield "map", self.look.map or ""

    def _ticks(self, facet: shapes.Facet) -> Ticks:
        shown = tuple(option for number, option in enumerate(facet.options) if number < SHOWN or option.chosen)
        others = tuple(option for number, option in enumerate(facet.options) if number >= SHOWN and not option.chosen)
        is_of_kinds = facet.name == "kind"
        families = {option.value: self.palette.family(option.value) for option in facet.options} if is_of_kinds else {}
        return Ticks(facet.name, shown, families, is_of_kinds or any(option.chosen for option in shown), others)

    def _chips(self) -> Iterator[Chip]:
        state = self.state
        if state.words:
            yield self._chip("q", f"“{state.words}”", replace(state, words=""))
        if state.first is not None:
            yield self._chip("from", _iso(state.first), replace(state, first=None))
        if state.last is not None:
            yield self._chip("to", _iso(state.last), replace(state, last=None))
        if state.box is not None:
            yield self._chip("bbox", "", replace(state, box=None))
        if state.place is not None:
            yield self._chip("place", self.place.name if self.place else state.place, replace(state, place=None))
        if state.disputed is not None:
            yield self._chip("disputed" if state.disputed else "undisputed", "", replace(state, disputed=None))
        yield from self._facet_chips()

    def _facet_chips(self) -> Iterator[Chip]:
        labels = {(facet.name, option.value): option.label for facet in self.facets for option in facet.options}
        state = self.state
        for value in state.kinds:
            yield self._value("kind", value, labels, replace(state, kinds=_less(state.kinds, value)))
        for value in state.actors:
            yield self._value("actor", value, labels, replace(state, actors=_less(state.actors, value)))
        for voice in state.voice_types:
            yield self._value("voice_type", voice, labels, replace(state, voice_types=_less(state.voice_types, voice)))
        for firm in state.certainties:
            yield self._value("certainty", firm, labels, replace(state, certainties=_less(state.certainties, firm)))
        for value in state.countries:
            yield self._value("country", value, labels, replace(state, countries=_less(state.countries, value)))

    def _value(self, name: str, value: str, labels: Mapping[tuple[str, str], str], without: State) -> Chip:
        return self._chip(name, labels.get((name, value), str(value)), without)

    def _chip(self, name: str, label: str, without: State) -> Chip:
        return Chip(name, label, address(f"{self.root}/", without, self.look))


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _less(held: tuple[V, ...], value: V) -> tuple[V, ...]:
    return tuple(one for one in held if one != value)
