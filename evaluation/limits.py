"""What Frontwire gets wrong, shown: invented sentences with a wrong reading, read anew each time they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.mapping import Mapped, read_mapping
from frontwire.api import Reader

_LIMITS = Path(__file__).with_name("limits.yml")
#: The columns of a reading, in order.
FIELDS = ("kind", "said_by", "stance", "actor", "target", "place", "when", "figures")


class Limit(Mapped, frozen=True):
    """One limit in plain words, and invented words that show it; see the mapping file for the fields."""

    about: str
    text: str
    published: date
    right: str
    reads: dict[str, str] | None = None
    lacks: dict[str, str] | None = None

    def holds(self, rows: Iterable[Mapping[str, str]]) -> bool:
        """Is the text still read wrongly? A claim like `reads` is among the rows, or none like `lacks` is."""
        if self.reads is not None and not _has(rows, self.reads):
            return False
        return self.lacks is None or not _has(rows, self.lacks)


class _Limits(Mapped, frozen=True):
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A limit and what Frontwire makes of its text: a row a claim, by field."""

    limit: Limit
    rows: tuple[Mapping[str, str], ...]


def load_limits() -> tuple[Limit, ...]:
    """The limits of the mapping file; raises ValueError where it is broken."""
    return read_mapping(_LIMITS, _Limits).limits


def read_limits(reader: Reader) -> tuple[tuple[Shown, ...], tuple[Limit, ...]]:
    """The limits as they are read now, and those that are none any more."""
    shown = [Shown(limit, tuple(_rows(reader, limit))) for limit in load_limits()]
    kept = tuple(one for one in shown if one.limit.holds(one.rows))
    return kept, tuple(one.limit for one in shown if one not in kept)


def _has(rows: Iterable[Mapping[str, str]], wanted: Mapping[str, str]) -> bool:
    return any(all(row[field] == value for field, value in wanted.items()) for row in rows)


def _rows(reader: Reader, limit: Limit) -> Iterator[dict[str, str]]:
    claims: Any = reader.read(limit.text, published=limit.published).to_dict()["claims"]
    for claim in claims:
        yield {
            "kind": claim["kind"],
            "said_by": _texts(claim["said_by"]) or "the outlet",
            "stance": f"{claim['polarity']}, {claim['certainty']}" + (", background" if claim["background"] else ""),
            "actor": _texts(claim["actor"]),
            "target": _texts(claim["target"]),
            "place": _place(claim["place"]),
            "when": _when(claim["when"]),
            "figures": "; ".join(f"{one['what']} {_range(one['low'], one['high'])}" for one in claim["figures"]),
        }


def _texts(parties: Iterable[Mapping[str, Any]]) -> str:
    return "; ".join(str(party["text"]) for party in parties)


def _place(place: Mapping[str, Any] | None) -> str:
    return (
        ", ".join(dict.fromkeys(str(place[key]) for key in ("name", "admin1", "country") if place[key]))
        if place
        else ""
    )


def _when(when: Mapping[str, Any]) -> str:
    return _range(when["start"], when["end"]) if when["start"] or when["end"] else ""


def _range(low: object, high: object) -> str:
    return str(low) if low == high else f"{'…' if low is None else low} – {'…' if high is None else high}"
