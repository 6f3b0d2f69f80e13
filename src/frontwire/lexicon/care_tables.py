"""The schema of lexicons/exports/health.yml: the tables of the export `health` and how values read in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_file
from frontwire.model.actor import Sector
from frontwire.model.figure import What
from frontwire.model.health import Damage, Effect, FacilityKind, Functioning, Level, Modality, Reason


class TableName(StrEnum):
    """The tables, in the order in which the archive holds them."""

    ATTACKS = "attacks"
    SSA = "ssa"
    FACILITIES = "facilities"
    SUPPLIES = "supplies"


class Column(Entry, frozen=True):
    """One column; `effect` and `counts` only in the table of attacks, as the file's head says."""

    field: str
    column: str
    tag: str
    means: str
    effect: Effect | None = None
    counts: What | None = None


class Table(Entry, frozen=True):
    """One table."""

    means: str
    columns: tuple[Column, ...]


class Values(Entry, frozen=True):
    """How values read in the terms of others; the empty text where they have none."""

    kinds: dict[FacilityKind, str]
    modalities: dict[Modality, str]
    functioning: dict[Functioning, str]
    damage: dict[Damage, str]
    reasons: dict[Reason, str]
    levels: dict[Level, str]
    perpetrators: dict[Sector, str]
    attack_types: dict[str, str]
    effect_types: dict[Effect, str]
    resources: dict[Effect, str]


class CareTables(Entry, frozen=True):
    """lexicons/exports/health.yml."""

    means: str
    tables: dict[TableName, Table]
    values: Values

    @classmethod
    def load(cls, path: Path) -> CareTables:
        """The file; raises LexiconError where a table or a value is missing, or a field stands in a table twice."""
        loaded = read_file(path, cls)
        for name in TableName:
            _check_table(name, loaded)
        _check_values(loaded)
        return loaded.entry


def _check_table(name: TableName, loaded: Loaded[CareTables]) -> None:
    table = loaded.entry.tables.get(name)
    if table is None:
        raise LexiconError(f"{loaded.path}: tables: {name} is missing")
    twice = [field for field, count in Counter(column.field for column in table.columns).items() if count > 1]
    if twice:
        raise LexiconError(f"{loaded.path}: tables: {name}: {', '.join(twice)} is there twice")


def _check_values(loaded: Loaded[CareTables]) -> None:
    held = loaded.entry.values
    wanted: tuple[tuple[str, type[StrEnum], Collection[StrEnum]], ...] = (
        ("kinds", FacilityKind, held.kinds),
        ("modalities", Modality, held.modalities),
        ("functioning", Functioning, held.functioning),
        ("damage", Damage, held.damage),
        ("reasons", Reason, held.reasons),
        ("levels", Level, held.levels),
    )
    for name, kind, values in wanted:
        missing = [value.value for value in kind if value not in values]
        if missing:
            raise LexiconError(f"{loaded.path}: values: {name}: {', '.join(missing)} is missing")
