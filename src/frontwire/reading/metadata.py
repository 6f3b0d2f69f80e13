"""What the head of a page says of it: title, outlet, and when it was published or changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from dateutil.parser import isoparse
from lxml import html

from frontwire.model.report import EvidenceSource, PublicationEvidence
from frontwire.reading import days
from frontwire.reading.composing import Head

#: Structured data beyond this is not read, and not deeper or wider than this.
_JSON_CHARS, _JSON_DEPTH, _JSON_NODES = 500_000, 8, 5_000

#: Names of meta elements that date the first publication, most trusted first, and the last change.
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "article.published",
    "cxenseparse:recs:publishtime",
)
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_WEB = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
_OUTLET = ("og:site_name", "application-name", "dc.publisher")
_TITLE = ("og:title", "twitter:title", "dc.title")
#: Types of JSON-LD nodes that describe the report itself.
_REPORTS = frozenset(
    {
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "blogposting",
        "liveblogposting",
        "report",
    }
)


def read_metadata(tree: html.HtmlElement) -> Head:
    """Meta elements first, then JSON-LD, then <time>; every date keeps the words it was read from.

    The address is that which the page gives as its own: its canonical link, else what it tells those who share it.
    """
    metas = _metas(tree)
    nodes = tuple(_reports(tree))
    evidence = [
        *_dated((f"{name}={metas[name]}", metas[name], False) for name in _PUBLISHED if name in metas),
        *_dated((f"datePublished={value}", value, False) for value in _values(nodes, "datePublished")),
        *_dated((f"{name}={metas[name]}", metas[name], True) for name in _CHANGED if name in metas),
        *_dated((f"dateModified={value}", value, True) for value in _values(nodes, "dateModified")),
        *_times(tree),
    ]
    title = next((metas[name] for name in _TITLE if name in metas), None)
    title = title or next(iter(_values(nodes, "headline")), None) or _title_element(tree)
    outlet = next((metas[name] for name in _OUTLET if name in metas), None) or _publisher(nodes)
    return Head(title, outlet, tuple(evidence), _address(tree, metas, nodes), _modified(metas, nodes))


def _address(tree: html.HtmlElement, metas: dict[str, str], nodes: tuple[dict[str, object], ...]) -> str | None:
    links = (
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    )
    given = (*links, metas.get("og:url", ""), *_values(nodes, "url"), *_values(nodes, "mainEntityOfPage"))
    return next((words for one in given if _WEB.match(words := one.strip())), None)


def _modified(metas: dict[str, str], nodes: tuple[dict[str, object], ...]) -> datetime | None:
    """The moment of the last change, where the page gives it in full; in UTC where it names no zone."""
    given = (*(metas[name] for name in _CHANGED if name in metas), *_values(nodes, "dateModified"))
    return next((moment for one in given if (moment := moment_of(one)) is not None), None)


def moment_of(words: str) -> datetime | None:
    """A moment in ISO 8601; UTC where no zone is named, None where it is none."""
    try:
        moment = isoparse(words.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content[:1000])
    return found


def _dated(given: Iterator[tuple[str, str, bool]]) -> Iterator[PublicationEvidence]:
    for words, value, updated in given:
        found = days.find(value[:100])
        if found:
            yield PublicationEvidence(EvidenceSource.METADATA, words, found[0].readings, None, updated)


def _times(tree: html.HtmlElement) -> Iterator[PublicationEvidence]:
    """<time datetime> outside menus and links: machine-readable, and visible to the reader."""
    for element in tree.iter("time"):
        value = element.get("datetime")
        if value is None or any(
            above.tag in ("nav", "aside", "footer", "a", "li") for above in element.iterancestors()
        ):
            continue
        found = days.find(value[:100])
        if found:
            shown = " ".join("".join(map(str, element.itertext())).split())[:200]
            updated = (
                "modif" in (element.get("itemprop") or "").lower() or "updat" in (element.get("class") or "").lower()
            )
            yield PublicationEvidence(EvidenceSource.VISIBLE, shown or value, found[0].readings, None, updated)


def _title_element(tree: html.HtmlElement) -> str | None:
    for element in tree.iter("title"):
        words = " ".join("".join(map(str, element.itertext())).split())
        if words:
            return words[:1000]
    return None


def _reports(tree: html.HtmlElement) -> Iterator[dict[str, object]]:
    """The JSON-LD nodes that describe the report; what is not JSON is passed over as browsers do."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        written = "".join(map(str, element.itertext()))
        if len(written) > _JSON_CHARS:
            continue
        try:
            data = json.loads(written)
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(data) if _REPORTS & _types(node))


def _nodes(data: object) -> Iterator[dict[str, object]]:
    stack: list[tuple[object, int]] = [(data, 0)]
    for _ in range(_JSON_NODES):
        if not stack:
            return
        here, depth = stack.pop(0)
        if depth > _JSON_DEPTH:
            continue
        if isinstance(here, dict):
            yield here
            stack.extend((value, depth + 1) for value in here.values() if isinstance(value, dict | list))
        elif isinstance(here, list):
            stack.extend((value, depth + 1) for value in here)


def _types(node: dict[str, object]) -> frozenset[str]:
    held = node.get("@type")
    names = held if isinstance(held, list) else [held]
    return frozenset(name.lower() for name in names if isinstance(name, str))


def _values(nodes: tuple[dict[str, object], ...], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for node in nodes if isinstance(value := node.get(key), str) and value.strip()))


def _publisher(nodes: tuple[dict[str, object], ...]) -> str | None:
    for node in nodes:
        publisher = node.get("publisher")
        if isinstance(publisher, dict) and isinstance(name := publisher.get("name"), str) and name.strip():
            return " ".join(name.split())
    return None
