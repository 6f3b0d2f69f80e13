"""Frontwire reads news reports on armed conflict and keeps every claim with who says it and how firmly.

The public API is what `__all__` names; everything else may change. Nothing heavy is imported before one
of these names is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontwire.api import Reader, Reading, read
    from frontwire.corpus import Corpus, open_store
    from frontwire.model.claim import Claim
    from frontwire.model.report import Report

__version__ = "0.1.0"
__all__ = ["Claim", "Corpus", "Reader", "Reading", "Report", "__version__", "open_store", "read"]

_HOMES = {
    "Claim": "frontwire.model.claim",
    "Corpus": "frontwire.corpus",
    "Reader": "frontwire.api",
    "Reading": "frontwire.api",
    "Report": "frontwire.model.report",
    "open_store": "frontwire.corpus",
    "read": "frontwire.api",
}


def __getattr__(name: str) -> object:
    """A public name, imported at its first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
