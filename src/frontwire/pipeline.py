"""The pipeline: a report through its stages, each Document -> Document, in an order that is checked.

reading.read → parsing → attributing → dating → placing → coding → relating → claims.join
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from frontwire.attributing import attribute
from frontwire.claims.join import Joined, join
from frontwire.coding import code, relate
from frontwire.dating import date
from frontwire.errors import PipelineError
from frontwire.isolating import Stage, run_stages, run_stages_many
from frontwire.language import SpacyEngine
from frontwire.lexicon.figures import Concept
from frontwire.lexicon.lexicons import Lexicons
from frontwire.model.document import Document
from frontwire.model.ports import Engine, Gazetteer
from frontwire.model.report import Report
from frontwire.parsing import Repairs, parse, parse_many
from frontwire.placing import place
from frontwire.placing.gazetteer import GazetteerFile, is_well_known
from frontwire.resting import resting_collector
from frontwire.settings import Settings
from frontwire.skimming import Look, skim

#: Reports are parsed together up to so many characters: enough to keep the engine busy, little to hold in memory.
_TOGETHER = 60_000


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Stages in order, with the resources they share. Made once, used for any number of reports."""

    stages: tuple[Stage, ...]
    settings: Settings
    lexicons: Lexicons
    gazetteer: Gazetteer
    engine: Engine

    def __post_init__(self) -> None:
        check_order(self.stages)

    @classmethod
    def assemble(cls, settings: Settings) -> Pipeline:
        """The whole pipeline by the settings: lexicons read, gazetteer opened (built at first use)."""
        with resting_collector():
            lexicons = Lexicons.load(Path(settings.lexicons))
        gazetteer = GazetteerFile.open(settings, lexicons.places)
        engine = SpacyEngine(settings.pipeline, max_passage_chars=settings.max_passage_chars)
        stages = standard_stages(lexicons, gazetteer, engine, max_chars=settings.max_chars)
        if not settings.thorough:
            skimming = partial(skim, look=looking(lexicons, engine))
            stages = (Stage("skimming", skimming, frozenset(), frozenset({"passed"}), of_whole=True), *stages)
        return cls(stages, settings, lexicons, gazetteer, engine)

    def process(self, report: Report) -> Document:
        """A report as a document with all its layers.

        A sentence that a stage cannot bear is a recorded refusal, and the rest is read; only an engine
        that cannot work at all ends the run (EngineError).
        """
        return run_stages(self.stages, report)

    def process_many(self, reports: Iterable[Report]) -> Iterator[Document]:
        """Each report as `process` has it, in order; they are taken and parsed several at a time."""
        for some in _gathered(reports):
            yield from run_stages_many(self.stages, some)

    def claims(self, document: Document) -> Joined:
        """The claims of a processed document."""
        with resting_collector():
            return join(document)


def _gathered(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """The reports in order, as many at a time as are parsed together."""
    held: list[Report] = []
    chars = 0
    for report in reports:
        held.append(report)
        chars += len(report.text)
        if chars >= _TOGETHER:
            yield held
            held, chars = [], 0
    if held:
        yield held


def standard_stages(lexicons: Lexicons, gazetteer: Gazetteer, engine: Engine, *, max_chars: int) -> tuple[Stage, ...]:
    """The stages every report goes through."""
    repairs = Repairs(
        lexicons.repairs,
        names=_lone_names(lexicons),
        is_common=engine.is_common,
        find_names=lambda words: ((hit.start, hit.end) for hit in lexicons.actors.find(words)),
        is_given=lexicons.actors.is_given_name,
        is_place=partial(is_well_known, gazetteer),
    )
    read = partial(parse, engine=engine, actors=lexicons.actors, repairs=repairs, max_chars=max_chars)
    read_many = partial(parse_many, engine=engine, actors=lexicons.actors, repairs=repairs, max_chars=max_chars)
    syntax = frozenset({"syntax", "mentions", "quotations", "antecedents"})
    said = frozenset({"attributions", "hedges"})
    return (
        Stage("parsing", read, frozenset(), syntax, read_many),
        Stage("attributing", partial(attribute, cues=lexicons.cues), syntax, said),
        Stage("dating", partial(date, words=lexicons.times), syntax | said, frozenset({"publication", "times"})),
        Stage(
            "placing",
            partial(place, gazetteer=gazetteer, words=lexicons.places),
            syntax | said,
            frozenset({"placements"}),
        ),
        Stage(
            "coding",
            partial(code, kinds=lexicons.kinds, figures=lexicons.figures),
            syntax | frozenset({"placements"}),
            frozenset({"codings"}),
        ),
        Stage(
            "relating",
            partial(relate, dyads=lexicons.dyads),
            syntax | frozenset({"placements", "codings"}),
            frozenset({"dyads"}),
        ),
    )


def looking(lexicons: Lexicons, engine: Engine) -> Look:
    """The first look at reports; raises EngineError, see `Engine.forms`."""
    words, counted = lexicons.figures, (Concept.NUMBER, Concept.MULTIPLIER, Concept.VAGUE)
    numbers = frozenset(word for word in words.openers for one in counted if words.at(one, (word,), 0) is not None)
    return Look.of(lexicons.kinds, lexicons.signs, forms=engine.forms, numbers=numbers)


def _lone_names(lexicons: Lexicons) -> frozenset[str]:
    """Names of one word, in lower case: what tells "Syrias" from "tanks" and a name in capitals from a word."""
    names: list[str] = []
    for country in lexicons.places.countries:
        names += (country.name, *country.aliases)
        names += (name for division in country.admin1 for name in (division.name, *division.aliases))
        names += (name for site in country.places for name in (site.name, *site.aliases))
    lone = {name.lower() for name in names if " " not in name}
    return lexicons.actors.words | lexicons.places.adjectives | lone


def check_order(stages: tuple[Stage, ...]) -> None:
    """Raises PipelineError where a stage needs a layer that none before it gives."""
    given: set[str] = set()
    for stage in stages:
        missing = stage.needs - given
        if missing:
            lacking = ", ".join(sorted(missing))
            raise PipelineError(f"the stage {stage.name} needs {lacking}, which no stage before it gives")
        given |= stage.gives
