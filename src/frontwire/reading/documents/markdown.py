"""Markdown (CommonMark and tables) as lines: marks are taken away, headings and pictures keep their role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from frontwire.model.report import EvidenceSource, PublicationEvidence, Role
from frontwire.reading import days
from frontwire.reading.composing import Head, Line
from frontwire.reading.documents.sheet import Sheet

#: What many tools put before the text: fields in YAML between two lines of dashes.
_FRONT = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_][\w-]{0,40}):[ \t]*(\S.{0,500})$", re.MULTILINE)
#: Fields that date the text, most trusted first; of the last change; of who published it.
_PUBLISHED = ("published", "date", "created")
_CHANGED = ("updated", "modified", "lastmod")
_OUTLET = ("outlet", "source", "publisher")


def read_markdown(text: str) -> Sheet:
    """The lines of a text in Markdown; fields before it give title, day and outlet."""
    front = _FRONT.match(text)
    fields = {} if front is None else _fields(front.group(1))
    body = text if front is None else text[front.end() :]
    lines = list(_lines(MarkdownIt("commonmark").enable("table").parse(body)))
    title = fields.get("title")
    if title is not None and not any(line.role is Role.TITLE for line in lines):
        lines.insert(0, Line(title, Role.TITLE))
    outlet = next((fields[name] for name in _OUTLET if name in fields), None)
    return Sheet(tuple(lines), Head(title, outlet, tuple(_evidence(fields))))


def _fields(front: str) -> dict[str, str]:
    """The fields on one line each, as words: what nests is not asked for, and not built."""
    return {name.lower(): _plain(words) for name, words in reversed(_FIELD.findall(front))}


def _plain(words: str) -> str:
    """The words of a value: YAML's quotation marks and escapes undone."""
    try:
        value = yaml.load(words, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but strings
    except yaml.YAMLError:
        return words.strip()
    return value.strip() if isinstance(value, str) else words.strip()


def _evidence(fields: dict[str, str]) -> Iterator[PublicationEvidence]:
    for names, updated in ((_PUBLISHED, False), (_CHANGED, True)):
        for name in names:
            found = days.find(fields.get(name, "")[:100])
            if found:
                words = f"{name}: {fields[name]}"
                yield PublicationEvidence(EvidenceSource.METADATA, words, found[0].readings, None, updated)


def _lines(tokens: Iterable[Token]) -> Iterator[Line]:
    """A line for each paragraph, heading, entry and row; the first heading of the first rank is the title."""
    role: Role | None = None
    titled = False
    row: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            role = Role.SUBHEAD if titled or token.tag != "h1" else Role.TITLE
            titled = titled or role is Role.TITLE
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield Line(" | ".join(row), Role.FURNITURE)
            row = None
        elif token.type in ("fence", "code_block", "html_block"):
            yield from (Line(words, Role.FURNITURE) for words in _split(token.content))
        elif token.type == "inline":
            words = _words(token)
            if row is not None:
                row.append(words)
            elif words:
                yield Line(words, role or (Role.CAPTION if _is_picture(token) else None))
            role = None


def _is_picture(token: Token) -> bool:
    held = [child for child in token.children or () if child.type != "softbreak"]
    return bool(held) and all(child.type == "image" for child in held)


def _words(token: Token) -> str:
    """The words of a paragraph as they are read: a link's words without its address, a picture's description."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "image":
            parts.append(child.content)
    return " ".join("".join(parts).split())


def _split(content: str) -> Iterator[str]:
    return (words for line in content.splitlines() if (words := " ".join(line.split())))
