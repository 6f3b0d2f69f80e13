"""A corpus of the toy set, and how it is measured without reading anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.base import EvaluationSet
from evaluation.crew import Crew
from evaluation.run import Result, prepare, run
from evaluation_toy import Toy, no_reader

Corpus = Callable[[str], Path]
Measured = Callable[..., Result]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Writes a corpus of the toy set; gives the data folder."""

    def write(words: str) -> Path:
        folder = tmp_path / "gold" / Toy.folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "words.txt").write_text(words, encoding="utf-8")
        return tmp_path / "gold"

    return write


@pytest.fixture
def measured(corpus: Corpus) -> Measured:
    """The result of the toy set (or another) on a corpus of these words."""

    def measure(words: str, *, toy: EvaluationSet | None = None, sample: int | None = None) -> Result:
        job = prepare(toy or Toy(), corpus(words) / Toy.folder, sample=sample)
        return run(job, crew=Crew(make_reader=no_reader))

    return measure
