"""Documents that have been parsed and attributed: these tests need no other stage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frontwire.attributing import attribute
from frontwire.language import SpacyEngine
from frontwire.lexicon.actors import Actors
from frontwire.lexicon.cues import Cues
from frontwire.lexicon.repairs import load_repairs
from frontwire.model.document import Document
from frontwire.model.report import Block, Report, Role
from frontwire.model.span import Span
from frontwire.parsing import Repairs, parse
from frontwire.settings import Settings

LEXICONS = Path(__file__).parents[2] / "lexicons"


@pytest.fixture(scope="session")
def cues() -> Cues:
    return Cues.load(LEXICONS / "cues", LEXICONS / "voices")


@pytest.fixture(scope="session")
def document(engine: SpacyEngine, settings: Settings, cues: Cues) -> Callable[..., Document]:
    """`document(text, title=…)`: a document that has been parsed and attributed."""
    actors = Actors.load(LEXICONS / "actors", LEXICONS / "agents")
    repairs = Repairs(load_repairs(LEXICONS / "repairs"), names=actors.words, is_common=engine.is_common)

    def make(text: str, *, title: str | None = None) -> Document:
        whole = f"{title}\n\n{text}" if title else text
        blocks: list[Block] = []
        offset = 0
        for part in whole.split("\n\n"):
            role = Role.TITLE if title and not blocks else Role.BODY
            blocks.append(Block(role, (Span(offset, offset + len(part)),)))
            offset += len(part) + 2
        made = Document(Report(text=whole, blocks=tuple(blocks), title=title, language="en"))
        made = parse(made, engine=engine, actors=actors, repairs=repairs, max_chars=settings.max_chars)
        return attribute(made, cues=cues)

    return make
