"""Types of the shared fixtures."""

from __future__ import annotations

from collections.abc import Callable

from frontwire.model.document import Document

MakeDocument = Callable[..., Document]
