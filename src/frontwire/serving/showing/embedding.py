"""Embedding: JSON inside a page, where nothing in it can end the element it stands in."""

from __future__ import annotations

from markupsafe import Markup


def embedded(encoded: bytes) -> Markup:
    """JSON for an element `<script type="application/json">`."""
    text = encoded.decode().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(text)  # noqa: S704 - no character is left that markup is made of
