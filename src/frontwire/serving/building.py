"""What was built of the page's sources: its files, kept by browsers for as long as their content stays the same."""

from __future__ import annotations

import os
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from frontwire.errors import FrontwireError

#: Without these there is no page.
_NEEDED = ("page.js", "page.css")
_FOREVER = "public, max-age=31536000, immutable"


class UnbuiltError(FrontwireError):
    """The page was not built from its sources."""


def check_built(dist: Path) -> None:
    """Raises UnbuiltError where `dist` does not hold the built page."""
    if not all((dist / name).is_file() for name in _NEEDED):
        raise UnbuiltError(f"{dist}: the page is not built there: run `make web`")


class BuiltFiles(StaticFiles):
    """The built files. Those asked for with a digest (`?v=`) never change; others are asked for again each time."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """A file with how long it keeps."""
        answer = super().file_response(full_path, stat_result, scope, status_code)
        answer.headers["Cache-Control"] = _FOREVER if scope["query_string"].startswith(b"v=") else "no-cache"
        return answer
