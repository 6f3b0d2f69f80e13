"""Facets: the values that a choice could be narrowed to, with how many happenings each would leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from frontwire.browsing import shapes
from frontwire.browsing.choosing import Choice
from frontwire.browsing.columns import NONE, Coded, Mask, Numbers
from frontwire.browsing.tables import Tables
from frontwire.model.voice import VoiceType

#: Values shown of a facet; those chosen are there besides.
MOST = 40


def facets(choice: Choice, tables: Tables) -> tuple[shapes.Facet, ...]:
    """All facets, the values with most happenings first; the facet's own condition is set aside in counting."""
    return tuple(_facets(choice, tables))


def _facets(choice: Choice, tables: Tables) -> Iterator[shapes.Facet]:
    state, grounds, words = choice.state, choice.grounds, tables.words
    columns = grounds.columns
    yield _coded("kind", columns.kinds, choice, state.kinds, label=lambda kind: words.labels.kind(kind).label)
    yield _actors(choice)
    types = Coded(tuple(held.value for held in columns.voice_types.values), columns.voice_types.codes)
    spoken = [held.value for held in state.voice_types]
    yield _coded("voice_type", types, choice, spoken, label=lambda held: words.labels.voices[VoiceType(held)])
    firm = Coded(tuple(held.value for held in columns.certainties.values), columns.certainties.codes)
    yield _coded("certainty", firm, choice, [held.value for held in state.certainties], label=str)
    yield _coded("country", grounds.countries, choice, state.countries, label=lambda c: words.countries.get(c, c))
    yield _disputed(choice)


def _coded(
    name: str, column: Coded[str], choice: Choice, chosen: Iterable[str], *, label: Callable[[str], str]
) -> shapes.Facet:
    rows = choice.without(name).nonzero()[0]
    counts = _counts(column.codes[rows], choice.grounds.account[rows], len(column.values))
    return _facet(name, column.values, counts, chosen, {value: label(value) for value in column.values})


def _actors(choice: Choice) -> shapes.Facet:
    held = choice.grounds.columns.actors
    known = held.rows < choice.grounds.known
    rows, codes = held.rows[known], held.codes[known]
    among = choice.without("actor")[rows]
    counts = _counts(codes[among], choice.grounds.account[rows[among]], len(held.values))
    return _facet("actor", held.values, counts, choice.state.actors, dict(zip(held.values, held.labels, strict=True)))


def _disputed(choice: Choice) -> shapes.Facet:
    admitted = _accounts(choice.without("disputed"), choice)
    disputed = int(choice.grounds.disputed[admitted].sum())
    state = choice.state.disputed
    given = (("true", disputed, state is True), ("false", int(admitted.sum()) - disputed, state is False))
    return shapes.Facet("disputed", tuple(shapes.Option(value, value, count, on) for value, count, on in given))


def _accounts(claims: Mask, choice: Choice) -> Mask:
    out = np.zeros(len(choice.leaves), dtype=np.bool_)
    out[choice.grounds.account[claims]] = True
    return out


def _counts(codes: Numbers, accounts: Numbers, size: int) -> Numbers:
    """For each code, in how many different accounts it stands."""
    there = codes != NONE
    pairs = np.unique(accounts[there] * size + codes[there]) if size else codes[:0]
    return np.bincount(pairs % max(size, 1), minlength=size)


def _facet(
    name: str, values: Sequence[str], counts: Numbers, chosen: Iterable[str], labels: Mapping[str, str]
) -> shapes.Facet:
    wanted = frozenset(chosen)
    held = {value: int(count) for value, count in zip(values, counts, strict=True)}
    ranked = sorted((value for value in held if held[value]), key=lambda value: (-held[value], labels[value], value))
    shown = (*ranked[:MOST], *sorted(wanted - frozenset(ranked[:MOST])))
    return shapes.Facet(
        name,
        tuple(shapes.Option(v, labels.get(v, v), held.get(v, 0), v in wanted) for v in shown),
    )
