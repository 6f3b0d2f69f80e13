"""The situation report as one HTML page: pictures within it, no script, light and dark, good to print."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from frontwire.publishing.exports.brief.content import (
    Block,
    Brief,
    Image,
    Line,
    Lines,
    Note,
    Piece,
    Reference,
    Section,
    Table,
    Tone,
    cited_as,
)
from frontwire.publishing.exports.brief.drawing import draw
from frontwire.publishing.exports.brief.letters import legible

_STYLE = Path(__file__).with_name("brief.css")
#: The page runs no script and loads nothing.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def write(brief: Brief) -> bytes:
    """The page, UTF-8. Raises FrontwireError where matplotlib is not installed."""
    page = _Page(brief).page()
    made: bytes = etree.tostring(page, method="html", encoding="utf-8", doctype="<!DOCTYPE html>", pretty_print=False)
    return made + b"\n"


@dataclass(frozen=True, slots=True)
class _Page:
    brief: Brief

    def page(self) -> etree._Element:
        brief = self.brief
        head = _tag(
            "head",
            _tag("meta", charset="utf-8"),
            _tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            _tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            _tag("title", _text(brief.title)),
            _tag("style", _STYLE.read_text("utf-8")),
        )
        facts = (_tag("div", _tag("dt", _text(name)), _tag("dd", _text(value))) for name, value in brief.facts)
        header = _tag(
            "header",
            _tag("h1", _text(brief.title)),
            _tag("p", _text(brief.subtitle), class_="as-of"),
            _tag("dl", *facts),
            _tag("p", brief.rule),
        )
        sections = (self.section(section, 2) for section in brief.sections)
        sources = _tag(
            "section",
            _tag("h2", "Sources"),
            _tag("ol", *(self.reference(held) for held in brief.references)),
            class_="sources",
        )
        return _tag("html", head, _tag("body", _tag("main", header, *sections, sources)), lang=brief.language)

    def section(self, held: Section, depth: int) -> etree._Element:
        made = _tag("section", _tag(f"h{depth}", _text(held.title)))
        for block in held.blocks:
            made.append(self.block(block))
        made.extend(self.section(below, depth + 1) for below in held.sections)
        return made

    def block(self, block: Block) -> etree._Element:
        match block:
            case Lines(lines):
                return _tag("ul", *map(self.line, lines))
            case Note(text):
                return _tag("p", _text(text), class_="note")
            case Table():
                return self.table(block)
            case Image():
                return self.image(block)

    def line(self, held: Line) -> etree._Element:
        made = _tag("li", *(part for piece in held.pieces for part in self.piece(piece)))
        if held.tone is not Tone.PLAIN:
            made.set("class", held.tone.value)
        if held.below:
            made.append(_tag("ul", *map(self.line, held.below)))
        return made

    def piece(self, held: Piece) -> Iterator[etree._Element]:
        """Words in an element of their own: those that run from right to left stay among themselves."""
        if held.text:
            words = _tag("bdi", _text(held.text))
            yield _tag("strong", words) if held.strong else words
        runs = self.brief.runs(held)
        if runs:
            yield _tag("sup", *(_tag("a", f"[{run.shown}]", href=f"#r{run.first}") for run in runs))

    def table(self, held: Table) -> etree._Element:
        head = _tag("tr", *(_tag("th", _text(name), scope="col") for name in held.header))
        rows = (
            _tag("tr", *(_tag("td", *self.piece(cell), *(() if cell.text else ("–",))) for cell in row))
            for row in held.rows
        )
        table = _tag("table", _tag("caption", _text(held.caption)), _tag("thead", head), _tag("tbody", *rows))
        return _tag("div", table, class_="wide", role="region", tabindex="0", aria_label=_text(held.caption))

    def image(self, held: Image) -> etree._Element:
        source = f"data:image/svg+xml;base64,{b64encode(draw(held, self.brief, kind='svg')).decode()}"
        return _tag("figure", _tag("img", src=source, alt=_text(held.alt)), _tag("figcaption", _text(held.caption)))

    def reference(self, held: Reference) -> etree._Element:
        shown = _tag("code", held.claims[0])
        leads = _tag("a", shown, href=held.link) if held.link else shown
        said = _tag("bdi", _text(cited_as(held)))
        return _tag("li", _tag("q", _text(held.quote), dir="auto"), " — ", said, ". ", leads, id=f"r{held.number}")


def _text(text: str) -> str:
    return legible(text)


def _tag(tag: str, /, *inside: etree._Element | str, **attributes: str) -> etree._Element:
    """An element: words stand in it as words. Attributes are named as Python may name them: `class_`, `aria_label`."""
    made = etree.Element(tag, {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()})
    for part in inside:
        if not isinstance(part, str):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made
