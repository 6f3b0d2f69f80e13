"""Addresses: a state -> the parameters that ask for it, the reverse of `asking`. One order, so one address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from frontwire.browsing.state import State
from frontwire.model.query import Box


@dataclass(frozen=True, slots=True)
class Look:
    """What only the browser asks for: the happening selected, lanes, where the map stands, whether changes are marked.

    The server keeps it in links.
    """

    sel: str | None = None
    lanes: str | None = None
    map: str | None = None
    diff: bool = False


def parameters(state: State, look: Look = Look()) -> tuple[tuple[str, str], ...]:
    """Names and values of the address, those that ask for nothing left out."""
    return tuple((name, value) for name, value in (*_of_state(state), *_of_look(look)) if value)


def address(path: str, state: State, look: Look = Look()) -> str:
    """The address of `path` that asks for the state."""
    return with_query(path, parameters(state, look))


def with_query(path: str, given: Sequence[tuple[str, str]]) -> str:
    """A path with a query; values that are empty ask for nothing and are left out."""
    query = str(QueryParams([(name, value) for name, value in given if value]))
    return f"{path}?{query}" if query else path


def _of_state(state: State) -> Iterator[tuple[str, str]]:
    days = (("at", state.at), ("since", state.since), ("from", state.first), ("to", state.last))
    yield from ((name, "" if day is None else day.isoformat()) for name, day in days)
    yield "bbox", "" if state.box is None else bbox(state.box)
    yield "q", state.words
    facets = (
        ("kind", state.kinds),
        ("actor", state.actors),
        ("voice_type", state.voice_types),
        ("certainty", state.certainties),
        ("country", state.countries),
    )
    yield from ((name, str(value)) for name, values in facets for value in values)
    yield "disputed", "" if state.disputed is None else str(state.disputed).lower()
    yield "place", state.place or ""


def _of_look(look: Look) -> Iterator[tuple[str, str]]:
    yield "sel", look.sel or ""
    yield "lanes", look.lanes or ""
    yield "map", look.map or ""
    yield "diff", "1" if look.diff else ""


def bbox(box: Box) -> str:
    """A box as addresses have it: west,south,east,north in degrees."""
    return ",".join(f"{number:.6f}".rstrip("0").rstrip(".") for number in (box.west, box.south, box.east, box.north))
