"""A page in HTML as a report: its readable text, line by line, with the roles that the markup gives."""

from __future__ import annotations

from dataclasses import replace

from lxml.html import HtmlElement

from frontwire.errors import InputError
from frontwire.lexicon.pages import Pages
from frontwire.model.report import PublicationEvidence, Report, Role
from frontwire.reading import composing, metadata, trees
from frontwire.reading.composing import Given, Head, Line
from frontwire.settings import Settings

#: A title from the page's head may carry the outlet's name behind one of these.
_SEPARATORS = (" | ", " – ", " — ", " - ", " :: ")


def compose_html(
    page: str,
    *,
    given: Given,
    settings: Settings,
    pages: Pages,
    evidence: tuple[PublicationEvidence, ...] = (),
) -> Report:
    """The report in a page of HTML. `Report.text` is the readable text, one line a block, blank lines between.

    `evidence` on its day is what the page came with, and stands before what it says itself.
    Raises InputError where the page holds nothing to read.
    """
    tree = trees.parse(page)
    head = metadata.read_metadata(tree)
    head = replace(head, evidence=(*evidence, *head.evidence))
    trees.prune(tree)
    lines = _lines(tree, head)
    if not any(char.isalnum() for line in lines for char in line.words):
        raise InputError(
            "the page holds no readable text: only scripts, menus or pictures, or elements nested too deeply"
        )
    return composing.compose_lines(lines, head=head, given=given, settings=settings, pages=pages)


def _lines(tree: HtmlElement, head: Head) -> tuple[Line, ...]:
    """Title, deck, byline and date lines, then the text, then captions; no line twice."""
    body = trees.main_lines(tree)
    title = trees.headline(tree) or _without_outlet(head.title, head.outlet)
    lines = [Line(title, Role.TITLE)] if title else []
    for role in (Role.DECK, Role.BYLINE, Role.FURNITURE):
        lines += [Line(words, role) for words in trees.marked_lines(tree, role)]
    lines += body
    lines += [Line(words, Role.CAPTION) for words in trees.marked_lines(tree, Role.CAPTION)]
    return _once(lines, captions=frozenset(trees.marked_lines(tree, Role.CAPTION)))


def _once(lines: list[Line], *, captions: frozenset[str]) -> tuple[Line, ...]:
    """The lines without repetitions; a caption that slipped into the text is a caption."""
    seen: set[str] = set()
    out: list[Line] = []
    for line in lines:
        key = " ".join(line.words.casefold().split())
        if not key or key in seen:
            continue
        seen.add(key)
        out.append(Line(line.words, Role.CAPTION) if line.words in captions else line)
    return tuple(out)


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without the outlet's name behind it, where the head names the outlet."""
    if title is None or outlet is None:
        return title
    for separator in _SEPARATORS:
        front, found, behind = title.rpartition(separator)
        if found and behind.strip().casefold() == outlet.casefold():
            return front.strip()
    return title
