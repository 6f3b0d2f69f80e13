"""Dyads: who stands against whom in a report, whether or not an event is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Dyad:
    """One side against another, directed: `actor` and `target` are head tokens as they stand in the text.

    `trigger` is the token that says so, `kind` the entry's, `rule` names the entry.
    """

    trigger: int
    actor: int
    target: int
    kind: str
    rule: str
