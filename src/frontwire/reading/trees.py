"""Parses HTML with bounds and takes from the tree what a reader sees: lines, and what each is for."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from lxml import etree, html

from frontwire.errors import InputError
from frontwire.model.report import Role
from frontwire.reading.composing import Line

#: Trees with more elements are not given to the main-text extraction, whose time grows faster than the tree.
_MOST_ELEMENTS = 30_000
#: Pages with more markup than this are refused: no report has so much, and parsing must end.
_MOST_MARKUP = 6_000_000
#: Tags longer than this lose their attributes: libxml2's time grows with the square of their number.
_MOST_TAG = 5_000
#: Attributes longer than this (inlined pictures, padding) are dropped before anything reads them.
_MOST_ATTRIBUTE = 4_000
#: Lines of markup that date or sign a page, or sum it up, have at most so many words.
_DATE_WORDS, _NAME_WORDS, _DECK_WORDS, _CAPTION_WORDS = 20, 20, 80, 80
#: A paragraph found without the extraction has at least so many words.
_PARAGRAPH_WORDS = 8
#: At most so many lines of one sort are taken from the markup.
_MOST_LINES = 12

_UNREAD = (
    "script",
    "style",
    "noscript",
    "svg",
    "template",
    "iframe",
    "object",
    "embed",
    "canvas",
    "select",
    "textarea",
)
#: Menus are read by nobody; a form is not dropped, for it may hold the whole page.
_MENUS = ("nav", "footer", "button", "menu")
_ASIDE = frozenset({"nav", "aside", "footer", "form", "button", "menu"})

_DECK_CLASS = re.compile(
    r"(?:^|[\s_-])(?:standfirst|deck|dek|sub-?title|sub-?head(?:line|ing)?|excerpt)(?:$|[\s_-])", re.IGNORECASE
)
_NAME_CLASS = re.compile(r"(?:^|[\s_-])(?:byline|author|authors|writer)(?:$|[\s_-])", re.IGNORECASE)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|pubdate|published|publish-date|timestamp|time|updated|modified)(?:$|[\s_-])",
    re.IGNORECASE,
)

_TAG_START = re.compile(r"<[a-zA-Z][^\s/>]{0,40}+")
#: The rest of a tag as HTML5 reads it: quotation marks count only after an equals sign.
_TAG_REST = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>""")
_SCRIPT = re.compile(r"<(script|style)\b(?![^>]{0,200}ld\+json)", re.IGNORECASE)
_SCRIPT_END = {
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
}


def _without_scripts(text: str) -> str:
    """The markup without scripts and styles, except structured data; one that never ends takes the rest along."""
    parts: list[str] = []
    place = 0
    while (start := _SCRIPT.search(text, place)) is not None:
        parts.append(text[place : start.start()])
        end = _SCRIPT_END[start.group(1).lower()].search(text, start.end())
        if end is None:
            return "".join(parts)
        place = end.end()
    return "".join((*parts, text[place:]))


def _bounded(text: str) -> str:
    """The markup without scripts, and without the attributes of tags that are longer than any real one."""
    text = _without_scripts(text)
    if len(text) > _MOST_MARKUP:
        raise InputError(
            f"the page has {len(text):,} characters of markup, more than the {_MOST_MARKUP:,} that are read"
        )
    parts: list[str] = []
    kept = place = 0
    while (start := _TAG_START.search(text, place)) is not None:
        rest = _TAG_REST.match(text, start.end())
        if rest is None:
            break
        place = rest.end()
        if place - start.start() > _MOST_TAG:
            parts += [text[kept : start.end()], ">"]
            kept = place
    # A tag that never ends swallows the rest of the page, for browsers as for us.
    parts.append(text[kept:] if start is None else text[kept : start.start()])
    return "".join(parts)


def parse(text: str) -> html.HtmlElement:
    """The tree of a page; raises InputError for what holds no elements. Depth and entities are bounded by libxml2."""
    markup = _bounded(text)
    parser = html.HTMLParser(
        recover=True, remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, encoding="utf-8"
    )
    try:
        # A charset declared inside was obeyed when the bytes were decoded: here it must not count again.
        return html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(f"the HTML cannot be parsed: {' '.join(str(error).split())[:200]}") from error


def prune(tree: html.HtmlElement) -> None:
    """Drops what nobody reads: scripts, styles, drawings, huge attributes."""
    etree.strip_elements(tree, *_UNREAD, *_MENUS, with_tail=False)
    for element in tree.iter():
        for name, value in list(element.attrib.items()):
            if len(value) > _MOST_ATTRIBUTE:
                del element.attrib[name]


def words_of(element: html.HtmlElement, *, most: int | None = None) -> str:
    """The words of an element and all below it, blanks made single; stops reading at `most` characters."""
    parts: list[str] = []
    held = 0
    for part in element.itertext():
        parts.append(str(part))
        held += len(parts[-1])
        if most is not None and held > most:
            break
    return " ".join("".join(parts).split())


def _classes(element: html.HtmlElement) -> str:
    held = (element.get("class"), element.get("itemprop"), element.get("id"), element.get("data-testid"))
    return " ".join(value for value in held if value)[:_MOST_ATTRIBUTE]


def _inside(element: html.HtmlElement, tags: frozenset[str]) -> bool:
    return any(above.tag in tags for above in element.iterancestors())


def headline(tree: html.HtmlElement) -> str | None:
    """The first heading of the first rank that has words."""
    for element in tree.iter("h1"):
        if not _inside(element, _ASIDE) and (words := words_of(element, most=1000)):
            return words
    return None


def marked_lines(tree: html.HtmlElement, role: Role) -> tuple[str, ...]:
    """Lines whose element says that they are the deck, a byline, a date line (FURNITURE) or a caption."""
    takes = {
        Role.DECK: _is_deck,
        Role.BYLINE: _is_name,
        Role.FURNITURE: _is_date,
        Role.CAPTION: _is_caption,
    }[role]
    limit = {
        Role.DECK: _DECK_WORDS,
        Role.BYLINE: _NAME_WORDS,
        Role.FURNITURE: _DATE_WORDS,
        Role.CAPTION: _CAPTION_WORDS,
    }
    found: dict[str, None] = {}
    for element in tree.iter("h2", "h3", "p", "div", "span", "time", "a", "address", "li", "figcaption"):
        if len(found) == _MOST_LINES:
            break
        if not takes(element) or _inside(element, _ASIDE):
            continue
        words = words_of(element, most=2000)
        if words and len(words.split()) <= limit[role]:
            found.setdefault(words)
    return tuple(found)


def _is_deck(element: html.HtmlElement) -> bool:
    return element.tag in ("h2", "h3", "p", "div") and _DECK_CLASS.search(_classes(element)) is not None


def _is_name(element: html.HtmlElement) -> bool:
    return element.get("rel") == "author" or _NAME_CLASS.search(_classes(element)) is not None


def _is_date(element: html.HtmlElement) -> bool:
    return element.tag == "time" or _DATE_CLASS.search(_classes(element)) is not None


def _is_caption(element: html.HtmlElement) -> bool:
    return str(element.tag) == "figcaption"


def main_lines(tree: html.HtmlElement) -> tuple[Line, ...]:
    """The report's own paragraphs and headings in order: by trafilatura, else every paragraph outside menus."""
    if sum(1 for _ in zip(tree.iter(), range(_MOST_ELEMENTS + 1), strict=False)) <= _MOST_ELEMENTS:
        extracted = tuple(_extracted(tree))
        if any(line.role is None for line in extracted):
            return extracted
    return tuple(_paragraphs(tree))


def _extracted(tree: html.HtmlElement) -> Iterator[Line]:
    from trafilatura import bare_extraction  # noqa: PLC0415 - loaded only where needed

    found = bare_extraction(
        copy.deepcopy(tree), fast=True, include_comments=False, include_tables=False, with_metadata=False
    )
    body = getattr(found, "body", None)
    if body is None:
        return
    for element in body:
        yield from _lines_of(element)


def _lines_of(element: etree._Element) -> Iterator[Line]:
    """One line for a paragraph or heading, one for each entry of a list."""
    if element.tag in ("list", "quote", "div") and len(element):
        if element.text and element.text.strip():
            yield Line(" ".join(element.text.split()))
        for inner in element:
            yield from _lines_of(inner)
            if inner.tail and inner.tail.strip():
                yield Line(" ".join(inner.tail.split()))
        return
    words = " ".join("".join(str(part) for part in element.itertext()).split())
    if words:
        yield Line(words, Role.SUBHEAD if element.tag == "head" else None)


def _paragraphs(tree: html.HtmlElement) -> Iterator[Line]:
    for element in tree.iter("p", "h2", "h3"):
        words = words_of(element)
        if element.tag != "p" and words and not _inside(element, _ASIDE):
            yield Line(words, Role.SUBHEAD)
        elif len(words.split()) >= _PARAGRAPH_WORDS and not _inside(element, _ASIDE):
            yield Line(words)
