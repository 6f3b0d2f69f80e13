"""The role-filler score of GTT (Du, Rush and Cardie 2021, "Template Filling with Generative Transformers", eval.py).

Five roles and the incident type, each a bag of entities; an entity found is right where its string, without case,
punctuation and articles, is one of the gold entity's strings. Templates are mapped one to one so that the document's
micro F1 is greatest; mapped templates must be of the same type, else neither counts as mapped. All gold templates
count, optional ones too. Victims are names only, as there. Gold strings that do not stand in the text are left out.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.measures import Prf
from evaluation.sets.muc4.keys import Slot, Template

ROLES = {
    "PerpInd": Slot.INDIVIDUAL,
    "PerpOrg": Slot.ORGANIZATION,
    "Target": Slot.PHYS_ID,
    "Victim": Slot.HUM_NAME,
    "Weapon": Slot.INSTRUMENT_ID,
}
TYPE = "type"
_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_BRACKETS = str.maketrans("[]", "()")

Entity = frozenset[str]
#: Mappings as pairs (found, gold), by how many answers they make right: of those found, and of the gold.
Mappings = dict[tuple[int, int], tuple[tuple[int, int], ...]]
#: Mappings by the gold templates they take, one bit each.
States = dict[int, Mappings]


@dataclass(frozen=True, slots=True)
class Roles:
    """A template as GTT sees it: its type and each role's entities."""

    type: str
    entities: Mapping[str, tuple[Entity, ...]]

    @property
    def size(self) -> int:
        """How much there is to find: the entities and the type."""
        return 1 + sum(len(held) for held in self.entities.values())


def normal(text: str) -> str:
    """Lower case, without punctuation, articles and surplus blanks."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def roles_of(templates: Iterable[Template], *, text: str | None = None) -> tuple[Roles, ...]:
    """Templates as GTT sees them, each once; with `text`, only strings that stand in it."""
    plain = None if text is None else " ".join(text.lower().translate(_BRACKETS).split())
    out: list[Roles] = []
    for template in templates:
        entities = {
            role: tuple(entity for fill in template.fills(slot) if (entity := _entity(fill.values, plain)))
            for role, slot in ROLES.items()
        }
        kinds = " / ".join(value for fill in template.fills(Slot.TYPE) for value in fill.values)
        if (held := Roles(kinds.lower(), entities)) not in out:
            out.append(held)
    return tuple(out)


def _entity(values: Iterable[str], plain: str | None) -> Entity:
    kept = (value for value in values if plain is None or value.lower().translate(_BRACKETS) in plain)
    return frozenset(normal(value) for value in kept)


def compare(gold: Sequence[Roles], found: Sequence[Roles], *, prefix: str = "") -> dict[str, float]:
    """The counts of one document, "PREFIXgtt:ROLE:p", ":r", ":found" and ":gold", by its best mapping."""
    mapping = _best(gold, found)
    counts: dict[str, float] = {}
    for role in (*ROLES, TYPE):
        right_found = right_gold = 0
        for mine, theirs in mapping:
            matched_found, matched_gold = _right(role, gold[theirs], found[mine])
            right_found += matched_found
            right_gold += matched_gold
        counts[f"{prefix}gtt:{role}:p"] = right_found
        counts[f"{prefix}gtt:{role}:r"] = right_gold
        counts[f"{prefix}gtt:{role}:found"] = sum(1 if role == TYPE else len(held.entities[role]) for held in found)
        counts[f"{prefix}gtt:{role}:gold"] = sum(1 if role == TYPE else len(held.entities[role]) for held in gold)
    return counts


def _right(role: str, gold: Roles, found: Roles) -> tuple[int, int]:
    """Of a mapped pair: how many entities found are right, and how many of the gold are found."""
    if role == TYPE:
        return 1, 1
    ours, theirs = found.entities[role], gold.entities[role]
    return (
        sum(any(entity <= wanted for wanted in theirs) for entity in ours),
        sum(any(entity <= wanted for entity in ours) for wanted in theirs),
    )


def _best(gold: Sequence[Roles], found: Sequence[Roles]) -> tuple[tuple[int, int], ...]:
    """The mapping, as pairs (found, gold), with the document's best micro F1.

    What is found and what is wanted do not depend on the mapping, so only mappings that no other beats in both kinds
    of right answers need be kept.
    """
    states: States = {0: {(0, 0): ()}}
    for mine, ours in enumerate(found):
        following: States = {taken: dict(held) for taken, held in states.items()}
        for taken, held in states.items():
            for theirs, wanted in enumerate(gold):
                if taken >> theirs & 1 or ours.type not in wanted.type:
                    continue
                rights = [_right(role, wanted, ours) for role in (*ROLES, TYPE)]
                gained = sum(right for right, _ in rights), sum(right for _, right in rights)
                target = following.setdefault(taken | 1 << theirs, {})
                for (first, second), pairs in held.items():
                    target.setdefault((first + gained[0], second + gained[1]), (*pairs, (mine, theirs)))
        states = {taken: _unbeaten(held) for taken, held in following.items()}
    sizes = sum(held.size for held in found), sum(held.size for held in gold)
    options = [option for held in states.values() for option in held.items()]
    return max(options, key=lambda option: _f1(option[0], sizes))[1]


def _unbeaten(held: Mappings) -> Mappings:
    return {
        score: pairs
        for score, pairs in held.items()
        if not any(other != score and other[0] >= score[0] and other[1] >= score[1] for other in held)
    }


def _f1(right: tuple[int, int], sizes: tuple[int, int]) -> float:
    precision, recall = (part / whole if whole else 0.0 for part, whole in zip(right, sizes, strict=True))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def prf(sums: Mapping[str, float], roles: Iterable[str], *, prefix: str = "") -> Prf:
    """Micro precision, recall and F1 over some roles."""
    chosen = tuple(roles)

    def count(part: str) -> float:
        return sum(sums.get(f"{prefix}gtt:{role}:{part}", 0.0) for role in chosen)

    precision = 100 * count("p") / count("found") if count("found") else 0.0
    recall = 100 * count("r") / count("gold") if count("gold") else 0.0
    both = precision + recall
    return Prf(precision, recall, 2 * precision * recall / both if both else 0.0)
