"""The situation report as PDF, typeset by Typst: the template is ours, what it sets is data and never markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from frontwire.errors import FrontwireError
from frontwire.publishing.exports.brief.content import (
    Block,
    Brief,
    Image,
    Line,
    Lines,
    Note,
    Piece,
    Section,
    Table,
    cited_as,
)
from frontwire.publishing.exports.brief.drawing import draw
from frontwire.publishing.exports.markup import legible

_TEMPLATE = Path(__file__).with_name("brief.typ")


def write(brief: Brief) -> bytes:
    """The document, tagged for screen readers. Raises FrontwireError where Typst or matplotlib is not installed."""
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an extra
        import typst  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise FrontwireError("PDF needs typst and matplotlib: pip install 'frontwire[brief]'") from error
    # Only fonts that come with the libraries: the same pages on every machine. DejaVu has Arabic, Hebrew and Cyrillic.
    fonts = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return typst.compile(
        _TEMPLATE,
        format="pdf",
        font_paths=[fonts],
        ignore_system_fonts=True,
        sys_inputs={"brief": json.dumps(_data(brief), ensure_ascii=False)},
        timestamp=int(brief.moment.timestamp()),
    )


def _data(brief: Brief) -> dict[str, Any]:
    """What the template sets."""
    return {
        "title": legible(brief.title),
        "subtitle": legible(brief.subtitle),
        "language": brief.language,
        "facts": [[legible(name), legible(value)] for name, value in brief.facts],
        "rule": brief.rule,
        "sections": [_section(section, brief) for section in brief.sections],
        "references": [
            {
                "number": held.number,
                "quote": legible(held.quote),
                "cited": legible(cited_as(held)),
                "claim": held.claims[0],
                "link": held.link,
            }
            for held in brief.references
        ],
    }


def _section(held: Section, brief: Brief) -> dict[str, Any]:
    return {
        "title": legible(held.title),
        "blocks": [_block(block, brief) for block in held.blocks],
        "sections": [_section(below, brief) for below in held.sections],
    }


def _block(block: Block, brief: Brief) -> dict[str, Any]:
    match block:
        case Lines(lines):
            return {"is": "lines", "lines": [_line(line, brief) for line in lines]}
        case Note(text):
            return {"is": "note", "text": legible(text)}
        case Table():
            rows = [[_piece(cell, brief) for cell in row] for row in block.rows]
            header = [legible(name) for name in block.header]
            return {
                "is": "table",
                "caption": legible(block.caption),
                "header": header,
                "rows": rows,
                "wide": block.wide,
            }
        case Image():
            drawn = draw(block, brief, kind="svg").decode()
            return {"is": "image", "caption": legible(block.caption), "alt": legible(block.alt), "svg": drawn}


def _line(line: Line, brief: Brief) -> dict[str, Any]:
    return {
        "pieces": [_piece(piece, brief) for piece in line.pieces],
        "tone": line.tone.value,
        "below": [_line(below, brief) for below in line.below],
    }


def _piece(piece: Piece, brief: Brief) -> dict[str, Any]:
    marks = [[run.first, run.shown] for run in brief.runs(piece)]
    return {"text": legible(piece.text), "strong": piece.strong, "marks": marks}
