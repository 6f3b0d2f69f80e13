"""The words for kinds, counts and voices, as the lexicons of the environment have them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontwire.lexicon.labels import Labels


def labels() -> Labels:
    """Read anew at each call, which takes some milliseconds. Raises LexiconError."""
    from frontwire import settings  # noqa: PLC0415 - `--help` stays fast
    from frontwire.lexicon.labels import Labels  # noqa: PLC0415

    return Labels.load(Path(settings.load().lexicons) / "publishing" / "labels.yml")
