"""Reads lexicon files: strict YAML into frozen structs, with errors that name file and key."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import msgspec
import yaml

from frontwire.errors import LexiconError

T = TypeVar("T")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The base of every lexicon schema: an unknown key is an error, not a silence."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """One file as read. `path` is relative to the lexicons' parent: "lexicons/kinds/shelling.yml"."""

    path: str
    entry: T


class _StrictLoader(yaml.CSafeLoader):
    """Safe YAML that refuses a key given twice."""


def _mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    seen: set[Hashable] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"key given twice: {key}", key_node.start_mark)
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


_StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_file(path: Path, kind: type[T]) -> Loaded[T]:
    """One YAML file as `kind`; raises LexiconError naming the file and what is wrong in it."""
    name = f"lexicons/{path.parent.name}/{path.name}"
    try:
        return Loaded(name, strict(path, kind))
    except ValueError as error:
        raise LexiconError(f"{name}: {error}") from error


def strict(path: Path, kind: type[T]) -> T:
    """What a YAML file holds, as `kind`; raises ValueError with one line on what is wrong in it."""
    try:
        held: T = _understood(path.read_text(encoding="utf-8"), cast("Hashable", kind))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(" ".join(str(error).split())) from error
    return held


@lru_cache(maxsize=4_096)
def _understood(text: str, kind: Any) -> Any:
    """The words of a file as `kind`. What they mean depends on them alone, and a process that holds several readers,
    stores or pages loads the same files again and again."""
    data = yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a safe loader
    return msgspec.convert(data, kind, strict=True)


def read_folder(folder: Path, kind: type[T]) -> tuple[Loaded[T], ...]:
    """All YAML files of a folder, sorted by name; an absent or empty folder is an error."""
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        raise LexiconError(f"lexicons/{folder.name}: no .yml file there")
    return tuple(read_file(path, kind) for path in paths)
