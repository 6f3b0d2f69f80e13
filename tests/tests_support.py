"""What several tests share and pytest's fixtures cannot give at import time."""

from __future__ import annotations

from pathlib import Path

LEXICONS = Path(__file__).parents[1] / "lexicons"
ROOT = LEXICONS.parent
