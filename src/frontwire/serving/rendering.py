"""Rendering: pages from the templates and interface strings in web/. All text is escaped: reports are hostile input."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined


class Renderer:
    """Fills templates with values and the strings of one language."""

    def __init__(self, folder: Path, *, language: str = "en", root: str = "", **shared: object) -> None:
        """`folder` holds templates/, strings/ and dist/; `root` is the path that addresses begin with.

        All templates have `shared` besides what they are given.
        """
        self._folder = folder
        self._root = root
        self._digests: dict[str, tuple[int, str]] = {}
        strings = yaml.load((folder / "strings" / f"{language}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
        self.strings: Mapping[str, Any] = {"language": language, **strings}
        self._environment = Environment(
            loader=FileSystemLoader(folder / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(t=self.strings, static=self.static, root=root, **shared)

    def static(self, name: str) -> str:
        """The address of a built file, which changes with what is in it."""
        path = self._folder / "dist" / name
        changed = path.stat().st_mtime_ns
        held = self._digests.get(name)
        if held is None or held[0] != changed:
            held = self._digests[name] = (changed, sha256(path.read_bytes()).hexdigest()[:12])
        return f"{self._root}/static/{name}?v={held[1]}"

    def edition(self) -> str:
        """A digest of all that pages are rendered from: another one, other pages."""
        files = sorted(path for name in ("templates", "dist") for path in (self._folder / name).glob("*.*"))
        stamps = [(path.name, path.stat().st_mtime_ns) for path in files]
        return sha256(repr(stamps).encode()).hexdigest()[:12]

    def render(self, template: str, /, **values: object) -> str:
        """The page. A value that a template asks for and nobody gave raises: nothing is left blank in silence."""
        return self._environment.get_template(template).render(**values)
