"""Shared fixtures: one parser for the whole run, and documents made from invented sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import settings as bounds

from conftest_types import MakeDocument
from frontwire import Reader
from frontwire.model.document import Document
from frontwire.model.ports import Engine
from frontwire.model.report import Block, EvidenceSource, PublicationEvidence, Report, Role
from frontwire.model.span import Span
from frontwire.pipeline import Pipeline
from frontwire.settings import Settings, load

# No test is about time: a machine may be busy. What needs more examples than this says so itself.
bounds.register_profile("unhurried", deadline=None, max_examples=50)
bounds.load_profile("unhurried")


@pytest.fixture(scope="session")
def settings() -> Settings:
    return load()


@pytest.fixture(scope="session")
def reader(settings: Settings) -> Reader:
    """One reader for all; its gazetteer is built where `make setup` has not done so."""
    return Reader(settings)


@pytest.fixture(scope="session")
def pipeline(reader: Reader) -> Pipeline:
    """The whole pipeline."""
    return reader.pipeline


@pytest.fixture(scope="session")
def engine(pipeline: Pipeline) -> Engine:
    """The pipeline's parser."""
    return pipeline.engine


def make_report(text: str, *, title: str | None = None, published: date | None = None) -> Report:
    """A report whose blank-line-separated paragraphs are body, below an optional title."""
    whole = f"{title}\n\n{text}" if title else text
    blocks: list[Block] = []
    offset = 0
    for part in whole.split("\n\n"):
        if part.strip():
            role = Role.TITLE if title and not blocks else Role.BODY
            blocks.append(Block(role, (Span(offset, offset + len(part)),)))
        offset += len(part) + 2
    evidence = (PublicationEvidence(EvidenceSource.OVERRIDE, str(published), (published,)),) if published else ()
    return Report(text=whole, blocks=tuple(blocks), title=title, language="en", evidence=evidence)


def _staged(pipeline: Pipeline, stages: int) -> MakeDocument:
    def make(text: str, *, title: str | None = None, published: date | str | None = None) -> Document:
        day = date.fromisoformat(published) if isinstance(published, str) else published
        some = replace(pipeline, stages=pipeline.stages[:stages])
        return some.process(make_report(text, title=title, published=day))

    return make


@pytest.fixture(scope="session")
def parsed(pipeline: Pipeline) -> MakeDocument:
    """`parsed(text, title=…, published=…)`: a document that has been parsed and no more."""
    return _staged(pipeline, 1)


@pytest.fixture(scope="session")
def document(pipeline: Pipeline) -> MakeDocument:
    """`document(text, title=…, published=…)`: a document that has been through every stage."""
    return _staged(pipeline, len(pipeline.stages))
