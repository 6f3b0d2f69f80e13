"""Speed: Frontwire end to end beside the bare language pipeline on the same text, in one run, in alternating rounds.

What is compared is CPU time of one process, so that others on the machine hardly matter. End to end is what a worker of
`frontwire run` does with a shard: from the report's bytes to files of claims, its collector of garbage told, as there,
to keep what was loaded. The bare pipeline is `nlp.pipe` over the texts of the same reports, with all that the pipeline
holds.
"""

from __future__ import annotations

import importlib
import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from operator import truediv
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from benchmarks.newsmaking import Mix, news
from frontwire import reading
from frontwire.api import Reader
from frontwire.model.document import Document
from frontwire.model.parcel import Format, Parcel, Told
from frontwire.model.ports import Engine, RawToken
from frontwire.pipeline import standard_stages
from frontwire.publishing.reading import Reading
from frontwire.resting import keep_for_good, resting_collector
from frontwire.running.coder import Coder
from frontwire.running.shard import Shard
from frontwire.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

_ROUNDS = 5
_DAY = date(2016, 5, 5)
_ENGINE = "parsing: the language pipeline"
#: Of a stream of mixed news one in so many is about conflict.
_TENTH = 10


@dataclass(frozen=True, slots=True)
class Text:
    """Reports to measure on: what they are, and each with the day it was published."""

    name: str
    parcels: tuple[Parcel, ...]

    @property
    def words(self) -> int:
        """How many words they have."""
        return sum(len(str(one.content).split()) for one in self.parcels)


@dataclass(frozen=True, slots=True)
class Speed:
    """CPU seconds of the bare pipeline over some reports, and how often that Frontwire takes over the same.

    `thorough` is Frontwire reading all, `skimmed` with the first look: each the median of what rounds give.
    """

    text: Text
    bare: float
    thorough: float
    skimmed: float


def conflict_news(data: Path, *, most: int) -> Text:
    """Reports on the Syrian war (FA-KES, Abu Salem and others 2019), evenly drawn; raises FileNotFoundError."""
    with (data / "fakes" / "fakes.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    step = max(1, len(rows) // most)
    return Text("conflict news (FA-KES)", tuple(_parcel(row["title"], row["text"]) for row in rows[::step][:most]))


def mixed_news(conflict: Text, *, seed: int) -> Text:
    """The same, one in ten, among made-up news of other things."""
    others = iter(news(len(conflict.parcels) * _TENTH, seed=seed, mix=Mix(conflict=0)))
    parcels: list[Parcel] = []
    for one in conflict.parcels[: max(1, len(conflict.parcels) // 3)]:
        parcels.append(one)
        parcels += (_parcel(other.title, other.text) for other, _ in zip(others, range(_TENTH - 1), strict=False))
    return Text("one conflict report in ten", tuple(parcels))


def measure(texts: Sequence[Text], settings: Settings) -> Iterator[Speed]:
    """The three over each text by turns, each round compared in itself: a machine's pace changes in between."""
    nlp = importlib.import_module(settings.pipeline).load()
    coders = [Coder(_looking(settings, thorough=thorough)) for thorough in (True, False)]
    for text in texts:
        shard = Shard(0, text.parcels)
        bodies = [str(parcel.content) for parcel in text.parcels]
        works = [partial(_parse, nlp, bodies), *(partial(_code, coder, shard) for coder in coders)]
        for work in works:
            work()
        keep_for_good()
        rounds = [[_seconds(work) for work in works] for _ in range(_ROUNDS)]
        bare, *others = zip(*rounds, strict=True)
        ratios = (statistics.median(map(truediv, other, bare)) for other in others)
        yield Speed(text, statistics.median(bare), *ratios)


def by_stage(text: Text, settings: Settings) -> dict[str, float]:
    """CPU seconds of each step over the reports, all of them read; the engine's apart from the rest of parsing."""
    pipeline, seconds = Reader(_looking(settings, thorough=True)).pipeline, Counter[str]()
    timed = _TimedEngine(pipeline.engine, seconds)
    stages = standard_stages(pipeline.lexicons, pipeline.gazetteer, timed, max_chars=settings.max_chars)
    read = partial(reading.read_parcel, settings=settings, pages=pipeline.lexicons.pages)
    for _ in ("words met for the first time", "measured"):
        seconds.clear()
        with resting_collector():
            begun = time.process_time()
            documents: Sequence[Document] = [Document(read(parcel)) for parcel in text.parcels]
            begun = _count(seconds, "reading", begun)
            for stage in stages:
                documents = stage.run_each(documents)
                begun = _count(seconds, stage.name, begun)
            joined = [pipeline.claims(document) for document in documents]
            begun = _count(seconds, "joining", begun)
            for document, one in zip(documents, joined, strict=True):
                Reading(document, one.claims, one.refusals, settings, one.interactions).to_json()
            _count(seconds, "publishing", begun)
    seconds["parsing"] -= seconds[_ENGINE]
    return dict(seconds.most_common())


def rows(speeds: Iterable[Speed]) -> Iterator[str]:
    """The lines of the table, each as soon as it is known."""
    yield "| text | reports | words | bare pipeline, words/s | Frontwire ÷ bare | with the first look ÷ bare |\n"
    yield "|---|---:|---:|---:|---:|---:|\n"
    for one in speeds:
        words, bare = one.text.words, one.bare
        yield (
            f"| {one.text.name} | {len(one.text.parcels)} | {words:,} | {words / bare:,.0f} "
            f"| {one.thorough:.2f} | {one.skimmed:.2f} |\n"
        )


def stage_rows(seconds: Mapping[str, float], bare: float) -> Iterator[str]:
    """The table of steps, the dearest first."""
    yield "| step | share of the bare pipeline's time |\n|---|---:|\n"
    for name, held in seconds.items():
        yield f"| {name} | {held / bare:.2f} |\n"


@dataclass(frozen=True, slots=True)
class _TimedEngine:
    """The engine with its parses timed."""

    engine: Engine
    seconds: Counter[str]

    @property
    def name(self) -> str:
        return self.engine.name

    def parse(self, passages: tuple[str, ...]) -> tuple[tuple[RawToken, ...], ...]:
        begun = time.process_time()
        parsed = self.engine.parse(passages)
        _count(self.seconds, _ENGINE, begun)
        return parsed

    def is_common(self, word: str) -> bool:
        return self.engine.is_common(word)

    def forms(self, lemma: str) -> frozenset[str]:
        """See the protocol."""
        return self.engine.forms(lemma)


def _parcel(title: str, text: str) -> Parcel:
    told = Told(
        title=title, published=_DAY, outlet="Meridian Wire", fetched=datetime.combine(_DAY, datetime.min.time(), UTC)
    )
    return Parcel(title, text, Format.TEXT, told=told)


def _looking(settings: Settings, *, thorough: bool) -> Settings:
    return msgspec.structs.replace(settings, thorough=thorough)


def _parse(nlp: Language, bodies: Sequence[str]) -> None:
    for _ in nlp.pipe(bodies):
        pass


def _code(coder: Coder, shard: Shard) -> None:
    coder.code(shard, spared={}, begun=_unheard)


def _unheard(_position: range) -> None:
    """Nobody listens."""


def _count(seconds: Counter[str], name: str, begun: float) -> float:
    """Counts the CPU time since `begun` under a name; gives the time now."""
    now = time.process_time()
    seconds[name] += now - begun  # type: ignore[assignment]
    return now


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
