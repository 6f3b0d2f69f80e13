"""A page in HTML as a report: its readable text, line by line, with the roles that the markup gives."""

from __future__ import annotations

from lxml.html import HtmlElement

from frontwire.errors import InputError
from frontwire.lexicon.pages import Pages
from frontwire.model.report import EvidenceSource, PublicationEvidence, Report, Role
from frontwire.model.span import Span
from frontwire.reading import composing, evidence, metadata, structuring, trees
from frontwire.reading.composing import Given
from frontwire.reading.trees import Line
from frontwire.settings import Settings

_BETWEEN = "\n\n"
#: A title from the page's head may carry the outlet's name behind one of these.
_SEPARATORS = (" | ", " – ", " — ", " - ", " :: ")


def compose_html(page: str, *, given: Given, settings: Settings, pages: Pages) -> Report:
    """The report in a page of HTML. `Report.text` is the readable text, one line a block, blank lines between.

    Raises InputError where the page holds nothing to read.
    """
    tree = trees.parse(page)
    head = metadata.read_metadata(tree)
    trees.prune(tree)
    lines = _lines(tree, head)
    if not any(char.isalnum() for line in lines for char in line.words):
        raise InputError(
            "the page holds no readable text: only scripts, menus or pictures, or elements nested too deeply"
        )
    text, hints = _laid_out(lines)
    found = structuring.structure(text, pages=pages, max_chars=settings.max_chars, hints=hints)
    gathered = evidence.gather(text, found.blocks, source=given.name, pages=pages, published=given.published)
    return Report(
        text=text,
        blocks=found.blocks,
        title=found.title,
        outlet=given.outlet or head.outlet or found.outlet or composing.from_dateline(text, found.blocks, pages),
        language=found.language,
        source=given.name,
        evidence=_ordered(gathered, head.evidence),
        refusals=found.refusals,
    )


def _ordered(
    gathered: tuple[PublicationEvidence, ...], head: tuple[PublicationEvidence, ...]
) -> tuple[PublicationEvidence, ...]:
    """All evidence, by the order of trust that `EvidenceSource` declares."""
    order = list(EvidenceSource)
    return tuple(sorted((*gathered, *head), key=lambda one: order.index(one.source)))


def _lines(tree: HtmlElement, head: metadata.Metadata) -> tuple[Line, ...]:
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


def _laid_out(lines: tuple[Line, ...]) -> tuple[str, dict[Span, Role]]:
    """The lines with blank lines between them, and the roles that the markup settled, by span."""
    hints: dict[Span, Role] = {}
    offset = 0
    for line in lines:
        span = Span(offset, offset + len(line.words))
        if line.role is not None:
            hints[span] = line.role
        offset = span.end + len(_BETWEEN)
    return _BETWEEN.join(line.words for line in lines), hints
