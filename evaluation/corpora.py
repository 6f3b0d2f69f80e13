"""Where a set's corpus lies, whether it is the same as before, and how its files are found and read.

A set reads every file of its format below its folder, whatever it is called: the part of a corpus that one
measures on is seldom the part that a set was written for. A file that is not as it must be is named.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import etree

from evaluation.base import EvaluationSet

_CHUNK = 1 << 20
#: What a file that is not as it must be makes a reader raise.
_WRONG = (KeyError, IndexError, TypeError, ValueError, AttributeError, OSError, etree.XMLSyntaxError)


class CorpusError(Exception):
    """A corpus, or a file of it, that cannot be read: one line for people."""


def corpus_folder(data: Path, evaluation_set: EvaluationSet) -> Path | None:
    """The folder of a set's corpus below `data`; None where it is absent or empty."""
    folder = data / evaluation_set.folder
    return folder if folder.is_dir() and any(_files(folder)) else None


def corpus_digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files below `folder` but hidden ones, in order of their names."""
    whole = hashlib.sha256()
    for path in sorted(_files(folder)):
        inner = hashlib.sha256()
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                inner.update(chunk)
        whole.update(f"{path.relative_to(folder).as_posix()}\0{inner.hexdigest()}\n".encode())
    return whole.hexdigest()


def find_files(folder: Path, *patterns: str) -> tuple[Path, ...]:
    """The files below `folder` whose path fits a pattern ("*.tml"), at any depth, each once, sorted.

    Raises CorpusError where there is none.
    """
    found = sorted({path for path in _files(folder) if any(path.match(pattern) for pattern in patterns)})
    if not found:
        raise CorpusError(f"{folder.name}/ holds no {' or '.join(patterns)}")
    return tuple(found)


@contextmanager
def naming(path: Path, line: int | None = None) -> Iterator[None]:
    """Whatever is wrong with a file that is read inside is told as a CorpusError that names the file (and line)."""
    try:
        yield
    except CorpusError:
        raise
    except _WRONG as error:
        where = f"{path.parent.name}/{path.name}" + ("" if line is None else f", line {line}")
        why = f"there is no {error}" if isinstance(error, KeyError) else " ".join(str(error).split())
        raise CorpusError(f"{where}: {why or type(error).__name__}") from error


def read_json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a file of JSON lines with their numbers from 1, empty lines passed over; raises CorpusError."""
    with naming(path):
        lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip():
            with naming(path, number):
                value = json.loads(line)
                if not isinstance(value, dict):
                    raise TypeError("not a JSON object")
            yield number, value


def read_xml(path: Path, *, recover: bool = False) -> etree._Element:
    """The root of an XML file; `recover` reads on past what is not well-formed. Raises CorpusError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, recover=recover
    )
    with naming(path):
        root = etree.parse(str(path), parser).getroot()
        if root is None:  # what recovering leaves of a file that is no XML at all
            raise ValueError("not XML")
        return root


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") for part in inside):
            yield path
