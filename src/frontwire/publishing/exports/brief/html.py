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
from frontwire.publishing.exports.markup import legible, tag

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
        head = tag(
            "head",
            tag("meta", charset="utf-8"),
            tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("title", _text(brief.title)),
            tag("style", _STYLE.read_text("utf-8")),
        )
        facts = (tag("div", tag("dt", _text(name)), tag("dd", _text(value))) for name, value in brief.facts)
        header = tag(
            "header",
            tag("h1", _text(brief.title)),
            tag("p", _text(brief.subtitle), class_="as-of"),
            tag("dl", *facts),
            tag("p", brief.rule),
        )
        sections = (self.section(section, 2) for section in brief.sections)
        sources = tag(
            "section",
            tag("h2", "Sources"),
            tag("ol", *(self.reference(held) for held in brief.references)),
            class_="sources",
        )
        return tag("html", head, tag("body", tag("main", header, *sections, sources)), lang=brief.language)

    def section(self, held: Section, depth: int) -> etree._Element:
        made = tag("section", tag(f"h{depth}", _text(held.title)))
        for block in held.blocks:
            made.append(self.block(block))
        made.extend(self.section(below, depth + 1) for below in held.sections)
        return made

    def block(self, block: Block) -> etree._Element:
        match block:
            case Lines(lines):
                return tag("ul", *map(self.line, lines))
            case Note(text):
                return tag("p", _text(text), class_="note")
            case Table():
                return self.table(block)
            case Image():
                return self.image(block)

    def line(self, held: Line) -> etree._Element:
        made = tag("li", *(part for piece in held.pieces for part in self.piece(piece)))
        if held.tone is not Tone.PLAIN:
            made.set("class", held.tone.value)
        if held.below:
            made.append(tag("ul", *map(self.line, held.below)))
        return made

    def piece(self, held: Piece) -> Iterator[etree._Element]:
        """Words in an element of their own: those that run from right to left stay among themselves."""
        if held.text:
            words = tag("bdi", _text(held.text))
            yield tag("strong", words) if held.strong else words
        runs = self.brief.runs(held)
        if runs:
            yield tag("sup", *(tag("a", f"[{run.shown}]", href=f"#r{run.first}") for run in runs))

    def table(self, held: Table) -> etree._Element:
        head = tag("tr", *(tag("th", _text(name), scope="col") for name in held.header))
        rows = (
            tag("tr", *(tag("td", *self.piece(cell), *(() if cell.text else ("–",))) for cell in row))
            for row in held.rows
        )
        table = tag("table", tag("thead", head), tag("tbody", *rows), aria_label=_text(held.caption))
        return tag("div", table, class_="wide", role="region", tabindex="0", aria_label=_text(held.caption))

    def image(self, held: Image) -> etree._Element:
        source = f"data:image/svg+xml;base64,{b64encode(draw(held, self.brief, kind='svg')).decode()}"
        return tag("figure", tag("img", src=source, alt=_text(held.alt)), tag("figcaption", _text(held.caption)))

    def reference(self, held: Reference) -> etree._Element:
        shown = tag("code", held.claims[0])
        leads = tag("a", shown, href=held.link) if held.link else shown
        said = tag("bdi", _text(cited_as(held)))
        return tag("li", tag("q", _text(held.quote), dir="auto"), " — ", said, ". ", leads, id=f"r{held.number}")


def _text(text: str) -> str:
    return legible(text)
