"""Puts the built page into the wheel. A checkout that is installed as it is takes the page from web/dist instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PageHook(BuildHookInterface[Any]):
    """Refuses to make a wheel without a page: `frontwire serve` would have nothing to show."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel is put together."""
        if version == "editable":
            return
        built = Path(self.root) / "web" / "dist"
        if not all((built / name).exists() for name in ("page.js", "basemap/un/world.json")):
            raise FileNotFoundError("the page is not built: make web")
        build_data["force_include"][str(built)] = "frontwire/_web/dist"
