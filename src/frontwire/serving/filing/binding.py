"""Binding: fragments of many pages into one document: ids of their own, links that lead within the file.

What a page of the server leads to and the file does not hold is no link any more: it stays as words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import html
from lxml.html import HtmlElement

#: Words as they are to be shown: names withheld, or as they are.
Mask: TypeAlias = Callable[[str], str]

#: Attributes that name other elements of the page by id, one or several.
_NAMING = ("for", "form", "headers", "list", "aria-labelledby", "aria-describedby", "aria-controls")
_HAPPENING = re.compile(r"/happenings/([0-9a-f]+)")
_CLAIM = re.compile(r"/claims/([0-9a-f]+)")
_REPORT = re.compile(r"/reports/([0-9a-f]+)(?:\?claim=([0-9a-f]+))?")
_SELECTED = re.compile(r"/?\?(?:.*&)?sel=([0-9a-f]+)(?:&.*)?")
#: Pages of which the file has one, by their address.
_WHOLE = {"/": "#list", "/health": "#health"}


@dataclass(frozen=True, slots=True)
class Bound:
    """What the file holds, by id: where a link may lead."""

    happenings: Collection[str]
    reports: Collection[str]
    claims: Collection[str]
    mask: Mask

    def anchor(self, address: str) -> str | None:
        """Where an address of the server stands in the file ("#h-1f"); None where it does not."""
        base, _, within = address.partition("#")
        if base == "" and within:
            return f"#{within}"
        if (found := _HAPPENING.fullmatch(base) or _SELECTED.fullmatch(base)) and found[1] in self.happenings:
            return f"#h-{found[1]}"
        if (found := _CLAIM.fullmatch(base)) and found[1] in self.claims:
            return f"#q-{found[1]}"
        if (found := _REPORT.fullmatch(base)) and found[1] in self.reports:
            return f"#c-{found[2]}" if found[2] in self.claims else f"#r-{found[1]}"
        path, _, query = base.partition("?")
        # The picture itself with other filters: its script answers that, and without scripts all of it is there anyway.
        return f"?{query}" if path == "/" and query and not within else _WHOLE.get(path)


def parts(page: str, path: str) -> list[HtmlElement]:
    """The elements that an XPath finds in a page, in a fragment too (below a `main` of its own)."""
    is_page = page.lstrip().lower().startswith("<!doctype")
    tree = html.document_fromstring(page if is_page else f"<!doctype html><body><main>{page}</main></body>")
    found = tree.xpath(path)
    return [one for one in found if isinstance(one, HtmlElement)] if isinstance(found, list) else []


def bind(element: HtmlElement, bound: Bound, *, prefix: str = "") -> HtmlElement:
    """The element, changed: ids begin with `prefix`, links lead within the file, names are withheld."""
    for one in element.iter():
        if not isinstance(one.tag, str):
            continue
        if prefix:
            _rename(one, prefix)
        if one.tag == "a":
            _lead(one, bound, prefix)
        _withhold(one, bound.mask)
    return element


def _rename(element: HtmlElement, prefix: str) -> None:
    if "id" in element.attrib:
        element.set("id", prefix + element.get("id", ""))
    for name in _NAMING:
        if name in element.attrib:
            element.set(name, " ".join(prefix + one for one in element.get(name, "").split()))


def _lead(link: HtmlElement, bound: Bound, prefix: str) -> None:
    address = link.get("href")
    if address is None:
        return
    if address.startswith("#"):
        link.set("href", f"#{prefix}{address[1:]}")
        return
    claim = address.partition("#")[0].removeprefix("?claim=")
    anchor = f"#c-{claim}" if claim in bound.claims else bound.anchor(address)
    if anchor is not None:
        link.set("href", anchor)
        return
    link.tag = "span"
    for name in ("href", "rel", "download", "data-claim"):
        link.attrib.pop(name, None)


def _withhold(element: HtmlElement, mask: Mask) -> None:
    """In words, in JSON for scripts and in attributes alike, so that what names another still does."""
    if element.text:
        element.text = mask(element.text)
    for child in element:
        if child.tail:
            child.tail = mask(child.tail)
    for name, value in element.attrib.items():
        if name != "class":
            element.set(name, mask(value))


def written(elements: Iterator[HtmlElement] | list[HtmlElement]) -> str:
    """Elements as HTML of which a parser makes the same text again: carriage returns would become line feeds."""
    text = "".join(html.tostring(one, encoding="unicode", with_tail=False) for one in elements)
    return text.replace("\r", "&#13;")
