"""Named entities by a pipeline's own network, decided for all tokens of many passages at once.

spaCy's recogniser goes from token to token and asks each of its moves in turn whether it may be made; that takes longer
than the network itself. What the network says of a token outside of any entity hangs on no other decision, and of one
within an entity only on where that began. So all tokens are scored at once as if none stood in an entity, and then,
step by step, those that follow a beginning. Moves, features and what may follow what are those of spaCy's greedy
recogniser (begin, in, last, unit, out; Honnibal and others, spaCy 3), and so are the entities.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.pipeline import EntityRecognizer

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    Scores = NDArray[np.float32]

#: Components that mark no entities: with any other the recogniser may find some already there.
_UNMARKING = frozenset({"tok2vec", "tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer"})
#: What the network is told of a state: the token, the first one of the open entity and the one before.
_FEATURES = 3
_BEGIN, _IN, _LAST, _UNIT, _OUT = "BILUO"


@dataclass(frozen=True, slots=True)
class Entities:
    """A pipeline's recogniser: `name` of the component, `network`, and its `moves` as pairs of move and label."""

    name: str
    network: Model[list[Doc], object]
    moves: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, nlp: Language) -> Entities | None:
        """The recogniser of a pipeline; None where there is none, or one that decides in another way."""
        factories = {name: nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
        names = [name for name, factory in factories.items() if factory not in _UNMARKING]
        component: Any = nlp.get_pipe(names[0]) if len(names) == 1 else None
        if type(component) is not EntityRecognizer or not _is_plain(component):
            return None
        moves = component.moves
        named = tuple(_move(moves.get_class_name(number)) for number in range(moves.n_moves))
        return cls(names[0], component.model, named)

    def types(self, docs: Sequence[Doc]) -> Iterator[list[str]]:
        """For each passage the type of entity that each of its tokens stands in, empty for none.

        The passages are tokenised, and their sentences are found.
        """
        edges = [0, *np.cumsum([len(doc) for doc in docs]).tolist()]
        types = [""] * edges[-1]
        if types:
            for first, last, label in self._spans(docs):
                types[first : last + 1] = [label] * (last + 1 - first)
        return (types[start:end] for start, end in pairwise(edges))

    def _spans(self, docs: Sequence[Doc]) -> Iterator[tuple[int, int, str]]:
        """First token, last token and label of each entity, tokens counted over all passages."""
        table = _Table.of(self.network, docs)
        blank, closing = _bounds(docs)
        chosen = self._outside(table, blank, closing)
        begun = np.flatnonzero(self._are(_BEGIN)[chosen])
        ends = dict(zip(begun.tolist(), self._ends(table, begun, chosen[begun], closing).tolist(), strict=True))
        free = 0
        for token in np.flatnonzero(~self._are(_OUT)[chosen]).tolist():
            if token >= free:
                last = ends.get(token, token)
                yield token, last, self.moves[chosen[token]][1]
                free = last + 1

    def _outside(self, table: _Table, blank: Flags, closing: Flags) -> Numbers:
        """The best move at each token, were it outside of any entity."""
        scores = table.outside()
        scores[:, ~(self._are(_BEGIN) | self._are(_UNIT) | self._are(_OUT))] = -np.inf
        scores[np.ix_(blank | closing, self._are(_BEGIN))] = -np.inf
        scores[np.ix_(blank, self._are(_UNIT))] = -np.inf
        best: Numbers = scores.argmax(axis=1)
        return best

    def _ends(self, table: _Table, begun: Numbers, moves: Numbers, closing: Flags) -> Numbers:
        """The last token of each entity begun by a move: it goes on until its last move is better than going on."""
        columns = {pair: number for number, pair in enumerate(self.moves)}
        labels = [label for _, label in self.moves]
        going = np.array([columns.get((_IN, label), 0) for label in labels])[moves]
        ending = np.array([columns.get((_LAST, label), 0) for label in labels])[moves]
        ends = begun + 1
        still = np.flatnonzero(~closing[ends])
        while still.size:
            scores = table.inside(begun[still], ends[still])
            rows = np.arange(still.size)
            still = still[scores[rows, going[still]] > scores[rows, ending[still]]]
            ends[still] += 1
            still = still[~closing[ends[still]]]
        return ends

    def _are(self, kind: str) -> Flags:
        """Which moves are of a kind and may be made: without a label only the one out of entities."""
        return np.array([move == kind and (bool(label) or kind == _OUT) for move, label in self.moves])


@dataclass(frozen=True, slots=True)
class _Table:
    """What each token adds to the network's hidden layer as each of the features; the first row is of no token."""

    added: NDArray[np.float32]
    network: Model[list[Doc], object]

    @classmethod
    def of(cls, network: Model[list[Doc], object], docs: Sequence[Doc]) -> _Table:
        vectors = network.get_ref("tok2vec").predict(list(docs))
        return cls(network.get_ref("lower").predict(vectors), network)

    def outside(self) -> Scores:
        """The scores of all moves at each token outside of an entity."""
        absent = self.added[0]
        return self._scores(self.added[1:, 0] + absent[1] + absent[2])

    def inside(self, first: Numbers, at: Numbers) -> Scores:
        """The scores at tokens of entities that began at others."""
        return self._scores(self.added[at + 1, 0] + self.added[first + 1, 1] + self.added[at, 2])

    def _scores(self, summed: NDArray[np.float32]) -> Scores:
        hidden = (summed + self.network.get_ref("lower").get_param("b")).max(axis=-1)
        scores: Scores = self.network.get_ref("upper").predict(hidden)
        return scores


def _is_plain(component: EntityRecognizer) -> bool:
    """Does a recogniser take the best move at each token, by a network that knows all its moves?"""
    network = component.model
    return (
        component.cfg["beam_width"] == 1
        and network.attrs["has_upper"]
        and not network.attrs["unseen_classes"]
        and network.get_ref("lower").get_dim("nF") == _FEATURES
    )


def _bounds(docs: Sequence[Doc]) -> tuple[Flags, Flags]:
    """Which tokens are blanks, and behind which none of the same sentence and passage follows."""
    told = np.concatenate([doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs])
    opening = told[:, 1] == 1
    opening[np.cumsum([0, *(len(doc) for doc in docs)])[:-1] % len(opening)] = True
    return told[:, 0] == 1, np.roll(opening, -1)


def _move(name: str) -> tuple[str, str]:
    """A move's kind and label: "B-ORG" begins an organisation, "O" stands outside."""
    kind, _, label = name.partition("-")
    return kind, label
